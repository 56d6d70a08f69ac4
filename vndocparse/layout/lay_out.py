"""The way through this room: pages or text to lines, lines to zones."""

from dataclasses import replace

from vndocparse.grammar import Grammar
from vndocparse.layout.authentication import take_authentication
from vndocparse.layout.foot import find_foot
from vndocparse.layout.furniture import sort_furniture
from vndocparse.layout.header import find_header
from vndocparse.layout.page_lines import PageText, page_lines
from vndocparse.layout.repair import repair
from vndocparse.layout.text_lines import text_lines
from vndocparse.layout.zones import Layout
from vndocparse.sources.pages import Pages
from vndocparse.text.letters import read_letters


def lay_out(source: Pages, grammar: Grammar) -> Layout:
    """Return the zones of what was read."""
    source = repair(source)
    composed = _compose(source, grammar)
    sorted_ = sort_furniture(composed.letters, composed.lines, source.pages, grammar)
    header = find_header(composed.letters, sorted_.lines, grammar)
    below = (*header.rest, *sorted_.lines[header.end :])
    header, below = take_authentication(composed.letters, header, below, grammar)
    foot = find_foot(composed.letters, below, grammar)
    zones = replace(
        header.zones,
        marks=(*sorted_.stamps, *header.zones.marks),
        body=foot.body,
        recipients=foot.recipients,
        signatures=foot.signatures,
        annexes=foot.annexes,
        copies=foot.copies,
        captions=sorted_.captions,
        furniture=(*sorted_.furniture, *header.zones.furniture, *foot.furniture),
    )
    return Layout(
        composed.letters,
        composed.lines,
        zones,
        source.pages,
        composed.boxes,
        source.repairs,
        source.signatures,
        composed.tables,
    )


def _compose(source: Pages, grammar: Grammar) -> PageText:
    if source.text is None:
        return page_lines(source.pages, grammar)
    letters = read_letters(source.text, markdown=source.markdown)
    return PageText(letters, text_lines(letters, grammar), ())
