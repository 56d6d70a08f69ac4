"""Signers (người ký): authority, title, name and rank of each signature block."""

from dataclasses import dataclass

import regex

from vndocparse.document.models import Signer
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.wrapped_names import join_wrapped
from vndocparse.layout.zones import Layout, Lines
from vndocparse.text.specks import is_speck

_SPACED = regex.compile(r"(?<=(?<!\p{L})\p{Lu})[ ](?=\p{Lu}(?!\p{L}))")  # letter-spaced capitals
_SCRAWL = 8  # characters: a signature read as text is no longer
_UNNAMED = 0.75  # share of the confidence left when the name or the title is missing


@dataclass(slots=True)
class _Group:
    """One authority, title or unit of the block, with its wrapped lines."""

    kind: str
    start: int
    end: int
    authority: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rank: tuple[int, int] | None
    first: int
    title: tuple[int, int] | None = None


def read_signers(layout: Layout, grammar: Grammar) -> tuple[Signer, ...]:
    """Return one signer a signature block, in reading order. A blank left for the digital signature gives no name.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.7.
    """
    found = (_signer(layout, grammar, block) for block in layout.zones.signatures)
    return tuple(x for x in found if x is not None)


def _signer(layout: Layout, grammar: Grammar, block: Lines) -> Signer | None:
    view = layout.view(block)
    spans = _spans(view, grammar)
    name = _name(view, spans, grammar)
    groups = _groups(view, spans, name, grammar)
    prefix = next((g for g in reversed(groups) if g.authority), None)
    last = groups[-1] if groups else None
    title = (last.start, last.end) if last and last.kind == "title" else None
    behalf = (prefix.authority[1], prefix.end) if prefix and prefix.authority else None
    if behalf is not None and not view.text[slice(*behalf)].strip():
        behalf = None
    if prefix and prefix is last and prefix.authority and behalf:
        printed = view.text[slice(*prefix.authority)]
        if grammar.rule("signers.acting").match(printed):
            title, behalf = behalf, None
    if name is None and title is None and prefix is None:
        return None
    rule = grammar.rule("foot.name_line" if name else "foot.title_line" if title else "foot.authority_line")
    ends = [g.start for g in groups] + [g.end for g in groups] + ([name.first, name.end] if name else [])
    whole = name is not None and (title is not None or prefix is not None)
    confidence = rule.confidence if whole else rule.confidence * _UNNAMED
    return Signer(
        authority=_printed(view, prefix.authority if prefix else None),
        on_behalf_of=_printed(view, behalf),
        title=_printed(view, title),
        posts=_posts(view, groups),
        name=_person(view, name, grammar) if name else None,
        rank=view.value(*name.rank).strip(" ,") or None if name and name.rank else None,
        **evidence(layout, view, min(ends), max(ends), rule.id, round(confidence, 3)),
    )


def _spans(view: View, grammar: Grammar) -> list[tuple[int, int]]:
    """Return the range of each line; the lines of a name that is broken over several are one range."""
    spans: list[tuple[int, int]] = []
    at = 0
    for lines in join_wrapped(view.lines, lambda x: view.letters.folded[x.start : x.end], grammar):
        end = at + sum(x.end - x.start + 1 for x in lines) - 1
        spans.append((at, end))
        at = end + 1
    return spans


def _posts(view: View, groups: list[_Group]) -> tuple[str, ...]:
    """Return the titles printed one below the other, each once; none when there is only one.

    A title above a prefix is not the signer's own.
    """
    after = max((i + 1 for i, g in enumerate(groups) if g.authority), default=0)
    posts = dict.fromkeys(_printed(view, (g.start, g.end)) for g in groups[after:] if g.kind == "title")
    return tuple(post for post in posts if post) if len(posts) > 1 else ()


def _printed(view: View, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    return _SPACED.sub("", view.value(*span)).strip(" ,.:" if span[1] - span[0] > 5 else " ,:") or None


def _person(view: View, name: _Name, grammar: Grammar) -> str | None:
    """Return a name as printed, without specks between its syllables and blanks inside them."""
    printed = _printed(view, (name.start, name.end)) or ""
    for found in reversed(list(grammar.rule("signers.name_speck").finditer(printed))):
        start, end = found.span("speck") or (0, 0)
        printed = printed[:start] + printed[end:]
    return printed.strip(" ,.:") or None


def _name(view: View, spans: list[tuple[int, int]], grammar: Grammar) -> _Name | None:
    rule, other = grammar.rule("foot.name_line"), grammar.rule("foot.not_a_name")
    person = grammar.rule("names.person")
    for position in range(len(spans) - 1, -1, -1):
        start, end = spans[position]
        text = view.text[start:end].replace("\n", " ")
        match = rule.match(text) or (person.match(text) if position else None)
        name = match.span("name") if match else None
        if match is None or name is None or other.match(text):
            continue
        rank = match.span("rank")
        first = start
        if position and grammar.rule("signers.name_piece").match(view.text[slice(*spans[position - 1])]) and not rank:
            first = spans[position - 1][0]
            name = (first - start, name[1])
        return _Name(start + name[0], start + name[1], rank and (start + rank[0], start + rank[1]), first)
    return _glued(view, spans, grammar)


def _glued(view: View, spans: list[tuple[int, int]], grammar: Grammar) -> _Name | None:
    """Return the name stuck to the title before it."""
    for start, end in reversed(spans):
        match = grammar.rule("signers.glued_name").match(view.text[start:end])
        name, title = (match.span("name"), match.span("title")) if match else (None, None)
        if name is not None and title is not None:
            at = start + name[0]
            return _Name(at, start + name[1], None, at, (start + title[0], start + title[1]))
    return None


def _groups(view: View, spans: list[tuple[int, int]], name: _Name | None, grammar: Grammar) -> list[_Group]:
    """Return the block's authorities, titles and units, each with the lines it wraps over."""
    groups: list[_Group] = []
    signed = False
    for start, end in _before_name(spans, name):
        text = view.text[start:end]
        signed = signed or grammar.rule("foot.signed").match(text) is not None
        approval = grammar.rule("foot.approval").match(text)
        if approval and (post := approval.span("post")):
            groups.append(_Group("title", start + post[0], end))
            continue
        if approval or not text.strip() or grammar.rule("foot.signed").match(text):
            continue
        authority = grammar.rule("foot.authority_line").match(text)
        goes_on = groups and _goes_on(view.text[groups[-1].start : groups[-1].end], text, grammar)
        if authority is not None and (printed := authority.span("authority")):
            groups.append(_Group("authority", start, end, (start + printed[0], start + printed[1])))
        elif goes_on:
            groups[-1].end = end
        elif _is_title(text, grammar) or grammar.rule("signers.begins").match(text):
            groups.append(_Group("title", start + len(text) - len(text.lstrip()), end))
        elif is_speck(text) or (groups and _is_scrawl(view.text[groups[-1].start : groups[-1].end], text)):
            continue
        elif groups and not signed:
            groups[-1].end = end
            if groups[-1].kind == "unit" and _is_title(view.text[groups[-1].start : end], grammar):
                groups[-1].kind = "title"
        elif not groups:
            groups.append(_Group("unit", start, end))
    return groups


def _is_scrawl(above: str, text: str) -> bool:
    """Tell whether a short line in small letters stands below a title in capitals: a signature that was read."""
    return above.isupper() and text.strip()[:1].islower() and len(text.strip()) <= _SCRAWL


def _is_title(text: str, grammar: Grammar) -> bool:
    return grammar.rule("foot.title_line").match(text.replace("\n", " ")) is not None


def _before_name(spans: list[tuple[int, int]], name: _Name | None) -> list[tuple[int, int]]:
    """Return the ranges of the lines above the name, and of the title that the name is stuck to."""
    if name is None:
        return spans
    above = [x for x in spans if x[1] <= name.first]
    return [*above, name.title] if name.title else above


def _goes_on(before: str, text: str, grammar: Grammar) -> bool:
    incomplete = grammar.rule("signers.incomplete").search(before)
    return incomplete is not None or grammar.rule("signers.continuation").match(text) is not None
