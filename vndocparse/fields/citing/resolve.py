"""What short forms point to: a later mention without number, symbol or date leads to the fuller mention of the document."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar


def resolve(text: str, mentions: list[Mention], own: Mention | None, grammar: Grammar) -> list[Mention]:
    """Set `target` of the short forms, mark the document itself, and drop short forms that lead nowhere."""
    for mention in mentions:
        if own and _same_document(mention, own):
            mention.role = "self"
    found = [m for m in mentions if not m.short or _earlier(m, mentions) is not None]
    names = [_name(text, m, grammar) for m in found]
    for position, mention in enumerate(found):
        if mention.role == "self":
            continue
        if mention.short:
            earlier = _earlier(mention, found)
            mention.target = None if earlier is None else found.index(earlier)
        elif mention.numbered:
            mention.target = _by_number(mention, position, found)
        else:
            mention.target = _by_name(position, found, names)
    for mention in found:
        if mention.target is not None and (further := found[mention.target].target) is not None:
            mention.target = further
    return found


def _same_document(mention: Mention, own: Mention) -> bool:
    if not mention.numbered or mention.number is None or own.number is None:
        return False
    same = mention.number.lstrip("0") == own.number.lstrip("0") and mention.symbol == own.symbol
    if not same or mention.year != own.year:
        return False
    if mention.when is None or own.when is None:
        return True
    return all(
        getattr(mention.when, part) == getattr(own.when, part) or getattr(own.when, part) is None
        for part in ("year", "month", "day")
    )


def _earlier(short: Mention, mentions: Sequence[Mention]) -> Mention | None:
    before = (m for m in reversed(mentions) if m.start < short.start and m.code == short.code)
    return next((m for m in before if m.numbered and not m.itself), None)


def _by_number(mention: Mention, position: int, mentions: Sequence[Mention]) -> int | None:
    """Return the mention that a number leads to: a bare one to that with a symbol, a variant of a symbol to the first."""
    if mention.number is None:
        return None
    for index, other in enumerate(mentions):
        if index == position or not other.symbol or other.code != mention.code or other.number is None:
            continue
        if other.number.lstrip("0") != mention.number.lstrip("0") or mention.year not in (None, other.year):
            continue
        if mention.symbol is None:
            return index
        if index < position and mention.symbol != other.symbol and _letters(mention) == _letters(other):
            if mention.year == other.year and not _other_day(mention, other):
                return index
    return None


def _letters(mention: Mention) -> list[str]:
    """Return the letters of a symbol: `TC-QĐ-CĐKT` and `TC/QĐ/CĐKT` are one."""
    return [c for c in mention.symbol or "" if c.isalnum()]


def _other_day(one: Mention, other: Mention) -> bool:
    if one.when is None or other.when is None:
        return False
    return (one.when.year, one.when.month, one.when.day) != (other.when.year, other.when.month, other.when.day)


def _by_name(position: int, mentions: Sequence[Mention], names: Sequence[str]) -> int | None:
    """Return the fullest mention of the document of this name: numbered, then dated, then the first."""
    mention, name = mentions[position], names[position]
    same = [i for i, other in enumerate(names) if name and other == name and mentions[i].role != "self"]
    if mention.rule == "citations.statute":
        same = [i for i, other in enumerate(names) if name and other.startswith(name)]
    if mention.when is not None:
        same = [i for i in same if (w := mentions[i].when) is None or w.year == mention.when.year]
    best = min(same, key=lambda i: (*_fullness(mentions[i]), i), default=position)
    return None if best == position else best


def _fullness(mention: Mention) -> tuple[bool, bool, int]:
    """Return a key that sorts the fullest mention first: numbered, dated, with the longest title."""
    start, end = mention.title or (0, 0)
    return not mention.numbered, mention.when is None, start - end


def _name(text: str, mention: Mention, grammar: Grammar) -> str:
    """Return the form in which names are compared: a congress by its number and the initials of its body."""
    if mention.title is None:
        return ""
    name = text[slice(*mention.title)]
    if mention.rule == "citations.congress":
        rest = grammar.rule("citations.congress_filler").compiled.sub(" ", name)
        ordinals = [word for word in rest.split() if word in _ordinals(rest)]
        body = [word for word in rest.split() if word not in ordinals]
        return " ".join(ordinals) + ":" + "".join(w if w.isupper() else w[0] for w in body).casefold()
    return " ".join(name.casefold().replace(",", " ").split())


def _ordinals(text: str) -> set[str]:
    return {word for word in text.split() if word and not set(word) - set("IVXLC")}
