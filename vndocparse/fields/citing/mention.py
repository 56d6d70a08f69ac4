"""A mention under construction: what the readers of this room fill in, as offsets into one view's text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vndocparse.grammar.rules import Match

Row = Mapping[str, object]
Range = tuple[int, int]


@dataclass(slots=True)
class When:
    """A printed date (ngày, tháng, năm), its place and the rule that read it."""

    year: int
    month: int | None
    day: int | None
    place: Range
    rule: str
    confidence: float


@dataclass(slots=True)
class Mention:
    """One mention of a document. Ranges are offsets into the text that was searched."""

    start: int
    end: int
    rule: str
    confidence: float
    word: Range | None = None
    row: Row | None = None
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    reference: Range | None = None
    title: Range | None = None
    when: When | None = None
    issuer: Range | None = None
    joined: bool = False
    """Whether it goes on a list that the mention before it began (`A, B và C của …`)."""
    itself: bool = False
    """Whether it is the document itself (`Nghị định này`)."""
    short: bool = False
    """Whether it is a short form for a document cited before (`Công văn nêu trên`)."""
    defined: "Mention | None" = None
    """The mention that a text gave this name to (`sau đây gọi là …`)."""
    role: str = "mentions"
    pinpoint: dict[str, str] = field(default_factory=dict)
    target: int | None = None
    amended_by: list[int] = field(default_factory=list)
    """Positions of the mentions that amend this one."""

    @property
    def code(self) -> str | None:
        """Code of the type."""
        return str(self.row["code"]) if self.row else None

    @property
    def numbered(self) -> bool:
        """Whether a number or symbol is printed."""
        return self.number is not None or self.symbol is not None

    def take_reference(self, found: Match) -> None:
        """Take number, year and symbol of a match of a reference rule."""
        number, year, symbol = (found.get(name) for name in ("number", "year", "symbol"))
        self.number = "".join(number.split()) if number else None
        self.year = int(year) if year else None
        self.symbol = "".join(symbol.split()) if symbol else None
        places = [place for name in ("number", "year", "symbol") if (place := found.span(name))]
        self.reference = min(p[0] for p in places), max(p[1] for p in places)
        self.end = max(self.end, self.reference[1])
