"""A body with its units found: what directives, paragraphs and tasks are read from."""

from collections.abc import Iterable
from dataclasses import dataclass

from vndocparse.fields.units.grow import Run, grow
from vndocparse.fields.units.tree import Unit
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout, Lines


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a body or an annex as a view, their units, nested, and the paragraphs outside the units."""

    view: View
    units: tuple[Unit, ...]
    outside: tuple[Run, ...]


def find_body(layout: Layout, lines: Lines, grammar: Grammar) -> Body:
    """Return the units of these lines and what stands outside them."""
    view = layout.view(lines)
    grown = grow(view, grammar)
    return Body(view, grown.units, grown.outside)


def whole(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """Return the ranges of the paragraphs that these runs make up."""
    found: list[tuple[int, int]] = []
    for start, end, joins in runs:
        if joins and found:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
