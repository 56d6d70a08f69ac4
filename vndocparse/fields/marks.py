"""Marks of urgency, secrecy, circulation and copy (độ khẩn, độ mật, phạm vi lưu hành, hình thức sao)."""

from typing import cast

from vndocparse.document.models import Mark, MarkKind, Marks
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.zones import Layout
from vndocparse.text.letters import fold


def read_marks(layout: Layout, grammar: Grammar) -> Marks:
    """Return the marks of the document, the first of each kind.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.2 và Phần II.
    """
    rule = grammar.rule("marks.mark")
    rows = {" ".join(fold(str(r["value"])).split()): r for r in grammar.table("marks").rows}
    found: list[Mark] = []
    for line in layout.zones.marks:
        view = layout.view((line,))
        match = rule.search(view.text)
        span = match.span("mark") if match else None
        row = rows.get(" ".join(view.text[span[0] : span[1]].split())) if span else None
        if row and span:
            found.append(
                Mark(
                    kind=cast(MarkKind, row["kind"]),
                    value=str(row["value"]),
                    **evidence(layout, view, *span, rule.id, rule.confidence),
                )
            )
    first = {mark.kind: mark.value for mark in reversed(found)}
    return Marks.model_validate({**first, "evidence": tuple(found)})
