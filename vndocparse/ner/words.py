"""Words of a text as the recogniser walks them: letters, digits or one mark, each with what stands before it."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

Shape = Literal["lower", "capital", "upper", "number", "mark"]
"""`lower`: huyện; `capital`: Huyện; `upper`: HUYỆN, TTg; `number`: holds a digit; `mark`: anything else."""

JOINED, SPACE, LINE, APART = 0, 1, 2, 3
"""What stands before a word: nothing, blanks, one line break, or a column gap or an empty line."""
NUMERALS = frozenset("ivx")
"""Letters of the Roman numbers that places and areas have."""

# A word in capitals with a capitalised one stuck to it (`VĂN PHÒNGThái`), or to a number, is two.
_WORD = regex.compile(
    r"""
      \d++ (?=\p{Lu}{2})
    | \p{Lu}{3,} (?=\p{Lu}\p{Ll}{2})
    | \p{L} [\p{L}\p{M}]* (?: '\p{L}+ )*+
    | [\p{L}\d]* \d [\p{L}\d]*
    | ([-_=.~]) \1{2,}+
    | [^\s*]
    """,
    regex.VERBOSE,
)
# Marks of emphasis, and lines of nothing else, are no part of the text.
_STARRED_LINE = regex.compile(r"\n[ *]*\*[ *]*(?=\n)")
_COLUMN_GAP = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its range in the text, its small letters, the same without marks, its shape, the break before it."""

    start: int
    end: int
    low: str
    bare: str
    shape: Shape
    before: int


def read_words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    words: list[Word] = []
    at = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        words.append(Word(start, end, *_traits(found.group()), _break(text, at, start)))
        at = end
    return words


@lru_cache(maxsize=20_000)
def _traits(printed: str) -> tuple[str, str, Shape]:
    low = printed.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c)).replace("đ", "d")
    return low, bare, _shape(printed)


def _break(text: str, start: int, end: int) -> int:
    if start == end:
        return JOINED
    if end == start + 1 and text[start] == " ":
        return SPACE
    gap = _STARRED_LINE.sub("", text[start:end])
    lines = gap.count("\n")
    if lines:
        return LINE if lines == 1 else APART
    return APART if len(gap) >= _COLUMN_GAP else SPACE


def _shape(printed: str) -> Shape:
    parts = printed.split("'")  # K'Brế is a word with a capital, not one in capitals
    if not "".join(parts).isalpha():
        return "number" if any(c.isdigit() for c in printed) else "mark"
    if not printed[0].isupper():
        return "lower"
    return "upper" if any(c.isupper() for part in parts for c in part[1:]) else "capital"
