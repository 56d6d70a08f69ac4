"""From ruling lines to grids: which boxes the lines of a page enclose, and the rows and columns that they cover.

Shared by the PDF readers, which differ only in how they find the lines. Knows nothing of the text in the boxes.
pdfplumber joins the lines and finds the boxes; here is what goes in, and which of its tables are grids.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

from vndocparse.sources.pages import Grid, Slot

# In points. Borders drawn twice, or cell by cell, are off by up to a line's width; no row or column is as thin.
_SNAP = 4.0
_REACH = 3.0
_LEAST = 8.0
_FILLED = 0.75  # share of a grid that its boxes fill
_OPEN_COLUMNS, _OPEN_ROWS = 2, 3  # lines that end together where a border is missing
# A page with more is a drawing: pdfplumber's time grows with the square of its lines and corners.
_MOST_STROKES = 20_000
_MOST_PAIRS = 100_000  # of a level and an upright line
_MOST_CORNERS = 3_000

_Edge = dict[str, Any]  # a line as pdfplumber takes it
_Box = tuple[float, float, float, float]


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


_START, _END = 1, 2  # of a line


def find_grids(strokes: Iterable[Stroke]) -> tuple[Grid, ...]:
    """Return the grids that these strokes make, from top to bottom; a frame or a single column is none."""
    level: list[_Line] = []
    upright: list[_Line] = []
    for x0, top, x1, bottom in strokes:
        if x1 - x0 >= bottom - top:
            level.append(_Line((top + bottom) / 2, x0, x1))
        else:
            upright.append(_Line((x0 + x1) / 2, top, bottom))
    if min(len(level), len(upright)) < 2 or len(level) + len(upright) > _MOST_STROKES:
        return ()
    grids = [g for boxes in _tables(level, upright) if (g := _grid(boxes)) is not None]
    own = [g for g in grids if not any(_holds(other, g) for other in grids)]
    return tuple(sorted(own, key=lambda g: (g.ys[0], g.xs[0])))


def _tables(level: list[_Line], upright: list[_Line]) -> list[list[_Box]]:
    """Return the boxes of each table that pdfplumber finds, none for a drawing."""
    # Few pages have ruling lines, and PDFium's reader needs pdfplumber for nothing else.
    table = import_module("pdfplumber.table")

    def merge(level: Iterable[_Line], upright: Iterable[_Line]) -> list[_Edge]:
        merged: list[_Edge] = table.merge_edges(_edges(level, upright), _SNAP, _SNAP, _REACH, _REACH)
        return merged

    level, upright = _long_lines(merge(level, upright))
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    above_and_below, beside = _borders(level, upright, _OPEN_COLUMNS), _borders(upright, level, _OPEN_ROWS)
    corners = table.edges_to_intersections(merge([*level, *above_and_below], [*upright, *beside]), _REACH, _REACH)
    if len(corners) > _MOST_CORNERS:
        return []
    found: list[list[_Box]] = table.cells_to_tables(table.intersections_to_cells(corners))
    return found


def _edges(level: Iterable[_Line], upright: Iterable[_Line]) -> list[_Edge]:
    return [
        {"orientation": "h", "x0": start, "x1": end, "top": y, "bottom": y, "width": end - start, "height": 0.0}
        for y, start, end in level
    ] + [
        {"orientation": "v", "x0": x, "x1": x, "top": start, "bottom": end, "width": 0.0, "height": end - start}
        for x, start, end in upright
    ]


def _long_lines(edges: Iterable[_Edge]) -> tuple[list[_Line], list[_Line]]:
    """Return the level and the upright lines among these edges, short ones left out."""
    level: list[_Line] = []
    upright: list[_Line] = []
    for x in edges:
        if x["width"] >= _LEAST:
            level.append(_Line(x["top"], x["x0"], x["x1"]))
        elif x["height"] >= _LEAST:
            upright.append(_Line(x["x0"], x["top"], x["bottom"]))
    return level, upright


def _borders(lines: list[_Line], across: list[_Line], least: int) -> list[_Line]:
    """Return the outer borders that are missing: where lines across another one end together, with no line there.

    `lines` are level and `across` upright ones, or the other way round; at least so many must end together.
    """
    found: set[_Line] = set()
    for side, outermost in ((_START, min), (_END, max)):
        bare = {x for x in across if not any(_spans(y, x.at) and abs(y.at - x[side]) <= _LEAST for y in lines)}
        for line in lines if len(bare) >= least else ():
            crossing = [x for x in across if _spans(line, x.at) and _spans(x, line.at)]
            at = outermost((x[side] for x in crossing), default=line.at)
            ends = [x.at for x in crossing if x in bare and abs(x[side] - at) <= _REACH]
            if len(ends) >= least:
                found.add(_Line(at, min(ends), max(ends)))
    return sorted(found)


def _spans(line: _Line, place: float) -> bool:
    return line.start - _REACH <= place <= line.end + _REACH


def _grid(boxes: list[_Box]) -> Grid | None:
    """Number the rows and columns of a table; None if its boxes fill too little of it or stand in one column."""
    xs = sorted({x for x0, _, x1, _ in boxes for x in (x0, x1)})
    ys = sorted({y for _, top, _, bottom in boxes for y in (top, bottom)})
    column, row = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    # pdfplumber may give a box around smaller ones: those come first.
    for x0, top, x1, bottom in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1])):
        places = set(product(range(row[top], row[bottom]), range(column[x0], column[x1])))
        if taken.isdisjoint(places):
            taken |= places
            edges = (round(x, 2) for x in (x0, top, x1, bottom))
            slots.append(Slot(row[top], column[x0], row[bottom] - row[top], column[x1] - column[x0], *edges))
    filled = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in slots)
    if filled < _FILLED * (xs[-1] - xs[0]) * (ys[-1] - ys[0]) or len({s.column for s in slots}) < 2:
        return None
    slots.sort(key=lambda s: (s.row, s.column))
    return Grid(tuple(slots), tuple(round(x, 2) for x in xs), tuple(round(y, 2) for y in ys))


def _holds(outer: Grid, inner: Grid) -> bool:
    """Tell whether a grid stands inside a box of another one."""
    return any(
        s.x0 <= inner.xs[0] and inner.xs[-1] <= s.x1 and s.top <= inner.ys[0] and inner.ys[-1] <= s.bottom
        for s in outer.slots
    )
