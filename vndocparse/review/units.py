"""Labels of the units against each other: one that repeats, is left out, or begins its list anew.

Labels stay as printed; what is odd about them is said here, from the tree alone.
"""

from collections.abc import Iterator, Sequence

from vndocparse.document.body import Directive
from vndocparse.document.located import Span
from vndocparse.document.models import Diagnostic, Document
from vndocparse.grammar import Grammar
from vndocparse.review.ordinals import Mark, Ordinals

_REACH = 12  # characters of the text within which the next letter of a label stands
_THROUGH = "article"  # numbered through the whole document


def misnumbered(draft: Document, grammar: Grammar) -> Iterator[Diagnostic]:
    """Yield what is odd in the numbering of the body and of each attached document; forms and lists are left alone."""
    trees = [draft.directives, *(annex.directives for annex in draft.annexes if annex.document_type)]
    for tree in trees:
        yield from _Numbering(draft.text, Ordinals(grammar)).check(tree)


class _Numbering:
    """Walks one tree; keeps the last label of each list, and of each kind over the whole tree."""

    def __init__(self, text: str, ordinals: Ordinals) -> None:
        self._text = text
        self._ordinals = ordinals
        self._ever: dict[tuple[str, str], Mark] = {}

    def check(self, siblings: Sequence[Directive]) -> Iterator[Diagnostic]:
        """Yield the findings of these units and of those below them."""
        last: dict[tuple[str, str], Mark] = {}
        for unit in siblings:
            if marks := self._ordinals.read(unit):
                yield from self._compare(unit, marks, last)
            yield from self.check(unit.children)

    def _compare(
        self, unit: Directive, marks: tuple[Mark, ...], last: dict[tuple[str, str], Mark]
    ) -> Iterator[Diagnostic]:
        key = marks[0].key
        ever = self._ever.get(key)
        before = ever if unit.kind == _THROUGH else last.get(key)
        # `i)` and `v)` may be letters or numerals: the reading that goes on with the list holds.
        mark = next((m for m in marks if self._goes_on(m, before, ever)), None)
        if mark is None:
            mark = next((m for m in marks if before and m.form == before.form), marks[0])
            yield self._finding(unit, mark, before)
        last[key] = self._ever[key] = mark

    def _goes_on(self, mark: Mark, before: Mark | None, ever: Mark | None) -> bool:
        """Tell whether a label is the next of its list; a list may begin with the first label or go on with another."""
        if before is not None:
            return (mark.form == "letter") == (before.form == "letter") and self._ordinals.follows(mark, before)
        return mark.place == (1, 0) or (ever is not None and self._ordinals.follows(mark, ever))

    def _finding(self, unit: Directive, mark: Mark, before: Mark | None) -> Diagnostic:
        span = self._label_span(unit)
        if before is not None and mark.place == before.place:
            message = f"The label “{unit.label}” is printed twice."
            return Diagnostic(code="unit.repeated", severity="warning", message=message, span=span)
        if before is not None and mark.place < before.place:
            message = f"The numbering goes back to “{unit.label}”."
            return Diagnostic(code="unit.restarted", severity="info", message=message, span=span)
        missing = ", ".join(self._ordinals.missing(mark, before, unit))
        message = f"Not found before “{unit.label}”: {missing}." if missing else f"“{unit.label}” is out of order."
        return Diagnostic(code="unit.skipped", severity="warning", message=message, span=span)

    def _label_span(self, unit: Directive) -> Span | None:
        """Return where the label stands in the text: its letters may be spaced out or carry marks between them."""
        if unit.span is None:
            return None
        end = unit.span.start
        for letter in "".join(unit.label.split()):
            found = self._text.find(letter, end, end + _REACH)
            end = found + 1 if found >= 0 else end
        return Span(start=unit.span.start, end=max(end, unit.span.start + 1))
