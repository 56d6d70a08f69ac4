"""Marks of urgency, secrecy, circulation and copy (độ khẩn, độ mật, phạm vi lưu hành, hình thức sao)."""

from collections.abc import Iterator
from typing import cast

from vndocparse.document.models import Mark, MarkKind, Marks
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.stamps import stamped_mark
from vndocparse.layout.zones import Layout, Lines
from vndocparse.text.letters import fold


def read_marks(layout: Layout, grammar: Grammar) -> Marks:
    """Return the marks of the document, the first of each kind.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.2 và Phần II.
    """
    found = [*_marks(layout, layout.zones.marks, grammar)]
    found += [x for block in layout.copies for x in _marks(block, block.zones.marks, grammar) if x.kind == "copy"]
    first = {mark.kind: mark.value for mark in reversed(found)}
    return Marks.model_validate({**first, "evidence": tuple(found)})


def read_copy_form(layout: Layout, grammar: Grammar, symbol: str | None) -> str | None:
    """Return the form of copy (hình thức sao) that a copy's block names, else the one that its symbol tells."""
    named = next((x.value for x in _marks(layout, layout.zones.marks, grammar) if x.kind == "copy"), None)
    told = {str(r["code"]): str(r["value"]) for r in grammar.table("copy_symbols").rows}
    return named or told.get((symbol or "").split("-")[0])


def _marks(layout: Layout, lines: Lines, grammar: Grammar) -> Iterator[Mark]:
    rule = grammar.rule("marks.mark")
    rows = {" ".join(fold(str(r["value"])).split()): r for r in grammar.table("marks").rows}
    for line in lines:
        view = layout.view((line,))
        if line.stamp:
            yield from _stamped(layout, view, grammar)
            continue
        match = rule.search(view.text)
        span = match.span("mark") if match else None
        row = rows.get(" ".join(view.text[span[0] : span[1]].split())) if span else None
        if row and span:
            yield Mark(
                kind=cast(MarkKind, row["kind"]),
                value=str(row["value"]),
                **evidence(layout, view, *span, rule.id, rule.confidence),
            )


def _stamped(layout: Layout, view: View, grammar: Grammar) -> Iterator[Mark]:
    row, rule = stamped_mark(view.text, grammar), grammar.rule("marks.stamped")
    match = rule.match(view.text)
    span = match.span("mark") if match else None
    if row and span:
        yield Mark(
            kind=cast(MarkKind, row["kind"]),
            value=str(row["value"]),
            **evidence(layout, view, *span, rule.id, rule.confidence),
        )
