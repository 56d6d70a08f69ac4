"""From ruling lines to grids: which boxes the lines of a page enclose, and the rows and columns that they cover.

Shared by the PDF readers, which differ only in how they find the lines. Knows nothing of the text in the boxes.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from vndocparse.sources.pages import Grid, Slot

# In points. Borders drawn twice, or cell by cell, are off by up to a line's width; no row or column is as thin.
_SNAP = 4.0
_REACH = 3.0
_LEAST = 8.0
_WALL = 0.7  # share of a box's side that must be drawn
_FILLED = 0.75  # share of a grid that its boxes fill
_MOST_LINES = 2_000  # a page with more is a drawing
_MOST_BOXES = 20_000
_OPEN_COLUMNS, _OPEN_ROWS = 2, 3  # lines that end together where a border is missing


class Stroke(NamedTuple):
    """A straight line on the upright page, as the thin box that it fills."""

    x0: float
    top: float
    x1: float
    bottom: float


class _Line(NamedTuple):
    """A ruling line: where it stands across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


def find_grids(strokes: Iterable[Stroke]) -> tuple[Grid, ...]:
    """Return the grids that these strokes make, from top to bottom; a frame or a single column is none."""
    level: list[_Line] = []
    upright: list[_Line] = []
    for x0, top, x1, bottom in strokes:
        if x1 - x0 >= bottom - top:
            level.append(_Line((top + bottom) / 2, x0, x1))
        else:
            upright.append(_Line((x0 + x1) / 2, top, bottom))
    level, upright = _joined(level), _joined(upright)
    if min(len(level), len(upright)) < 2 or max(len(level), len(upright)) > _MOST_LINES:
        return ()
    grids = [g for rows, columns in _meshes(level, upright) if (g := _grid(rows, columns)) is not None]
    own = [g for g in grids if not any(_holds(other, g) for other in grids)]
    return tuple(sorted(own, key=lambda g: (g.ys[0], g.xs[0])))


def _joined(lines: list[_Line]) -> list[_Line]:
    """Put lines at the same place under one number, and join those that touch or overlap; short ones are left out."""
    places: list[list[_Line]] = []
    for line in sorted(lines):
        if places and line.at - places[-1][0].at <= _SNAP:
            places[-1].append(line)
        else:
            places.append([line])
    found: list[_Line] = []
    for same in places:
        at = sum(line.at for line in same) / len(same)
        first, *more = sorted(same, key=lambda x: x.start)
        start, end = first.start, first.end
        for line in more:
            if line.start - end > _REACH:
                found.append(_Line(at, start, end))
                start = line.start
            end = max(end, line.end)
        found.append(_Line(at, start, end))
    return [line for line in found if line.end - line.start >= _LEAST]


def _meshes(level: list[_Line], upright: list[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """Group the lines that touch or cross each other, directly or through others."""
    upright = sorted(upright)
    places = [line.at for line in upright]
    owner = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, row in enumerate(level):
        for k in range(bisect_left(places, row.start - _REACH), len(upright)):
            if places[k] > row.end + _REACH:
                break
            if upright[k].start - _REACH <= row.at <= upright[k].end + _REACH:
                owner[root(len(level) + k)] = root(i)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = defaultdict(lambda: ([], []))
    for i, line in enumerate([*level, *upright]):
        groups[root(i)][i >= len(level)].append(line)
    return [group for group in groups.values() if min(map(len, group)) >= 2]


def _grid(level: list[_Line], upright: list[_Line]) -> Grid | None:
    ys = _places(level, upright, _OPEN_COLUMNS)
    xs = _places(upright, level, _OPEN_ROWS)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_BOXES:
        return None
    below, beside = _walls(level), _walls(upright)
    open_below = [[not below(ys[r + 1], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows - 1)]
    open_beside = [[not beside(xs[c + 1], ys[r], ys[r + 1]) for c in range(columns - 1)] for r in range(rows)]
    slots = _slots(_regions(rows, columns, open_below, open_beside), xs, ys)
    filled = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in slots)
    if filled < _FILLED * (xs[-1] - xs[0]) * (ys[-1] - ys[0]):
        return None
    if len({s.column for s in slots}) < 2:
        return None
    return Grid(tuple(slots), tuple(round(x, 2) for x in xs), tuple(round(y, 2) for y in ys))


def _places(lines: list[_Line], across: list[_Line], least: int) -> list[float]:
    """Return where lines stand, and where at least so many lines across them end without a border."""
    places = sorted({line.at for line in lines})
    first, last = min(line.start for line in across), max(line.end for line in across)
    if places[0] - first > _LEAST and sum(line.start - first <= _REACH for line in across) >= least:
        places.insert(0, first)
    if last - places[-1] > _LEAST and sum(last - line.end <= _REACH for line in across) >= least:
        places.append(last)
    return places


def _walls(lines: list[_Line]) -> Callable[[float, float, float], bool]:
    """Return what tells whether a line at a place runs along a side from here to there."""
    found: dict[float, list[_Line]] = defaultdict(list)
    for line in lines:
        found[line.at].append(line)

    def drawn(at: float, start: float, end: float) -> bool:
        length = sum(max(0.0, min(end, x.end) - max(start, x.start)) for x in found.get(at, ()))
        return length >= _WALL * (end - start)

    return drawn


def _regions(
    rows: int, columns: int, open_below: Sequence[Sequence[bool]], open_beside: Sequence[Sequence[bool]]
) -> list[list[tuple[int, int]]]:
    """Return the boxes between lines, those without a wall between them together."""
    seen: set[tuple[int, int]] = set()
    regions: list[list[tuple[int, int]]] = []
    for first in ((r, c) for r in range(rows) for c in range(columns)):
        if first in seen:
            continue
        seen.add(first)
        region = [first]
        for r, c in region:
            for near, is_open in (
                ((r + 1, c), r + 1 < rows and open_below[r][c]),
                ((r - 1, c), r > 0 and open_below[r - 1][c]),
                ((r, c + 1), c + 1 < columns and open_beside[r][c]),
                ((r, c - 1), c > 0 and open_beside[r][c - 1]),
            ):
                if is_open and near not in seen:
                    seen.add(near)
                    region.append(near)
        regions.append(region)
    return regions


def _slots(regions: list[list[tuple[int, int]]], xs: list[float], ys: list[float]) -> list[Slot]:
    """Return the regions that are rectangles, as slots; what stands beside the corner of an L is none."""
    slots: list[Slot] = []
    for region in regions:
        row, column = min(r for r, _ in region), min(c for _, c in region)
        rows, columns = max(r for r, _ in region) - row + 1, max(c for _, c in region) - column + 1
        if rows * columns == len(region):
            edges = (xs[column], ys[row], xs[column + columns], ys[row + rows])
            slots.append(Slot(row, column, rows, columns, *(round(x, 2) for x in edges)))
    return sorted(slots, key=lambda s: (s.row, s.column))


def _holds(outer: Grid, inner: Grid) -> bool:
    """Tell whether a grid stands inside a box of another one."""
    return any(
        s.x0 <= inner.xs[0] and inner.xs[-1] <= s.x1 and s.top <= inner.ys[0] and inner.ys[-1] <= s.bottom
        for s in outer.slots
    )
