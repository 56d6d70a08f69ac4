"""Issuing agencies and their governing agency (cơ quan ban hành, cơ quan chủ quản), from the letterhead's left side."""

from dataclasses import dataclass

import regex

from vndocparse.document.located import Span
from vndocparse.document.models import Issuer
from vndocparse.fields.evidence import evidence, is_mended
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout
from vndocparse.text.letters import fold

_EDGES = " \n\t*_=~-.:,;|"
_WORD = regex.compile(r"\S+")
_KNOWN = ("central_agencies", "agency_heads", "ocr_departments")
_TITLE_RULES = ("reference.title_issuer", "reference.title_owner")


@dataclass(slots=True)
class _Name:
    """A range of the view that holds one agency's name; `joined` when a dash ties it to the name before."""

    start: int
    end: int
    joined: bool = False


def read_issuers(layout: Layout, grammar: Grammar) -> tuple[Issuer, ...]:
    """Return the issuing agencies in printed order; several for a joint document (văn bản liên tịch).

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.2.
    """
    view = layout.view(layout.zones.issuer)
    joint = _is_joint(layout, grammar)
    names = _once(view, [part for name in _names(view, grammar) for part in _parts(view, name, joint, grammar)])
    if not names:
        return _from_title(layout, grammar)
    issuing = _issuing(names, joint)
    above = names[: len(names) - len(issuing)]
    parent = view.value(above[-1].start, above[-1].end) if above else None
    place = view.span(above[-1].start, above[-1].end) if above else None
    rule = grammar.rule("issuers.begins")
    return tuple(
        Issuer(
            name=view.value(name.start, name.end),
            corrected=_corrected(view, name, grammar),
            parent=parent,
            parent_span=Span(start=place[0], end=place[1]) if place else None,
            **evidence(layout, view, name.start, name.end, rule.id, _confidence(view, name, grammar)),
        )
        for name in issuing
    )


def _corrected(view: View, name: _Name, grammar: Grammar) -> str | None:
    """Return the known agency that a damaged name stands for; None for a name that is well printed or unknown."""
    printed, read = view.value(name.start, name.end), " ".join(view.text[name.start : name.end].split())
    known = any(grammar.table(table).find("name", read) for table in _KNOWN)
    return read if known and is_mended(view, name.start, name.end) and read != fold(printed) else None


def _confidence(view: View, name: _Name, grammar: Grammar) -> float:
    rule = grammar.rule("issuers.begins")
    return rule.confidence if rule.match(view.text[name.start : name.end]) else 0.7


def _names(view: View, grammar: Grammar) -> list[_Name]:
    """Return one range a name: lines that go on with a name are joined to it."""
    names: list[_Name] = []
    for position, line in enumerate(view.lines):
        start = view.line_start(position)
        end = start + line.end - line.start
        text = view.text[start:end]
        if not text.strip(_EDGES):
            continue
        dashed = bool(names) and view.text[names[-1].start : names[-1].end].rstrip("*_= ").endswith("-")
        if names and _continues(view, names[-1], text, dashed, grammar):
            names[-1].end = end
        else:
            names.append(_Name(start, end, dashed))
    return [n for n in names if _trim(view, n)]


def _continues(view: View, name: _Name, text: str, dashed: bool, grammar: Grammar) -> bool:
    if grammar.rule("issuers.begins").match(text):
        current = view.text[name.start : name.end].replace("\n", " ").strip("*_=~ ")
        if grammar.rule("issuers.organ").match(text) and grammar.rule("issuers.whole").search(current):
            return False
        return not dashed and grammar.rule("issuers.incomplete").match(current) is not None
    return True


def _trim(view: View, name: _Name) -> bool:
    """Take separators off both ends; tell whether anything is left."""
    while name.start < name.end and view.text[name.start] in _EDGES:
        name.start += 1
    while name.end > name.start and view.text[name.end - 1] in _EDGES:
        name.end -= 1
    return name.end > name.start


def _parts(view: View, name: _Name, joint: bool, grammar: Grammar) -> list[_Name]:
    """Return the names that dashes join inside one range; of a joint document also where the dash is lost."""
    parts = [_Name(name.start, name.end, name.joined)]
    cuts = list(grammar.rule("issuers.joint").finditer(view.text, name.start, name.end))
    if joint:
        cuts += grammar.rule("issuers.joint_glued").finditer(view.text, name.start, name.end)
    for found in sorted(cuts, key=lambda m: m.start):
        if found.start > parts[-1].start:
            parts[-1].end = found.start
            parts.append(_Name(found.end, name.end, True))
    return [part for part in parts if _trim(view, part)]


def _once(view: View, names: list[_Name]) -> list[_Name]:
    """Return each name once, where it stands last: a gazette prints the agency as section heading and as letterhead."""
    for name in names:
        _undouble(view, name)
    last = {"".join(view.text[n.start : n.end].split()).casefold(): i for i, n in enumerate(names)}
    kept = sorted(last.values())
    return [names[i] for i in kept]


def _undouble(view: View, name: _Name) -> None:
    """Keep the second half of a range that holds the same words twice."""
    words = list(_WORD.finditer(view.text, name.start, name.end))
    half = len(words) // 2
    texts = [word.group().casefold() for word in words]
    if half > 1 and texts[:half] == texts[half:]:
        name.start = words[half].start()


def _issuing(names: list[_Name], joint: bool) -> list[_Name]:
    if joint:
        return names
    first = len(names) - 1
    while first > 0 and names[first].joined:
        first -= 1
    return names[first:]


def _is_joint(layout: Layout, grammar: Grammar) -> bool:
    zones = layout.zones
    head = "\n".join((layout.view(zones.title[:2]).text, layout.view(zones.reference).text))
    return grammar.rule("issuers.joint_type").search(head) is not None


def _from_title(layout: Layout, grammar: Grammar) -> tuple[Issuer, ...]:
    """Return the agency that a title names in place of a letterhead."""
    view = layout.view(layout.zones.title)
    # Where the document's own number stands apart, a number left in the title is another document's.
    for name in _TITLE_RULES if layout.zones.reference else ("reference.in_title", *_TITLE_RULES):
        found = grammar.rule(name).search(view.text)
        span = found.span("issuer") if found else None
        if found and span:
            located = evidence(layout, view, *span, found.rule.id, found.rule.confidence)
            return (Issuer(name=view.value(*span), **located),)
    return ()
