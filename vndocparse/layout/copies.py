"""Paper copies (sao y, sao lục, trích sao): each block below a document, laid out like a small document of its own."""

from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.document_zones import document_zones
from vndocparse.layout.foot_cues import Cues
from vndocparse.layout.letterheads import letterhead_top
from vndocparse.layout.zones import Layout


def lay_out_copies(layout: Layout, grammar: Grammar) -> tuple[Layout, ...]:
    """Return one layout a copy block of a document, in order.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II.
    """
    lines = layout.zones.copies
    cues = Cues(layout.letters, grammar)
    tops = {letterhead_top(cues, lines, at) for at, line in enumerate(lines) if cues.matches("copy_heading", line)}
    edges = sorted({0, *tops, len(lines)})
    blocks = [lines[a:b] for a, b in pairwise(edges)]
    return tuple(
        Layout(
            layout.letters,
            block,
            document_zones(layout.letters, block, grammar),
            layout.pages,
            layout.boxes,
            layout.sure,
        )
        for block in blocks
    )
