"""Citations (viện dẫn): which documents this one cites, how, and where; one entry a mention.

Reads the title and the body; annexes, footnotes, recipients and the foot are not cited from.
"""

from typing import cast

from vndocparse.document.located import PartialDate
from vndocparse.document.models import Citation, DocumentType, Pinpoint, Reference, Role
from vndocparse.fields.citing.chains import chain
from vndocparse.fields.citing.defined import find_defined
from vndocparse.fields.citing.find import find_mentions
from vndocparse.fields.citing.lists import share
from vndocparse.fields.citing.mention import Mention, When
from vndocparse.fields.citing.pinpoints import pin_down
from vndocparse.fields.citing.repairs import repaired
from vndocparse.fields.citing.resolve import resolve
from vndocparse.fields.citing.roles import assign_roles
from vndocparse.fields.citing.tails import when
from vndocparse.fields.citing.types import listed
from vndocparse.fields.evidence import evidence
from vndocparse.grammar import Grammar
from vndocparse.layout.foot_notes import foot_notes
from vndocparse.layout.lines import View
from vndocparse.layout.zones import Layout, Zones


def read_citations(layout: Layout, grammar: Grammar) -> tuple[Citation, ...]:
    """Return the citations of the title and the body in reading order, short forms resolved over both.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.
    """
    zones = layout.zones
    notes = foot_notes(layout.letters, zones.body, grammar)
    view = layout.view((*zones.subject_left, *zones.title, *(line for line in zones.body if line.index not in notes)))
    return tuple(find_citations(view, layout, grammar))


def find_citations(view: View, layout: Layout | None, grammar: Grammar) -> list[Citation]:
    """Return the citations of a view, one entry a mention, in order.

    `layout` gives boxes and the document's own number; a mere text has none.
    """
    layout = layout or Layout(view.letters, view.lines, Zones())
    text = _with_paragraphs(view, layout)
    mentions = find_defined(text, find_mentions(text, grammar), grammar)
    if mentions and _is_own_title(mentions[0], layout):
        mentions[0].itself = True
    share(text, mentions)
    assign_roles(text, mentions, grammar)
    pin_down(text, mentions, grammar)
    mentions = resolve(text, mentions, own_number(layout, grammar) or _titled(layout, mentions), grammar)
    chain(text, mentions, grammar)
    return [_citation(mention, view, layout, grammar) for mention in mentions]


def _with_paragraphs(view: View, layout: Layout) -> str:
    """Return the text with a form feed where a paragraph or zone ends: few names run over it."""
    text = list(view.text)
    body = layout.zones.body[0].index if layout.zones.body else None
    for position, (above, line) in enumerate(zip(view.lines, view.lines[1:], strict=False), 1):
        if above.block != line.block or line.index == body:
            text[view.line_start(position) - 1] = "\f"
    return "".join(text)


def own_number(layout: Layout, grammar: Grammar) -> Mention | None:
    """Return the document's own number, symbol and date as printed in its header, or None."""
    line = layout.view(layout.zones.reference).text
    found = grammar.rule("citations.reference").search(line)
    if found is None:
        return None
    own = Mention(found.start, found.end, found.rule.id, found.rule.confidence)
    own.take_reference(found)
    date = grammar.rule("dates.written").search(layout.view(layout.zones.place_date).text)
    own.when = when(date) if date else None
    return own


def _is_own_title(first: Mention, layout: Layout) -> bool:
    """Tell whether the title is the name of a law, code or ordinance: the document's own."""
    begins = first.start == 0 and bool(layout.zones.title) and not layout.zones.subject_left
    return begins and first.title is not None and not first.numbered


def _titled(layout: Layout, mentions: list[Mention]) -> Mention | None:
    """Return the number that the title itself begins with, where it stands in place of a letterhead."""
    first = mentions[0] if mentions and layout.zones.title and not layout.zones.subject_left else None
    return first if first and first.start == 0 and first.numbered else None


def _citation(mention: Mention, view: View, layout: Layout, grammar: Grammar) -> Citation:
    return Citation(
        document_type=_document_type(mention, view, layout, grammar),
        reference=_reference(mention, view, layout),
        date=_date(mention.when, view, layout) if mention.when else None,
        issuer=view.value(*mention.issuer) if mention.issuer else None,
        title=view.value(*mention.title) if mention.title else None,
        role=cast(Role, mention.role),
        pinpoint=Pinpoint(**mention.pinpoint) if mention.pinpoint else None,
        target=mention.target,
        amended_by=tuple(mention.amended_by),
        repaired=repaired(mention, view, grammar),
        **evidence(layout, view, mention.start, mention.end, mention.rule, mention.confidence),
    )


def _document_type(mention: Mention, view: View, layout: Layout, grammar: Grammar) -> DocumentType | None:
    row = mention.row
    if row is None or listed("untyped_names", row, grammar):
        return None
    start, end = mention.word or mention.title or mention.reference or (mention.start, mention.end)
    return DocumentType(
        code=str(row["code"]),
        name=str(row["name"]),
        family=str(row["family"]),
        **evidence(layout, view, start, end, mention.rule, mention.confidence),
    )


def _reference(mention: Mention, view: View, layout: Layout) -> Reference | None:
    if mention.reference is None:
        return None
    return Reference(
        number=mention.number,
        year=mention.year,
        symbol=mention.symbol,
        text=view.value(*mention.reference),
        **evidence(layout, view, *mention.reference, mention.rule, mention.confidence),
    )


def _date(date: When, view: View, layout: Layout) -> PartialDate:
    return PartialDate(
        year=date.year,
        month=date.month,
        day=date.day,
        **evidence(layout, view, *date.place, date.rule, date.confidence),
    )
