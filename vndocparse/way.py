"""The way through the house, from what was read to the typed document: read this file as a table of contents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vndocparse.copies import read_copies
from vndocparse.document.located import Span
from vndocparse.document.models import Document, Part, Source
from vndocparse.fields.addressees import read_addressees
from vndocparse.fields.annexes import read_annexes
from vndocparse.fields.attaching.find import find_annexes
from vndocparse.fields.citations import read_citations
from vndocparse.fields.digital_signatures import read_digital_signatures
from vndocparse.fields.directives import read_directives
from vndocparse.fields.document_type import read_document_type
from vndocparse.fields.furniture import read_furniture
from vndocparse.fields.issuers import read_issuers
from vndocparse.fields.marks import read_marks
from vndocparse.fields.mended import read_mended
from vndocparse.fields.paragraphs import read_paragraphs
from vndocparse.fields.place_date import read_place_date
from vndocparse.fields.recipients import read_recipients
from vndocparse.fields.reference import read_reference
from vndocparse.fields.signers import read_signers
from vndocparse.fields.subject import read_subject
from vndocparse.fields.tables import read_tables
from vndocparse.fields.tasks import read_tasks
from vndocparse.fields.units.body import find_body
from vndocparse.grammar import Grammar
from vndocparse.layout.lay_out import lay_out_all
from vndocparse.layout.zones import Layout
from vndocparse.ner.recognise import recognise
from vndocparse.review.more_documents import Further, more_documents
from vndocparse.review.reading import Reading
from vndocparse.review.review import review
from vndocparse.sources.pages import Pages, page_turns

if TYPE_CHECKING:
    from spacy.language import Language


def document(source: Pages, grammar: Grammar, nlp: "Language | None" = None) -> Document:
    """Return the first typed document of what was read; diagnostics name the further ones. `nlp` finds entities."""
    layouts = lay_out_all(source, grammar)
    first = _document(source, grammar, layouts, 0, nlp)
    return more_documents(first, [_further(layouts, at, grammar) for at in range(1, len(layouts))])


def documents(source: Pages, grammar: Grammar, nlp: "Language | None" = None) -> Iterator[Document]:
    """Yield every typed document of what was read, in order. `nlp` finds entities."""
    layouts = lay_out_all(source, grammar)
    return (_document(source, grammar, layouts, at, nlp) for at in range(len(layouts)))


def _document(
    source: Pages, grammar: Grammar, layouts: tuple[Layout, ...], at: int, nlp: "Language | None"
) -> Document:
    layout = layouts[at]
    place, date = read_place_date(layout, grammar)
    body, annexes = find_body(layout, layout.zones.body, grammar), find_annexes(layout, grammar)
    draft = Document(
        source=Source(
            path=source.path,
            media_type=source.media_type,
            sha256=source.sha256,
            pages=len(source.pages) if source.text is None and not source.laid_out else None,
            reader=source.reader,
            ocr=source.ocr,
            quality=layout.quality.overall,
            page_quality=layout.quality.pages,
            page_turns=page_turns(source),
            part=_part(layouts, at) if len(layouts) > 1 else None,
        ),
        text=layout.letters.raw,
        document_type=read_document_type(layout, grammar),
        issuers=read_issuers(layout, grammar),
        reference=read_reference(layout, grammar),
        place=place,
        date=date,
        subject=read_subject(layout, grammar),
        marks=read_marks(layout, grammar),
        addressees=read_addressees(layout, grammar),
        citations=read_citations(layout, grammar),
        directives=read_directives(layout, body, grammar),
        paragraphs=read_paragraphs(layout, body, grammar),
        tasks=read_tasks(layout, body, [annex.body for annex in annexes], grammar),
        tables=read_tables(layout, grammar),
        recipients=read_recipients(layout, grammar),
        signers=read_signers(layout, grammar),
        digital_signatures=read_digital_signatures(layout, grammar),
        annexes=read_annexes(layout, annexes, grammar),
        copies=read_copies(layout, grammar),
        furniture=read_furniture(layout, grammar),
        entities=recognise(layout, grammar, nlp) if nlp is not None else (),
    )
    repairs = tuple(zip(layout.repairs, layout.repaired_lines, strict=True))
    return review(
        draft,
        repairs,
        grammar=grammar,
        signatures_unread=source.signatures_unread,
        reading=Reading(tuple(p.number for p in source.pages if p.ocr), source.unread, layout.illegible),
        mended=tuple(read_mended(layout)),
    )


def _further(layouts: tuple[Layout, ...], at: int, grammar: Grammar) -> Further:
    layout = layouts[at]
    return _part(layouts, at), read_document_type(layout, grammar), read_reference(layout, grammar)


def _part(layouts: tuple[Layout, ...], at: int) -> Part:
    layout = layouts[at]
    shown = [line.page for line in layout.lines]
    return Part(
        index=at + 1,
        count=len(layouts),
        span=Span(start=layout.span[0], end=layout.span[1]),
        pages=(min(shown), max(shown)) if layout.pages else None,
    )
