"""Words of a page to printed rows, rows to segments, and two-column runs put in reading order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from vndocparse.layout.lines import Column, Place
from vndocparse.sources.pages import Word

_CUT = 1.35  # a gap wider than this many times the font size may part two columns
_AHEAD = 100  # rows that a run may have before its first one in two columns: more than a sheet of paper has
_CENTRED = 0.05  # share of the page's width by which a centred line may be off the middle


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on one printed row."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    column: Column = ""
    cell: Place | None = None
    stamp: bool = False

    @classmethod
    def of(cls, words: list[Word], column: Column = "", cell: Place | None = None) -> "Segment":
        """Build the segment of these words."""
        return cls(
            tuple(words),
            min(w.x0 for w in words),
            min(w.top for w in words),
            max(w.x1 for w in words),
            max(w.bottom for w in words),
            median(w.size or w.bottom - w.top for w in words),
            column,
            cell,
        )

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join(w.text for w in self.words)


Row = list[Segment]


Tells = Callable[[str], bool]


def reading_order(words: Sequence[Word], width: float, is_blank: Tells, breaks: Tells, is_top: Tells) -> list[Segment]:
    """Return the segments of a page this wide in reading order; of a two-column run, the left column before the right.

    `is_blank` tells of a text with a gap written `¦` whether the gap is a blank left open, not a gutter; `breaks` tells
    of a row's text whether no column goes on past it, `is_top` of the text in its right column.
    """
    rows = [_segments(row, is_blank) for row in rows_of(words)]
    parted = [i for i, row in enumerate(rows) if len(row) == 2]
    ordered: list[Segment] = []
    at = 0
    while at < len(rows):
        ahead = bisect_left(parted, at)
        near = ahead < len(parted) and parted[ahead] - at <= _AHEAD
        end, gutter = (at + 1, None) if not near else _run(rows, at, width, breaks, is_top)
        if gutter is None:
            ordered += [_lone(s, width) if len(rows[at]) == 1 else s for s in rows[at]]
        else:
            run = [s for row in rows[at:end] for s in row]
            ordered += [Segment.of(list(s.words), "left") for s in run if s.x0 < gutter]
            ordered += [Segment.of(list(s.words), "right") for s in run if s.x0 >= gutter]
        at = end
    return ordered


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the printed rows: words whose heights overlap by half, top to bottom, each left to right."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        if rows:
            top, bottom, row = rows[-1]
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap > 0.5 * min(bottom - top, word.bottom - word.top):
                row.append(word)
                # The first word's height rules: tall brackets and stamps must not chain rows together.
                continue
        rows.append((word.top, word.bottom, [word]))
    return [sorted(row, key=lambda w: w.x0) for _, _, row in rows]


def _segments(row: list[Word], is_blank: Tells) -> Row:
    pieces: list[list[Word]] = [[row[0]]]
    for word in row[1:]:
        last = pieces[-1][-1]
        size = max(last.size or last.bottom - last.top, word.size or word.bottom - word.top)
        if word.x0 - last.x1 > _CUT * size and not is_blank(_around(pieces[-1], word)):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [Segment.of(piece) for piece in pieces]


def _around(piece: list[Word], word: Word) -> str:
    return " ".join(w.text for w in piece[-4:]) + "¦" + word.text


def _run(rows: list[Row], at: int, width: float, breaks: Tells, is_top: Tells) -> tuple[int, float | None]:
    """Return the end of the run of rows that share a gutter from here, and the gutter (None when it is no run)."""
    left, right = 0.0, width
    split, end = 0, at
    for position in range(at, len(rows)):
        row = rows[position]
        if position > at and (_apart(rows[position - 1], row) or breaks(row[0].text)):
            break
        if split and is_top(row[-1].text):
            break
        if len(row) == 2:
            edges = (max(left, row[0].x1), min(right, row[1].x0))
            if edges[0] >= edges[1] or not 0.15 * width < row[1].x0 < 0.85 * width:
                break
            left, right = edges
            split += 1
        elif len(row) == 1 and not _centred(row[0], width):
            if row[0].x1 <= right and row[0].x1 < 0.62 * width:
                left = max(left, row[0].x1)
            elif row[0].x0 >= left and row[0].x0 > 0.38 * width:
                right = min(right, row[0].x0)
            else:
                break
        else:
            break
        if left >= right:
            break
        end = position + 1
    if split == 0 or end == at:
        return at + 1, None
    starts = [s.x0 for row in rows[at:end] for s in row if s.x0 >= left]
    return end, min(starts)


def _apart(above: Row, below: Row) -> bool:
    size = max(s.size for s in above + below)
    return min(s.top for s in below) - max(s.bottom for s in above) > 7 * size


def _centred(segment: Segment, width: float) -> bool:
    return abs((segment.x0 + segment.x1) / 2 - width / 2) < _CENTRED * width and segment.x1 - segment.x0 < 0.6 * width


def _lone(segment: Segment, width: float) -> Segment:
    """Tell a line that stands in the right half alone, such as a signature without recipients."""
    if segment.x0 > 0.42 * width and not _centred(segment, width):
        return Segment.of(list(segment.words), "right")
    return segment
