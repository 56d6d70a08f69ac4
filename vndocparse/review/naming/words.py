"""The words of a printed name: cleaned, cut into words and marks, and joined again."""

from collections.abc import Sequence

import regex

from vndocparse.text.syllables import is_syllable

EDGES = " \t\n;.,:-+•*_~\"'"
_WORD = regex.compile(r"[,;:()]|[^\s,;:()]+")
_MARK = regex.compile(r"[,;:()]")
_DOTTED = regex.compile(r"(?<![\p{L}\d])(TP|Tp|tp|TX|Tx|TT|H|P|X|Q|T|VP|BCH)\.(?=[\p{L}\d])")
_SPACED_DASH = regex.compile(r"\s+-\s*|\s*-\s+")
_DASH = regex.compile(r"(?<=(\p{L}{2,8}))-(?=(\p{L}{2,8}))")
_CLOSING = frozenset(",;:)")


def cleaned(folded: str) -> str:
    """Return a folded name on one line: no bullets and marks at its ends, blanks only between words."""
    text = " ".join(folded.split()).strip(EDGES)
    return joined(_WORD.findall(text)).strip(EDGES) if _MARK.search(text) else text


def cut(text: str) -> list[str]:
    """Return the words and marks of a cleaned name; a dash between two whole words stands alone."""
    if "." in text:
        text = _DOTTED.sub(r"\1. ", text)
    if "-" in text:
        text = _DASH.sub(_apart, _SPACED_DASH.sub(" - ", text))
    return _WORD.findall(text) if _MARK.search(text) else text.split()


def joined(words: Sequence[str]) -> str:
    """Return words and marks as one text."""
    parts: list[str] = []
    for at, word in enumerate(words):
        if at and word not in _CLOSING and words[at - 1] != "(":
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


def _apart(dash: "regex.Match[str]") -> str:
    return " - " if is_syllable(dash[1]) and is_syllable(dash[2]) else "-"
