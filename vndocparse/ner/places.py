"""Places: a level with the name behind it, or a name that needs none."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.place_names import PlaceNames
from vndocparse.ner.words import JOINED, LINE, SPACE, Word

_TITLE, _SHORT, _ABBREVIATED = 6, 5, 2
"""Words of a name so long that case does not matter, letters of one so short that its neighbours do, and of a level
that has a dot."""


class Places:
    """Finds the place that begins at a word."""

    def __init__(self, words: Sequence[Word], known: Knowledge) -> None:
        """Look at these words."""
        self._words = words
        self._known = known
        self.names = PlaceNames(words, known)

    def end(self, at: int) -> int:
        """Return the index behind the place that begins here; `at` when none does."""
        end = self.levelled(at)
        return end if end > at else self.bare(at)

    def levelled(self, at: int) -> int:
        """Return the index behind a level and its name (`huyện Cao Lộc`, `quận 10`); `at` when there is none."""
        known, words = self._known, self._words
        if at and (words[at - 1].low in known.plural or known.ends_in_level.end(words, at - 1) == at + 1):
            return at
        for levels in (known.zones, known.top, known.numbered, known.units):
            level = levels.end(words, at)
            if levels is not known.zones and known.compounds.end(words, at) > level > at:
                continue
            name = self._behind(at, level) if level > at else at
            if name == at or name >= len(words):
                continue
            if levels is known.top and words[name].shape == "lower" and words[name].before == SPACE:
                end = known.provinces.end(words, name)
            else:
                end = self.names.end(name, numbered=levels is known.numbered, level=words[at].shape)
            lone = len(words[at].low) == 1 and words[name].shape != "number" if end > name else True
            if not lone and (levels is known.top or self._sure(at, name, end)):
                return end
        name = known.damaged.end(words, at)
        end = known.places.end(words, name) if name > at and words[at].shape != "upper" else name
        return end if end > name else at

    def bare(self, at: int) -> int:
        """Return the index behind a place that needs no level, printed with capitals; `at` when there is none."""
        words, end = self._words, self._known.places.end(self._words, at)
        if end - at >= _TITLE or end == at:
            return end
        if end == at + 1 and len(words[at].low) < _SHORT:
            return end if self._is_country(at) else at
        if words[at].shape == "upper":
            return at if any(word.shape == "lower" for word in words[at:end]) else end
        if end == at + 1 and end < len(words) and words[end].shape == "capital" and words[end].before == SPACE:
            return at
        country = self._known.tails.end(words, at) == end
        small = words[at].shape == "lower" or (end == at + 2 and words[end - 1].shape == "lower" and not country)
        return at if small else end

    def _behind(self, at: int, level: int) -> int:
        """Return where the name behind a level begins: behind its dot (`TP. Huế`)."""
        words = self._words
        mark = words[level].low if level < len(words) else ""
        if mark == "." and words[level].before == JOINED and level == at + 1:
            return at if words[at].shape == "lower" or len(words[at].low) > _ABBREVIATED else level + 1
        return at if len(words[at].low) == 1 else level

    def _sure(self, at: int, name: int, end: int) -> bool:
        """Tell whether the level is no other word: `bản Quy định`, `ĐƯỜNG BỘ`, `Hồ Đức Long`."""
        words, known = self._words, self._known
        if known.strict.end(words, at) > at or words[name].shape == "number":
            return True
        if known.named.end(words, name) > name:
            return False
        if words[at].shape == "upper":
            return name > at + 1 and end - name <= 3 and known.places.end(words, name) == end
        if words[at].shape == "capital" and end - at >= 3 and known.family(words, at):
            return False
        return not (end == name + 1 < len(words) and words[end].shape == "lower" and words[end].before <= LINE)

    def _is_country(self, at: int) -> bool:
        """Tell whether a short name is one: `nước Pháp`, not `Pháp luật`."""
        words, known = self._words, self._known
        if at == 0 or words[at].shape != "capital" or not known.before_country.ends_before(words, at, 2):
            return False
        after = words[at + 1] if at + 1 < len(words) else None
        goes_on = after is not None and after.shape in ("capital", "upper") and after.before == SPACE
        return after is None or not (goes_on or after.low in known.not_country)
