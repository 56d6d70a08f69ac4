"""Labels: what a unit's label says, in every reading that it allows.

Which reading holds (`i)` the letter or the Roman one, `C.` the letter or one hundred) is decided by the tree.
"""

from dataclasses import dataclass

from vndocparse.grammar import Grammar, Match

Ordinal = tuple[int, int]
"""Place in a list: number and, for `2a`, the place of the letter (0 without one)."""

STRUCTURE = ("part", "chapter", "section", "subsection", "article")
_HEAD = 160  # characters that a label and what follows it may take
_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: a scheme (labels of one list share it) and the place in the list."""

    kind: str
    mark: str
    ordinal: Ordinal
    prefix: str = ""

    @property
    def scheme(self) -> tuple[str, str, str]:
        """What the labels of one list have in common."""
        return self.kind, self.mark, self.prefix


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, where it ends, and its readings, the likelier first."""

    text: str
    start: int
    end: int
    rule: str
    confidence: float
    readings: tuple[Reading, ...]


class LabelReader:
    """Reads labels by the label rules of a grammar, in the order of the table `unit_labels`."""

    def __init__(self, grammar: Grammar) -> None:
        """Take the label rules and the alphabet of points from a grammar."""
        self._rules = [(grammar.rule(str(r["rule"])), str(r["kind"])) for r in grammar.table("unit_labels").rows]
        letters = grammar.table("point_alphabet").rows
        self._letters = {str(row["letter"]): place for place, row in enumerate(letters, 1)}
        self._optional = {place for place, row in enumerate(letters, 1) if row.get("optional")}
        self._words = {str(r["word"]): int(str(r["value"])) for r in grammar.table("ordinal_words").rows}

    def read(self, text: str, start: int, end: int | None = None) -> Label | None:
        """Return the label at this offset, or None when none stands there."""
        head = text[start : start + _HEAD if end is None else min(end, start + _HEAD)]
        if not head or not (head[0].isalnum() or head[0] == "("):
            return None
        for rule, kind in self._rules:
            found = rule.match(head)
            if found is not None:
                readings = self._readings(kind, found)
                if readings:
                    return Label(_printed(found), start, start + found.end, rule.id, rule.confidence, readings)
        return None

    def follows(self, ordinal: Ordinal, before: Ordinal, kind: str) -> bool:
        """Tell whether this place is the next after that one (`2` or `1a` after `1`; `đ` or `e` after `d`)."""
        if ordinal[0] == before[0]:
            return ordinal[1] == before[1] + 1
        if ordinal[1]:
            return False
        between = range(before[0] + 1, ordinal[0])
        if kind in ("point", "capital"):
            return ordinal[0] > before[0] and all(place in self._optional for place in between)
        return ordinal[0] == before[0] + 1

    def _readings(self, kind: str, found: Match) -> tuple[Reading, ...]:
        number, roman, letter = found.get("number"), found.get("roman"), found.get("letter")
        prefix = (found.get("prefix") or "").casefold()
        suffix = self._letters.get((found.get("suffix") or "").casefold(), 0)
        if kind == "section" and " " in _word(found):
            kind = "subsection"
        # `1)` is a list of its own below `1.`, `a)` below `a.`; the other marks change freely inside one list.
        mark = ")" if found.get("mark") == ")" else ""
        if ordinal := found.get("ordinal"):
            return (Reading(kind, "", (self._words.get(ordinal.casefold().split()[-1], 0), 0)),)
        readings = []
        if letter:
            place = self._letters.get(letter.casefold(), 0)
            lettered = kind in ("section", "part", "bracketed", "compound")
            readings.append(Reading(kind, "a" if lettered else mark, (place, 0), prefix))
            if kind in ("point", "capital") and letter.casefold() in _DIGITS:
                other = "small_roman" if kind == "point" else "roman"
                readings.append(Reading(other, "", (_DIGITS[letter.casefold()], 0)))
            if kind == "point" and not mark:
                # Legacy encodings turn capitals into small letters: `c - XỬ LÝ` after `B - …`.
                readings.append(Reading("capital", "", (place, 0)))
        elif roman:
            value = (_roman(roman.casefold()), suffix)
            mark = "" if kind in ("roman", "small_roman") or kind in STRUCTURE else "i"
            readings.append(Reading(kind, mark, value))
            if len(roman) == 1:
                other = {"roman": "capital", "small_roman": "point"}.get(kind, kind)
                place = self._letters.get(roman.casefold(), 0)
                if other != kind or kind == "bracketed":
                    readings.append(Reading(other, "a" if kind == "bracketed" else "", (place, 0)))
        elif number:
            readings.append(Reading(kind, mark, (int(number), suffix), prefix))
        return tuple(r for r in readings if r.ordinal[0] or r.kind == "number")


def _roman(letters: str) -> int:
    values = [_DIGITS[c] for c in letters]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _printed(found: Match) -> str:
    """Return the label without dot, bracket or slash: `Điều 1`, `I`, `1.1`, `a`."""
    word = _word(found)
    prefix, ordinal = found.get("prefix"), found.get("ordinal")
    last = (found.get("number") or found.get("roman") or found.get("letter") or "") + (found.get("suffix") or "")
    dotted = prefix is not None and "." in found.text[len(prefix) : len(prefix) + 1]
    tail = " ".join(ordinal.split()) if ordinal else f"{prefix}{'.' if dotted else ''}{last}" if prefix else last
    return f"{word} {tail}".strip()


def _word(found: Match) -> str:
    """Return the word of a structural label, its letters put together where they were spaced out (`Đ iều`, `M Ụ C`)."""
    parts = (found.get("word") or "").split()
    return ("" if any(len(part) == 1 for part in parts) else " ").join(parts)
