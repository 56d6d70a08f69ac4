"""The canonical name (tên chuẩn) of what a document prints: cleaned, written out, in the norm's case, filled in."""

from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.review.naming.casing import cased
from vndocparse.review.naming.fill import filled
from vndocparse.review.naming.lexicon import Lexicon, lexicon
from vndocparse.review.naming.setting import Setting
from vndocparse.review.naming.shorts import written_out
from vndocparse.review.naming.words import EDGES, cleaned, cut, joined
from vndocparse.text.letters import fold

_LONGEST = 300  # characters: what is longer is prose, and no name
_TU = regex.compile(r"(?<!\p{L})TU(?!\p{L})")
_LOUD = regex.compile(r"\p{Lu}{2}|[.&]|(?<!\p{L})(?:tp|h)(?!\p{L})|\p{Lu}\S*\p{Lu}")  # what may hold a short form
_ROUNDS = 4  # a name that has not come to rest by then stays as printed
_PRINTED, _COMPANY = "canonical.printed", "canonical.company"

Canonical = tuple[str, str]  # the name, and the id of the least sure rule that had a part in it


@lru_cache(maxsize=4096)
def canonical(name: str, setting: Setting, grammar: Grammar) -> Canonical | None:
    """Return the canonical name of a printed one; None when it names nobody (`Như trên`, the archive line).

    The canonical name of a canonical name is itself.
    """
    found = written(name, grammar)
    if found is not None and "TU" in found[0]:
        found = written(_provincial(found[0], setting), grammar)
    if found is None or found[1] == _COMPANY:
        return found
    text, rule = found
    more = filled(text, setting, grammar)
    return (more[0], _least_sure([rule, more[1]], grammar)) if more else (text, rule)


@lru_cache(maxsize=4096)
def written(name: str, grammar: Grammar) -> Canonical | None:
    """Return what can be told of a canonical name without any document."""
    printed = _without_purpose(cleaned(fold(name)), grammar)
    if not any(c.isalpha() for c in printed) or grammar.rule("canonical.unnamed").match(printed):
        return None
    if len(printed) > _LONGEST:
        return printed, _PRINTED
    if grammar.rule(_COMPANY).match(printed):
        return printed, _COMPANY
    rules = [_PRINTED]
    text = printed
    for _ in range(_ROUNDS):
        new = _once(text, grammar, rules)
        if new == text:
            named = not grammar.rule("canonical.unnamed").match(text)
            return (text, _least_sure(rules, grammar)) if named else (printed, _PRINTED)
        text = new
    return printed, _PRINTED


def _once(text: str, grammar: Grammar, rules: list[str]) -> str:
    words = lexicon(grammar)
    full = cells = cut(text)
    loud = _LOUD.search(text) is not None
    if loud:
        full = written_out(cells, words)
        rules += ["canonical.short"] if full != cells else []
    capitals = loud and not any(c.islower() for c in text) and any(len(word) > 1 and word.isalpha() for word in full)
    shown, guessed = cased(full, words, capitals=capitals, loud=loud)
    rules += ["canonical.capitals_guessed" if guessed else "canonical.capitals"] if capitals else []
    rules += ["canonical.wording"] if not capitals and shown != full else []
    name = joined(shown)
    if " của " in name or " thuộc " in name:
        name = grammar.rule("canonical.of_unit").compiled.sub("", name)
    if "ủy " in name or "oàn " in name:
        name = grammar.rule("canonical.unit_twice").compiled.sub("", name)
    return _spelt(name, words, grammar)


def _without_purpose(text: str, grammar: Grammar) -> str:
    """Return a name without the purposes in brackets at its end."""
    if "(" not in text:
        return text
    for found in reversed(list(grammar.rule("recipients.purpose").finditer(text))):
        if text[found.end :].strip(EDGES):
            break
        text = text[: found.start]
    return cleaned(text)


def _provincial(text: str, setting: Setting) -> str:
    """Return a name with `TU` read as the committee of the header's province."""
    if setting.province is None:
        return text
    committee = "Tỉnh ủy" if setting.province.word == "tỉnh" else "Thành ủy"
    return _TU.sub(committee, text)


def _spelt(name: str, words: Lexicon, grammar: Grammar) -> str:
    """Return a name with its province as the norm spells it."""
    if not any(printed in name for printed in words.spellings):
        return name
    for rule in ("canonical.unit", "canonical.committee"):
        for found in reversed(list(grammar.rule(rule).finditer(name))):
            where = found.span("name")
            if where and (right := words.spellings.get(name[where[0] : where[1]])):
                name = name[: where[0]] + right + name[where[1] :]
    return name


def _least_sure(rules: list[str], grammar: Grammar) -> str:
    return min(reversed(rules), key=lambda rule: grammar.rule(rule).confidence)
