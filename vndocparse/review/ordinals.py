"""Places of labels in their lists: what comes after what, and which labels are missing between two."""

from dataclasses import dataclass

from vndocparse.document.body import Directive, UnitKind
from vndocparse.grammar import Grammar

Place = tuple[int, int]
"""Number of a label in its list and, for `2a`, the place of the letter (0 without one)."""

_ROMAN: tuple[UnitKind, ...] = ("part", "chapter", "section", "roman", "bracketed")
_LETTERED: tuple[UnitKind, ...] = ("point", "capital", "compound", "bracketed", "part", "section")
_DIGITS = {"i": 1, "v": 5, "x": 10}
_SIGNS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_NAMED = 6  # missing labels that are named


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of a label: its list (`key`), its place, and whether it is a letter or Roman numeral."""

    key: tuple[str, str]
    place: Place
    form: str


class Ordinals:
    """Knows the order of labels: digits, Roman numerals, the alphabet of points, words of order."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the alphabet of points and the words of order from a grammar."""
        rows = grammar.table("point_alphabet").rows
        self._letters = [str(row["letter"]) for row in rows]
        self._optional = {place for place, row in enumerate(rows, 1) if row.get("optional")}
        self._words = {str(r["word"]): int(str(r["value"])) for r in grammar.table("ordinal_words").rows}

    def read(self, unit: Directive) -> tuple[Mark, ...]:
        """Return the readings of a unit's label, the likelier first; none where it cannot be told."""
        last = unit.label.split()[-1].casefold()
        prefix, _, tail = last.rpartition(".")
        if unit.kind == "compound" and not prefix:
            prefix, tail = last[:1], last[1:]
        key = (unit.kind, prefix)
        found: list[Mark] = []
        digits = tail.rstrip("".join(self._letters))
        if digits.isdigit():
            suffix = self._letter(tail[len(digits) :]) if len(tail) > len(digits) else 0
            found.append(Mark(key, (int(digits), suffix), "digits"))
        elif tail in self._words:
            found.append(Mark(key, (self._words[tail], 0), "word"))
        if unit.kind in _ROMAN and (value := _value(tail)):
            found.append(Mark(key, (value, 0), "roman"))
        if unit.kind in _LETTERED and (place := self._letter(tail)):
            found.append(Mark(key, (place, 0), "letter"))
        return tuple(found)

    def follows(self, mark: Mark, before: Mark) -> bool:
        """Tell whether a label is the next of the list that another one ended with."""
        if mark.place[0] == before.place[0]:
            return mark.place[1] == before.place[1] + 1
        return mark.place[0] > before.place[0] and not self._between(mark, before.place[0])

    def missing(self, mark: Mark, before: Mark | None, unit: Directive) -> list[str]:
        """Return the labels left out before this one, written as it is; the first few of many."""
        after = before.place[0] if before else 0
        places = self._between(mark, after)
        names = [self._name(unit.label, mark, place) for place in places[:_NAMED]]
        return [*names, "…"] if len(places) > _NAMED else names

    def _between(self, mark: Mark, after: int) -> list[int]:
        places = range(after + 1, mark.place[0])
        return [p for p in places if mark.form != "letter" or p not in self._optional]

    def _letter(self, letter: str) -> int:
        return self._letters.index(letter) + 1 if letter in self._letters else 0

    def _name(self, label: str, mark: Mark, place: int) -> str:
        last = label.rsplit(maxsplit=1)[-1]
        prefix = last[: last.rfind(".") + 1] or (last[:1] if mark.key[0] == "compound" else "")
        words = {value: word for word, value in self._words.items()}
        name = {
            "letter": self._letters[place - 1] if mark.form == "letter" else "",
            "roman": _numeral(place),
            "word": words.get(place, str(place)),
        }.get(mark.form, str(place))
        name = name.upper() if mark.form != "digits" and last.isupper() else name
        return f"{label[: len(label) - len(last)]}{prefix}{name}"


def _value(letters: str) -> int:
    """Return the value of a Roman numeral up to 39, or 0."""
    if not letters or any(c not in _DIGITS for c in letters):
        return 0
    values = [_DIGITS[c] for c in letters]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return total if _numeral(total) == letters else 0


def _numeral(value: int) -> str:
    letters = ""
    for number, sign in _SIGNS:
        letters += sign * (value // number)
        value %= number
    return letters
