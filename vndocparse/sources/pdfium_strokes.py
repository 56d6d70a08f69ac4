"""The ruling lines of a page by PDFium's raw calls, also of those drawn inside forms."""

import ctypes
from collections.abc import Iterator, Sequence

from pypdfium2 import raw

from vndocparse.sources.strokes import lines_of
from vndocparse.sources.upright import Box

_FORM_DEPTH = 4
_MOST_SEGMENTS = 40_000  # a page with more is a drawing: its lines are given up

_Points = list[tuple[float, float]]


def read_strokes(drawn: Sequence[raw.FPDF_PAGEOBJECT]) -> list[Box]:
    """Return the ruling lines among a page's objects, in its own coordinates; none for a drawing of very many lines."""
    found: list[Box] = []
    left = _MOST_SEGMENTS
    paths = (path for item in drawn for path in _paths(item, [], _FORM_DEPTH))
    for path, matrices in paths:
        count = raw.FPDFPath_CountSegments(path)
        left -= count
        if left < 0:
            return []
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, filled, stroked)
        if filled.value or stroked.value:
            for outline in _outlines(path, count, matrices):
                found += lines_of(outline, stroked=bool(stroked.value))
    return found


def _paths(
    item: raw.FPDF_PAGEOBJECT, outer: list[raw.FS_MATRIX], depth: int
) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, list[raw.FS_MATRIX]]]:
    """Yield the paths of an object with the matrices that lead to the page's coordinates, the innermost first."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield item, [_matrix(item), *outer]
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
        matrices = [_matrix(item), *outer]
        for child in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _paths(raw.FPDFFormObj_GetObject(item, child), matrices, depth - 1)


def _matrix(item: raw.FPDF_PAGEOBJECT) -> raw.FS_MATRIX:
    matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _outlines(path: raw.FPDF_PAGEOBJECT, count: int, matrices: list[raw.FS_MATRIX]) -> Iterator[_Points]:
    """Yield the parts of a path that have straight sides only, closed ones with their first point again."""
    points: _Points = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        points.append(_through(matrices, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points


def _through(matrices: list[raw.FS_MATRIX], x: float, y: float) -> tuple[float, float]:
    for m in matrices:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y
