"""Names of places: the capitalised syllables or the number behind a level."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.words import LINE, NUMERALS, SPACE, Shape, Word

_LONGEST, _LONGEST_UPPER, _PERSON = 4, 3, 3
"""Syllables of the longest name in small print and in capitals, and of a person's name behind a place's."""


class PlaceNames:
    """Finds where the name of a place ends."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Look at these words."""
        self._words = words
        self._known = known

    def end(self, at: int, *, numbered: bool, level: Shape) -> int:
        """Return the index behind the name that begins here behind a level of this shape; `at` when none does."""
        words = self._words
        if at >= len(words) or words[at].before > LINE:
            return at
        if numbered and self._is_number(at):
            return at + 1
        if words[at].shape in ("lower", "mark", "number"):
            return at
        if words[at].shape == "upper":
            return self._upper(at, level)
        if self.begins_else(at, 1):
            return at
        return self._longer(max(self._known.places.end(words, at), self.run(at)))

    def _longer(self, end: int) -> int:
        """Return the index behind a number or a second name that closes the name: `A Lưới 1`, `Chân Mây - Lăng Cô`."""
        words = self._words
        if end >= len(words) or words[end].before != SPACE:
            return end
        if words[end].shape == "number" and self._is_number(end):
            return end + 1 if self._closes(end + 1) else end
        dash = words[end].low == "-" and end + 1 < len(words) and words[end + 1].before == SPACE
        second = self.run(end + 1) if dash else end
        return second if second > end + 2 and self._closes(second) else end

    def _closes(self, at: int) -> bool:
        words = self._words
        return at >= len(words) or words[at].shape == "mark" or words[at].before >= LINE

    def run(self, at: int) -> int:
        """Return the index behind the capitalised syllables of a name in small print."""
        words, end = self._words, at
        while end < len(words) and end - at < _LONGEST and words[end].shape == "capital":
            if end > at and (self._stops(end) or not self._follows(at, end)):
                break
            end += 1
        return next((cut for cut in range(at + 2, end) if self._is_person(cut)), end)

    def begins_else(self, at: int, level: int) -> bool:
        """Tell whether an organisation, a field of a form or a level of more than so many words begins here."""
        known, words = self._known, self._words
        heads = max(heads.end(words, at) for heads in (known.alone, known.companies, known.never))
        return words[at].low in known.ends_place or heads > at + 1 or known.levels.end(words, at) > at + level

    def _upper(self, at: int, level: Shape) -> int:
        """Return the index behind a name in capitals: a known one, else two syllables, or three that end the line."""
        words, known = self._words, self._known
        place = known.places.end(words, at)
        if level != "upper":
            return place if place > at + 1 else at
        if self.begins_else(at, 0):
            return at
        if place > at or words[at].before >= LINE:
            return place
        end = at + 1
        while end < len(words) and words[end].shape in ("upper", "capital") and words[end].before == SPACE:
            if (end > at + 1 and words[end].low in known.ends) or self._begins_name(end, upper=True):
                break
            end += 1
        ends_line = end == len(words) or words[end].before >= LINE or words[end].shape == "mark"
        return end if ends_line and end - at <= _LONGEST_UPPER else min(end, at + 2)

    def _follows(self, at: int, end: int) -> bool:
        """Tell whether a syllable follows the ones before: in one line, or broken behind the first."""
        before = self._words[end].before
        return before == SPACE or (before == LINE and end == at + 1)

    def _stops(self, at: int) -> bool:
        known, words = self._known, self._words
        if words[at].low in known.ends_place:
            return True
        return known.provinces.end(words, at) <= at + 1 and self._begins_name(at, upper=False)

    def _begins_name(self, at: int, *, upper: bool) -> bool:
        known, words = self._known, self._words
        heads = (known.alone, known.named, known.companies, known.never)
        return max(head.end(words, at) for head in heads) > at + 1 or (upper and known.levels.end(words, at) > at)

    def _is_number(self, at: int) -> bool:
        word = self._words[at]
        after = self._words[at + 1] if at + 1 < len(self._words) else None
        if after and after.low in "/%" and after.before == 0:
            return False
        return (word.low.isdigit() and len(word.low) <= 2) or (word.shape != "lower" and set(word.low) <= NUMERALS)

    def _is_person(self, at: int) -> bool:
        """Tell whether a person's name begins here that follows the place without a mark."""
        words, end = self._words, at
        if not self._known.family(words, at):
            return False
        while end < len(words) and words[end].shape == "capital" and words[end].before == SPACE:
            end += 1
        return end - at >= _PERSON
