"""Joints of a name: the words and line breaks over which an organisation's name goes on."""

from collections.abc import Sequence

from vndocparse.ner.heads import Heads
from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.words import LINE, Word

JOINTS = ("và", "-", "&", ",")
_LONG_LINE, _LINE_WORDS = 45, 40
"""Characters of a line that the printer broke, and how many words back its beginning is looked for."""


class Joints:
    """Tells whether a name goes on over a joint."""

    def __init__(self, words: Sequence[Word], known: Knowledge, heads: Heads, places: Places, persons: Persons) -> None:
        """Look at these words."""
        self._words = words
        self._known = known
        self._heads = heads
        self._places = places
        self._persons = persons

    def over_line(self, at: int, *, named: bool, upper: bool) -> bool:
        """Tell whether a name goes on with this word, the first of the next line."""
        known, words = self._known, self._words
        word = words[at]
        if not named or words[at - 1].low in JOINTS:
            return word.shape == "upper" if upper else word.shape not in ("mark", "number")
        if upper:
            goes_on = max(known.levels.end(words, at), known.tails.end(words, at)) > at or word.low == "và"
            return word.shape == "upper" and goes_on
        if word.shape == "lower" or self._places.end(at) > at:
            return True
        wraps = word.shape == "capital" and words[at - 1].shape in ("capital", "upper") and self._long_line(at - 1)
        return wraps and word.low not in known.ends and not self._heads.begins(at)

    def over_word(self, at: int) -> bool:
        """Tell whether a part of the name, and no other organisation, follows a joining word in small print."""
        known, words = self._known, self._words
        if not self._reaches(at) or words[at].low == ",":
            return False
        following = words[at + 1]
        part = max(known.compounds.end(words, at + 1), known.fields.end(words, at + 1)) > at + 2
        if following.shape == "lower":
            return part and words[at].low != "-"
        if following.shape == "upper" and words[at - 1].shape != "upper":
            return False
        return self._persons.end(at + 1) < at + 4 and (part or following.low not in known.ends)

    def over_upper_word(self, at: int) -> bool:
        """Tell the same of a name in capitals, where a comma may join two known parts."""
        known, words = self._known, self._words
        if not self._reaches(at) or words[at + 1].shape != "upper":
            return False
        return words[at].low != "," or known.compounds.end(words, at + 1) > at + 2

    def _reaches(self, at: int) -> bool:
        """Tell whether a word follows here that is no other organisation; a dash has the same space on both sides."""
        words = self._words
        if at + 1 >= len(words) or words[at + 1].before > LINE:
            return False
        word, following = words[at], words[at + 1]
        if word.low == "-" and (following.before != word.before or following.before == LINE):
            return False
        return following.shape not in ("mark", "number") and not self._heads.begins(at + 1)

    def _long_line(self, at: int) -> bool:
        """Tell whether the line up to this word is so long that the printer broke it, not the author."""
        words, first = self._words, at
        while first > 0 and words[first].before < LINE and at - first < _LINE_WORDS:
            first -= 1
        return words[at].end - words[first].start >= _LONG_LINE
