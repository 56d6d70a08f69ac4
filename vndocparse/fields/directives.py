"""Labelled units of the body (Phần, Chương, Mục, Điều, khoản, điểm and the free schemes I. / 1. / a)).

Reads the body zone only; a unit refers to its ruled tables, whose text is theirs. What is a unit and where it stands in
the tree is found in `fields/units`; here the units get their heading, text and evidence. The span of a unit runs from
its label to the end of its last child.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from vndocparse.document.body import Directive
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import PlacedTable, tables_in
from vndocparse.fields.units.body import Body
from vndocparse.fields.units.labels import STRUCTURE
from vndocparse.fields.units.raised import Raised
from vndocparse.fields.units.tree import Unit
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_HEADING = 400  # the longest heading, in characters
_SHORT_WORDS = 8  # words of a heading that ends with a colon
_DIVISIONS = STRUCTURE[:-1]


def read_directives(layout: Layout, body: Body, grammar: Grammar) -> tuple[Directive, ...]:
    """Return the labelled units of a body as a tree; quoted text, tables and contents give none."""
    raised = Raised(layout, body.view, grammar)
    held = _held(body.units, tables_in(layout, body.view))
    return tuple(_directive(layout, body.view, raised, unit, held, grammar)[0] for unit in body.units)


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


def _directive(
    layout: Layout, view: View, raised: Raised, unit: Unit, held: Mapping[int, list[PlacedTable]], grammar: Grammar
) -> tuple[Directive, int]:
    """Return the model of a unit and the offset at which it ends."""
    below = [_directive(layout, view, raised, child, held, grammar) for child in unit.children]
    tables = held.get(unit.label.start, ())
    lines = _lines(view, raised, unit)
    if unit.reading.kind in _DIVISIONS:
        lines = _title(lines)
    heading = _heading(unit, lines, grammar)
    ends = [*(end for _, end, _ in unit.runs), *(table.end for table in tables), *(end for _, end in below)]
    end = max([unit.label.end, *ends])
    confidence = round(unit.label.confidence * unit.certainty, 3)
    directive = Directive(
        label=unit.label.text,
        heading=heading,
        text="\n".join(lines[1:] if heading is not None else lines),
        tables=tuple(table.number for table in tables),
        children=tuple(child for child, _ in below),
        **evidence(layout, view, unit.label.start, end, unit.label.rule, confidence),
    )
    return directive, end


def _lines(view: View, raised: Raised, unit: Unit) -> list[str]:
    """Return the paragraphs of a unit's own text, each on one line, without the marks of footnotes at their ends."""
    lines: list[str] = []
    for start, end, joins in unit.runs:
        value = view.value(*raised.trim(start, end))
        if not value:
            continue
        if joins and lines:
            lines[-1] = f"{lines[-1]} {value}"
        else:
            lines.append(value)
    return lines


def _title(lines: list[str]) -> list[str]:
    """Join the centred lines that make the title of a Phần, Chương or Mục."""
    size = 1
    while size < len(lines) and (lines[size].isupper() if lines[0].isupper() else lines[0][-1] not in ".:;"):
        size += 1
    title = " ".join(lines[:size])
    return [title, *lines[size:]] if lines and len(title) <= _HEADING else lines


def _heading(unit: Unit, lines: list[str], grammar: Grammar) -> str | None:
    """Return the heading: the first paragraph, when it is a title (no sentence) with text or units below it."""
    if not lines or len(lines[0]) > _HEADING:
        return None
    first, more = lines[0], len(lines) > 1 or bool(unit.children)
    if unit.reading.kind in _DIVISIONS:
        return first
    if first.isupper():
        return first.rstrip(" :")
    if not more or first[-1] in '.;,!?"”':
        return None
    if first.endswith(":"):
        title = len(first.split()) <= _SHORT_WORDS and grammar.rule("directives.amending").search(first) is None
        return first.rstrip(" :") if title else None
    return first
