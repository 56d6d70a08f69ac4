"""Places: a level with the name behind it, or a name that needs none."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.words import LINE, Shape, Word

_LONGEST = 4
_TITLE = 6
_NUMERALS = frozenset("ivx")


class Places:
    """Finds the place that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Look at these words."""
        self._words = words
        self._known = known

    def end(self, at: int) -> int:
        """Return the index behind the place that begins here; `at` when none does."""
        end = self.levelled(at)
        return end if end > at else self.bare(at)

    def placed(self, at: int) -> int:
        """Return the index behind a name that only its surroundings tell: `Cao Lộc, ngày …`, `259 Lê Lợi, quận 1`."""
        words, known = self._words, self._known
        if words[at].shape != "capital":
            return at
        before = words[at - 1] if at else None
        street = before is not None and before.shape == "number"
        begins = before is None or words[at].before >= LINE or before.shape == "mark"
        if not (begins or street):
            return at
        end = max(self._run(at), known.provinces.end(words, at))
        if end + 1 >= len(words) or words[end].low != ",":
            return at
        if words[end + 1].low == "ngày":
            return at if before is not None and before.low == "," and words[at].before < LINE else end
        listed = street or (before is not None and before.low == ",")
        return end if listed and end - at in (2, 3) and self._leads_to_place(end + 1, 2) else at

    def listed(self, at: int) -> int:
        """Return the index behind the next name of a list of places (`huyện Mai Sơn, Yên Châu và Mộc Châu`)."""
        words, known = self._words, self._known
        if at + 1 >= len(words) or words[at].low not in (",", "và", ";") or words[at + 1].before > LINE:
            return at
        name = at + 1
        if words[name].shape != "capital" or words[name].low in known.ends_place or self._heads(name):
            return at
        if self.levelled(name) > name or known.named.end(words, name) > name or known.schools.end(words, name) > name:
            return at
        end = max(self._run(name), known.places.end(words, name))
        after = words[end] if end < len(words) else None
        closed = after is None or after.shape == "mark" or after.before >= LINE or after.low in ("và", "thuộc", "của")
        return end if end - name > 1 and closed else at

    def _leads_to_place(self, at: int, names: int) -> bool:
        """Tell whether a known place follows, over so many other names of an address."""
        words = self._words
        if at >= len(words) or self.end(at) > at:
            return at < len(words)
        end = self._run(at) if words[at].shape == "capital" else at
        more = names > 0 and end > at + 1 and end < len(words) and words[end].low == ","
        return more and self._leads_to_place(end + 1, names - 1)

    def levelled(self, at: int) -> int:
        """Return the index behind a level and its name (`huyện Cao Lộc`, `quận 10`); `at` when there is none."""
        known, words = self._known, self._words
        for levels in (known.zones, known.top, known.numbered, known.units):
            name = levels.end(words, at)
            if name == at:
                continue
            short = len(words[at].low) == 1
            if name < len(words) and words[name].low == "." and words[name].before == 0 and name == at + 1:
                if words[at].shape == "lower":
                    continue
                name += 1
            elif name + 1 < len(words) and words[name].low == ":" and at and words[at - 1].low in known.plural:
                if words[name + 1].shape != "capital":
                    continue
                name += 1
            elif short:
                continue
            end = self._name(name, numbered=levels is known.numbered, level=words[at].shape)
            if end == name or (short and words[name].shape != "number"):
                continue
            if levels in (known.numbered, known.units, known.zones) and not self._sure(at, name, end):
                continue
            return end
        name = known.damaged.end(words, at)
        end = known.places.end(words, name) if name > at and words[at].shape != "upper" else name
        return end if end > name else at

    def _sure(self, at: int, name: int, end: int) -> bool:
        """Tell whether the level is no other word: `bản Quy định`, `ĐƯỜNG BỘ`, `Hồ Đức Long`."""
        words, known = self._words, self._known
        plain = known.strict.end(words, at) > at
        if plain or words[name].shape == "number":
            return True
        if words[at].shape == "upper":
            return name - at > 1 and end - name <= 3 and known.places.end(words, name) == end
        if words[at].shape == "capital" and end - at >= 3 and words[at].low in known.families:
            return False
        single = end - name == 1 and end < len(words) and words[end].shape == "lower" and words[end].before <= LINE
        return not single

    def bare(self, at: int) -> int:
        """Return the index behind a place that needs no level, printed with capitals; `at` when there is none."""
        words, known = self._words, self._known
        end = known.places.end(words, at)
        if end == at or (words[at].shape == "lower" and end - at < _TITLE):
            return at
        if end == at + 1 and len(words[at].low) < 5:
            return end if self._country(at) else at
        upper = words[at].shape == "upper"
        if upper and end - at < _TITLE and any(word.shape == "lower" for word in words[at:end]):
            return at
        if (
            end - at == 1
            and not upper
            and end < len(words)
            and words[end].shape == "capital"
            and words[end].before == 1
        ):
            return at
        if not upper and end - at == 2 and words[end - 1].shape == "lower":
            return at
        return end

    def _country(self, at: int) -> bool:
        """Tell whether a short name is one: `nước Pháp`, not `Pháp luật`."""
        words, known = self._words, self._known
        if at == 0 or words[at].shape != "capital" or not known.before_country.ends_before(words, at, 2):
            return False
        after = words[at + 1] if at + 1 < len(words) else None
        return after is None or not (
            after.low in known.not_country or (after.shape in ("capital", "upper") and after.before == 1)
        )

    def _name(self, at: int, *, numbered: bool, level: Shape) -> int:
        words, known = self._words, self._known
        if at >= len(words) or words[at].before > LINE:
            return at
        first = words[at]
        if numbered and (
            (first.low.isdigit() and len(first.low) <= 2) or (set(first.low) <= _NUMERALS and first.shape != "lower")
        ):
            after = words[at + 1] if at + 1 < len(words) else None
            return at if after and after.low in "/%" and after.before == 0 else at + 1
        if first.shape in ("lower", "mark", "number"):
            return at
        upper = first.shape == "upper"
        if upper and level != "upper":
            place = known.places.end(words, at)
            return place if place > at + 1 else at
        if first.low in known.ends_place or self._heads(at) or known.levels.end(words, at) > at + (not upper):
            return at
        place = known.places.end(words, at)
        if upper and (place > at or first.before >= LINE):
            return place
        run = self._upper_run(at) if upper else self._run(at)
        return max(place, run)

    def _heads(self, at: int) -> bool:
        known, words = self._known, self._words
        return max(heads.end(words, at) for heads in (known.alone, known.companies, known.never)) > at + 1

    def _upper_run(self, at: int) -> int:
        """Return the index behind a name in capitals: two syllables, or up to three that end the line."""
        words, end = self._words, at
        while end < len(words) and words[end].shape in ("upper", "capital") and end - at < _LONGEST + 1:
            if end > at and (words[end].before != 1 or self._stops(end, upper=end > at + 1)):
                break
            end += 1
        ends_line = end == len(words) or words[end].before >= LINE or words[end].shape == "mark"
        return end if ends_line and end - at <= 3 else min(end, at + 2)

    def _run(self, at: int) -> int:
        """Return the index behind the capitalised syllables of a name."""
        words, end = self._words, at
        while end < len(words) and end - at < _LONGEST and words[end].shape == "capital":
            if end > at and (words[end].before != 1 or self._stops(end, upper=False)) and not self._wrapped(at, end):
                break
            end += 1
        if end - at > 2 and (cut := self._person(at + 2, end)) is not None:
            return cut
        return end

    def _wrapped(self, at: int, end: int) -> bool:
        """Tell whether a name is broken over two lines here: only one syllable so far."""
        return self._words[end].before == LINE and end - at == 1 and not self._stops(end, upper=False)

    def _stops(self, at: int, *, upper: bool) -> bool:
        known, words = self._known, self._words
        if words[at].low in (known.ends if upper else known.ends_place):
            return True
        if not upper and known.provinces.end(words, at) > at + 1:
            return False
        heads = (known.alone, known.named, known.companies, known.never)
        return any(head.end(words, at) > at + 1 for head in heads) or (upper and known.levels.end(words, at) > at)

    def _person(self, start: int, end: int) -> int | None:
        """Return where a person's name begins that follows the place without a mark."""
        words = self._words
        for at in range(start, end):
            if words[at].low in self._known.families:
                more = at
                while more < len(words) and words[more].shape == "capital" and words[more].before == 1:
                    more += 1
                if more - at >= 3:
                    return at
        return None
