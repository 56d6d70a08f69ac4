"""Places that only their surroundings tell: names of a list, of an address, of the place-and-date line."""

from collections.abc import Sequence

from vndocparse.ner.knowledge import Knowledge
from vndocparse.ner.places import Places
from vndocparse.ner.words import LINE, Word

_ADDRESS = 2
"""Names of an address that may stand before the one that is known."""


class ListedPlaces:
    """Finds the place that begins at a word by the words around it."""

    def __init__(self, words: Sequence[Word], known: Knowledge, places: Places) -> None:
        """Look at these words."""
        self._words = words
        self._known = known
        self._places = places

    def placed(self, at: int) -> int:
        """Return the index behind a name before a date or inside an address: `Nà Hoa, ngày …`, `12 Lê Lợi, quận 1`."""
        words = self._words
        if words[at].shape == "capital" and self._behind_levels(at):
            return max(self._places.names.run(at), self._known.places.end(words, at))
        before = words[at - 1] if at else None
        street = before is not None and before.shape == "number"
        begins = before is None or words[at].before >= LINE or before.shape == "mark"
        if words[at].shape != "capital" or not (begins or street):
            return at
        end = max(self._places.names.run(at), self._known.provinces.end(words, at))
        if end + 1 >= len(words) or words[end].low != ",":
            return at
        listed = before is not None and before.low == ","
        if words[end + 1].low == "ngày":
            return at if listed and words[at].before < LINE else end
        return end if (street or listed) and end - at in (2, 3) and self._leads_to_place(end + 1, _ADDRESS) else at

    def next(self, at: int) -> int:
        """Return the index behind the next name of a list, the mark before it too: `huyện Mai Sơn, Yên Châu`."""
        words, known = self._words, self._known
        name = at + 1
        if name >= len(words) or words[at].low not in (",", "và", ";") or words[name].before > LINE:
            return at
        if words[name].shape != "capital" or self._places.names.begins_else(name, 9) or self._other(name):
            return at
        end = max(self._places.names.run(name), known.places.end(words, name))
        after = words[end] if end < len(words) else None
        closed = after is None or after.shape == "mark" or after.before >= LINE or after.low in ("và", "thuộc", "của")
        return end if end - name > 1 and closed else at

    def _behind_levels(self, at: int) -> bool:
        """Tell whether levels of many stand before: `các xã Ia Mơ, Ia Púch`, `các tỉnh: Sơn La`."""
        words, known = self._words, self._known
        end = at - 1 if at > 1 and words[at - 1].low == ":" else at
        return words[at].before <= LINE and any(
            words[start - 1].low in known.plural and known.levels.end(words, start) == end
            for start in range(max(1, end - 2), end)
        )

    def _other(self, at: int) -> bool:
        known, words = self._known, self._words
        return max(known.named.end(words, at), known.schools.end(words, at), self._places.levelled(at)) > at

    def _leads_to_place(self, at: int, names: int) -> bool:
        """Tell whether a known place follows, over so many other names of an address."""
        words = self._words
        if at >= len(words) or self._places.end(at) > at:
            return at < len(words)
        end = self._places.names.run(at) if words[at].shape == "capital" else at
        more = names > 0 and end > at + 1 and end < len(words) and words[end].low == ","
        return more and self._leads_to_place(end + 1, names - 1)
