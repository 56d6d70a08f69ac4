"""Finding mentions in a text, left to right: by a type's word, by a name, or by a number that goes on a list."""

from collections.abc import Iterator
from dataclasses import replace

from vndocparse.fields.citing.laws import read_name
from vndocparse.fields.citing.look import match_at
from vndocparse.fields.citing.mention import Mention, Row
from vndocparse.fields.citing.tails import read_tail, when
from vndocparse.fields.citing.types import (
    agrees,
    listed,
    refine,
    same_group,
    several_groups,
    type_of_symbol,
    type_of_word,
)
from vndocparse.grammar import Grammar, Match

_BEFORE = 60


def find_mentions(text: str, grammar: Grammar) -> list[Mention]:
    """Return the mentions of documents in a folded text, in order, each with its date and issuer."""
    mentions: list[Mention] = []
    at = 0
    tried = -1
    for anchor in _anchors(text, grammar):
        if anchor.start < at or anchor.start == tried:
            continue
        last = mentions[-1] if mentions else None
        if anchor.rule.id == "citations.reference":
            found = _away(text, anchor, last, grammar)
        else:
            tried = anchor.start
            name = read_name(text, anchor.start, grammar)
            found = _named(text, name, grammar) if name else _worded(text, anchor, grammar)
        if not found:
            continue
        found[0].joined = last is not None and _joins(text, last.end, found[0].start, grammar)
        mentions += found
        at = found[-1].end
    for mention in mentions:
        refine(mention, grammar)
    return [m for m in mentions if not listed("uncited_types", m.row, grammar)]


def _anchors(text: str, grammar: Grammar) -> Iterator[Match]:
    rules = ("citations.type_word", "citations.reference", "laws.word", "laws.constitution", "citations.statute")
    found = [match for rule in rules for match in grammar.rule(rule).finditer(text)]
    return iter(sorted(found, key=lambda m: m.start))


def _named(text: str, mention: Mention, grammar: Grammar) -> list[Mention]:
    """Complete a mention that begins with a name: its number, also in brackets, its date and issuer."""
    if _before(text, mention.start, "citations.draft", grammar):
        return []
    if found := match_at("citations.numbered", text, mention.end, grammar):
        mention.take_reference(found)
        mention.confidence = min(mention.confidence, found.rule.confidence)
    elif found := match_at("laws.year", text, mention.end, grammar):
        mention.when, mention.end = when(found), found.end
    read_tail(text, mention, grammar)
    mention.itself = not mention.numbered and _before(text, mention.start, "citations.enacting", grammar)
    unfinished = grammar.rule("laws.revision").search(text, *mention.title) if mention.title else None
    return [] if unfinished and not mention.numbered and mention.when is None else [mention]


def _worded(text: str, word: Match, grammar: Grammar) -> list[Mention]:
    """Read what follows a type's word: a number, several, a number further on, or a short form's word."""
    row = type_of_word(word.text, grammar)
    mention = Mention(word.start, word.end, word.rule.id, word.rule.confidence, (word.start, word.end), row)
    if row is None:
        return []
    if several := match_at("citations.shared_suffix", text, word.end, grammar):
        return _several(text, mention, several, grammar)
    for rule in ("citations.numbered", "citations.weak", "citations.interlude"):
        if found := match_at(rule, text, word.end, grammar):
            if rule == "citations.weak" and listed("unnumbered_types", row, grammar):
                continue
            if (words := found.span("words")) and _interrupted(text, *words, grammar):
                continue
            return _numbered(text, mention, found, grammar)
    return _short(text, mention, grammar)


def _short(text: str, mention: Mention, grammar: Grammar) -> list[Mention]:
    """Read a short form: `Nghị định này`, `Nghị định nêu trên`, `Nghị định 15`, `Nghị định 15/2020`."""
    for rule in ("citations.this", "citations.above", "citations.short_number"):
        if found := match_at(rule, text, mention.end, grammar):
            break
    else:
        return []
    named = found.rule.id == "citations.above"
    if named and (
        listed("common_words", mention.row, grammar) or _before(text, mention.start, "citations.plural", grammar)
    ):
        return []
    if found.rule.id == "citations.short_number":
        mention.take_reference(found)
    mention.end, mention.rule, mention.confidence = found.end, found.rule.id, found.rule.confidence
    mention.itself = found.rule.id == "citations.this"
    full = mention.year and listed("yearly_types", mention.row, grammar)
    mention.short = not mention.itself and not full
    if full:
        read_tail(text, mention, grammar)
    return [mention]


def _interrupted(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether the words between a type's word and a number lead to another document or to a form."""
    named = grammar.rule("citations.type_word").search(text, start, end)
    return named is not None or _before(text, end, "citations.no_citation", grammar)


def _numbered(text: str, mention: Mention, found: Match, grammar: Grammar) -> list[Mention]:
    mention.rule, mention.confidence = found.rule.id, found.rule.confidence
    mention.take_reference(found)
    if (words := found.span("words")) and (issuer := match_at("citation_issuers.issuer", text, words[0], grammar)):
        mention.issuer = issuer.span("issuer") if issuer.end <= words[1] else None
    mention.row = _told(text, mention, grammar)
    read_tail(text, mention, grammar)
    return [mention, *(_bare(text, mention, grammar) if mention.symbol is None else [])]


def _told(text: str, mention: Mention, grammar: Grammar) -> Row | None:
    """Return the type: the word's, unless the word is a general one (`văn bản`) and the symbol tells more."""
    if mention.word and grammar.rule("citations.general_word").fullmatch(text, *mention.word):
        return type_of_symbol(mention.symbol, mention.year, grammar) or mention.row
    return mention.row


def _several(text: str, mention: Mention, found: Match, grammar: Grammar) -> list[Mention]:
    """Return the members of `87,88,31/CP`: the numbers before the last share its symbol."""
    last = Mention(mention.start, mention.end, found.rule.id, found.rule.confidence, mention.word, mention.row)
    last.take_reference(found)
    members: list[Mention] = []
    for start, end in found.all("earlier"):
        member = replace(last, start=start, end=end, number=text[start:end], reference=(start, end), joined=True)
        members.append(member)
    members[0].start, members[0].joined = mention.start, False
    last.start, last.joined = (found.span("number") or (last.start, 0))[0], True
    read_tail(text, last, grammar)
    return [*members, last]


def _bare(text: str, first: Mention, grammar: Grammar) -> list[Mention]:
    """Return the further members of a list of numbers without symbols."""
    members: list[Mention] = []
    last = first
    while (found := match_at("citations.bare_member", text, last.end, grammar)) and last.when is None:
        place = found.span("number")
        if place is None:
            break
        last = Mention(place[0], found.end, found.rule.id, found.rule.confidence, row=first.row, joined=True)
        last.take_reference(found)
        read_tail(text, last, grammar)
        members.append(last)
    return members


def _away(text: str, found: Match, last: Mention | None, grammar: Grammar) -> list[Mention]:
    """Read a number without a type's word: a list's further member, or a document told by its symbol."""
    mention = Mention(found.start, found.end, found.rule.id, found.rule.confidence)
    mention.take_reference(found)
    told = type_of_symbol(mention.symbol, mention.year, grammar)
    if last and last.row and last.numbered and _joins(text, last.end, found.start, grammar):
        body = told is None or not agrees(told, mention.symbol)
        alike = body or agrees(last.row, mention.symbol) or same_group(last.symbol, mention.symbol)
        mention.row = last.row if alike or mention.year else told
    elif told is None or not (found.get("label") or several_groups(mention.symbol)):
        return []
    elif not _before(text, found.start, "citations.no_citation", grammar):
        mention.row, mention.confidence = told, 0.8
    else:
        return []
    read_tail(text, mention, grammar)
    return [mention]


def _joins(text: str, start: int, end: int, grammar: Grammar) -> bool:
    return end - start < _BEFORE and grammar.rule("citations.connector").match(text[start:end]) is not None


def _before(text: str, at: int, rule: str, grammar: Grammar) -> bool:
    return grammar.rule(rule).search(text, max(0, at - _BEFORE), at) is not None
