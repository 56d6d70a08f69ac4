"""Paragraphs: hard-wrapped lines put together, each with the label that may stand at its start.

A line that looks like a label starts a paragraph of its own; when the tree refuses the label, the paragraph is joined
again with the one above it (`joins`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vndocparse.fields.units.labels import Label, LabelReader
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View

_SHORT = 0.6  # a printed line of text shorter than this share of the usual length ends its paragraph
_UNWRAPPED = 160  # lines this long are not wrapped: each is a paragraph
_TABLE = 60  # longest cell that makes a row of a table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a view: `start` and `end` are offsets into it.

    `firm` tells that a paragraph surely starts here; `joins` that only the label makes one; `cell` that it is a cell of a
    table's row. `labels` holds the labels at its start: more than one in `Điều 1. 1. …`.
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
    """Return the paragraphs of a view in order; page numbers and lines of a table of contents are left out."""
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
        firm = breaks or (bool(labels) and cutter.ended(last))
        cell = bool(labels) and cutter.is_cell(i)
        if breaks or labels or not found:
            found.append(Paragraph(start, end, labels, firm, not breaks, cell))
        else:
            above = found[-1]
            found[-1] = Paragraph(above.start, end, above.labels, above.firm, above.joins, above.cell)
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


class _Cutter:
    """Tells where one paragraph ends and the next begins."""

    def __init__(self, view: View, grammar: Grammar) -> None:
        self._view = view
        self._texts = view.text.split("\n")
        self._ends = grammar.rule("directives.sentence_end")
        self._dangling = grammar.rule("directives.dangling")
        self._contents = grammar.rule("directives.contents")
        self._number = grammar.rule("directives.page_number")
        self._item = grammar.rule("directives.item")
        lengths = sorted(len(t) for t in self._texts) or [0]
        self._usual = lengths[int(0.9 * (len(lengths) - 1))]
        self._wrapped = self._usual < _UNWRAPPED
        self._paged = any(line.page for line in view.lines)

    def skips(self, i: int) -> bool:
        """Tell whether a line is a lone page number or belongs to a table of contents."""
        tail = self._texts[i][-80:]
        return bool(self._contents.search(tail)) or (len(tail) < 8 and bool(self._number.search(tail)))

    def ends(self, above: int, i: int, content: int) -> bool:
        """Tell whether the line above ends a paragraph; `content` is where this line's text begins."""
        first, second = self._view.lines[above], self._view.lines[i]
        text, below = self._texts[above], self._texts[i]
        ended = self.ended(above)
        if first.block != second.block:
            lower = self._view.text[content : content + 2].lstrip()[:1].islower()
            return ended or not lower or not self._paged
        if self._paged:
            return bool(ended and self._item.match(below[:8])) or (first.bold != second.bold and ended)
        if not self._wrapped:
            return True
        return ended and (len(text) < _SHORT * self._usual or self._item.match(below[:8]) is not None or self._indented(i))

    def ended(self, above: int) -> bool:
        """Tell whether the line above ends a sentence or an item."""
        return self._ends.search(self._texts[above][-12:]) is not None

    def dangles(self, above: int) -> bool:
        """Tell whether the line above waits for the number that this one begins with."""
        text = self._texts[above]
        return len(text) > 20 and self._dangling.search(text[-16:]) is not None

    def is_cell(self, i: int) -> bool:
        """Tell whether a line of plain text stands between the bars of a table's row."""
        line = self._view.lines[i]
        if line.page or line.end - line.start > _TABLE:
            return False
        clean = self._view.letters.clean
        before, after = clean[max(0, line.start - 12) : line.start], clean[line.end : line.end + 12]
        return "|" in before and "|" in after

    def _indented(self, i: int) -> bool:
        clean, line = self._view.letters.clean, self._view.lines[i]
        return clean[max(0, line.start - 3) : line.start].endswith(("  ", "\t"))
