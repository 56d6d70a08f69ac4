"""What the readers of office and web files make: paragraphs of styled text, and tables of cells with widths.

Lengths are in points. Nothing here knows of XML, HTML or pages.
"""

from dataclasses import dataclass
from typing import Literal

from vndocparse.sources.style import Style

Align = Literal["left", "center", "right"]
Stop = tuple[float, Align]
"""A tab stop: its distance from the left margin, and which side of the text behind the tab stands there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one style; `\\n` breaks the line, `\\t` leads to the next tab stop. `raised` is superscript."""

    text: str
    style: Style
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (đoạn văn). `left`, `right` and `first` are indents, `before` and `after` the space around it."""

    pieces: tuple[Piece, ...]
    align: Align = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    stops: tuple[Stop, ...] = ()
    size: float = 12.0
    """Height of its line when it is empty."""

    @property
    def text(self) -> str:
        """The text of all its pieces."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (ô) with the first row and column that it covers, and how many."""

    blocks: "tuple[Block, ...]"
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a frame that sets its text in columns; `ruled` when lines are drawn between its cells."""

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    ruled: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Break:
    """A page ends here because the author says so; the next one has this size and these margins, where told."""

    sheet: "Sheet | None" = None


Block = Paragraph | Table | Break


@dataclass(frozen=True, slots=True)
class Sheet:
    """Width of a page and its left and right margins."""

    width: float = 595.0
    left: float = 85.0
    right: float = 48.0


@dataclass(frozen=True, slots=True)
class Flow:
    """A document as its author wrote it: blocks in order, on this sheet to begin with."""

    blocks: tuple[Block, ...]
    sheet: Sheet = Sheet()
