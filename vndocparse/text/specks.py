"""Specks: what a scanner reads as text where a seal, a signature or dirt is."""

import regex

from vndocparse.text.syllables import is_syllable

_TOKEN = regex.compile(r"\w+")
_CAPITALS = regex.compile(r"\p{Lu}{2,}")
_SHORT = 24  # characters: a line of specks is no longer


def is_speck(text: str) -> bool:
    """Tell whether a short line holds no words: each real one is a syllable, or an abbreviation in capitals."""
    tokens = [token for token in _TOKEN.findall(text.replace("_", " ")) if not token.isdigit()]
    if not any(map(_is_word, tokens)):
        return True
    return len(text) <= _SHORT and not all(_is_word(token) or (token.isupper() and len(token) > 1) for token in tokens)


def _is_word(token: str) -> bool:
    return is_syllable(token) or _CAPITALS.fullmatch(token) is not None
