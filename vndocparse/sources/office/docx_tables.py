"""Word tables and text boxes: cells with the rows and columns that they cover, and the widths of the grid."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from vndocparse.sources.office.blocks import Block, Cell, Table
from vndocparse.sources.office.docx_styles import Styles, draws
from vndocparse.sources.office.package import Element, W, number, value

_TWIPS, _EMUS = 20.0, 12_700.0
_MOST_COLUMNS = 200
_WIDTH = 72.0  # points of a column whose width is not told
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MEASURE = regex.compile(r"(?:^|;)\s*(margin-left|left|width)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}
_WRAPPERS = frozenset(f"{W}{x}" for x in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class _Place:
    """A cell before its rows are counted; `goes_on` tells of one that only carries on the cell above."""

    cell: Cell
    goes_on: bool


def read_table(element: Element, styles: Styles, read: Callable[[Element], tuple[Block, ...]]) -> Table | None:
    """Return a table with its cells' blocks as `read` gives them; None when it has no cell."""
    places = [place for row, tr in enumerate(_inside(element, "tr")) for place in _row(tr, row, read)]
    cells = _joined(places)
    if not cells:
        return None
    count = max(cell.column + cell.columns for cell in cells)
    widths = _widths(element, count)
    return Table(tuple(cells), tuple(widths), _ruled(element, styles), _indent(element))


def box_of(content: Element, blocks: tuple[Block, ...]) -> Table:
    """Return a text box as a frame of one cell, set as far in and as wide as its drawing says."""
    left, width = 0.0, 200.0
    for outer in content.iterancestors():
        if outer.tag in (f"{_WP}anchor", f"{_WP}inline"):
            extent, offset = outer.find(f"{_WP}extent"), outer.find(f"{_WP}positionH/{_WP}posOffset")
            width = number(None if extent is None else extent.get("cx"), _EMUS) or width
            left = number(None if offset is None else offset.text, _EMUS) or left
            break
        style = outer.get("style")
        if style is not None:
            for name, figure, unit in _MEASURE.findall(style):
                length = (number(figure) or 0.0) * _UNITS[unit]
                left, width = (left, length) if name == "width" else (length, width)
            break
        if outer.tag == f"{W}r":
            break
    return Table((Cell(blocks, 0, 0),), (max(width, 20.0),), indent=max(-40.0, min(left, 400.0)))


def _inside(parent: Element, tag: str) -> list[Element]:
    """Return the rows or cells below an element, those in content controls and insertions too."""
    found: list[Element] = []
    for child in parent:
        if child.tag == f"{W}{tag}":
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _inside(child, tag)
    return found


def _row(element: Element, row: int, read: Callable[[Element], tuple[Block, ...]]) -> list[_Place]:
    if element.find(f"{W}trPr/{W}del") is not None:
        return []
    found: list[_Place] = []
    more: list[Block] = []
    column = _before(element)
    for tc in _inside(element, "tc"):
        if column >= _MOST_COLUMNS:
            more += read(tc)
            continue
        span = min(_span(tc), _MOST_COLUMNS - column)
        merged = tc.find(f"{W}tcPr/{W}vMerge")
        beside = value(tc, "tcPr", "hMerge")
        if beside == "continue" and found:
            found[-1].cell = replace(found[-1].cell, columns=found[-1].cell.columns + span)
        else:
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            found.append(_Place(Cell(() if goes_on else read(tc), row, column, 1, span), goes_on))
        column += span
    if more:
        # The text of cells past the last column goes on in it.
        found[-1].cell = replace(found[-1].cell, blocks=(*found[-1].cell.blocks, *more))
    return found


def _before(row: Element) -> int:
    """Return how many columns a row leaves free before its first cell."""
    return max(0, min(int(number(value(row, "trPr", "gridBefore")) or 0), _MOST_COLUMNS - 1))


def _span(cell: Element) -> int:
    return max(1, min(int(number(value(cell, "tcPr", "gridSpan")) or 1), _MOST_COLUMNS))


def _joined(places: list[_Place]) -> list[Cell]:
    """Join the cells that are merged over several rows."""
    cells: list[Cell] = []
    open_: dict[int, int] = {}
    for place in places:
        own = place.cell
        at = open_.get(own.column)
        if place.goes_on and at is not None and cells[at].row + cells[at].rows == own.row:
            cells[at] = replace(cells[at], rows=cells[at].rows + 1)
            continue
        open_[own.column] = len(cells)
        cells.append(own)
    return cells


def _widths(element: Element, count: int) -> list[float]:
    """Return the widths of the columns: the grid's, or where it says less than the cells do, the cells'."""
    grid = [number(x.get(f"{W}w"), _TWIPS) or 0.0 for x in element.findall(f"{W}tblGrid/{W}gridCol")][:count]
    grid += [0.0] * (count - len(grid))
    for tr in _inside(element, "tr"):
        at = _before(tr)
        for tc in _inside(tr, "tc"):
            span = _span(tc)
            told = value(tc, "tcPr", "tcW", attribute="type") in ("dxa", None)
            width = number(value(tc, "tcPr", "tcW", attribute="w"), _TWIPS) if told else None
            if span == 1 and at < count and width and grid[at] < 1.0:
                grid[at] = width
            at += span
    return [width or _WIDTH for width in grid]


def _ruled(element: Element, styles: Styles) -> bool:
    """Tell whether lines are drawn between the cells: by the table, its style, or most of its written cells."""
    cells = [tc for tr in _inside(element, "tr") for tc in _inside(tr, "tc")]
    own = [x for tc in cells if (x := tc.find(f"{W}tcPr/{W}tcBorders")) is not None]
    if own and sum(map(draws, own)) * 2 > len(cells):
        return True
    borders = element.find(f"{W}tblPr/{W}tblBorders")
    drawn = draws(borders) if borders is not None else styles.table_ruled(value(element, "tblPr", "tblStyle"))
    # Cells may take the lines away again.
    return bool(drawn) and (not own or len(own) < len(cells) or any(map(draws, own)))


def _indent(element: Element) -> float:
    indent = number(value(element, "tblPr", "tblInd", attribute="w"), _TWIPS) or 0.0
    return max(-60.0, min(indent, 300.0))
