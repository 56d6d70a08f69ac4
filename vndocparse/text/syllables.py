"""Vietnamese spelling: tells whether a word can be a Vietnamese syllable, whatever it means."""

import unicodedata
from functools import lru_cache

import regex

_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_LEVEL = frozenset("\u0300\u0309\u0303")  # tones that a syllable closed by a stop never bears
_CONSONANTS = regex.compile(r"[b-df-hj-np-tvwxzđ]+", regex.IGNORECASE)
_MARKED_CONSONANT = regex.compile(r"[b-df-hj-np-tvwxzđ]\p{M}")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# What q, k, gh and ngh are written before, and which rimes take which final sound.
_SYLLABLE = regex.compile(
    r"""
    (?: qu (?= [aăâeêiơôoy] ) | gi (?= [aăâeêoôơuư] ) | (?: ngh | gh | k ) (?= [eêiy] )
      | (?: ng | nh | kh | ph | th | tr | ch | [bcdđghlmnprstvx] )? )
    (?: (?: iê | yê | uô | ươ | uyê | oă | oa | oe | uê | uâ | [aăâeêioôơuưy] | uy ) (?P<stop> ch | [cptk] )
      | (?: iê | yê | uô | ươ | uyê | oă | oa | oe | oo | uê | uâ | uơ | uy | [aăâeêioôơuưy] ) (?: ng | nh | [mn] )
      | iêu | yêu | oai | oay | oao | oeo | uây | uôi | ươi | ươu | uya | uyu | uay | uau
      | ai | ao | au | ay | âu | ây | eo | êu | ia | iu | oa | oe | oi | ôi | ơi
      | ua | uê | ui | uơ | uy | ưa | ưi | ưu | [aeêioôơuưy] )
    """,
    regex.VERBOSE,
)


@lru_cache(8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable: its sounds are possible, and so is its one tone mark."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in apart if c in _TONES]
    if len(tones) > 1 or _MARKED_CONSONANT.search(apart):
        return False
    plain = unicodedata.normalize("NFC", "".join([c for c in apart if c not in _TONES]))
    match = _SYLLABLE.fullmatch(plain)
    return match is not None and not (match["stop"] and tones and tones[0] in _LEVEL)


def is_abbreviation(word: str) -> bool:
    """Tell letters that are no word: consonants alone, as in QĐ and HĐND."""
    return _CONSONANTS.fullmatch(word) is not None


def marked_words(text: str) -> list[str]:
    """Return the words of a text that have a letter beyond ASCII, abbreviations left out."""
    return [word for word in _WORD.findall(text) if not word.isascii() and not is_abbreviation(word)]


def share_of_syllables(words: list[str]) -> float:
    """Return the share of these words that are spelt as Vietnamese syllables, 0 to 1."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
