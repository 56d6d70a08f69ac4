"""Names of document types where they are printed: alone on a line, over lines, letter-spaced, before the subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vndocparse.grammar import Grammar
from vndocparse.text.letters import fold

_MARKS = " :.*_-"
_LONGEST = 120  # characters: no name is longer, its bracket included
_LINES = 3  # a type's name spreads over no more lines

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type's name at the start of some lines: the table's row, how many lines it takes, its end in the last one."""

    row: Row
    lines: int
    end: int
    alone: bool


def find_type_name(texts: Sequence[str], grammar: Grammar) -> TypeName | None:
    """Return the type's name that these folded lines begin with, or None.

    A name that fills whole lines is tried first, then one with more text on its line (`alone` is false).
    """
    names = _names(grammar)
    for count in range(min(_LINES, len(texts)), 0, -1):
        joined = " ".join(text[:_LONGEST] for text in texts[:count])
        bare = _unbracketed(joined)
        row = names.get(_squeeze(bare)) or names.get(_squeeze(_without_text_word(bare, grammar)))
        if row and (count == 1 or _squeeze(texts[0]) not in names or _squeeze(texts[1]) not in names):
            return TypeName(row, count, len(texts[count - 1]), True)
    return _prefix(texts[0], grammar) if texts else None


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
    found = grammar.rule("layout.type_name").match(text)
    name = found.span("name") if found else None
    row = _names(grammar).get(_squeeze(text[slice(*name)])) if name else None
    return TypeName(row, 1, name[1], False) if name and row else None


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


def _without_text_word(text: str, grammar: Grammar) -> str:
    """Return a name without the word for a text before it, as in `Bản Quy định`."""
    word = grammar.rule("layout.text_word").match(text)
    return text[word.end :] if word else text


def _unbracketed(text: str) -> str:
    """Return a name without the bracket after it, as in `THÔNG BÁO (Lần 2)`."""
    bare = text.rstrip(_MARKS)
    return bare[: bare.rindex("(")] if bare.endswith(")") and "(" in bare else bare


def _squeeze(text: str) -> str:
    return "".join(text.split()).strip(_MARKS).casefold()
