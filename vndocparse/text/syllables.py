"""Vietnamese spelling: tells whether a word can be a Vietnamese syllable, whatever it means."""

import unicodedata

import regex

_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SYLLABLE = regex.compile(
    r"""
    (?: ngh | ng | nh | gh | gi | kh | ph | qu | th | tr | ch | [bcdđghklmnprstvx] )?
    (?: iêu | yêu | oai | oay | oao | oeo | uây | uôi | ươi | ươu | uya | uyê | uyu
      | ai | ao | au | ay | âu | ây | eo | êu | ia | iê | iu | oa | oă | oe | oi | oo | ôi | ơi
      | ua | uâ | uê | ui | uô | uơ | uy | ưa | ưi | ươ | ưu | yê | [aăâeêioôơuưy] )
    (?: ch | ng | nh | [ckmnpt] )?
    """,
    regex.VERBOSE,
)


def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable: its sounds are possible and it carries one tone mark."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = "".join([c for c in apart if c not in _TONES])
    return len(apart) - len(plain) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def marked_words(text: str) -> list[str]:
    """Return the words of a text that have a letter beyond ASCII."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def share_of_syllables(words: list[str]) -> float:
    """Return the share of these words that are spelt as Vietnamese syllables, 0 to 1."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
