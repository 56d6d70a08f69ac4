"""Annexes and attached documents (phụ lục, văn bản kèm theo): label, title, type, place and units of each."""

from vndocparse.document.models import Annex
from vndocparse.fields.attaching.heading import Heading
from vndocparse.fields.attaching.kinds import type_of
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import tables_in
from vndocparse.fields.units.body import find_body
from vndocparse.fields.units.read import read_units
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout, Lines

_HEADING = 14  # lines in which an annex names itself
_FOOT = 40  # lines from the end of an attached document within which its own recipients and signature stand


def read_annexes(layout: Layout, grammar: Grammar) -> tuple[Annex, ...]:
    """Return the annexes in order; the span of each is the whole annex.

    An attached document without a label is named by its own title (`QUY CHẾ`, `ĐƠN XIN PHÚC KHẢO`). Heading, note
    (`(Kèm theo …)`) and an attached document's own foot hold no units.
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.
    """
    found = (_annex(layout, grammar, lines) for lines in layout.zones.annexes)
    return tuple(x for x in found if x is not None)


def _annex(layout: Layout, grammar: Grammar, lines: Lines) -> Annex | None:
    heading = Heading(layout.view(lines[:_HEADING]), grammar)
    label = heading.label()
    if label is None:
        return None
    title = heading.title(label)
    rule = grammar.rule(label.rule)
    view = layout.view(lines)
    body = find_body(layout, _without_foot(layout, lines[title.below :], grammar), grammar)
    return Annex(
        label=label.text,
        title=title.text,
        document_type=type_of(layout, heading, label, grammar),
        directives=read_units(layout, body, grammar),
        tables=tuple(table.number for table in tables_in(layout, view)),
        **evidence(layout, view, 0, len(view.text), rule.id, rule.confidence),
    )


def _without_foot(layout: Layout, lines: Lines, grammar: Grammar) -> Lines:
    """Return the lines above an attached document's own recipients list (nơi nhận), where it has one."""
    rule = grammar.rule("foot.recipients_label")
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _FOOT), -1):
        if rule.match(layout.letters.folded[lines[at].start : lines[at].end]):
            return lines[:at]
    return lines
