"""Reading of units: from lines to the tree of directives, for the body and for each annex.

What is a unit and where it stands is found by `grow`; here the units get their kind, heading, text, items and evidence.
The span of a unit runs from its label to the end of its last child.
"""

from typing import get_args

from vndocparse.document.body import Directive, UnitKind
from vndocparse.fields.evidence import evidence
from vndocparse.fields.units.grow import grow
from vndocparse.fields.units.headings import heading_of
from vndocparse.fields.units.items import read_items
from vndocparse.fields.units.raised import Raised
from vndocparse.fields.units.runs import runs_of
from vndocparse.fields.units.tree import Unit
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout, Lines

_KINDS: dict[str, UnitKind] = {**{kind: kind for kind in get_args(UnitKind)}, "small_roman": "roman"}


def read_units(layout: Layout, lines: Lines, grammar: Grammar) -> tuple[Directive, ...]:
    """Return the labelled units of these lines as a tree; quoted text, tables and contents give none."""
    if not lines:
        return ()
    view = layout.view(lines)
    reader = _Reader(layout, view, grammar)
    return tuple(reader.directive(unit, None)[0] for unit in grow(view, grammar))


class _Reader:
    """Makes the models of the units of one view."""

    def __init__(self, layout: Layout, view: View, grammar: Grammar) -> None:
        self._layout = layout
        self._view = view
        self._grammar = grammar
        self._raised = Raised(layout, view, grammar)

    def directive(self, unit: Unit, parent: Unit | None) -> tuple[Directive, int]:
        """Return the model of a unit and the offset at which it ends."""
        below = [self.directive(child, unit) for child in unit.children]
        runs = runs_of(self._view, self._raised, unit)
        values = [run.value for run in runs]
        heading, taken = heading_of(unit.reading.kind, values, bool(below), self._grammar)
        end = max([unit.label.end, *(end for _, end, _ in unit.runs), *(end for _, end in below)])
        confidence = round(unit.label.confidence * unit.certainty, 3)
        directive = Directive(
            label=unit.label.text,
            kind=_kind(unit, parent),
            heading=heading,
            text="\n".join(values[taken:]),
            items=read_items(self._layout, self._view, runs[taken:], self._grammar),
            children=tuple(child for child, _ in below),
            **evidence(self._layout, self._view, unit.label.start, end, unit.label.rule, confidence),
        )
        return directive, end


def _kind(unit: Unit, parent: Unit | None) -> UnitKind:
    """Return the kind of a unit; a number directly below an article is a clause (khoản)."""
    if unit.reading.kind == "number" and parent is not None and parent.reading.kind == "article":
        return "clause"
    return _KINDS[unit.reading.kind]
