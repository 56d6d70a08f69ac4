"""Tails: what goes on with an organisation's name behind its head, piece by piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vndocparse.ner.heads import Heads
from vndocparse.ner.joints import JOINTS, Joints
from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.persons import Persons
from vndocparse.ner.places import Places
from vndocparse.ner.words import APART, LINE, NUMERALS, SPACE, Word

DEEPEST, _DESCRIBED = 3, 9
"""Names inside names, and words of the longest name in small letters."""

Step = tuple[int, bool]
"""The index behind a piece of a name, and whether more may follow."""


@dataclass(frozen=True, slots=True)
class Part:
    """A name so far: in capitals? any words go on? names one already? nothing behind the head yet? nested how deep?"""

    upper: bool
    free: bool
    named: bool
    fresh: bool
    depth: int


class Tails:
    """Finds the next piece of an organisation's name."""

    def __init__(
        self,
        words: Sequence[Word],
        known: Knowledge,
        heads: Heads,
        places: Places,
        persons: Persons,
        joints: Joints,
        nested: Callable[[int, int], int],
    ) -> None:
        """Look at these words; `nested` finds an organisation's name inside another, so deep."""
        self._words = words
        self._known = known
        self._heads = heads
        self._places = places
        self._persons = persons
        self._joints = joints
        self._nested = nested

    def step(self, at: int, part: Part) -> Step | None:
        """Return the next piece of the name, or None where it ends."""
        word = self._words[at]
        if self._known.title.end(self._words, at) > at or word.before >= APART:
            return None
        if word.before == LINE and not self._joints.over_line(at, named=part.named, upper=part.upper):
            return None
        if part.fresh and (end := self._described(at)) > at:
            return end, False
        return self._known_piece(at, part) or self._other_name(at, part) or self._word(at, part)

    def _known_piece(self, at: int, part: Part) -> Step | None:
        """Return a piece of the tables: a field of work, another organisation, a place, a level, a last word."""
        known, words = self._known, self._words
        word = words[at]
        alike = word.shape != "lower" and (word.shape == "upper") == part.upper
        if alike and (field := known.fields.end(words, at)) > at:
            return field, True
        if known.alone.end(words, at) > at and (nested := self._inner(at, part)) > at:
            return nested, False
        if (place := self._places.levelled(at)) > at:
            outer = place < len(words) and words[place].before == SPACE and self._places.levelled(place)
            return (outer or place), False
        if (level := known.levels.end(words, at)) > at and (word.shape == "lower" or part.upper or part.fresh):
            return (level, False) if part.fresh or part.named else None
        if (place := self._places.bare(at)) > at:
            return place, part.free
        return (self._area(tail), True) if (tail := known.tails.end(words, at)) > at else None

    def _other_name(self, at: int, part: Part) -> Step | None:
        """Return an organisation that follows without a mark, or what follows a short form in brackets."""
        words = self._words
        if not part.fresh and (nested := self._inner(at, part)) > at:
            return nested, False
        bracketed = words[at].low == "(" and at + 3 < len(words) and words[at + 2].low == ")"
        if bracketed and words[at + 1].shape == "upper" and words[at + 3].shape in ("capital", "upper", "lower"):
            return self.step(at + 3, Part(part.upper, part.free, part.named, True, part.depth))
        return None

    def _described(self, at: int) -> int:
        """Return the index behind a name in small letters that ends with the country: `Hiệp hội các nhà … Việt Nam`."""
        known, words, end = self._known, self._words, at
        if words[at].shape != "lower" or known.levels.end(words, at) > at:
            return at
        while end < len(words) and end - at < _DESCRIBED and words[end].before <= LINE:
            tail = known.tails.end(words, end)
            if tail > end + 1 and end > at:
                return tail
            if words[end].shape != "lower" or (words[end].low in known.ends and words[end].low != "các"):
                break
            end += 1
        return at

    def _inner(self, at: int, part: Part) -> int:
        word = self._words[at]
        return self._nested(at, part.depth + 1) if word.before == SPACE and word.shape != "lower" else at

    def _area(self, at: int) -> int:
        """Return the index behind the number or name of an area: `khu vực IX`."""
        words = self._words
        if at >= len(words) or words[at].before != SPACE or words[at - 1].low != "vực":
            return at
        if words[at].shape == "number" or set(words[at].low) <= NUMERALS:
            return at + 1
        while at < len(words) and words[at].shape == "capital" and words[at].before == SPACE:
            at += 1
        return at

    def _word(self, at: int, part: Part) -> Step | None:
        if not part.upper:
            return self._joined(at, part) or self._capital(at, part) or self._small(at, part)
        if part.fresh and part.named and not self._compound(at):
            return None
        return self._upper(at, part)

    def _upper(self, at: int, part: Part) -> Step | None:
        known, words = self._known, self._words
        word = words[at]
        if word.low in JOINTS:
            return (at + 1, True) if part.named and self._joints.over_upper_word(at) else None
        if word.shape != "upper":
            return None
        if (inside := known.compounds.end(words, at)) > at:
            return inside, True
        ends = word.low in known.ends or (part.named and self._heads.begins(at))
        return None if ends else (at + 1, True)

    def _joined(self, at: int, part: Part) -> Step | None:
        known, words = self._known, self._words
        if part.free and words[at].low == "và" and (form := known.forms.end(words, at + 1)) > at + 1:
            return form, True
        return (at + 1, True) if words[at].low in JOINTS and part.named and self._joints.over_word(at) else None

    def _capital(self, at: int, part: Part) -> Step | None:
        """Return a capitalised word, with the small one that completes it; of a company also a number."""
        known, words = self._known, self._words
        word = words[at]
        if word.shape == "number" and part.free and word.before:
            return at + 1, True
        if word.shape not in ("capital", "upper"):
            return None
        if part.free:
            ends = word.shape == "capital" and word.low in known.ends and not part.fresh and not self._compound(at)
            return None if ends else (max(at + 1, known.compounds.end(words, at)), True)
        if part.named and (self._persons.end(at) >= at + 3 or (part.depth >= DEEPEST and self._heads.begins(at))):
            return None
        if word.shape == "capital":
            return None if word.low in known.ends and not self._compound(at) else (self._pair(at), True)
        code = words[at - 1].low == "-" and known.codes.end(words, at) > at
        return None if code else (at + 1, True)

    def _small(self, at: int, part: Part) -> Step | None:
        known, words = self._known, self._words
        if part.free and (form := known.forms.end(words, at)) > at:
            return form, True
        listed = known.compounds if words[at - 1].low in ("và", "&") else known.inside
        starts = known.open.ends_before(words, at) if part.fresh else part.named
        inside = listed.end(words, at)
        return (inside, True) if inside > at and words[at].shape == "lower" and starts else None

    def _compound(self, at: int) -> bool:
        """Tell whether a capitalised word and the small one behind it are a word that names hold."""
        return self._known.compounds.end(self._words, at) > at + 1 or self._known.fields.end(self._words, at) > at

    def _pair(self, at: int) -> int:
        """Return the index behind a capitalised syllable and the small one that completes its word."""
        known, words = self._known, self._words
        if (inside := known.compounds.end(words, at)) > at + 1:
            return inside
        if at + 1 >= len(words) or words[at].low in known.whole:
            return at + 1
        second = words[at + 1]
        completes = second.shape == "lower" and second.before in (SPACE, LINE) and second.low not in known.ends
        return at + 2 if completes else at + 1
