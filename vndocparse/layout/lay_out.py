"""The way through this room: pages or text to lines, lines to documents, each with its zones."""

from dataclasses import replace
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.capitals import raise_capitals
from vndocparse.layout.copies import lay_out_copies
from vndocparse.layout.furniture import Sorted, sort_furniture
from vndocparse.layout.illegible import blank_illegible
from vndocparse.layout.lines import Line
from vndocparse.layout.mending.mend import mend
from vndocparse.layout.misread import mend_misread
from vndocparse.layout.misread_labels import mend_labels
from vndocparse.layout.page_lines import PageText, page_lines
from vndocparse.layout.parts import DocumentLines, find_documents
from vndocparse.layout.quality import Quality, measure
from vndocparse.layout.repair import repair
from vndocparse.layout.text_lines import text_lines
from vndocparse.layout.zones import Layout
from vndocparse.sources.pages import Pages
from vndocparse.text.letters import Letters, read_letters


def lay_out(source: Pages, grammar: Grammar) -> Layout:
    """Return the zones of the first document of what was read."""
    return lay_out_all(source, grammar)[0]


def lay_out_all(source: Pages, grammar: Grammar) -> tuple[Layout, ...]:
    """Return one layout a document, in order; most sources hold one."""
    source = raise_capitals(repair(source), grammar)
    source = blank_illegible(mend_labels(mend_misread(source, grammar), grammar), grammar)
    composed = _compose(source, grammar)
    sorted_ = sort_furniture(composed.letters, composed.lines, source.pages, grammar)
    found = find_documents(composed.letters, sorted_.lines, grammar)
    starts = [0, *(_start(composed.lines, *pair) for pair in pairwise(found)), len(composed.lines)]
    spans = _spans(composed, starts)
    quality = measure(composed.letters, composed.lines, source.pages)
    return tuple(
        _layout(source, composed, sorted_, grammar, document, composed.lines[a:b], span, quality)
        for document, a, b, span in zip(found, starts, starts[1:], spans, strict=False)
    )


def _compose(source: Pages, grammar: Grammar) -> PageText:
    if source.text is None:
        return page_lines(source.pages, grammar)
    letters = mend(read_letters(source.text, markdown=source.markdown), grammar)
    return PageText(letters, text_lines(letters, grammar), ())


def _layout(
    source: Pages,
    composed: PageText,
    sorted_: Sorted,
    grammar: Grammar,
    document: DocumentLines,
    lines: tuple[Line, ...],
    span: tuple[int, int],
    quality: Quality,
) -> Layout:
    own = {x.index for x in lines}
    zones = replace(
        document.zones,
        marks=(*(x for x in sorted_.stamps if x.index in own), *document.zones.marks),
        captions=tuple(x for x in sorted_.captions if x[0].index in own),
        furniture=(*(x for x in sorted_.furniture if x.index in own), *document.zones.furniture),
    )
    shown = {x.page for x in lines}
    own_pages = () if source.laid_out else source.pages
    pages = own_pages if len(lines) == len(composed.lines) else tuple(p for p in own_pages if p.number in shown)
    layout = Layout(
        letters=composed.letters,
        lines=lines,
        zones=zones,
        pages=pages,
        boxes=composed.boxes,
        sure=composed.sure,
        repairs=source.repairs,
        repaired_lines=source.repaired_lines,
        quality=quality,
        signatures=tuple(x for x in source.signatures if not pages or x.page in shown or (not x.page and 1 in shown)),
        tables=composed.tables,
        span=span,
    )
    return replace(layout, copies=lay_out_copies(layout, grammar))


def _start(lines: tuple[Line, ...], before: DocumentLines, document: DocumentLines) -> int:
    """Return where a document begins among all lines: the page's furniture above it is its own too."""
    first, last = document.lines[0], before.lines[-1]
    at = first.index
    while first.page and at - 1 > last.index and lines[at - 1].page == first.page:
        at -= 1
    return at


def _spans(composed: PageText, starts: list[int]) -> list[tuple[int, int]]:
    """Return the ranges of the caller's text: one ends where the next begins."""
    letters, lines = composed.letters, composed.lines
    edges = [min(x.start for x in lines[a:b]) for a, b in pairwise(starts[1:])]
    cuts = [0, *(_raw(letters, at) for at in edges), len(letters.raw)]
    return list(pairwise(cuts))


def _raw(letters: Letters, at: int) -> int:
    return letters.span(at, at + 1)[0]
