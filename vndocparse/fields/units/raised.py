"""Raised digits: the marks of footnotes, which are set small and high beside a label or a heading."""

from bisect import bisect_left
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout

_SMALLER = 0.8  # of the height of the word before: a raised digit is no taller
_HIGHER = 0.2  # of that height: a raised digit ends this far above
_LONGEST = 3


class Raised:
    """The raised digits of a paged source."""

    def __init__(self, layout: Layout, view: View, grammar: Grammar) -> None:
        """Find them by the boxes of the words."""
        self._view = view
        self._starts = frozenset(_starts(layout, view, grammar))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return a range of the view without the raised digits at its ends."""
        if not self._starts:
            return start, end
        words = self._view.text[start:end].split()
        if len(words) > 1 and self._is_raised(words[0], start, end):
            start = self._view.text.index(words[0], start) + len(words[0])
        if len(words) > 1 and self._is_raised(words[-1], self._view.text.rindex(words[-1], start, end), end):
            end = self._view.text.rindex(words[-1], start, end)
        return start, end

    def _is_raised(self, word: str, start: int, end: int) -> bool:
        return len(word) <= _LONGEST and word.isdigit() and self._view.span(start, end)[0] in self._starts


def _starts(layout: Layout, view: View, grammar: Grammar) -> list[int]:
    """Return the offsets in the text at which raised digits begin, exponents left out."""
    raw = layout.letters.raw
    found: list[int] = []
    if not layout.boxes or not view.lines:
        return found
    first = layout.letters.span(min(x.start for x in view.lines), len(layout.letters.clean))[0]
    last = layout.letters.span(0, max(x.end for x in view.lines))[1]
    own = layout.boxes[bisect_left(layout.boxes, (first,)) : bisect_left(layout.boxes, (last,))]
    measure = grammar.rule("directives.measure")
    for before, word in pairwise(own):
        text = raw[word[0] : word[1]]
        if len(text) > _LONGEST or not text.isdigit() or word[2] != before[2]:
            continue
        height = before[6] - before[4]
        exponent = measure.match(raw[before[0] : before[1]]) is not None
        beside = word[3] >= before[5] - height and before[4] - height < word[4] and word[4] < before[4] + height / 2
        raised = word[6] - word[4] <= _SMALLER * height and before[6] - word[6] >= _HIGHER * height
        if beside and raised and not exponent:
            found.append(word[0])
    return found
