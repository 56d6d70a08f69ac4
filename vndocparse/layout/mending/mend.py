"""The way through the mending: lines of the shadow copy, edits in order, the mended letters.

Only what is damaged is touched: a phrase, name or mark that is well printed gives no edit, so clean text passes as it is.
"""

from collections.abc import Callable, Iterator, Sequence

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.capitals import mend_capitals
from vndocparse.layout.mending.cited import mend_cited
from vndocparse.layout.mending.edits import Edit, apply
from vndocparse.layout.mending.marks import mend_marks, mend_numbers
from vndocparse.layout.mending.phrases import Span, mend_starts, mend_titles
from vndocparse.text.letters import Letters

_HEAD = 50  # lines with text that the head of a document may take

_Mending = Callable[[Sequence[Span], Grammar], Iterator[Edit]]
_STEPS: tuple[_Mending, ...] = (mend_titles, mend_capitals, mend_starts, mend_marks, mend_cited, mend_numbers)


def mend(letters: Letters, grammar: Grammar) -> Letters:
    """Return the letters with damaged anchors put right for rules; what is printed, and every offset, stays true."""
    for step in _STEPS:
        edits = list(step(_lines(letters), grammar))
        letters = apply(letters, edits)
    return letters


def _lines(letters: Letters) -> list[Span]:
    lines: list[Span] = []
    at = written = 0
    for text in letters.folded.split("\n"):
        if text and not text.isspace():
            written += 1
            lines.append(Span(at, text, written <= _HEAD))
        at += len(text) + 1
    return lines
