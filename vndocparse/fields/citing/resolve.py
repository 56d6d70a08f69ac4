"""What short forms point to: a mention without number, symbol or date leads to the fullest one of the document."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.fields.citing.names import link_names, name_of
from vndocparse.grammar import Grammar


def resolve(text: str, mentions: list[Mention], own: Mention | None, grammar: Grammar) -> list[Mention]:
    """Set `target` of the short forms, mark the document itself, and drop lone numbers that lead nowhere.

    A short form with words that point (`Công văn nêu trên`) stays without target where nothing is cited before it.
    """
    for mention in mentions:
        if own and _same_document(mention, own):
            mention.role = "self"
    _know_oneself(text, mentions, grammar)
    found = _worth_keeping(mentions)
    _link_numbers(found)
    link_names(text, found, grammar)
    _link_words(text, found, grammar)
    for mention in found:
        if mention.target is not None and (further := found[mention.target].target) is not None:
            mention.target = further
    return found


def _know_oneself(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Mark further mentions of the name that is the document's own, where neither number nor date tells them apart."""
    own = {name_of(text, m, grammar) for m in mentions if m.itself and m.title}
    for mention in mentions:
        bare = mention.title and not mention.numbered and mention.when is None
        if own and bare and name_of(text, mention, grammar) in own:
            mention.role = "self"


def _worth_keeping(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the numbers after a mere type's word that no full mention has (`Chỉ thị 16`)."""
    full = {
        (m.code, _digits(m), year)
        for m in mentions
        if m.number is not None and not m.short and m.role != "self"
        for year in (m.year, None)
    }
    return [m for m in mentions if not (m.short and m.number) or (m.code, _digits(m), m.year) in full]


def _link_words(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Lead `Công văn nêu trên` to the last one before it, `văn bản nêu trên` to any, a defined name to its own."""
    places = {id(mention): position for position, mention in enumerate(mentions)}
    last: dict[str | None, int] = {}
    latest: int | None = None
    for position, mention in enumerate(mentions):
        if mention.defined is not None:
            mention.target = places.get(id(mention.defined))
        elif mention.short and not mention.numbered:
            general = mention.word and grammar.rule("citations.general_word").fullmatch(text, *mention.word)
            mention.target = last.get(mention.code, latest if general else None)
        elif (mention.numbered or mention.title) and mention.role != "self" and not mention.short:
            last[mention.code] = latest = position


def _link_numbers(mentions: Sequence[Mention]) -> None:
    """Lead a bare number to the first mention with a symbol, and a variant of a symbol to the first one written."""
    first: dict[tuple[object, ...], int] = {}
    known = [p for p, m in enumerate(mentions) if m.number is not None and m.role != "self"]
    for position in known:
        mention = mentions[position]
        if mention.symbol:
            for year in {mention.year, None}:
                first.setdefault((mention.code, _digits(mention), year), position)
            leader = first.setdefault((mention.code, _digits(mention), mention.year, _letters(mention)), position)
            if mention.symbol != mentions[leader].symbol and not _other_day(mention, mentions[leader]):
                mention.target = leader
    bare: dict[tuple[object, ...], int] = {}
    for position in known:
        mention = mentions[position]
        key = mention.code, _digits(mention), mention.year
        if not mention.symbol:
            mention.target = first.get(key, bare.get(key) if mention.short else None)
            if not mention.short:
                bare.setdefault(key, position)


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


def _digits(mention: Mention) -> str:
    return (mention.number or "").lstrip("0")


def _letters(mention: Mention) -> str:
    """Return the letters of a symbol: `TC-QĐ-CĐKT` and `TC/QĐ/CĐKT` are one."""
    return "".join(c for c in mention.symbol or "" if c.isalnum())


def _other_day(one: Mention, other: Mention) -> bool:
    if one.when is None or other.when is None:
        return False
    return (one.when.year, one.when.month, one.when.day) != (other.when.year, other.when.month, other.when.day)
