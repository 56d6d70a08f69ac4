"""What a reader of handwriting sees in a row of a letterhead: digits that come out the same most times."""

from collections import Counter
from collections.abc import Sequence

from vndocparse.grammar import Grammar
from vndocparse.sources.pages import HandLine, Page, Word

Votes = dict[str, tuple[str, float]]
"""For `number`, `day`, `month` and `year`: the digits read, and how sure they are, 0 to 1."""

_RULES = {
    "number": ("hand_number", 999_999),
    "day": ("hand_date", 31),
    "month": ("hand_date", 12),
    "year": ("hand_year", 2100),
}
_MOST = 2 / 3  # share of the readings that must agree
_SURE, _ALL_SURE = 0.7, 0.8  # measured on scans: of numbers that most readings agree on, some nine in ten are right
_DROPPED = " ."
_LONG = 3  # digits of a number from which none begins with 0


def votes_of(page: Page, row: Sequence[Word], grammar: Grammar) -> Votes:
    """Return what most readings of the lines beside a row of words agree on."""
    votes: Votes = {}
    lines = [line for line in page.hand if _beside(line, row)]
    for name in _RULES:
        for line in lines:
            vote = _vote(line, name, grammar)
            if vote is not None:
                votes[name] = vote
    return votes


def _beside(line: HandLine, row: Sequence[Word]) -> bool:
    top, bottom = min(w.top for w in row), max(w.bottom for w in row)
    return top <= (line.top + line.bottom) / 2 <= bottom


def _vote(line: HandLine, name: str, grammar: Grammar) -> tuple[str, float] | None:
    rule, most = _RULES[name]
    letters = {str(row["letter"]): str(row["digit"]) for row in grammar.table("ocr_digits").rows}
    read: Counter[str] = Counter()
    for text in line.texts:
        found = grammar.rule(f"ocr.{rule}").search(text)
        digits = "".join(letters.get(c, c) for c in (found.get(name) or "") if c not in _DROPPED) if found else ""
        if digits.isascii() and digits.isdigit() and 0 < int(digits) <= most:
            read[digits] += 1
    if not read:
        return None
    digits, count = read.most_common(1)[0]
    if count < _MOST * len(line.texts) or (len(digits) >= _LONG and digits.startswith("0")):
        return None
    return digits, _ALL_SURE if count == len(line.texts) else _SURE
