"""Which type of document a citation's word or symbol tells (tên loại)."""

import regex

from vndocparse.fields.citing.mention import Mention, Row
from vndocparse.grammar import Grammar

_SEPARATOR = regex.compile(r"[-/._]")
_DIGITS = "0123456789"


def type_of_word(word: str, grammar: Grammar) -> Row | None:
    """Return the row of the type that a printed word names, in any of its forms."""
    table = grammar.table("document_types")
    found = (table.find(column, word) for column in ("name", "aliases", "cited"))
    return next((row for row in found if row), None)


def type_of_symbol(symbol: str | None, year: int | None, grammar: Grammar) -> Row | None:
    """Return the row of the type that a symbol tells: all of it, its first two groups, or its first group.

    The slash of `435-CV/BTGHU` marks the Party's form, but not beside a year: `1803/1998/QĐ/BTC` is the state's.
    """
    if not symbol:
        return None
    table = grammar.table("symbol_types")
    groups = [g.rstrip(_DIGITS) for g in _SEPARATOR.split(symbol)]
    separator = "/" if "/" in symbol[len(groups[0]) :][:1] and not year else "-"
    for key in (symbol.rstrip(_DIGITS), separator.join(groups[:2])):
        if (row := table.find("group", key)) and (len(groups) == 1 or row["group"] != groups[0]):
            return _row(str(row["code"]), row.get("family"), grammar)
    for position, group in enumerate(groups):
        for row in table.rows:
            fits = row["group"] == group and row.get("separator", separator) == separator
            if fits and (position == 0 or row.get("anywhere")):
                return _row(str(row["code"]), row.get("family"), grammar)
    return None


def agrees(row: Row, symbol: str | None) -> bool:
    """Tell whether the first group of a symbol is one of a type's abbreviations."""
    first = _SEPARATOR.split(symbol or "")[0].casefold()
    abbreviations = row.get("abbreviations")
    return isinstance(abbreviations, list) and first in [str(a).casefold() for a in abbreviations]


def several_groups(symbol: str | None) -> bool:
    """Tell whether a symbol has more than one group: `12/QH` alone may be anything."""
    return _SEPARATOR.search(symbol or "") is not None


def same_group(one: str | None, other: str | None) -> bool:
    """Tell whether two symbols begin with one group."""
    return bool(one and other) and _SEPARATOR.split(one or "")[0] == _SEPARATOR.split(other or "")[0]


def same_body(one: str | None, other: str | None) -> bool:
    """Tell whether two symbols end with one group: the body that issued both."""
    return bool(one and other) and _SEPARATOR.split(one or "")[-1] == _SEPARATOR.split(other or "")[-1]


def refine(mention: Mention, grammar: Grammar) -> None:
    """Move a type to the family that its number tells: the Party's by the slash, legal by the year."""
    row, symbol = mention.row, mention.symbol or ""
    if row is None or not mention.numbered:
        return
    groups = _SEPARATOR.split(symbol)
    if mention.year:
        family = "legal"
    elif symbol[len(groups[0]) :][:1] == "/":
        family = "party"
    else:
        return
    rows = grammar.table("document_types").rows
    mention.row = next((r for r in rows if r["family"] == family and r["name"] == row["name"]), row)


def listed(table: str, row: Row | None, grammar: Grammar) -> bool:
    """Tell whether a type's code stands in a table of codes."""
    return row is not None and grammar.table(table).find("code", str(row["code"])) is not None


def _row(code: str, family: object, grammar: Grammar) -> Row | None:
    rows = [r for r in grammar.table("document_types").rows if r["code"] == code]
    return next((r for r in rows if r["family"] == family), rows[0] if rows else None)
