"""Annexes and attached documents (phụ lục, văn bản kèm theo): label, title, type, place and units of each."""

from vndocparse.document.models import Annex
from vndocparse.fields.attaching.find import FoundAnnex
from vndocparse.fields.attaching.kinds import type_of
from vndocparse.fields.evidence import evidence
from vndocparse.fields.placed import tables_in
from vndocparse.fields.units.read import read_units
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout


def read_annexes(layout: Layout, found: tuple[FoundAnnex, ...], grammar: Grammar) -> tuple[Annex, ...]:
    """Return the annexes in order; the span of each is the whole annex.

    An attached document without a label is named by its own title (`QUY CHẾ`, `ĐƠN XIN PHÚC KHẢO`). Heading, note
    (`(Kèm theo …)`) and an attached document's own foot hold no units.
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1.
    """
    return tuple(_annex(layout, grammar, annex) for annex in found)


def _annex(layout: Layout, grammar: Grammar, annex: FoundAnnex) -> Annex:
    rule = grammar.rule(annex.label.rule)
    view = layout.view(annex.lines)
    return Annex(
        label=annex.label.text,
        title=annex.title.text,
        document_type=type_of(layout, annex.heading, annex.label, grammar),
        directives=read_units(layout, annex.body, grammar),
        tables=tuple(table.number for table in tables_in(layout, view)),
        **evidence(layout, view, 0, len(view.text), rule.id, rule.confidence),
    )
