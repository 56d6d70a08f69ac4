"""Capitals that legacy fonts drew and the text never held: lines that are always printed in them get them back."""

from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.sources.pages import Pages
from vndocparse.text.legacy import CELL
from vndocparse.text.letters import fold

_LONGEST = 60  # characters


def raise_capitals(source: Pages, grammar: Grammar) -> Pages:
    """Return a text that was TCVN3 with its title, marks and posts in capitals where they stand alone."""
    if source.text is None or "tcvn3" not in source.repairs:
        return source
    rule = grammar.rule("legacy.capitals")
    cells = CELL.split(source.text)
    for at in range(0, len(cells), 2):
        cell = cells[at]
        if len(cell) <= _LONGEST and cell.islower() and rule.match(fold(cell)):
            cells[at] = cell.upper()
    return replace(source, text="".join(cells))
