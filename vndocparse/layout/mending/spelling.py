"""Spelling as far as mending asks for it: odd words, and marks that print has lost."""

import unicodedata
from collections import Counter
from functools import lru_cache

import regex

from vndocparse.layout.mending.skeleton import plain
from vndocparse.text.syllables import is_syllable

_STOPPED = regex.compile(r"(?:ch|[cpt])$", regex.IGNORECASE)
_CHECKED = frozenset("\u0301\u0323")  # the tones of a syllable that ends in a stop


@lru_cache(maxsize=8192)
def is_odd(word: str) -> bool:
    """Tell whether a word cannot be a Vietnamese one, its marks considered; an abbreviation is not odd."""
    if not any(plain(c) in "aeiouy" for c in word):
        return any(not c.isalpha() for c in word)
    if not is_syllable(word):
        return True
    return _STOPPED.search(word) is not None and _CHECKED.isdisjoint(unicodedata.normalize("NFD", word))


def lost_marks(printed: str, right: str) -> bool:
    """Tell whether the printed letters are the right ones but for marks that are lost, letter by letter."""
    a, b = "".join(printed.casefold().split()), "".join(right.casefold().split())
    return len(a) == len(b) and all(_less(x, y) for x, y in zip(a, b, strict=True))


def marks_apart(printed: str, right: str) -> int:
    """Return how many marks the one has and the other has not, for two texts of the same letters."""
    a, b = (unicodedata.normalize("NFD", "".join(x.casefold().split())) for x in (printed, right))
    return sum(((Counter(a) - Counter(b)) + (Counter(b) - Counter(a))).values())


def _less(printed: str, right: str) -> bool:
    if plain(printed) != plain(right):
        return not printed.isalpha() or plain(printed) in "lijqo"
    marks = set(unicodedata.normalize("NFD", printed)[1:]) | ({"-"} if printed == "đ" else set())
    return marks <= set(unicodedata.normalize("NFD", right)[1:]) | ({"-"} if right == "đ" else set())
