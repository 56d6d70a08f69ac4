"""Pieces: the paragraphs of a unit's own text, each with its place in the view."""

from dataclasses import dataclass, replace

from vndocparse.fields.units.raised import Raised
from vndocparse.fields.units.tree import Unit
from vndocparse.layout.lines import View


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a unit on one line, as printed; `start` and `end` are offsets into the view."""

    start: int
    end: int
    value: str


def pieces_of(view: View, raised: Raised, unit: Unit) -> list[Piece]:
    """Return the paragraphs of a unit's own text, without the marks of footnotes at their ends."""
    found: list[Piece] = []
    for start, end, joins in unit.runs:
        first, last = raised.trim(start, end)
        value = view.value(first, last)
        if not value:
            continue
        if joins and found:
            found[-1] = replace(found[-1], end=last, value=f"{found[-1].value} {value}")
        else:
            found.append(Piece(first, last, value))
    return found
