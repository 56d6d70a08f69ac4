"""Names of document types where they are printed: alone on a line, over lines, letter-spaced, before the subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.text.letters import fold

_MARKS = " :.*_-"
_LONGEST = 120  # characters: no name is longer, its bracket included
_COPY = "bản"  # `Bản Quy định`: the word says only that it is a text
_LINES = 3  # a type's name spreads over no more lines

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type's name at the start of some lines: the table's row, how many lines it takes, its end in the last one."""

    row: Row
    lines: int
    end: int
    alone: bool


def find_type_name(texts: Sequence[str], grammar: Grammar, *, prefix: bool = True) -> TypeName | None:
    """Return the type's name that these folded lines begin with, or None.

    A name that fills whole lines counts in any case; `prefix` also allows one with more text on its line.
    """
    names = _names(grammar)
    for count in range(min(_LINES, len(texts)), 0, -1):
        joined = " ".join(text[:_LONGEST] for text in texts[:count])
        bare = _unbracketed(joined)
        row = names.get(_squeeze(bare)) or names.get(_squeeze(bare).removeprefix(_COPY))
        if row and (count == 1 or _squeeze(texts[0]) not in names or _squeeze(texts[1]) not in names):
            return TypeName(row, count, len(texts[count - 1]), True)
    return _prefix(texts[0], grammar) if prefix and texts else None


def rows_of(grammar: Grammar, column: str, value: str) -> list[Row]:
    """Return every row of the table of types whose column is, or lists, this value; case does not count."""
    wanted = value.casefold()
    found = []
    for row in grammar.table("document_types").rows:
        cell = row.get(column)
        cells = cell if isinstance(cell, list) else [cell]
        if any(str(c).casefold() == wanted for c in cells):
            found.append(row)
    return found


def _prefix(text: str, grammar: Grammar) -> TypeName | None:
    found = _prefixes(grammar).match(text)
    row = _names(grammar).get(_squeeze(found["name"])) if found else None
    return TypeName(row, 1, found.end("name"), False) if found and row else None


@lru_cache(maxsize=8)
def _names(grammar: Grammar) -> dict[str, Row]:
    names: dict[str, Row] = {}
    for column in ("name", "aliases"):
        for row in grammar.table("document_types").rows:
            cell = row.get(column)
            for name in cell if isinstance(cell, list) else [cell]:
                if name:
                    names.setdefault(_squeeze(fold(str(name))), row)
    return names


@lru_cache(maxsize=8)
def _prefixes(grammar: Grammar) -> "regex.Pattern[str]":
    values = sorted({fold(v) for v in grammar.table("document_types").values("name")}, key=len, reverse=True)
    words = "|".join(r"\s+".join(regex.escape(w) for w in v.split()) for v in values)
    return regex.compile(rf"\s*(?P<name>{words})(?=\s)", regex.IGNORECASE)


def _unbracketed(text: str) -> str:
    """Return a name without the bracket after it, as in `THÔNG BÁO (Lần 2)`."""
    bare = text.rstrip(_MARKS)
    return bare[: bare.rindex("(")] if bare.endswith(")") and "(" in bare else bare


def _squeeze(text: str) -> str:
    return "".join(text.split()).strip(_MARKS).casefold()
