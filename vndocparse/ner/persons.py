"""Persons: a family name with given names, or any capitalised name behind an honorific."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.words import LINE, SPACE, Word

_SHORTEST, _PLAIN, _LONGEST, _SYLLABLE = 2, 3, 5, 7
"""Syllables of the shortest name, of one that its family name alone tells, of the longest; letters of a syllable."""

_MIDDLES, _CLOSING = ("văn", "thị"), (",", ";", ")")
"""Middle names that only persons have, and marks behind a name."""


class Persons:
    """Finds the person's name that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Look at these words."""
        self._words = words
        self._known = known

    def end(self, at: int, *, fresh: bool = False) -> int:
        """Return the index behind the name that begins here; `at` when none does. `fresh`: one ends right before."""
        words, known = self._words, self._known
        if words[at].shape not in ("capital", "upper") or known.before_person.end(words, at) == at + 1:
            return at
        end, told = self.run(at), self.told(at)
        family = known.family(words, at) or (self._middle(at, end) and self._own_line(at, end))
        if end - at < _SHORTEST or not (told or family) or self._prose(at, end):
            return at
        if known.not_before_person.ends_before(words, at, 3) or not (told or fresh or not self._inside_name(at)):
            return at
        if told and (family or self._marked(at)):
            return end
        if words[at].shape == "capital" and end - at >= _PLAIN and family:
            return at if self._address(end) else end
        return end if family and self._own_line(at, end) else at

    def run(self, at: int) -> int:
        """Return the index behind the capitalised syllables that a name may have."""
        words, known = self._words, self._known
        upper = words[at].shape == "upper"
        end = at
        while end < len(words) and end - at < _LONGEST:
            word = words[end]
            if word.shape != "capital" and not (upper and word.shape == "upper"):
                break
            if upper and word.shape == "capital" and len(word.low) > 1:
                break
            if end > at and not (word.before == 1 or (word.before == LINE and end - at < 3 and not upper)):
                break
            if end > at and (self._begins_else(end) or (word.low in known.not_in_person and not self._closes(at, end))):
                break
            end += 1
        return end

    def _closes(self, at: int, last: int) -> bool:
        """Tell whether a word that else is no syllable closes a name, as in `Lê Văn Tư`: its line or a mark says so."""
        words = self._words
        if last < at + 2 or words[last].shape != "capital" or words[last].before != SPACE:
            return False
        behind = words[last + 1] if last + 1 < len(words) else None
        return behind is None or behind.before >= LINE or (behind.shape == "mark" and behind.low in _CLOSING)

    def _middle(self, at: int, end: int) -> bool:
        """Tell whether `Văn` or `Thị` between others makes a person's name of them, whatever the family name."""
        known, words = self._known, self._words
        if words[at].low in known.not_in_person or known.not_before_person.end(words, at) > at:
            return False
        return end - at >= _PLAIN and any(words[i].low in _MIDDLES for i in range(at + 1, end - 1))

    def _begins_else(self, at: int) -> bool:
        known, words = self._known, self._words
        return any(
            heads.end(words, at) > at + 1 for heads in (known.alone, known.companies, known.never, known.before_person)
        )

    def told(self, at: int) -> bool:
        """Tell whether an honorific, rank or post stands before this word."""
        words = self._words
        before = at
        while before and words[before - 1].low in (".", ":", ",") and at - before < 2:
            before -= 1
        return self._known.before_person.ends_before(words, before, 4) and words[at].before < LINE + 1

    def _marked(self, at: int) -> bool:
        """Tell whether an honorific in the narrow sense stands before: any capitalised name counts behind it."""
        return at > 0 and self._words[at - 1].low in ("ông", "bà", "chí") and self._words[at].before == 1

    def _own_line(self, at: int, end: int) -> bool:
        words = self._words
        begins = at == 0 or words[at].before >= LINE or self.told(at)
        if not begins:
            return False
        if end >= len(words):
            return True
        return words[end].before >= LINE

    def _inside_name(self, at: int) -> bool:
        words = self._words
        return at > 0 and words[at].before == 1 and words[at - 1].shape == "capital" and words[at].shape == "capital"

    def _prose(self, at: int, end: int) -> bool:
        """Tell whether the words hold a word of prose: `LÝ TÀI CHÍNH`, or letters that no syllable has."""
        known, words = self._known, self._words
        return any(
            len(words[i].low) > _SYLLABLE or max(known.compounds.end(words, i), known.fields.end(words, i)) > i + 1
            for i in range(at, end)
        )

    def _address(self, at: int) -> bool:
        """Tell whether a comma and a level follow: a street's name of an address."""
        words = self._words
        return (
            at + 1 < len(words)
            and words[at].low == ","
            and (self._known.numbered.end(words, at + 1) > at + 1 or self._known.units.end(words, at + 1) > at + 1)
        )
