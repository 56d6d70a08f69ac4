"""The tree: accepts or refuses each label by the sequence it would continue, and nests the units.

A label is a unit when it is the next of an open list, the first of a new one, or, where a paragraph surely begins, a
plausible skip or repetition. Whatever stands in quoted text is none.
"""

from dataclasses import dataclass, field

from vndocparse.fields.units.labels import STRUCTURE, Label, LabelReader, Reading
from vndocparse.fields.units.paragraphs import Paragraph

_GAP = 4  # labels that may be missing between two of a list
_DEEPEST = 12  # levels of the tree; a list that would stand deeper is none
_FIRST_BARE = 2  # an article that lost its word comes after this one at the earliest
_LATE = 3  # the highest place at which a list may begin whose first labels were lost
_EXACT, _FIRST, _SKIP, _LATER = 1.0, 0.98, 0.85, 0.7


@dataclass(slots=True)
class Unit:
    """A unit in the making: its label, its own paragraphs (offsets into the view) and the units below it."""

    label: Label
    reading: Reading
    certainty: float
    runs: list[tuple[int, int, bool]] = field(default_factory=list)
    children: list["Unit"] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    depth: int
    reading: Reading
    certainty: float


class Tree:
    """Grows by one paragraph at a time; `path` holds the units that are open, from the top."""

    def __init__(self, reader: LabelReader) -> None:
        """Start an empty tree; `reader` knows the order of labels."""
        self.roots: list[Unit] = []
        self.path: list[Unit] = []
        self._reader = reader
        self._articles: Reading | None = None
        self._chapters: Reading | None = None
        self._depths: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def exact(self, label: Label) -> bool:
        """Tell whether a label is the next of an open list, or the first article of all."""
        first = label.readings[0]
        if first.kind == "article" and first.ordinal == (1, 0) and self._articles is None:
            return True
        place = self._continues(label.readings)
        return place is not None and place.certainty == _EXACT

    def accept(self, label: Label, paragraph: Paragraph, introduced: bool, titled: bool, lower: bool) -> Unit | None:
        """Add the unit of this label, or return None when it has no plausible place.

        `introduced`: the text above ends with a colon, so that a list may begin below the current unit; `titled`: it is
        the title of the current unit, so that a list is likely to begin; `lower`: the text goes on in small letters, as
        in the middle of a sentence.
        """
        place = self._continues(label.readings)
        if place is not None and lower and not paragraph.firm and place.reading.kind != "point":
            return None
        if place is None and (paragraph.firm or titled):
            place = self._opens(label.readings, introduced)
        if place is None and paragraph.firm:
            place = self._bare_article(label.readings) or self._jumps(label.readings)
        if place is None:
            return None
        unit = Unit(label, place.reading, place.certainty if paragraph.firm else place.certainty * 0.9)
        del self.path[place.depth :]
        (self.path[-1].children if self.path else self.roots).append(unit)
        self.path.append(unit)
        if place.reading.kind == "article":
            self._articles = place.reading
        elif place.reading.kind == "chapter":
            self._chapters = place.reading
        self._depths[place.reading.scheme] = self.path[-2].reading.scheme if len(self.path) > 1 else ()
        return unit

    def _continues(self, readings: tuple[Reading, ...]) -> _Place | None:
        """Return the place of a label that is the exact next of an open list, the innermost first."""
        for depth in range(len(self.path) - 1, -1, -1):
            for reading in readings:
                open_ = self.path[depth].reading
                if open_.scheme == reading.scheme and self._reader.follows(
                    reading.ordinal, open_.ordinal, reading.kind
                ):
                    return _Place(depth, reading, _EXACT)
        for depth in range(len(self.path) - 1, -1, -1):
            open_ = self.path[depth].reading
            for reading in readings[:1]:
                changed = open_.kind == reading.kind in ("number", "point") and self._open(reading.scheme) is None
                if changed and self._reader.follows(reading.ordinal, open_.ordinal, reading.kind):
                    return _Place(depth, Reading(open_.kind, open_.mark, reading.ordinal), _SKIP)
        for reading in readings:
            # Articles and chapters may be numbered through, over the parts of a document.
            last = {"article": self._articles, "chapter": self._chapters}.get(reading.kind)
            if last is not None and self._reader.follows(reading.ordinal, last.ordinal, reading.kind):
                return _Place(self._structural_depth(reading), reading, _EXACT)
        return None

    def _opens(self, readings: tuple[Reading, ...], introduced: bool) -> _Place | None:
        """Return the place of a label that is the first of a list."""
        for reading in readings:
            if reading.kind == "compound" and (depth := self._below(reading.prefix)) is not None:
                late = reading.ordinal != (1, 0)
                return _Place(depth, reading, _LATER if late else _FIRST) if reading.ordinal[0] <= _LATE else None
            if reading.ordinal == (1, 0):
                return self._first(reading, introduced)
        return None

    def _first(self, reading: Reading, introduced: bool) -> _Place | None:
        if reading.kind in STRUCTURE:
            again = reading.kind == "article" and self._articles is not None
            return None if again else _Place(self._structural_depth(reading), reading, _FIRST)
        if reading.kind == "compound":
            same = self._same(reading)
        else:
            same = self._open(reading.scheme)
            if introduced or (reading.kind in ("number", "point") and same != len(self.path) - 1):
                same = None
        if same is not None:
            return _Place(same, reading, _LATER)
        return _Place(len(self.path), reading, _FIRST) if len(self.path) < _DEEPEST else None

    def _bare_article(self, readings: tuple[Reading, ...]) -> _Place | None:
        """Return the place of an article that lost its word: `16. …` after Điều 15 and its clauses."""
        last = self._articles
        if last is None or last.ordinal[0] < _FIRST_BARE or self._structural_depth(last) >= len(self.path):
            return None
        reading = readings[0]
        if reading.kind == "number" and self._reader.follows(reading.ordinal, last.ordinal, "article"):
            return _Place(self._structural_depth(last), Reading(last.kind, last.mark, reading.ordinal), _SKIP)
        return None

    def _jumps(self, readings: tuple[Reading, ...]) -> _Place | None:
        """Return the place of a label that skips or repeats one, or whose list has lost its first labels."""
        for reading in readings:
            same = self._open(reading.scheme)
            before = self._articles if reading.kind == "article" else None if same is None else self.path[same].reading
            if before is not None and 0 <= reading.ordinal[0] - before.ordinal[0] <= _GAP:
                return _Place(self._structural_depth(reading) if same is None else same, reading, _SKIP)
        for reading in readings:
            if self._open(reading.scheme) is not None or not 1 < reading.ordinal[0] <= _LATE:
                continue
            if reading.kind in STRUCTURE:
                return None if self._articles else _Place(self._structural_depth(reading), reading, _LATER)
            parent = self._depths.get(reading.scheme)
            if parent is not None:
                depth = self._open(parent) if parent else -1
                if depth is not None:
                    return _Place(depth + 1, reading, _LATER)
            elif reading.kind in ("number", "roman"):
                return _Place(len(self.path), reading, _LATER)
        return None

    def _open(self, scheme: tuple[str, ...]) -> int | None:
        for depth in range(len(self.path) - 1, -1, -1):
            if self.path[depth].reading.scheme == scheme:
                return depth
        return None

    def _below(self, prefix: str) -> int | None:
        """Return the depth below the open unit whose label is this prefix (`1.2` of `1.2.1`)."""
        for depth in range(len(self.path) - 1, -1, -1):
            if self.path[depth].label.text.casefold() == prefix:
                return depth + 1
        return None

    def _same(self, reading: Reading) -> int | None:
        """Return the depth of an open list of compound labels with as many parts (`1.3` when `2.1` comes)."""
        for depth, unit in enumerate(self.path):
            open_ = unit.reading
            if open_.kind == reading.kind and open_.prefix.count(".") == reading.prefix.count("."):
                return depth
        return None

    def _structural_depth(self, reading: Reading) -> int:
        """Return the depth below the innermost open Phần, Chương, Mục that ranks above this kind."""
        rank = STRUCTURE.index(reading.kind)
        for depth in range(len(self.path) - 1, -1, -1):
            kind = self.path[depth].reading.kind
            if kind in STRUCTURE and STRUCTURE.index(kind) < rank:
                return depth + 1
        return 0
