"""Organisations: a head (`Sở`, `Ủy ban nhân dân`, `Công ty`) with the words that go on with the name."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.words import APART, LINE, SPACE, Word

_LONGEST = 24
_DEEPEST = 3
_SHORT, _FOREIGN = 3, 7
_LINE, _LINE_WORDS = 45, 40


class Organisations:
    """Finds the organisation's name that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge, places: Places, persons: Persons) -> None:
        """Look at these words."""
        self._words = words
        self._known = known
        self._places = places
        self._persons = persons

    def end(self, at: int, depth: int = 0) -> int:
        """Return the index behind the name that begins here; `at` when none does."""
        known, words = self._known, self._words
        if at >= len(words):
            return at
        ends = [heads.end(words, at) for heads in (known.alone, known.named, known.companies, known.schools)]
        head = max(ends)
        if head == at and (short := self._short_form(at)) > at:
            return short
        if head == at or known.never.end(words, at) >= head or not self._capital(at, head):
            return at
        if depth == 0 and at and self._taken(at, head):
            return at
        alone, free = head == ends[0], head in ends[2:]
        return self._tail(at, head, named=alone, free=free, depth=depth)

    def _short_form(self, at: int) -> int:
        """Return the index behind an abbreviation with the country's name: `CĐGD Việt Nam`."""
        words = self._words
        short = words[at].shape == "upper" and len(words[at].low) >= _SHORT and at + 2 < len(words)
        if short and words[at + 1].shape == "capital" and words[at + 1].low == "việt" and words[at + 2].low == "nam":
            return at + 3
        return at

    def foreign(self, at: int) -> int:
        """Return the index behind a company's name that its last words tell: `Clear Interest Group Limited`."""
        words, end, last = self._words, at, at
        while end < len(words) and end - at < _FOREIGN and words[end].shape in ("capital", "upper"):
            if end > at and words[end].before != SPACE:
                break
            end += 1
            if end - at > 1 and words[end - 1].low in self._known.endings:
                last = end
        return last

    def code(self, at: int) -> int:
        """Return the index behind the code of the parent of a name that ends here (`Vụ PC-BTC`): from mark to code."""
        words = self._words
        if (
            at + 1 < len(words)
            and words[at].low in "-("
            and words[at].before <= SPACE
            and words[at + 1].shape == "upper"
        ):
            return self._known.codes.end(words, at + 1)
        return at

    def many(self, at: int, end: int) -> bool:
        """Tell whether a name stands for many: `các Sở Công Thương`, `Công đoàn Giáo dục các tỉnh`."""
        words, known = self._words, self._known
        plural = at > 0 and words[at - 1].low in known.plural and words[at].low not in ("bộ", "ủy", "văn")
        if plural and not any(known.levels.end(words, i) > i for i in range(at, end)):
            return True
        return end < len(words) and words[end].before <= LINE and known.kinds.end(words, end) > end

    def _taken(self, at: int, head: int) -> bool:
        """Tell whether the word before makes another thing of the head: a law's name, a deputy's post, a plural."""
        words = self._words
        before = words[at - 1].low
        if before == "luật" and words[at].before:
            return True
        if self._known.ends_in_head.end(words, at - 1) == at + 1 and words[at].before <= LINE:
            return True
        if before == "phó" and words[at].low == "thủ":
            return True
        return before in ("các", "những", "trưởng") and head == at + 1 and self._heads(head) > head

    def _heads(self, at: int) -> int:
        known, words = self._known, self._words
        return max(h.end(words, at) for h in (known.alone, known.named, known.companies, known.schools))

    def _capital(self, at: int, head: int) -> bool:
        first = self._words[at]
        if first.shape in ("capital", "upper"):
            return True
        # Fonts that print small letters as capitals leave whole headers in small ones.
        return first.shape == "lower" and head - at >= 3 and first.low in ("ủy", "bộ")

    def _tail(self, at: int, head: int, *, named: bool, free: bool, depth: int) -> int:
        known, words = self._known, self._words
        upper = words[head - 1].shape == "upper" and words[at].shape == "upper" and len(words[at].low) > 1
        abbreviated = head - at == 1 and words[at].low in known.abbreviations
        if abbreviated and head < len(words):
            upper = words[head].shape == "upper"
        end = head
        while end < len(words) and end - at < _LONGEST:
            if self._is_kind(end, fresh=end == head):
                return at if end == head else self._trim(at, end, named=named)
            step, more = self._step(end, named=named, upper=upper, free=free, depth=depth, fresh=end == head)
            if step == end:
                break
            named = named or not (free and known.forms.end(words, end) >= step)
            end = step
            if not more:
                break
        return self._trim(at, end, named=named)

    def _trim(self, at: int, end: int, *, named: bool) -> int:
        while end > at and self._words[end - 1].low in ("và", "-", "&", ","):
            end -= 1
        return end if named else at

    def _is_kind(self, at: int, *, fresh: bool) -> bool:
        """Tell whether what follows makes a kind of the head: `UBND các xã`, `Ủy ban nhân dân tỉnh, thành phố`."""
        known, words = self._known, self._words
        if words[at].before > LINE:
            return False
        if known.kinds.end(words, at) > at or (fresh and known.ranks.end(words, at) > at):
            return True
        level = known.levels.end(words, at)
        if (
            level == at
            or self._places.levelled(at) > at
            or level >= len(words)
            or words[level].low not in (",", "và", "hoặc")
        ):
            return False
        return known.levels.end(words, level + 1) > level + 1 and self._places.levelled(level + 1) == level + 1

    def _step(self, at: int, *, named: bool, upper: bool, free: bool, depth: int, fresh: bool) -> tuple[int, bool]:
        """Return the index behind the next piece of the name and whether more may follow."""
        known, words = self._known, self._words
        word = words[at]
        if (
            known.title.end(words, at) > at
            or word.before >= APART
            or (word.before == LINE and not self._goes_on(at, named=named, upper=upper))
        ):
            return at, False
        if (field := known.fields.end(words, at)) > at and word.shape != "lower" and (word.shape == "upper") == upper:
            return field, True
        if known.alone.end(words, at) > at and (nested := self._nested(at, depth)) > at:
            return nested, False
        if (place := self._places.levelled(at)) > at:
            after = place < len(words) and words[place].before == SPACE and self._places.levelled(place)
            return (after or place), False
        if (level := known.levels.end(words, at)) > at and (word.shape == "lower" or upper or fresh):
            return (level, False) if fresh or named else (at, False)
        if (place := self._places.bare(at)) > at:
            return place, free
        if (tail := known.tails.end(words, at)) > at:
            return self._numbered(tail), True
        if not fresh and (nested := self._nested(at, depth)) > at:
            return nested, False
        if word.low == "(" and at + 3 < len(words) and words[at + 1].shape == "upper" and words[at + 2].low == ")":
            return self._behind_short_form(at, named=named, upper=upper, free=free, depth=depth)
        if upper:
            return (at, False) if fresh and named and not self._compound(at) else self._upper(at, named=named)
        return self._mixed(at, named=named, free=free, fresh=fresh)

    def _nested(self, at: int, depth: int) -> int:
        word = self._words[at]
        if word.before == SPACE and depth < _DEEPEST and word.shape != "lower":
            return self.end(at, depth + 1)
        return at

    def _behind_short_form(self, at: int, *, named: bool, upper: bool, free: bool, depth: int) -> tuple[int, bool]:
        """Go over a short form in brackets inside a name: `Bảo hiểm xã hội (BHXH) Việt Nam`."""
        if self._words[at + 3].shape not in ("capital", "upper", "lower"):
            return at, False
        end, more = self._step(at + 3, named=named, upper=upper, free=free, depth=depth, fresh=True)
        return (end, more) if end > at + 3 else (at, False)

    def _numbered(self, at: int) -> int:
        words = self._words
        if at < len(words) and words[at].before == SPACE and words[at - 1].low == "vực":
            if words[at].shape == "number" or set(words[at].low) <= set("ivx"):
                return at + 1
            while at < len(words) and words[at].shape == "capital" and words[at].before == SPACE:
                at += 1
        return at

    def _goes_on(self, at: int, *, named: bool, upper: bool) -> bool:
        """Tell whether a name goes on in the next line."""
        known, words = self._known, self._words
        word = words[at]
        if not named or words[at - 1].low in ("và", ",", "&"):
            return word.shape == "upper" if upper else word.shape not in ("mark", "number")
        if upper:
            return word.shape == "upper" and (
                known.levels.end(words, at) > at or known.tails.end(words, at) > at or word.low == "và"
            )
        if word.shape == "lower" or self._places.end(at) > at:
            return True
        wraps = word.shape == "capital" and words[at - 1].shape in ("capital", "upper") and self._long_line(at - 1)
        return wraps and word.low not in known.ends and not self._begins(at)

    def _long_line(self, at: int) -> bool:
        """Tell whether the line up to this word is so long that the printer broke it, not the author."""
        words, first = self._words, at
        while first > 0 and words[first].before < LINE and at - first < _LINE_WORDS:
            first -= 1
        return words[at].end - words[first].start >= _LINE

    def _upper(self, at: int, *, named: bool) -> tuple[int, bool]:
        known, words = self._known, self._words
        word = words[at]
        if word.low in ("và", "-", "&", ",") and at + 1 < len(words):
            following = words[at + 1]
            if following.shape == "upper" and following.before <= LINE and not self._begins(at + 1) and named:
                known_part = word.low != "," or known.compounds.end(words, at + 1) > at + 1
                return (at + 1, True) if known_part else (at, False)
            return at, False
        inside = known.compounds.end(words, at)
        if inside > at and word.shape == "upper":
            return inside, True
        if word.shape != "upper" or word.low in known.ends or (named and self._begins(at)):
            return at, False
        return at + 1, True

    def _mixed(self, at: int, *, named: bool, free: bool, fresh: bool) -> tuple[int, bool]:
        known, words = self._known, self._words
        word = words[at]
        if free and word.low == "và" and (form := known.forms.end(words, at + 1)) > at + 1:
            return form, True
        if word.low in ("và", "-", "&", ",") and named:
            return self._joined(at, free=free)
        if word.shape in ("capital", "upper") or (free and word.shape == "number" and word.before):
            if not free and named and self._persons.end(at) >= at + 3:
                return at, False
            if word.shape == "capital" and word.low in known.ends and not self._compound(at) and not (free and fresh):
                return at, False
            if word.shape == "upper" and words[at - 1].low == "-" and known.codes.end(words, at) > at and not free:
                return at, False
            return (at + 1 if free and known.compounds.end(words, at) <= at + 1 else self._pair(at)), True
        if free and (form := known.forms.end(words, at)) > at:
            return form, True
        joined = words[at - 1].low in ("và", "&")
        inside = (known.compounds if joined else known.inside).end(words, at)
        starts = fresh and known.open.ends_before(words, at)
        if inside > at and word.shape == "lower" and (starts or (named and not fresh)):
            return inside, True
        return at, False

    def _compound(self, at: int) -> bool:
        """Tell whether a capitalised word and the small one behind it are a word that names hold."""
        return self._known.compounds.end(self._words, at) > at + 1 or self._known.fields.end(self._words, at) > at

    def _pair(self, at: int) -> int:
        """Return the index behind a capitalised syllable and the small one that completes its word."""
        known, words = self._known, self._words
        if (inside := known.compounds.end(words, at)) > at + 1:
            return inside
        second = at + 1
        if second < len(words) and words[at].shape == "capital" and words[at].low not in known.whole:
            follower = words[second]
            if follower.shape == "lower" and follower.before in (SPACE, LINE) and follower.low not in known.ends:
                return second + 1
        return second

    def _joined(self, at: int, *, free: bool) -> tuple[int, bool]:
        """Go over a joining word when a part of the name follows and no other organisation."""
        known, words = self._known, self._words
        if at + 1 >= len(words) or words[at + 1].before > LINE:
            return at, False
        word, following = words[at], words[at + 1]
        if word.low == "-" and (following.before != word.before or following.before == LINE):
            return at, False
        if self._begins(at + 1) or following.shape in ("mark", "number"):
            return at, False
        inside = known.compounds.end(words, at + 1) > at + 1 or known.fields.end(words, at + 1) > at + 1
        if word.low == ",":
            return at, False
        if following.shape == "lower":
            return (at + 1, True) if inside and word.low != "-" else (at, False)
        if self._persons.end(at + 1) >= at + 4 or following.low in known.ends and not inside:
            return at, False
        return at + 1, True

    def _begins(self, at: int) -> bool:
        """Tell whether another organisation, or what is certainly none, begins here."""
        known, words = self._known, self._words
        return max(self._heads(at), known.never.end(words, at)) > max(at, known.fields.end(words, at))
