"""The way through the mending: lines of the shadow copy, edits in order, the mended letters.

Only what is damaged is touched: a phrase, name or mark that is well printed gives no edit, and clean text passes as it
is.
"""

from collections.abc import Callable, Iterator

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.capitals import mend_capitals
from vndocparse.layout.mending.cited import mend_cited
from vndocparse.layout.mending.edits import Edit, apply
from vndocparse.layout.mending.marks import mend_marks, mend_numbers, mend_symbols
from vndocparse.layout.mending.phrases import mend_starts, mend_titles
from vndocparse.layout.mending.shadow import Shadow
from vndocparse.layout.mending.typed import mend_typed
from vndocparse.text.letters import Letters

_Mending = Callable[[Shadow, Grammar], Iterator[Edit]]
_STEPS: tuple[_Mending, ...] = (
    mend_titles,
    mend_capitals,
    mend_starts,
    mend_marks,
    mend_cited,
    mend_symbols,
    mend_numbers,
    mend_typed,
)


def mend(letters: Letters, grammar: Grammar) -> Letters:
    """Return the letters with damaged anchors put right for rules; what is printed, and every offset, stays true."""
    shadow = Shadow.of(letters)
    for step in _STEPS:
        edits = list(step(shadow, grammar))
        if edits:
            letters = apply(letters, edits)
            shadow = Shadow.of(letters)
    return letters
