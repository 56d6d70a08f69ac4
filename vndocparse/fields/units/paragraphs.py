"""Paragraphs: hard-wrapped lines put together, each with the label that may stand at its start.

A line that looks like a label starts a paragraph of its own; when the tree refuses the label, the paragraph is joined
again with the one above it (`joins`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from vndocparse.fields.units.labels import Label, LabelReader
from vndocparse.grammar import Grammar
from vndocparse.layout.foot_notes import foot_notes
from vndocparse.layout.lines import Line, View

_SHORT = 0.6  # a printed line of text shorter than this share of the usual length ends its paragraph
_UNWRAPPED = 160  # lines this long are not wrapped: each is a paragraph
_TABLE = 60  # longest cell that makes a row of a table
_AROUND = 4  # lines each side that show whether a line stands in a table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a view: `start` and `end` are offsets into it.

    `firm` tells that a paragraph surely starts here; `joins` that only the label makes one; `cell` that it is a cell
    of a table's row. `labels` holds the labels at its start: more than one in `Điều 1. 1. …`.
    """

    start: int
    end: int
    labels: tuple[Label, ...]
    firm: bool
    joins: bool
    cell: bool = False

    @property
    def content(self) -> int:
        """Offset at which the text begins when the labels are left out."""
        return self.labels[-1].end if self.labels else self.start


def paragraphs(view: View, reader: LabelReader, grammar: Grammar) -> list[Paragraph]:
    """Return the paragraphs of a view in order; page numbers, ruled tables and tables of contents are left out."""
    cutter = _Cutter(view, grammar)
    found: list[Paragraph] = []
    last = -1  # the line above that counts
    label_end = 0
    for i in range(len(view.lines)):
        start = view.line_start(i)
        end = start + view.lines[i].end - view.lines[i].start
        if cutter.skips(i):
            continue
        labels: tuple[Label, ...] = ()
        if start >= label_end and not (last >= 0 and cutter.dangles(last)):
            labels = tuple(_labels(view, reader, start, end))
        breaks = last < 0 or cutter.ends(last, i, labels[-1].end if labels else start)
        firm = breaks or (bool(labels) and cutter.parts(last, i))
        cell = bool(labels) and cutter.is_cell(i)
        if breaks or labels or not found:
            found.append(Paragraph(start, end, labels, firm, not breaks, cell))
        else:
            found[-1] = replace(found[-1], end=end)
        for at in cutter.run_in(i):
            if label := reader.read(view.text, at, end):
                found[-1] = replace(found[-1], end=at)
                found.append(Paragraph(at, end, (label,), firm=False, joins=True))
        if labels:
            label_end = labels[-1].end
        last = i
    return found


def _labels(view: View, reader: LabelReader, start: int, end: int) -> Iterator[Label]:
    """Yield the label at this offset, and the first label of a list that follows it on the same line."""
    label = reader.read(view.text, start)
    while label is not None:
        yield label
        at = label.end
        while at < end and view.text[at] == " ":
            at += 1
        if at >= end:
            return
        label = reader.read(view.text, at, end)
        if label is not None and not any(r.ordinal == (1, 0) and r.kind in ("number", "point") for r in label.readings):
            return


def _beside(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield the positions of the lines that share their printed row with another one."""
    order = sorted(range(len(lines)), key=lambda k: (lines[k].page, lines[k].top))
    for first, second in pairwise(order):
        a, b = lines[first], lines[second]
        overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
        if a.page == b.page and overlap > 0.5 * (b.bottom - b.top) and (a.x1 <= b.x0 or b.x1 <= a.x0):
            yield first
            yield second


class _Cutter:
    """Tells where one paragraph ends and the next begins."""

    def __init__(self, view: View, grammar: Grammar) -> None:
        self._view = view
        self._texts = view.text.split("\n")
        self._ends = grammar.rule("directives.sentence_end")
        self._closing = grammar.rule("directives.closing")
        self._dangling = grammar.rule("directives.dangling")
        self._contents = grammar.rule("directives.contents")
        self._number = grammar.rule("directives.page_number")
        self._item = grammar.rule("directives.item")
        self._run_in: dict[int, list[int]] = {}
        for found in grammar.rule("directives.run_in_label").finditer(view.text):
            self._run_in.setdefault(view.line_at(found.start), []).append(found.start)
        self._quoted_label = grammar.rule("directives.quoted_label")
        lengths = sorted(len(t) for t in self._texts) or [0]
        self._usual = lengths[int(0.9 * (len(lengths) - 1))]
        self._wrapped = self._usual < _UNWRAPPED
        self._paged = any(line.page for line in view.lines)
        self._notes = foot_notes(view.letters, view.lines, grammar)
        self._beside = frozenset(_beside(view.lines)) if self._paged else frozenset()

    def skips(self, i: int) -> bool:
        """Tell whether a line is a lone page number, a footnote, or belongs to a ruled table or a table of contents."""
        tail = self._texts[i][-80:]
        return (
            self._view.lines[i].cell is not None
            or self._view.lines[i].index in self._notes
            or bool(self._contents.search(tail))
            or (len(tail) < 8 and bool(self._number.search(tail)))
        )

    def run_in(self, i: int) -> list[int]:
        """Return the offsets inside a line at which a label follows a sentence without any space."""
        return self._run_in.get(i, [])

    def ends(self, above: int, i: int, content: int) -> bool:
        """Tell whether the line above ends a paragraph; `content` is where this line's text begins."""
        first, second = self._view.lines[above], self._view.lines[i]
        if any(line.cell is not None for line in self._view.lines[above + 1 : i]):
            return True
        text, below = self._texts[above], self._texts[i]
        ended = self.ended(above)
        if self._emphasis_ends(above, i) or self._closing.search(text[-12:]) or self._quoted_label.match(below[:16]):
            return True
        if first.block != second.block:
            lower = self._view.text[content : content + 2].lstrip()[:1].islower()
            return ended or not lower or not self._paged
        if self._paged:
            return bool(ended and self._item.match(below[:8])) or (first.bold != second.bold and ended)
        if not self._wrapped:
            return True
        return ended and (
            len(text) < _SHORT * self._usual or self._item.match(below[:8]) is not None or self._indented(i)
        )

    def parts(self, above: int, i: int) -> bool:
        """Tell whether a label at this line surely begins a unit: a sentence ends above, or bold letters begin."""
        return self.ended(above) or (self._view.lines[i].bold and not self._view.lines[above].bold)

    def ended(self, above: int) -> bool:
        """Tell whether the line above ends a sentence or an item."""
        return self._ends.search(self._texts[above][-12:]) is not None

    def dangles(self, above: int) -> bool:
        """Tell whether the line above waits for the number that this one begins with."""
        text = self._texts[above]
        return len(text) > 20 and self._dangling.search(text[-16:]) is not None

    def is_cell(self, i: int) -> bool:
        """Tell whether a line stands in a row of a table: between bars, or beside other lines as those around it do."""
        line = self._view.lines[i]
        if line.page:
            return i in self._beside and sum(k in self._beside for k in range(i - _AROUND, i + _AROUND + 1)) > _AROUND
        if line.end - line.start > _TABLE:
            return False
        clean = self._view.letters.clean
        before, after = clean[max(0, line.start - 12) : line.start], clean[line.end : line.end + 12]
        return "|" in before and "|" in after

    def _emphasis_ends(self, above: int, i: int) -> bool:
        """Tell whether the line above ends in bold or italics (Markdown) that this line does not go on with."""
        letters = self._view.letters
        first, second = self._view.lines[above], self._view.lines[i]
        after = letters.span(first.end - 1, first.end)[1]
        before = letters.span(second.start, second.start + 1)[0]
        return letters.raw[after : after + 1] == "*" and letters.raw[before - 1 : before] != "*"

    def _indented(self, i: int) -> bool:
        clean, line = self._view.letters.clean, self._view.lines[i]
        return clean[max(0, line.start - 3) : line.start].endswith(("  ", "\t"))
