"""The type's code in the symbol, when it differs by one misread letter from the code of the type that is printed."""

from collections.abc import Iterator
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.shadow import Shadow
from vndocparse.layout.type_names import find_type_name, rows_of

_LONGEST = 250  # characters: no line of the head that is looked at is longer
_GROUP = regex.compile(r"[\p{L}\d]+")


def mend_typed(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for `QB-UBND` below which QUYẾT ĐỊNH is printed: no type has the code QB, and B is read for Đ."""
    rule = grammar.rule("reference.line")
    found = None
    for line in shadow.lines:
        if not line.head or len(line.text) > _LONGEST:
            continue
        if found is None:
            match = rule.search(line.text)
            symbol = match.span("symbol") if match else None
            group = _GROUP.match(line.text, symbol[0]) if symbol else None
            found = (line.start + group.start(), group.group()) if group else None
        elif line.text.isupper() and (name := find_type_name([line.text], grammar)) and name.alone:
            start, printed = found
            code = _code(printed, str(name.row["name"]), grammar)
            if code:
                # Blanks stand for what is too much: what is printed stays whole.
                yield Edit(start, start + len(printed), code.ljust(len(printed)))
            return


def _code(printed: str, name: str, grammar: Grammar) -> str | None:
    """Return the type's code that these letters are but for one; None when they are some type's code as printed."""
    if printed.casefold() in _codes(grammar):
        return None
    right = {str(code) for row in rows_of(grammar, "name", name) for code in _listed(row.get("abbreviations"))}
    near = {code for code in right if code in _readings(printed, grammar)}
    return near.pop() if len(near) == 1 else None


def _readings(printed: str, grammar: Grammar) -> set[str]:
    """Return what letters may stand for: one of them misread, or one read twice."""
    found = {printed[:at] + printed[at + 1 :] for at in range(1, len(printed)) if printed[at] == printed[at - 1]}
    for row in grammar.table("ocr_codes").rows:
        shape, letter = str(row["shape"]), str(row["letter"])
        found |= {printed[:at] + letter + printed[at + 1 :] for at, c in enumerate(printed) if c == shape}
    return found


@lru_cache(maxsize=4)
def _codes(grammar: Grammar) -> frozenset[str]:
    cells = grammar.table("document_types").rows
    return frozenset(str(code).casefold() for row in cells for code in _listed(row.get("abbreviations")))


def _listed(cell: object) -> list[object]:
    return cell if isinstance(cell, list) else [cell] if cell else []
