"""Reading of units: from the units found in a body or an annex to the tree of directives.

What is a unit and where it stands is found by `grow`; here the units get their kind, heading, text, items, tables and
evidence. The span of a unit runs from its label to the end of its last child.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import get_args

from vndocparse.document.body import Directive, UnitKind
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import PlacedTable, tables_in
from vndocparse.fields.units.body import Body
from vndocparse.fields.units.headings import heading_of
from vndocparse.fields.units.items import read_items
from vndocparse.fields.units.pieces import pieces_of
from vndocparse.fields.units.raised import Raised
from vndocparse.fields.units.tree import Unit
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout

_KINDS: dict[str, UnitKind] = {**{kind: kind for kind in get_args(UnitKind)}, "small_roman": "roman"}


def read_units(layout: Layout, body: Body, grammar: Grammar) -> tuple[Directive, ...]:
    """Return the labelled units of a body or an annex as a tree; quoted text, tables and contents give none."""
    if not body.units:
        return ()
    reader = _Reader(layout, body, grammar)
    return tuple(reader.directive(unit, None)[0] for unit in body.units)


class _Reader:
    """Makes the models of the units of one body."""

    def __init__(self, layout: Layout, body: Body, grammar: Grammar) -> None:
        self._layout = layout
        self._view = body.view
        self._grammar = grammar
        self._raised = Raised(layout, body.view, grammar)
        self._held = _held(body.units, tables_in(layout, body.view))

    def directive(self, unit: Unit, parent: Unit | None) -> tuple[Directive, int]:
        """Return the model of a unit and the offset at which it ends."""
        below = [self.directive(child, unit) for child in unit.children]
        tables = self._held.get(unit.label.start, ())
        pieces = pieces_of(self._view, self._raised, unit)
        values = [piece.value for piece in pieces]
        heading, taken = heading_of(unit.reading.kind, values, bool(below), self._grammar)
        ends = [*(end for _, end, _ in unit.runs), *(table.end for table in tables), *(end for _, end in below)]
        end = max([unit.label.end, *ends])
        confidence = round(unit.label.confidence * unit.certainty, 3)
        directive = Directive(
            label=unit.label.text,
            kind=_kind(unit, parent),
            heading=heading,
            text="\n".join(values[taken:]),
            items=read_items(self._layout, self._view, pieces[taken:], self._grammar),
            tables=tuple(table.number for table in tables),
            children=tuple(child for child, _ in below),
            **evidence(self._layout, self._view, unit.label.start, end, unit.label.rule, confidence),
        )
        return directive, end


def _kind(unit: Unit, parent: Unit | None) -> UnitKind:
    """Return the kind of a unit; a number directly below an article is a clause (khoản)."""
    if unit.reading.kind == "number" and parent is not None and parent.reading.kind == "article":
        return "clause"
    return _KINDS[unit.reading.kind]


def _held(units: Sequence[Unit], tables: Sequence[PlacedTable]) -> dict[int, list[PlacedTable]]:
    """Return the tables that stand in the text of each unit, told by where its label starts."""
    starts = sorted(_starts(units))
    held: dict[int, list[PlacedTable]] = defaultdict(list)
    for table in tables:
        if at := bisect(starts, table.start):
            held[starts[at - 1]].append(table)
    return held


def _starts(units: Sequence[Unit]) -> Iterator[int]:
    for unit in units:
        yield unit.label.start
        yield from _starts(unit.children)
