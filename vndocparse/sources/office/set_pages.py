"""Blocks to pages of words: paragraphs by their alignment and indents, cells side by side at the widths of their table.

The places are made up, so that the layout room can tell columns and centred lines as it does on real pages; they are
no coordinates of any printed page and leave the parser nowhere. A page ends only where the author ends it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from vndocparse.sources.office.blocks import Block, Break, Cell, Flow, Paragraph, Sheet, Table
from vndocparse.sources.office.set_lines import set_line, split_lines
from vndocparse.sources.pages import Grid, Page, Slot, Word

_LEADING = 1.15  # times the font size, from one line to the next
_APART = 0.85  # times the font size: the space below a full line that ends its paragraph
_FULL = 3.2  # times the font size: a line that ends this near to its margin is full
_PAD, _GUTTER = 5.4, 22.0  # points left free in a cell before and behind its text
_LEAST = 24.0  # points that the text of the narrowest cell has
_THIN = 2.0  # points: the height of a row without text, and the space that a line between rows takes
_MARGIN = 0.15  # share of a page's height left free above and below: nothing there is a running header


@dataclass(slots=True)
class _Ink:
    """What stands on the page so far."""

    words: list[Word] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class _Column:
    """A column being filled: its edges, the height reached, the space due below, and whether a full line ends it."""

    x0: float
    x1: float
    y: float = 0.0
    due: float = 0.0
    full: float = 0.0


def set_pages(flow: Flow) -> tuple[Page, ...]:
    """Return the pages of a document; there is always one."""
    pages: list[Page] = []
    own: list[Block] = []
    sheet = flow.sheet
    for block in (*flow.blocks, Break()):
        if not isinstance(block, Break):
            own.append(block)
            continue
        if own:
            pages.append(_page(len(pages) + 1, sheet, own))
            own = []
        sheet = block.sheet or sheet
    return tuple(pages) or (_page(1, sheet, ()),)


def _page(number: int, sheet: Sheet, blocks: Sequence[Block]) -> Page:
    ink, column = _Ink(), _Column(sheet.left, max(sheet.width - sheet.right, sheet.left + _LEAST))
    _fill(column, blocks, ink)
    height = max(column.y, 1.0) / (1 - 2 * _MARGIN)
    down = _MARGIN * height
    words = tuple(_lower(word, down) for word in ink.words)
    return Page(number, sheet.width, round(height, 2), words, grids=tuple(_lower_grid(g, down) for g in ink.grids))


def _lower(word: Word, down: float) -> Word:
    top, bottom = round(word.top + down, 2), round(word.bottom + down, 2)
    return Word(word.text, word.x0, top, word.x1, bottom, word.size, word.bold, word.italic, word.font)


def _lower_grid(grid: Grid, down: float) -> Grid:
    slots = tuple(
        Slot(s.row, s.column, s.rows, s.columns, s.x0, round(s.top + down, 2), s.x1, round(s.bottom + down, 2))
        for s in grid.slots
    )
    return Grid(slots, grid.xs, tuple(round(y + down, 2) for y in grid.ys))


def _fill(column: _Column, blocks: Iterable[Block], ink: _Ink) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _paragraph(column, block, ink)
        elif isinstance(block, Table):
            _table(column, block, ink)


def _paragraph(column: _Column, block: Paragraph, ink: _Ink) -> None:
    column.y += max(column.due, block.before, column.full)
    column.due, column.full = block.after, 0.0
    x0, x1 = column.x0 + block.left, column.x1 - block.right
    if x1 - x0 < _LEAST:
        x0, x1 = column.x0, max(column.x1, column.x0 + _LEAST)
    first = max(block.first, -block.left)
    for line in split_lines(block.pieces):
        words = set_line(line, block, x0, x1, column.y, first)
        size = max((w.size for w in words), default=block.size)
        if words:
            ink.words += words
            near = block.align != "center" and x1 - max(w.x1 for w in words) < _FULL * size
            column.full = _APART * size if near else 0.0
        column.y += _LEADING * size
        first = 0.0


def _table(column: _Column, block: Table, ink: _Ink) -> None:
    column.y += column.due
    column.due, column.full = 0.0, 0.0
    xs = _edges(column, block)
    count = max((cell.row + cell.rows for cell in block.cells), default=0)
    ys = [column.y]
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in block.cells:
        rows[cell.row].append(cell)
    ends: dict[int, float] = defaultdict(float)
    outer = len(ink.grids)
    for row in range(count):
        for cell in rows[row]:
            last = cell.row + cell.rows - 1
            ends[last] = max(ends[last], _cell(cell, xs, ys[-1], ink))
        ys.append(max(ends[row], ys[-1] + _THIN) + (_THIN if block.ruled else 0.0))
    if block.ruled and len(xs) > 2 and count:
        # A grid takes the place of those within it.
        del ink.grids[outer:]
        ink.grids.append(_grid(block, xs, ys))
    column.y = ys[-1]


def _edges(column: _Column, block: Table) -> list[float]:
    widths = [max(w, 1.0) for w in block.widths]
    room, wide = column.x1 - column.x0, sum(widths)
    # Tables may reach into the margins a little; what is far wider than its room is drawn in.
    share = room / wide if wide > 1.15 * room + 2 * _PAD else 1.0
    start = column.x0 + (block.indent if share == 1.0 else 0.0)
    return [round(start + share * x, 2) for x in accumulate(widths, initial=0.0)]


def _cell(cell: Cell, xs: Sequence[float], y: float, ink: _Ink) -> float:
    """Set the blocks of a cell and return where they end."""
    x0, x1 = xs[cell.column] + _PAD, xs[min(cell.column + cell.columns, len(xs) - 1)]
    wide = max(x1 - x0 - _GUTTER, min(_LEAST, 0.8 * (x1 - x0)))
    column = _Column(x0, x0 + wide, y)
    _fill(column, cell.blocks, ink)
    return column.y


def _grid(block: Table, xs: Sequence[float], ys: Sequence[float]) -> Grid:
    slots = []
    for cell in block.cells:
        bottom = min(cell.row + cell.rows, len(ys) - 1)
        right = min(cell.column + cell.columns, len(xs) - 1)
        edges = (xs[cell.column], round(ys[cell.row], 2), xs[right], round(ys[bottom], 2))
        slots.append(Slot(cell.row, cell.column, bottom - cell.row, right - cell.column, *edges))
    slots.sort(key=lambda s: (s.row, s.column))
    return Grid(tuple(slots), tuple(xs), tuple(round(y, 2) for y in ys))
