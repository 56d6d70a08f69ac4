"""Paragraphs: hard-wrapped lines put together, each with the label that may stand at its start.

A line that looks like a label starts a paragraph of its own; when the tree refuses the label, the paragraph is joined
again with the one above it (`joins`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vndocparse.fields.units.cutter import Cutter
from vndocparse.fields.units.labels import Label, LabelReader
from vndocparse.grammar import Grammar
from vndocparse.layout.lines import View


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
    cutter = Cutter(view, grammar)
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
        elif last < i - 1:
            # What was left out between is no part of the paragraph: it goes on as a piece of its own.
            found.append(Paragraph(start, end, (), firm=False, joins=True))
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
