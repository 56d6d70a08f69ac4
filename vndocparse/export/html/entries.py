"""What a page lists: the values of a document, and its tasks, entities, paragraphs, furniture and diagnostics."""

from dataclasses import dataclass
from itertools import chain

from vndocparse.document.located import Box, Located, Span
from vndocparse.document.models import Document, Issuer
from vndocparse.export.html.kinds import Kind, kinds
from vndocparse.export.values import Value, details, values


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: `number` links it to its places, `spans` in the text and `boxes` on the pages."""

    number: int
    kind: Kind
    detail: str
    text: str
    rule: str
    confidence: float | None
    """None for a diagnostic, which is no reading."""
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...]


def entries(document: Document, within: Span | None = None) -> tuple[Entry, ...]:
    """Return the list, by kind; places outside of a range of the text (all that is shown, for None) are left out."""
    whole = within or shown(document)
    order = {name: at for at, name in enumerate(kinds())}
    found = sorted(chain(values(document), details(document)), key=lambda value: order[value.kind])
    listed = [_entry(number, value, whole) for number, value in enumerate(found)]
    for number, x in enumerate(document.diagnostics, start=len(listed)):
        spans = _within(whole, x.span)
        listed.append(Entry(number, kinds()["diagnostic"], x.severity, x.message, x.code, None, spans, ()))
    return tuple(listed)


def shown(document: Document) -> Span:
    """Return the range of `text` that is this document's: all of it, but for one of several in a source."""
    size = len(document.text)
    part = document.source.part
    return Span(start=min(part.span.start, size), end=min(part.span.end, size)) if part else Span(start=0, end=size)


def _entry(number: int, value: Value, whole: Span) -> Entry:
    item = value.item
    return Entry(
        number=number,
        kind=kinds()[value.kind],
        detail=value.detail,
        text=value.text,
        rule=item.rule,
        confidence=item.confidence,
        spans=_within(whole, *_spans(item)),
        boxes=item.boxes,
    )


def _spans(item: Located) -> tuple[Span | None, ...]:
    return (item.span, item.parent_span) if isinstance(item, Issuer) else (item.span,)


def _within(whole: Span, *spans: Span | None) -> tuple[Span, ...]:
    """Return the spans cut to a range; a document that a caller made may point anywhere."""
    cut = ((max(x.start, whole.start), min(x.end, whole.end)) for x in spans if x)
    return tuple(Span(start=start, end=end) for start, end in cut if start < end)
