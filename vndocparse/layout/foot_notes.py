"""Footnotes of a page: lines in small print at its foot, which are no part of the running text."""

from collections import Counter
from collections.abc import Sequence

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import Line
from vndocparse.text.letters import Letters

_SMALL = 0.9  # share of the usual size of letters up to which a line at the foot of a page is a footnote
_HEAD = 40  # characters that show a note's number


def foot_notes(letters: Letters, lines: Sequence[Line], grammar: Grammar) -> frozenset[int]:
    """Return the indexes of the lines in small print at the foot of the pages, when a note's number begins one."""
    sizes = Counter(round(line.size, 1) for line in lines if line.page and line.cell is None)
    if not sizes:
        return frozenset()
    opening = grammar.rule("foot.note")
    usual = sizes.most_common(1)[0][0]
    notes: list[int] = []
    opened, below = False, True
    for position in range(len(lines) - 1, -1, -1):
        line = lines[position]
        if position + 1 < len(lines) and lines[position + 1].page != line.page:
            below = True
        below = below and line.size <= _SMALL * usual and line.cell is None
        if below:
            notes.append(line.index)
            opened = opened or opening.search(letters.folded[line.start : line.end][:_HEAD]) is not None
    return frozenset(notes) if opened else frozenset()
