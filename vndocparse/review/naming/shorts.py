"""Short forms written out: `UBND`, `Sở GD&ĐT`, `PCVP`, each only where its neighbours allow it."""

from collections.abc import Sequence

from vndocparse.review.naming.lexicon import Lexicon, Short
from vndocparse.text.syllables import is_syllable

_LONGEST = 5  # words of one short form that is printed apart: LĐ , TB & XH


def written_out(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words with every known short form written out; what is not known stays."""
    # In a name in capitals a syllable (BỘ TƯ PHÁP) is no short form.
    capitals = not any(c.islower() for word in words for c in word)
    out: list[str] = []
    lowered = [word.lower() for word in words]
    at = 0
    while at < len(words):
        whole = capitals and is_syllable(lowered[at])
        length, full = (1, (words[at],)) if whole else _found(words, lowered, at, out, lexicon)
        out += full
        at += length
    return out


def _found(
    words: Sequence[str], lowered: Sequence[str], at: int, out: Sequence[str], lexicon: Lexicon
) -> tuple[int, Sequence[str]]:
    word = words[at]
    if not word.isupper() and word not in lexicon.shorts and word[-1] != "." and "&" not in word:
        return 1, (word,)
    apart = _LONGEST if word.isupper() else 1
    for length in range(min(apart, len(words) - at), 0, -1):
        printed = word if length == 1 else "".join("&" if x == "và" else x for x in words[at : at + length])
        rows = lexicon.shorts.get(printed) or (lexicon.shorts.get(printed[:-1]) if printed[-1] == "." else None)
        for row in rows or ():
            if _fits(row, words, lowered, at, at + length, out, lexicon):
                return length, row.full
    parts = word.split("&")
    if len(parts) > 1 and all(lexicon.shorts.get(part) for part in parts):
        return 1, [x for part in parts for x in ("và", *lexicon.shorts[part][0].full)][1:]
    return 1, (word,)


def _fits(
    row: Short, words: Sequence[str], lowered: Sequence[str], at: int, end: int, out: Sequence[str], lexicon: Lexicon
) -> bool:
    if row.start and at:
        return False
    if row.before and not (out and ("+any" in row.before or out[-1].lower() in row.before)):
        return False
    if row.later and not any(word in row.later for word in lowered[end:]):
        return False
    return not row.behind or _goes_on(row, words, lowered, end, lexicon)


def _goes_on(row: Short, words: Sequence[str], lowered: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    if end >= len(words):
        return "+end" in row.behind
    if lowered[end] in row.behind:
        return True
    if "+number" in row.behind and words[end].isdigit():
        return True
    phrase = lexicon.phrase(lowered, end)
    is_field = phrase is not None and phrase.kind in ("field", "head")
    return ("+field" in row.behind and is_field) or (
        "+proper" in row.behind and words[end][0].isupper() and not is_field and words[end] not in lexicon.shorts
    )
