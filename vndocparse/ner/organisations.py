"""Organisations: a head (`Sở`, `Ủy ban nhân dân`, `Công ty`) with the words that go on with the name."""

from collections.abc import Sequence

from vndocparse.ner.heads import Head, Heads
from vndocparse.ner.joints import JOINTS, Joints
from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.tails import DEEPEST, Part, Tails
from vndocparse.ner.words import LINE, SPACE, Word

_LONGEST, _SHORT, _FOREIGN = 24, 3, 7
"""Words of the longest name, letters of a short form, words of a foreign company's name."""


class Organisations:
    """Finds the organisation's name that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge, places: Places, persons: Persons) -> None:
        """Look at these words."""
        self._words = words
        self._known = known
        self._places = places
        self._heads = Heads(words, known)
        joints = Joints(words, known, self._heads, places, persons)
        self._tails = Tails(words, known, self._heads, places, persons, joints, self.end)

    def end(self, at: int, depth: int = 0) -> int:
        """Return the index behind the name that begins here; `at` when none does."""
        if depth > DEEPEST:
            return at
        head = self._heads.find(at, nested=depth > 0)
        return self._short_form(at) if head is None else self._whole(at, head, depth)

    def foreign(self, at: int) -> int:
        """Return the index behind a company's name that its last words tell: `Blue River Group Limited`."""
        words, end, last = self._words, at, at
        while end < len(words) and end - at < _FOREIGN and words[end].shape in ("capital", "upper"):
            if end > at and words[end].before != SPACE:
                break
            end += 1
            if end - at > 1 and words[end - 1].low in self._known.endings:
                last = end
        return last

    def code(self, at: int) -> int:
        """Return the index behind the mark and the code of a parent (`Vụ PC-BTC`); `at` when there is none."""
        words = self._words
        if at + 1 >= len(words) or words[at].low not in "-(" or words[at].before > SPACE:
            return at
        end = self._known.codes.end(words, at + 1) if words[at + 1].shape == "upper" else at + 1
        return end if end > at + 1 else at

    def many(self, at: int, end: int) -> bool:
        """Tell whether a name stands for many: `các Sở Công Thương`, `Công đoàn Giáo dục các tỉnh`."""
        words, known = self._words, self._known
        plural = at > 0 and words[at - 1].low in known.plural and words[at].low not in known.single
        if plural and not any(known.levels.end(words, i) > i for i in range(at, end)):
            return True
        return end < len(words) and words[end].before <= LINE and known.kinds.end(words, end) > end

    def _short_form(self, at: int) -> int:
        """Return the index behind an abbreviation with the country's name: `CĐGD Việt Nam`."""
        words = self._words
        if at + 2 >= len(words) or words[at].shape != "upper" or len(words[at].low) < _SHORT:
            return at
        country = words[at + 1].shape == "capital" and (words[at + 1].low, words[at + 2].low) == ("việt", "nam")
        return at + 3 if country else at

    def _whole(self, at: int, head: Head, depth: int) -> int:
        known, words = self._known, self._words
        named, end = head.alone, head.end
        upper = self._upper(at, head.end)
        depth = DEEPEST if head.alone and words[at].low in known.closed else depth
        if (place := self._named_level(at, head.end)) > head.end:
            return place
        while end < len(words) and end - at < _LONGEST:
            fresh = end == head.end
            if not fresh and self._repeats(at, head.end, end):
                break
            if self._is_kind(end, fresh=fresh):
                end = at if fresh else end
                break
            step = self._tails.step(end, Part(upper, head.free, named, fresh, depth))
            if step is None:
                break
            named = named or not (head.free and known.forms.end(words, end) >= step[0])
            end = step[0]
            if not step[1]:
                break
        while end > at and words[end - 1].low in JOINTS:
            end -= 1
        return end if named else at

    def _named_level(self, at: int, end: int) -> int:
        """Return the index behind a place whose level is the last word of the head: `Công an xã Nà Hoa`."""
        starts = range(max(at + 1, end - 2), end)
        return max((self._places.levelled(start) for start in starts), default=end)

    def _upper(self, at: int, end: int) -> bool:
        """Tell whether a name is in capitals; behind an abbreviation the next word tells."""
        words = self._words
        if end == at + 1 and words[at].low in self._known.abbreviations and end < len(words):
            return words[end].shape == "upper"
        return words[at].shape == "upper" and words[end - 1].shape == "upper"

    def _repeats(self, at: int, end: int, here: int) -> bool:
        """Tell whether the head `at … end` stands here again: it begins the next name of a list or table."""
        words = self._words
        again = words[here : here + end - at]
        return words[here].shape != "lower" and [x.low for x in again] == [x.low for x in words[at:end]]

    def _is_kind(self, at: int, *, fresh: bool) -> bool:
        """Tell whether what follows makes a kind of the head: `UBND các xã`, `Ủy ban nhân dân tỉnh, thành phố`."""
        known, words = self._known, self._words
        if words[at].before > LINE:
            return False
        if known.kinds.end(words, at) > at or (fresh and known.ranks.end(words, at) > at):
            return True
        level = self._bare_level(at)
        if level == at or level >= len(words) or words[level].low not in (",", "và", "hoặc"):
            return False
        return self._bare_level(level + 1) > level + 1

    def _bare_level(self, at: int) -> int:
        level = self._known.levels.end(self._words, at)
        return at if level == at or self._places.levelled(at) > at else level
