"""Tables of web pages: cells with the rows and columns that they cover, column widths, and whether lines are drawn."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from vndocparse.sources.office.blocks import Block, Cell, Table
from vndocparse.sources.office.html_styles import declarations, length

_ROOM = 462.0  # points between the margins
_MOST_COLUMNS, _MOST_ROWS = 200, 100_000
_MANY_COLUMNS = 3  # so many columns and rows make a table whose lines a style sheet draws
_CELLS = ("td", "th")


def read_table(element: Any, read: Callable[[Any], tuple[Block, ...]]) -> Table | None:
    """Return a table with its cells' blocks as `read` gives them; None when it has no cell."""
    found: list[tuple[Cell, Any]] = []
    past: dict[int, list[Block]] = defaultdict(list)
    taken: dict[int, int] = {}
    for row, tr in enumerate(_rows(element)):
        column = 0
        for td in (x for x in tr if x.tag in _CELLS):
            while taken.get(column, 0) > row:
                column += 1
            columns, rows = _count(td, "colspan", _MOST_COLUMNS), _count(td, "rowspan", _MOST_ROWS)
            if column >= _MOST_COLUMNS:
                # The text of cells past the last column goes on in the cell before them.
                past[len(found) - 1] += read(td)
                continue
            columns = min(columns, _MOST_COLUMNS - column)
            found.append((Cell(read(td), row, column, rows, columns), td))
            taken |= dict.fromkeys(range(column, column + columns), row + rows)
            column += columns
    if not found:
        return None
    last = max(cell.row for cell, _ in found) + 1
    cells = tuple(
        Cell((*cell.blocks, *past[at]), cell.row, cell.column, min(cell.rows, last - cell.row), cell.columns)
        for at, (cell, _) in enumerate(found)
    )
    return Table(cells, tuple(_widths(element, found)), _ruled(element, cells, [td for _, td in found]))


def _rows(element: Any) -> Iterator[Any]:
    """Yield the rows of a table, in the order in which they are shown."""
    for part in ("thead", "tr", "tbody", "tfoot"):
        for child in element:
            if child.tag == part == "tr":
                yield child
            elif child.tag == part:
                yield from (x for x in child if x.tag == "tr")


def _count(td: Any, attribute: str, most: int) -> int:
    told = (td.get(attribute) or "").strip()
    return max(1, min(int(told), most)) if told.isascii() and told.isdigit() and len(told) < 7 else 1


def _widths(element: Any, found: list[tuple[Cell, Any]]) -> list[float]:
    """Return the widths of the columns: as told, else their share of the room by the longest line in each."""
    count = max(cell.column + cell.columns for cell, _ in found)
    told = length(declarations(element).get("width") or element.get("width"), whole=_ROOM)
    whole = min(told, _ROOM) if told and told > count * 10 else _ROOM
    widths: list[float] = [0.0] * count
    needs: list[float] = [1.0] * count
    for cell, td in found:
        if cell.columns == 1:
            own = length(declarations(td).get("width") or td.get("width"), whole=whole) or 0.0
            widths[cell.column] = max(widths[cell.column], min(own, _ROOM))
            longest = max((len(line) for line in "".join(td.itertext()).split("\n")), default=1)
            needs[cell.column] = max(needs[cell.column], min(float(longest), 60.0))
    left = max(whole - sum(widths), 0.2 * whole)
    wanted = sum(need for need, width in zip(needs, widths, strict=True) if not width)
    filled = [width or left * need / wanted for width, need in zip(widths, needs, strict=True)]
    share = whole / sum(filled)
    return [width * share for width in filled]


def _ruled(element: Any, cells: tuple[Cell, ...], tds: list[Any]) -> bool:
    """Tell whether lines are drawn between the cells, or headings and shape say that it is a table of data."""
    border = element.get("border")
    if border is not None:
        return border.strip() not in ("0", "")
    if any(td.tag == "th" for td in tds):
        return True
    drawn = sum("border" in (td.get("style") or "") and "none" not in (td.get("style") or "") for td in tds)
    if drawn * 2 > len(tds):
        return True
    columns, rows = max(c.column + c.columns for c in cells), max(c.row + c.rows for c in cells)
    return columns >= _MANY_COLUMNS and rows >= _MANY_COLUMNS
