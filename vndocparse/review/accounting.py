"""Accounting: every line of the text is a value's, a unit's or furniture; what is nobody's is said."""

from collections.abc import Iterator

from vndocparse.document.located import Located, Span
from vndocparse.document.models import Diagnostic, Document

_VALUES = ("document_type", "reference", "place", "date", "subject")
_LISTS = (
    "issuers", "addressees", "directives", "paragraphs", "tables", "recipients", "signers", "digital_signatures",
    "annexes", "copies", "furniture",
)  # fmt: skip
_SHOWN = 60  # characters of the first line that a diagnostic quotes


def unassigned(document: Document) -> tuple[Span, ...]:
    """Return the runs of lines of the document's range of `text` that no value, unit or furniture covers.

    A line with a letter or digit counts as covered when the span of some object touches it.
    """
    start, end = (document.source.part.span.start, document.source.part.span.end) if document.source.part else (
        0, len(document.text),
    )  # fmt: skip
    spans = iter(sorted(_spans(document)))
    found: list[Span] = []
    reach, pending = start, next(spans, None)
    at, goes_on = start, False
    while at < end:
        stop = document.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        while pending is not None and pending[0] < stop:
            reach = max(reach, pending[1])
            pending = next(spans, None)
        line = document.text[at:stop]
        if any(c.isalnum() for c in line):
            if reach > at + len(line) - len(line.lstrip()):
                goes_on = False
            elif goes_on:
                found[-1] = Span(start=found[-1].start, end=stop)
            else:
                found.append(Span(start=at, end=stop))
                goes_on = True
        at = stop + 1
    return tuple(found)


def unaccounted(document: Document) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each run of lines that is nobody's."""
    for span in unassigned(document):
        lines = document.text[span.start : span.end].strip().splitlines()
        yield Diagnostic(
            code="lines.unassigned",
            severity="info",
            message=f"{len(lines)} line(s) belong to no field: {lines[0].strip()[:_SHOWN]!r}.",
            span=span,
        )


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    values: list[Located | None] = [getattr(document, name) for name in _VALUES]
    values += document.marks.evidence
    for name in _LISTS:
        values += getattr(document, name)
    places = [x.span for x in values if x is not None] + [x.parent_span for x in document.issuers]
    return ((x.start, x.end) for x in places if x is not None)
