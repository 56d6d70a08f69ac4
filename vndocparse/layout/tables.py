"""Ruled tables (bảng): which grids of the pages are tables, what stands in their cells, which go on over page breaks.

A letterhead, a signature block, a stamp set inside ruling lines is no table.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.layout.columns import rows_of
from vndocparse.layout.foot_cues import kind_of
from vndocparse.layout.ruled import Part, RuledTable
from vndocparse.sources.pages import Grid, Page, Slot, Word
from vndocparse.text.letters import fold

_SAME = 4.0  # points by which the columns of a table may be off on its next page
_SHIFT = 60.0  # points by which the whole table may be: the margins of odd and even pages
_EDGE = 0.12  # share of the page's height in which page numbers and running headers stand
_FURNITURE = 2  # printed rows of them
_FEW = 6  # written cells: a letterhead or signature block has no more
_HEADINGS = 3  # columns: so many make a table whose rows are left blank
_FRAMED = (
    "header.national_title", "header.motto", "header.party_title", "layout.incoming_stamp",
    "layout.incoming_stamp_start", "layout.signature_caption",
)  # fmt: skip


def find_tables(pages: Sequence[Page], grammar: Grammar) -> tuple[RuledTable, ...]:
    """Return the ruled tables of these pages, in order."""
    chains: list[list[tuple[Page, Part]]] = []
    for page in pages:
        for position, grid in enumerate(page.grids):
            part = _part(page, grid)
            last = chains[-1] if chains and position == 0 else None
            if last and _goes_on(last, page, part):
                last.append((page, part))
            else:
                chains.append([(page, part)])
    tables = (_joined([part for _, part in chain]) for chain in chains)
    return tuple(table for table in tables if _is_table(table, grammar))


def _part(page: Page, grid: Grid) -> Part:
    """Put each word into the slot that holds its middle."""
    slot_at = {
        (row, column): i
        for i, slot in enumerate(grid.slots)
        for row in range(slot.row, slot.row + slot.rows)
        for column in range(slot.column, slot.column + slot.columns)
    }
    words: list[list[Word]] = [[] for _ in grid.slots]
    for word in page.words:
        row = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
        column = bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1
        if (at := slot_at.get((row, column))) is not None:
            words[at].append(word)
    return Part(page.number, grid.slots, tuple(map(tuple, words)), grid.xs, grid.ys)


def _goes_on(above: list[tuple[Page, Part]], page: Page, part: Part) -> bool:
    """Tell whether a grid goes on with the table above: nothing but page furniture between, and the same columns."""
    before, last = above[-1]
    if page.number != before.number + 1:
        return False
    below = [w for w in before.words if w.top >= last.ys[-1]]
    over = [w for w in page.words if w.bottom <= part.ys[0]]
    margins = all(w.top > (1 - _EDGE) * before.height for w in below) and all(
        w.bottom < _EDGE * page.height for w in over
    )
    if not margins or any(len(rows_of(words)) > _FURNITURE for words in (below, over)):
        return False
    return _fits(max((p for _, p in above), key=lambda p: len(p.xs)).xs, part.xs)


def _fits(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Tell whether two rows of edges have the same ends and the fewer edges are all among the others."""
    shift = second[0] - first[0]
    if abs(shift) > _SHIFT or abs(second[-1] - first[-1] - shift) > _SAME:
        return False
    moved = [x - shift for x in second]
    few, many = sorted((moved, list(first)), key=len)
    return all(min(abs(x - other) for other in many) <= _SAME for x in few)


def _joined(parts: list[Part]) -> RuledTable:
    """Count rows through the parts, and columns by the part that has most."""
    edges = max((p.xs for p in parts), key=len)
    found: list[Part] = []
    rows = 0
    for part in parts:
        numbers = [_nearest(edges, x - part.xs[0] + edges[0]) for x in part.xs]
        slots = tuple(
            replace(
                s,
                row=s.row + rows,
                column=numbers[s.column],
                columns=max(1, numbers[s.column + s.columns] - numbers[s.column]),
            )
            for s in part.slots
        )
        found.append(replace(part, slots=slots))
        rows += len(part.ys) - 1
    return RuledTable(tuple(found))


def _nearest(edges: tuple[float, ...], x: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - x))


def _is_table(table: RuledTable, grammar: Grammar) -> bool:
    """Tell whether two rows and two columns say something, or a row of headings stands over blank rows."""
    written = [(slot, text) for slot, text in _texts(table) if grammar.rule("tables.written").search(text)]
    rows, columns = {s.row for s, _ in written}, {s.column for s, _ in written}
    headed = len(columns) >= _HEADINGS and sum(len(part.ys) - 1 for part in table.parts) > 1
    if len(columns) < 2 or (len(rows) < 2 and not headed):
        return False
    return len(written) > _FEW or not _is_framed([text for _, text in written], grammar)


def _texts(table: RuledTable) -> Iterator[tuple[Slot, str]]:
    for part in table.parts:
        for slot, words in zip(part.slots, part.words, strict=True):
            yield slot, "\n".join(fold(" ".join(w.text for w in row)) for row in rows_of(words))


def _is_framed(texts: list[str], grammar: Grammar) -> bool:
    """Tell whether cells hold a letterhead, recipients, a signature block or a stamp."""
    if any(grammar.rule(name).search(text) for name in _FRAMED for text in texts):
        return True
    lines = [line for text in texts for line in text.split("\n")]
    kinds = [kind_of(line, grammar) for line in lines]
    if any(kind in ("label", "authority", "signed") for kind in kinds):
        return True
    titled = any(kind == "title" and line.isupper() for kind, line in zip(kinds, lines, strict=True))
    return titled and "name" in kinds
