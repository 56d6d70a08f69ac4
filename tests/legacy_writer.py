"""Unicode put into the encodings from before Unicode: the inverse of what the letters room does, for tests."""

import unicodedata
from functools import cache

from vndocparse.text.charmaps import charmap

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The bytes that an encoding has besides; what Unicode has and the old sets lack is typed plainly, as it was then.
_PLAIN = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "•": "-"})

_SIGNS = {
    0x302: "^", 0x306: "(", 0x31B: "+", 0x300: "`", 0x301: "'", 0x309: "?", 0x303: "~", 0x323: ".",
}  # fmt: skip


def write(text: str, encoding: str) -> str:
    """Return a text in a legacy encoding as Latin-1 shows it; TCVN3 has no capitals with marks, so those are small."""
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    if encoding == "cp1258":
        return "".join(map(_apart, text)).encode("cp1258", "replace").decode("latin-1")
    if encoding == "viqr":
        return "".join(map(_typed, text))
    if encoding == "utf8":
        return "".join(bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in text.encode("utf-8"))
    table = _inverse(encoding)
    return "".join([table.get(c) or table.get(c.lower(), c) for c in text])


@cache
def _inverse(encoding: str) -> dict[str, str]:
    inverse: dict[str, str] = {}
    for legacy, letter in sorted(charmap(encoding), key=_usual):
        inverse.setdefault(letter, legacy)
    return inverse


def _usual(pair: tuple[str, str]) -> tuple[int, bool]:
    """Put what typists use first: one letter before two, vowel and mark of the same case."""
    return len(pair[0]), len({c.isupper() for c in pair[0]}) > 1


def _typed(letter: str) -> str:
    """Return a letter as VIQR writes it: the vowel, its hat, its tone."""
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, *marks = unicodedata.normalize("NFD", letter)
    return base + "".join(sorted(marks, key=_TONES.__contains__)).translate(_SIGNS)


def _apart(letter: str) -> str:
    """Return a letter with its tone mark set apart, as Windows-1258 writes it."""
    apart = unicodedata.normalize("NFD", letter)
    tones = "".join(c for c in apart if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES)) + tones if tones else letter
