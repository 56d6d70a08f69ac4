"""Lines: the pieces of text that zones are made of, and views that rules are run on."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vndocparse.text.letters import UNPRINTED, Letters

Column = Literal["", "left", "right"]
Place = tuple[int, int, int]
"""A cell of a ruled table: the table's number in the layout, its row and column, all from 0."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one column's part of it. `start` and `end` are offsets into `Letters.clean`, trimmed.

    `block` numbers the printed blocks (cells, paragraphs apart by blank lines, bars or white space) in reading order.
    Coordinates are PDF points; all zero for plain text, whose `page` is 0. `cell` tells of a line in a ruled table,
    `stamp` of one that is stamped on the page.
    """

    index: int
    start: int
    end: int
    block: int
    column: Column = ""
    page: int = 0
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    cell: Place | None = None
    stamp: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Some lines as one text for rules to run on: `text` is folded, `printed` as printed, of the same length.

    Lines are joined by one `\\n`. Offsets into a view lead to the caller's text through `span`.
    """

    letters: Letters
    lines: tuple[Line, ...]
    text: str
    printed: str
    _offsets: tuple[int, ...]

    @classmethod
    def of(cls, letters: Letters, lines: Sequence[Line]) -> "View":
        """Build the view of these lines, in this order."""
        offsets, at = [], 0
        for line in lines:
            offsets.append(at)
            at += line.end - line.start + 1
        return cls(
            letters,
            tuple(lines),
            "\n".join(letters.folded[x.start : x.end].replace("\n", " ") for x in lines),
            "\n".join(letters.clean[x.start : x.end].replace("\n", " ") for x in lines),
            tuple(offsets),
        )

    def line_at(self, offset: int) -> int:
        """Return the position in `lines` of the line that holds this offset."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def line_start(self, position: int) -> int:
        """Return the offset at which the line at this position of `lines` starts."""
        return self._offsets[position]

    def value(self, start: int, end: int) -> str:
        """Return the printed text of a range on one line, white space collapsed."""
        return " ".join(self.printed[start:end].replace(UNPRINTED, "").split())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the caller's text that holds `text[start:end]` (white space at the ends left out)."""
        piece = self.text[start:end]
        end -= len(piece) - len(piece.rstrip())
        start += len(piece) - len(piece.lstrip())
        if end <= start:
            raise ValueError("an empty range has no evidence")
        places = [self._clean(start), self._clean(end - 1)]
        # Interleaved columns may stand in any order in the text: the range covers first to last.
        for position in range(self.line_at(start) + 1, self.line_at(end - 1)):
            places += [self.lines[position].start, self.lines[position].end - 1]
        return self.letters.span(min(places), max(places) + 1)

    def _clean(self, offset: int) -> int:
        position = self.line_at(offset)
        line = self.lines[position]
        return min(line.start + offset - self._offsets[position], line.end - 1)
