"""Capitals of a name brought to what the norm writes: known words by table, proper names syllable by syllable."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from vndocparse.review.naming.lexicon import Lexicon, Phrase
from vndocparse.text.syllables import is_abbreviation, is_syllable

_LINKS = frozenset((",", "-", "và"))
_OPENERS = frozenset(("các", ",", "và", "của", "thuộc", "("))
_ROMAN = regex.compile(r"[IVX]+")
_CLUSTER = regex.compile(r"(?!NGH)[BCDGHKLMNPQRSTVX]{3}")  # no syllable holds so many consonants
_LONGEST = 6  # syllables of a unit's name
_BRIEF = 4  # letters of a word without marks that is no syllable, and so a short form
_STARTS = ("head", "committee", "post")  # kinds that begin something new


@dataclass(slots=True)
class _Casing:
    """One name on its way: words as printed, in small letters, which of them are in capitals, and what is written."""

    words: Sequence[str]
    lowered: Sequence[str]
    raised: Sequence[bool]
    lexicon: Lexicon
    out: list[str] = field(default_factory=list)
    guessed: bool = False


def cased(words: Sequence[str], lexicon: Lexicon, *, capitals: bool, loud: bool = True) -> tuple[list[str], bool]:
    """Return the words in the norm's case, and whether a word in capitals was taken for a proper name by guess.

    `capitals` says that the name was printed in them, `loud` that two capitals stand side by side somewhere.
    """
    raised = [word.isupper() for word in words] if capitals else _runs(words) if loud else [False] * len(words)
    casing = _Casing(words, [word.lower() for word in words], raised, lexicon)
    before = ""  # kind of the phrase before
    at = 0
    while at < len(words):
        phrase = lexicon.phrase(casing.lowered, at)
        if phrase is not None and phrase.kind == "unit":
            length = _unit(casing, phrase, at)
            before = "unit"
        elif phrase is not None and _applies(casing, phrase, at, before):
            if before.startswith("described") and casing.raised[at] and phrase.kind in ("field", "term"):
                phrase = _described(phrase, first=casing.out[-1] != "về" and before == "described")
            casing.out += phrase.written
            length = len(phrase.words)
            before = "described, begun" if before.startswith("described") and phrase.kind != "head" else phrase.kind
            if phrase.kind == "committee":
                length += _place(casing, at + length)
        elif before.startswith("described") and casing.raised[at] and not is_abbreviation(words[at]):
            first = casing.out[-1] != "về" and before == "described"
            casing.out.append(_proper(words[at]) if first else casing.lowered[at])
            length, before = 1, "described, begun"
        else:
            casing.out.append(_word(casing, at))
            length = 1
            before = before if words[at].lower() in _LINKS and before != "unit" else ""
        at += length
    out = casing.out
    if out:
        out[0] = out[0][:1].upper() + out[0][1:]
    return out, casing.guessed


def _described(phrase: Phrase, *, first: bool) -> Phrase:
    """Return a phrase as a description has it: in small letters, but for its first word behind the head."""
    written = (phrase.written[0] if first else phrase.words[0], *phrase.words[1:])
    return Phrase(phrase.words, written, phrase.kind)


def _runs(words: Sequence[str]) -> list[bool]:
    """Tell which words of a name in small letters stand in a run of capitals that are no short forms."""
    loud = [len(w) > 1 and w.isupper() and not is_abbreviation(w) and is_syllable(w) for w in words]
    found = [False] * len(words)
    start = 0
    for is_loud, group in groupby(loud):
        end = start + len(list(group))
        if is_loud and end - start > 1 and not all(word.isascii() for word in words[start:end]):
            found[start:end] = [True] * (end - start)
        start = end
    return found


def _applies(casing: _Casing, phrase: Phrase, at: int, before: str) -> bool:
    """Tell whether a phrase is rewritten here."""
    kind, printed = phrase.kind, casing.words[at : at + len(phrase.words)]
    if casing.raised[at] or kind in ("fixed", "name"):
        return True
    if kind == "committee":
        return printed[0] != phrase.words[0] or at == 0 or casing.lowered[at - 1] not in ("các", ",")
    if kind in ("field", "term", "plain"):
        return kind == "field" and before in ("head", "field")
    if len(phrase.words) == 1:
        follows = casing.lexicon.phrase(casing.lowered, at + 1) if at + 1 < len(casing.words) else None
        return at == 0 or (follows is not None and follows.kind == "field")
    lower = all(word == small for word, small in zip(printed, phrase.words, strict=True))
    return not lower or at == 0 or before in ("head", "post") or (_named(casing, at, phrase) and lower)


def _named(casing: _Casing, at: int, phrase: Phrase) -> bool:
    """Tell whether what is printed in small letters behind `các` or a comma names agencies: a unit or field follows."""
    end = at + len(phrase.words)
    follows = casing.lexicon.phrase(casing.lowered, end) if end < len(casing.words) else None
    goes_on = follows is not None and follows.kind in ("unit", "field", "head", "committee")
    return casing.lowered[at - 1] in _OPENERS and goes_on


def _unit(casing: _Casing, phrase: Phrase, at: int) -> int:
    """Write a unit's word in small letters with the name behind it; return how many words that were."""
    length = len(phrase.words)
    end = at + length
    named = _place_length(casing, end)
    printed = casing.words[at:end]
    alone = end >= len(casing.words) or not casing.words[end][0].isalnum() or named
    plural = end < len(casing.words) and casing.lowered[end] in casing.lexicon.phrases
    casing.out += phrase.written if alone or plural or casing.raised[at] else printed
    return length + _place(casing, end)


def _place(casing: _Casing, start: int) -> int:
    """Write the proper name that begins here; return how many words it has."""
    length = _place_length(casing, start)
    for at in range(start, start + length):
        casing.out.append(_proper(casing.words[at]) if casing.raised[at] else casing.words[at])
    return length


def _place_length(casing: _Casing, start: int) -> int:
    words, end = casing.words, start
    while end < len(words) and end - start < _LONGEST:
        word = words[end]
        phrase = casing.lexicon.phrase(casing.lowered, end)
        if phrase is not None and end > start and phrase.kind in _STARTS and len(phrase.words) > 1:
            break
        if phrase is not None and (
            phrase.kind in ("fixed", "committee") or (phrase.kind == "unit" and (end == start or casing.raised[end]))
        ):
            break
        if phrase is not None and end == start and phrase.kind in _STARTS and len(phrase.words) > 1:
            break
        if word == "-" and end > start:
            province = casing.lexicon.provinces.get(_title(words[start : end + 1 + _tail(words, end)]))
            if province is None:
                break
        elif not (_is_syllable(casing, end) or (word.isdigit() and end == start)):
            break
        end += 1
    return end - start


def _is_syllable(casing: _Casing, at: int) -> bool:
    """Tell whether a word can be a syllable of a proper name: capitalised, and no short form."""
    word = casing.words[at]
    return word[0].isupper() and (casing.raised[at] or len(word) == 1 or not is_abbreviation(word))


def _tail(words: Sequence[str], dash: int) -> int:
    """Return how many capitalised words follow a dash."""
    count = 0
    while dash + 1 + count < len(words) and words[dash + 1 + count][0].isupper():
        count += 1
    return count


def _title(words: Sequence[str]) -> str:
    return " ".join(_proper(word) if word.isupper() else word for word in words)


def _word(casing: _Casing, at: int) -> str:
    word = casing.words[at]
    if not casing.raised[at] or _stays(casing, at):
        return word
    casing.guessed = True
    return _proper(word)


def _stays(casing: _Casing, at: int) -> bool:
    """Tell whether a word in capitals is a short form, a number in Roman numerals or a mark."""
    word = casing.words[at]
    if not word.replace("'", "").isalpha() or _CLUSTER.search(word) or (len(word) > 1 and is_abbreviation(word)):
        return True
    if word == "TU" and not any(casing.raised[max(at - 1, 0) : at]) and not any(casing.raised[at + 1 : at + 2]):
        return True
    if len(word) <= _BRIEF and word.isascii() and not is_syllable(word):
        return True
    return bool(_ROMAN.fullmatch(word)) and at > 0 and casing.lowered[at - 1] in ("vực", "vùng", "khu", "khóa", "kỳ")


def _proper(word: str) -> str:
    """Return a syllable of a proper name with its capitals: KRÔNG, H'LEO give Krông, H'Leo."""
    return "'".join(part[:1].upper() + part[1:].lower() for part in word.split("'"))
