"""How good the letters of a text are, 0 to 1: the share of its words that look like words.

In Vietnamese nearly every word is one well-spelt syllable, and most bear a mark; damaged letters break that at once. In
other languages only the shape of words is looked at: odd signs, digits and capitals inside words, no vowels.
"""

from collections import Counter
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Literal

import regex

from vndocparse.text.evidence import UNICODE
from vndocparse.text.syllables import is_abbreviation, is_syllable

_LEAST_WORDS = 20
_VIETNAMESE = 0.6  # share of syllables from which a text is taken for Vietnamese; English stays below 0.4
_MARKED = 0.4  # share of syllables with a mark that a Vietnamese text has at least; most have 0.7
_ACCENTED = 0.5  # share of accented words that no Western language has, and unread legacy letters do
_FOREIGN = 0.5  # how much a word of another language counts against a Vietnamese text

_Kind = Literal["syllable", "marked", "foreign", "accented", "bad"]

_OUTER = regex.compile(r"^[\p{P}\p{S}\p{M}--[�]]++|[\p{P}\p{S}\p{M}--[�]]++$", regex.V1)
_NEVER = regex.compile(r"[ƒŸŒˆÿ�\p{Co}\p{Cn}]|[\p{Cc}--[\t\n\r\f\v]]", regex.V1)  # signs of misread text
_DIGIT_IN_WORD = regex.compile(r"(?!(?:[kcd]?m|ha)[23]$)[\p{L}\d]*\p{Ll}\d[\p{L}\d]*+(?<=...)")  # vi6n; not km2, m3
_CODE = regex.compile(r"[\d/@_\\]")  # numbers, dates, symbols (15/QĐ-UBND), addresses: no words
_PARTS = regex.compile(r"[-–—.,;:()'’\"“”…&+]+")
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_ROMAN = regex.compile(r"[ivxlcdm]+", regex.IGNORECASE)
_INNER_CAPITAL = regex.compile(r"\p{Ll}\p{Lu}")
_VOWEL = regex.compile(r"[aeiouy]", regex.IGNORECASE)
_OTHER_SCRIPT = regex.compile(r"[\p{L}--\p{Latin}]", regex.V1)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of the words of a text: syllables without and with a mark, foreign words, accented ones, bad ones."""

    syllable: int = 0
    marked: int = 0
    foreign: int = 0
    accented: int = 0
    bad: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of both texts."""
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def quality(self) -> float | None:
        """The quality, 0 (noise) to 1 (no flaw seen); None when there are too few words to tell."""
        spelt = self.syllable + self.marked
        words = spelt + self.foreign + self.accented + self.bad
        if words < _LEAST_WORDS:
            return None
        if spelt < _VIETNAMESE * words:
            accented = self.accented if self.accented < _ACCENTED * words else 0
            return round((spelt + self.foreign + accented) / words, 3)
        marks = min(1.0, self.marked / (_MARKED * spelt))
        return round(marks * (spelt + (1 - _FOREIGN) * self.foreign) / words, 3)


def tally(text: str) -> Tally:
    """Return the counts of the words of a text."""
    counts: Counter[_Kind] = Counter()
    for token, times in Counter(text.split()).items():
        for kind in _kinds(token):
            counts[kind] += times
    return Tally(counts["syllable"], counts["marked"], counts["foreign"], counts["accented"], counts["bad"])


def quality(text: str) -> float | None:
    """Return the quality of a text's letters, 0 to 1; None when there are too few words to tell."""
    return tally(text).quality


@lru_cache(8192)
def _kinds(token: str) -> tuple[_Kind, ...]:
    """Return what the words of a token are."""
    token = _OUTER.sub("", token)
    if _NEVER.search(token) or _DIGIT_IN_WORD.fullmatch(token):
        return ("bad",)
    if _CODE.search(token):
        return ()
    return tuple(kind for part in _PARTS.split(token) if part and (kind := _kind(part)))


def _kind(word: str) -> _Kind | None:
    """Return what a word is; None for letters alone, Roman numbers and abbreviations."""
    if not _LETTERS.fullmatch(word):
        return "bad"
    odd = _INNER_CAPITAL.search(word) is not None
    if is_syllable(word) and not odd:
        return "syllable" if word.isascii() else "marked"
    if len(word) == 1 or _ROMAN.fullmatch(word) or (word.isupper() and (word.isascii() or is_abbreviation(word))):
        return None
    if _OTHER_SCRIPT.search(word) or (word.isascii() and _VOWEL.search(word) and not odd):
        return "foreign"
    return "bad" if odd or word.isascii() or UNICODE.search(word) else "accented"
