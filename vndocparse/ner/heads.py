"""Heads: the words that begin an organisation's name, and what before them makes another thing of them."""

from collections.abc import Sequence
from typing import NamedTuple

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.words import LINE, Word

_LOWERED = ("ủy", "bộ")
"""Heads that count in small letters too: fonts that print small letters as capitals leave whole headers in them."""


class Head(NamedTuple):
    """The head of a name: the index behind it, whether it names one alone, whether any words may go on with it."""

    end: int
    alone: bool
    free: bool


class Heads:
    """Finds the head of an organisation's name that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Look at these words."""
        self._words = words
        self._known = known

    def find(self, at: int, *, nested: bool) -> Head | None:
        """Return the head that begins here; `nested`: inside another name, where no word before it counts."""
        known, words = self._known, self._words
        if at >= len(words):
            return None
        ends = [heads.end(words, at) for heads in (known.alone, known.named, known.companies, known.schools)]
        end = max(ends)
        if end == at or known.never.end(words, at) >= end or not self._capital(at, end):
            return None
        if not nested and at and self._taken(at, end):
            return None
        return Head(end, end == ends[0], max(ends[2:]) > at and end != ends[0])

    def end(self, at: int) -> int:
        """Return the index behind the longest head, whatever stands around it; `at` when there is none."""
        known, words = self._known, self._words
        return max(heads.end(words, at) for heads in (known.alone, known.named, known.companies, known.schools))

    def begins(self, at: int) -> bool:
        """Tell whether another organisation, or what is certainly none, begins here."""
        known, words = self._known, self._words
        return max(self.end(at), known.never.end(words, at)) > max(at, known.fields.end(words, at))

    def _capital(self, at: int, end: int) -> bool:
        first = self._words[at]
        return first.shape in ("capital", "upper") or (end - at >= 3 and first.low in _LOWERED)

    def _taken(self, at: int, end: int) -> bool:
        """Tell whether the word before makes another thing of the head: a law's name, a deputy's post, a plural."""
        words, known = self._words, self._known
        before = words[at - 1].low
        if known.ends_in_head.end(words, at - 1) == at + 1 and words[at].before <= LINE:
            return True
        if (before == "luật" and words[at].before) or (before == "phó" and words[at].low == "thủ"):
            return True
        return (before in known.plural or before == "trưởng") and end == at + 1 and self.end(end) > end
