"""What short forms point to: a mention without number, symbol or date leads to the fullest one of the document."""

from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar


def resolve(text: str, mentions: list[Mention], own: Mention | None, grammar: Grammar) -> list[Mention]:
    """Set `target` of the short forms, mark the document itself, and drop short forms that lead nowhere."""
    for mention in mentions:
        if own and _same_document(mention, own):
            mention.role = "self"
    _know_oneself(text, mentions, grammar)
    found = _leading(mentions)
    _link_numbers(found)
    _link_names(text, found, grammar)
    for mention in found:
        if mention.target is not None and (further := found[mention.target].target) is not None:
            mention.target = further
    return found


def _know_oneself(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Mark further mentions of the name that is the document's own, where neither number nor date tells them apart."""
    own = {_name(text, m, grammar) for m in mentions if m.itself and m.title}
    for mention in mentions:
        bare = mention.title and not mention.numbered and mention.when is None
        if own and bare and _name(text, mention, grammar) in own:
            mention.role = "self"


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
    for position in known:
        mention = mentions[position]
        if not mention.symbol:
            mention.target = first.get((mention.code, _digits(mention), mention.year))


def _link_names(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Lead a name to the fullest mention of the document: numbered, then dated, then the first."""
    names: dict[str, list[int]] = {}
    shorts = {_acronyms(text, mention) for mention in mentions}
    for position, mention in enumerate(mentions):
        if mention.title is not None:
            name = _name(text, mention, grammar)
            short = _acronyms(text, mention) or _initials(name)
            names.setdefault(short if short in shorts else name, []).append(position)
    for name, positions in names.items():
        same = positions
        if mentions[positions[0]].rule == "citations.statute":
            # A statute is cited by the beginning of its name too: `Điều lệ Đảng`.
            same = [p for other, more in names.items() if other.startswith(name) for p in more]
        order = sorted(same, key=lambda p: (*_fullness(mentions[p]), p))
        best: dict[int | None, int] = {None: order[0]}
        for position in order:
            when = mentions[position].when
            for year in (when.year,) if when else ():
                undated = (
                    p
                    for p in order
                    if mentions[p].numbered and mentions[p].when is None and mentions[p].year in (None, year)
                )
                best.setdefault(year, next(undated, position))
        for position in positions:
            mention = mentions[position]
            leader = best[mention.when.year if mention.when else None]
            if not mention.numbered and leader != position:
                mention.target = leader


def _leading(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the short forms that lead nowhere; set the target of the others."""
    found: list[Mention] = []
    last: dict[str | None, int] = {}
    for mention in mentions:
        if mention.short:
            if mention.code not in last:
                continue
            mention.target = last[mention.code]
        elif mention.numbered and mention.role != "self":
            last[mention.code] = len(found)
        found.append(mention)
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


def _digits(mention: Mention) -> str:
    return (mention.number or "").lstrip("0")


def _letters(mention: Mention) -> str:
    """Return the letters of a symbol: `TC-QĐ-CĐKT` and `TC/QĐ/CĐKT` are one."""
    return "".join(c for c in mention.symbol or "" if c.isalnum())


def _other_day(one: Mention, other: Mention) -> bool:
    if one.when is None or other.when is None:
        return False
    return (one.when.year, one.when.month, one.when.day) != (other.when.year, other.when.month, other.when.day)


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
        return (
            " ".join(ordinals)
            + ":"
            + "".join(w if w.isupper() and not name.isupper() else w[0] for w in body).casefold()
        )
    return " ".join(name.casefold().replace(",", " ").split())


def _acronyms(text: str, mention: Mention) -> str:
    """Return the initials of a law's name that holds an acronym (`Luật thuế TNDN`), or nothing when it holds none."""
    if mention.rule.startswith("citations."):
        return ""
    start, end = mention.title or (0, 0)
    words = text[start:end].split()
    short = [word for word in words if len(word) > 1 and word.isupper() and word.isalpha()]
    if not short or len(short) == len(words):
        return ""
    return "".join(word if word in short else word[0] for word in words).casefold()


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _ordinals(text: str) -> set[str]:
    return {word for word in text.split() if word and not set(word) - set("IVXLC")}
