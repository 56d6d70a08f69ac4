"""Subject (trích yếu nội dung): below the type's name, or the `V/v …` under the number of an official letter."""

from vndocparse.document.models import Subject
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.type_names import find_type_name
from vndocparse.layout.zones import Layout

_MARKS = " \n\t-_*:;,."


def read_subject(layout: Layout, grammar: Grammar) -> Subject | None:
    """Return the subject on one line, `V/v` and `Về việc` dropped, or None.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5.
    """
    zones = layout.zones
    if zones.title:
        view = layout.view(zones.title)
        start, end = _below_type(view, grammar)
        if not zones.reference:
            in_title = grammar.rule("reference.in_title").search(view.text)
            if in_title:
                start = max(start, in_title.end)
        issuer = grammar.rule("reference.title_issuer").match(view.text)
        if issuer and issuer.end < end:
            start = max(start, issuer.end)
        owner = grammar.rule("reference.title_owner").search(view.text, start, end)
        if owner:
            end = owner.start
        rule = "header.subject_start"
    else:
        view = layout.view(zones.subject_left)
        start, end, rule = 0, len(view.text), "subject.lead"
    return _subject(layout, view, start, end, rule, grammar)


def _below_type(view: View, grammar: Grammar) -> tuple[int, int]:
    """Return the range of the title below or after the type's name, the words of its kind left out."""
    texts = view.text.split("\n")
    name = find_type_name(texts, grammar)
    if name is None:
        return 0, len(view.text)
    start = view.line_start(name.lines - 1) + name.end
    line = 0 if name.lines == 0 else name.lines - 1
    rest = texts[line][name.end :]
    more = line + 1 < len(texts)
    led = more and grammar.rule("subject.lead").match(texts[line + 1]) is not None
    drops = ("subject.owner", "subject.kind", *(("subject.short_kind",) if led else ()))
    if more and not name.alone and any(grammar.rule(r).fullmatch(rest.rstrip()) for r in drops):
        start = view.line_start(line + 1)
    elif name.alone and more and grammar.rule("subject.kind").fullmatch(texts[line + 1]) and line + 2 < len(texts):
        start = view.line_start(line + 2)
    return start, len(view.text)


def _subject(layout: Layout, view: View, start: int, end: int, rule: str, grammar: Grammar) -> Subject | None:
    while start < end and view.text[start] in _MARKS:
        start += 1
    lead = grammar.rule("subject.lead").match(view.text, start, end)
    if lead:
        start = lead.end
    while start < end and view.text[start] in _MARKS:
        start += 1
    while end > start and view.text[end - 1] in _MARKS:
        end -= 1
    if start >= end:
        return None
    text = view.value(start, end)
    confidence = grammar.rule(rule).confidence
    return Subject(text=text, **evidence(layout, view, start, end, rule, confidence))
