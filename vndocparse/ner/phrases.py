"""Phrases of a table, found word by word: the longest one that begins at a word."""

from collections.abc import Iterable, Sequence

from vndocparse.ner.words import APART, Word, read_words
from vndocparse.text.letters import prepare

_TELLING = 7
"""A phrase of several words with so many letters is known without its marks too, as recognised scans print it."""


class Phrases:
    """A set of phrases, whatever the case of their letters and the line breaks inside.

    When `loose`, long phrases of several words also count without their marks (`CONG HOA`), but for the capital.
    """

    def __init__(self, phrases: Iterable[str], *, loose: bool = False) -> None:
        """Read the phrases of a table."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._bare: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = read_words(prepare(phrase))
            _add(self._by_first, tuple(word.low for word in words))
            if loose and len(words) > 1 and len(phrase) >= _TELLING:
                _add(self._bare, tuple(word.bare for word in words))
        for keys in (*self._by_first.values(), *self._bare.values()):
            keys.sort(key=len, reverse=True)

    def end(self, words: Sequence[Word], at: int) -> int:
        """Return the index behind the longest phrase that begins at this word; `at` when there is none."""
        if at >= len(words):
            return at
        for key in self._by_first.get(words[at].low, ()):
            if _joined(words, at, len(key)) and all(words[at + i].low == key[i] for i in range(1, len(key))):
                return at + len(key)
        if self._bare and words[at].shape in ("capital", "upper"):
            for key in self._bare.get(words[at].bare, ()):
                if _joined(words, at, len(key)) and all(words[at + i].bare == key[i] for i in range(1, len(key))):
                    return at + len(key)
        return at

    def ends_before(self, words: Sequence[Word], at: int, longest: int = 4) -> bool:
        """Tell whether a phrase ends right before this word."""
        return any(self.end(words, start) == at for start in range(max(0, at - longest), at))


def _add(phrases: dict[str, list[tuple[str, ...]]], key: tuple[str, ...]) -> None:
    keys = phrases.setdefault(key[0], [])
    if key not in keys:
        keys.append(key)


def _joined(words: Sequence[Word], at: int, count: int) -> bool:
    return at + count <= len(words) and all(words[at + i].before < APART for i in range(1, count))
