"""Names of laws, congress resolutions and statutes: which are of one document, and which mention is the fullest."""

from bisect import bisect_left
from collections.abc import Sequence

from vndocparse.fields.citing.mention import Mention
from vndocparse.grammar import Grammar

_LAST = "\U0010ffff"


def link_names(text: str, mentions: Sequence[Mention], grammar: Grammar) -> None:
    """Lead a name to the fullest mention of the document: numbered, then dated, then the first."""
    names: dict[str, list[int]] = {}
    shorts = {_acronyms(text, mention) for mention in mentions}
    for position, mention in enumerate(mentions):
        if mention.title is not None:
            name = name_of(text, mention, grammar)
            short = _acronyms(text, mention) or _initials(name)
            names.setdefault(short if short in shorts else name, []).append(position)
    ordered = sorted(names)
    for name, positions in names.items():
        same = positions
        if mentions[positions[0]].rule == "citations.statute":
            # A statute is cited by the beginning of its name too: `Điều lệ Đảng`.
            begun = ordered[bisect_left(ordered, name) : bisect_left(ordered, name + _LAST)]
            same = [p for other in begun for p in names[other]]
        _link(mentions, positions, sorted(same, key=lambda p: (*_fullness(mentions[p]), p)))


def _link(mentions: Sequence[Mention], positions: Sequence[int], order: Sequence[int]) -> None:
    """Lead mentions of one name to the fullest of their year; `order` has the fullest first."""
    numbered: dict[int | None, int] = {}
    dated: dict[int, int] = {}
    rank = {position: place for place, position in enumerate(order)}
    for position in order:
        mention = mentions[position]
        if mention.when is not None:
            dated.setdefault(mention.when.year, position)
        elif mention.numbered:
            numbered.setdefault(mention.year, position)
    for position in positions:
        mention = mentions[position]
        leader = order[0]
        if mention.when is not None:
            undated = [numbered[year] for year in (None, mention.when.year) if year in numbered]
            leader = min(undated, key=lambda p: rank[p], default=dated[mention.when.year])
        if not mention.numbered and leader != position:
            mention.target = leader


def _fullness(mention: Mention) -> tuple[bool, bool, int]:
    """Return a key that sorts the fullest mention first: numbered, dated, with the longest title."""
    start, end = mention.title or (0, 0)
    return not mention.numbered, mention.when is None, start - end


def name_of(text: str, mention: Mention, grammar: Grammar) -> str:
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
