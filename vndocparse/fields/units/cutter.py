"""Where one paragraph ends and the next begins: told by how lines end, by their length, blocks, pages and bullets."""

from collections.abc import Iterator
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.foot_notes import foot_notes
from vndocparse.layout.lines import Line, View

_SHORT = 0.6  # a printed line of text shorter than this share of the usual length ends its paragraph
_FULL = 0.85  # a printed line longer than this share is filled
_PARTED = 0.1  # share of blocks among the lines from which on blank lines part paragraphs
_TAIL = 24  # characters of a line that tell whether the next one must complete it
_UNWRAPPED = 160  # lines this long are not wrapped: each is a paragraph
_TABLE = 60  # longest cell that makes a row of a table
_AROUND = 4  # lines each side that show whether a line stands in a table


def _beside(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield the positions of the lines that share their printed row with another one."""
    order = sorted(range(len(lines)), key=lambda k: (lines[k].page, lines[k].top))
    for first, second in pairwise(order):
        a, b = lines[first], lines[second]
        overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
        if a.page == b.page and overlap > 0.5 * (b.bottom - b.top) and (a.x1 <= b.x0 or b.x1 <= a.x0):
            yield first
            yield second


class Cutter:
    """Tells where one paragraph ends and the next begins."""

    def __init__(self, view: View, grammar: Grammar) -> None:
        """Measure the lines of a view."""
        self._view = view
        self._texts = view.text.split("\n")
        self._ends = grammar.rule("directives.sentence_end")
        self._closing = grammar.rule("directives.closing")
        self._dangling = grammar.rule("directives.dangling")
        self._contents = grammar.rule("directives.contents")
        self._number = grammar.rule("directives.page_number")
        self._item = grammar.rule("directives.item")
        self._labelled = grammar.rule("directives.labelled_item")
        self._run_in: dict[int, list[int]] = {}
        for found in grammar.rule("directives.run_in_label").finditer(view.text):
            self._run_in.setdefault(view.line_at(found.start), []).append(found.start)
        self._quoted_label = grammar.rule("directives.quoted_label")
        lengths = sorted(len(t) for t in self._texts) or [0]
        self._usual = lengths[int(0.9 * (len(lengths) - 1))]
        self._wrapped = self._usual < _UNWRAPPED
        # Where blank lines do not part paragraphs, the length of lines must tell them apart.
        self._dense = len({line.block for line in view.lines}) < _PARTED * len(view.lines)
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
        if self._stops(above, i):
            return True
        first, second = self._view.lines[above], self._view.lines[i]
        lower = self._view.text[content : content + 2].lstrip()[:1].islower()
        ended = self.ended(above)
        if self._page_turns(above, i):
            return ended or not (lower or self._is_full(above))
        if first.block != second.block:
            return ended or not lower or not self._paged
        item = self._item.match(self._texts[i][:8]) is not None
        if self._paged:
            return ended and (item or first.bold != second.bold)
        if not self._wrapped:
            return ended or item or not lower
        short = len(self._texts[above]) < _SHORT * self._usual
        listed = item and (short or self._labelled.match(self._texts[i]) is not None)
        parted = (ended or listed) and (item or short or self._indented(i))
        whole = short and not lower and self._dangling.search(self._texts[above][-_TAIL:]) is None
        return parted or (whole and self._dense)

    def _stops(self, above: int, i: int) -> bool:
        """Tell whether something surely parts two lines: a table, the end of emphasis or of the body, a quotation."""
        if any(line.cell is not None for line in self._view.lines[above + 1 : i]) or self._emphasis_ends(above, i):
            return True
        closed = self._closing.search(self._texts[above][-12:]) is not None
        return closed or self._quoted_label.match(self._texts[i][:16]) is not None

    def parts(self, above: int, i: int) -> bool:
        """Tell whether a label at this line surely begins a unit: a sentence ends above, or bold letters begin."""
        return self.ended(above) or (self._view.lines[i].bold and not self._view.lines[above].bold)

    def ended(self, above: int) -> bool:
        """Tell whether the line above ends a sentence or an item."""
        return self._ends.search(self._texts[above][-12:]) is not None

    def dangles(self, above: int) -> bool:
        """Tell whether the line above waits for the number that this one begins with."""
        text = self._texts[above]
        return len(text) > 20 and self._dangling.search(text[-_TAIL:]) is not None

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

    def _page_turns(self, above: int, i: int) -> bool:
        """Tell whether a page ends between two lines: told by the page, a form feed, or the page number left out."""
        first, second = self._view.lines[above], self._view.lines[i]
        if self._paged:
            return first.page != second.page
        letters = self._view.letters
        between = slice(letters.span(first.end - 1, first.end)[1], letters.span(second.start, second.start + 1)[0])
        return i - above > 1 or "\f" in letters.raw[between]

    def _is_full(self, i: int) -> bool:
        """Tell whether a line is filled, so that its sentence may go on below: its page was turned in between."""
        return self._wrapped and len(self._texts[i]) > _FULL * self._usual

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
