"""The skeleton of a text: its letters without marks and case, letters that scanners confuse made one."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vndocparse.grammar import Grammar

_LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
_BARRED = {"đ": "d", "Đ": "d", "ð": "d", "ø": "o", "ł": "l"}


def _base(letter: str) -> str:
    return _BARRED.get(letter) or unicodedata.normalize("NFD", letter)[0].lower()


_PLAIN = {ord(c): _base(c) for c in _LATIN} | {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The letters, and for each its place in the text."""

    letters: str
    places: tuple[int, ...]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the text that holds these letters."""
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> str:
    """Return a text in small letters without marks, of the same length."""
    return text.translate(_PLAIN)


def key(text: str, grammar: Grammar) -> str:
    """Return the letters of a skeleton only."""
    return "".join(filter(str.isalpha, text.translate(_shapes(grammar))))


def skeleton(text: str, grammar: Grammar) -> Skeleton:
    """Return the skeleton of a text; marks, blanks and digits that stand for no letter are left out."""
    mapped = text.translate(_shapes(grammar))
    places = [i for i, c in enumerate(mapped) if c.isalpha()]
    return Skeleton("".join([mapped[i] for i in places]), tuple(places))


@lru_cache(maxsize=4)
def _shapes(grammar: Grammar) -> dict[int, str]:
    """Return the table of letters: without marks, then the confusions of the grammar."""
    confused = {str(row["shape"]): str(row["letter"]) for row in grammar.table("ocr_letters").rows}
    table = {code: confused.get(base, base) for code, base in _PLAIN.items()}
    return table | {ord(shape): letter for shape, letter in confused.items()}
