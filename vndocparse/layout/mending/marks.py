"""Short anchors by rule: the label of the number, `V/v`, prefixes, the words of dates, and what cannot be read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Match
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.shadow import Shadow

_LONGEST = 250  # characters: no line of the head that is looked at is longer
_HEAD = tuple(f"ocr_marks.{x}" for x in ("number_label", "place_start", "place_city", "subject_label", "issued"))
_NUMBER = tuple(f"ocr_marks.number_{x}" for x in ("unreadable", "glued", "unlabelled"))
_SYMBOL = ("ocr_marks.symbol_letter", "ocr_marks.symbol_digit")
_TEXT = tuple(
    f"ocr_marks.{x}"
    for x in (
        "dated", "cited_label", "prefix_dot", "prefix_letter", "item_end", "label_end",
        "name_speck", "name_family", "name_split", "name_lone",
    )
)  # fmt: skip


def mend_marks(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield the edits of short anchors; only in the head do they tell what cannot be read."""
    for line in shadow.lines:
        for name in _HEAD if line.head and len(line.text) <= _LONGEST else ():
            found = grammar.rule(name).search(line.text)
            yield from _edits(line.start, found, grammar) if found else ()
    for name in _TEXT:
        for found in grammar.rule(name).finditer(shadow.text):
            yield from _edits(0, found, grammar)


def mend_numbers(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield the edits that leave a number open which cannot be read; the label must have been put right before."""
    for line in shadow.lines:
        if line.head and len(line.text) <= _LONGEST:
            found = next((m for name in _NUMBER if (m := grammar.rule(name).match(line.text))), None)
            yield from _edits(line.start, found, grammar) if found else ()


def mend_symbols(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield the edits of a symbol's misread first letter and of its digits."""
    for line in shadow.lines:
        for name in _SYMBOL if line.head and len(line.text) <= _LONGEST else ():
            found = grammar.rule(name).match(line.text)
            yield from _edits(line.start, found, grammar) if found else ()


def _edits(offset: int, found: Match, grammar: Grammar) -> Iterator[Edit]:
    """Yield one edit a capture that is not printed as it should be."""
    rows = _rows(grammar)
    for capture in found.rule.captures:
        row = rows.get(capture)
        for start, end in found.all(capture) if row else ():
            printed = found.text[start - found.start : end - found.start]
            text = _right(printed, row or {}, grammar)
            if text != printed:
                yield Edit(offset + start, offset + end, text)


def _right(printed: str, row: Mapping[str, object], grammar: Grammar) -> str:
    """Return what rules shall see: the phrase in the case of the printed one, a sign for each letter, or the digits."""
    if row.get("digits"):
        return "".join(_digits(grammar).get(c, c) for c in printed)
    if row.get("capital"):
        return printed.upper()
    if sign := row.get("sign"):
        return "".join(c if c.isspace() else str(sign) for c in printed)
    phrase = str(row["phrase"])
    if printed.casefold() == phrase.casefold():
        return printed[0].upper() + printed[1:] if phrase[0].isupper() and phrase != "V/v" else printed
    return phrase.upper() if len(printed) > 1 and printed.isupper() and phrase != "V/v" else phrase


@lru_cache(maxsize=4)
def _rows(grammar: Grammar) -> dict[str, Mapping[str, object]]:
    return {str(row["capture"]): row for row in grammar.table("ocr_marks").rows}


@lru_cache(maxsize=4)
def _digits(grammar: Grammar) -> dict[str, str]:
    return {str(row["letter"]): str(row["digit"]) for row in grammar.table("ocr_digits").rows}
