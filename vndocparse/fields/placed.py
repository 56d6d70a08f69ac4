"""Which of the document's tables stand where: the numbers by which units and annexes refer to them."""

from typing import NamedTuple

from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout


def table_numbers(layout: Layout) -> dict[int, int]:
    """Return for each table of the body and the annexes its number in the layout and its index in the document."""
    zones = (layout.zones.body, *layout.zones.annexes)
    held = {line.cell[0] for lines in zones for line in lines if line.cell is not None}
    return {number: index for index, number in enumerate(sorted(held))}


class PlacedTable(NamedTuple):
    """A table in a view: its index in `Document.tables`, and where it starts and ends in the view."""

    number: int
    start: int
    end: int


def tables_in(layout: Layout, view: View) -> tuple[PlacedTable, ...]:
    """Return the tables of the body and the annexes that stand in a view, in order."""
    numbers = table_numbers(layout)
    found: dict[int, PlacedTable] = {}
    for position, line in enumerate(view.lines):
        if line.cell is not None and (index := numbers.get(line.cell[0])) is not None:
            start = view.line_start(position)
            first = found[index].start if index in found else start
            found[index] = PlacedTable(index, first, start + line.end - line.start)
    return tuple(found.values())
