"""Ruled tables (bảng) of the body and the annexes: their cells with text and place.

Reads the body and annex zones: what is ruled in the head or the foot is no table. Rows and columns are counted by the
ruling lines; a row that a page break cuts stays two rows, headings repeated on a page stay as printed.
"""

from collections import defaultdict
from itertools import groupby

from vndocparse.document.body import Cell, Table
from vndocparse.document.located import Box, Span
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import table_numbers
from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Rule
from vndocparse.layout.lines import Line
from vndocparse.layout.ruled import Part, RuledTable
from vndocparse.layout.zones import Layout
from vndocparse.sources.pages import Slot


def read_tables(layout: Layout, grammar: Grammar) -> tuple[Table, ...]:
    """Return the tables of the body and the annexes in reading order.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.
    """
    rule = grammar.rule("tables.written")
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in layout.lines:
        if line.cell is not None:
            lines[line.cell[0]].append(line)
    return tuple(_table(layout, layout.tables[number], lines[number], rule) for number in table_numbers(layout))


def _table(layout: Layout, table: RuledTable, lines: list[Line], rule: Rule) -> Table:
    cells: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell is not None:
            cells[line.cell[1:]].append(line)
    found = [
        _cell(layout, part.page, slot, cells.get((slot.row, slot.column), []), rule)
        for part in table.parts
        for slot in part.slots
    ]
    view = layout.view(lines)
    place = evidence(layout, view, 0, len(view.text), rule.id, rule.confidence)
    place["boxes"] = tuple(_area(part) for part in table.parts) if layout.pages else ()
    return Table(rows=tuple(tuple(row) for _, row in groupby(found, key=lambda cell: cell.row)), **place)


def _cell(layout: Layout, page: int, slot: Slot, lines: list[Line], rule: Rule) -> Cell:
    view = layout.view(lines)
    first_last = view.span(0, len(view.text)) if lines else None
    return Cell(
        text=view.value(0, len(view.text)),
        row=slot.row,
        column=slot.column,
        rows=slot.rows,
        columns=slot.columns,
        span=Span(start=first_last[0], end=first_last[1]) if first_last else None,
        boxes=(Box(page=page, x0=slot.x0, top=slot.top, x1=slot.x1, bottom=slot.bottom),) if layout.pages else (),
        confidence=rule.confidence,
        rule=rule.id,
    )


def _area(part: Part) -> Box:
    return Box(page=part.page, x0=part.xs[0], top=part.ys[0], x1=part.xs[-1], bottom=part.ys[-1])
