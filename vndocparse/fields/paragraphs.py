"""Paragraphs of the body outside its units: legal bases, opening and closing (căn cứ, mở đầu, kết thúc)."""

from vndocparse.document.body import Paragraph
from vndocparse.fields.evidence import evidence
from vndocparse.fields.units.body import Body, whole
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout

_HEAD = 80  # characters that tell a legal basis


def read_paragraphs(layout: Layout, body: Body, grammar: Grammar) -> tuple[Paragraph, ...]:
    """Return the paragraphs that stand in no unit, in order.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.
    """
    basis, other = grammar.rule("header.basis"), grammar.rule("paragraphs.text")
    found = []
    for start, end in whole(body.outside):
        text = body.view.value(start, end)
        if not text:
            continue
        rule = basis if basis.match(text[:_HEAD]) else other
        found.append(
            Paragraph(
                kind="basis" if rule is basis else "text",
                text=text,
                **evidence(layout, body.view, start, end, rule.id, rule.confidence),
            )
        )
    return tuple(found)
