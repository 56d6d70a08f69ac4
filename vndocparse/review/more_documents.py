"""The further documents of a source, named in the diagnostics of its first one."""

from collections.abc import Sequence

from vndocparse.document.models import Diagnostic, Document, DocumentType, Part, Reference

Further = tuple[Part, DocumentType | None, Reference | None]


def more_documents(first: Document, others: Sequence[Further]) -> Document:
    """Return the first document with one diagnostic for each further one: what it is, its number, where it begins."""
    found = [
        Diagnostic(
            code="source.more_documents", severity="info", message=_message(first.text, *other), span=other[0].span
        )
        for other in others
    ]
    return first.model_copy(update={"diagnostics": (*first.diagnostics, *found)}) if found else first


def _message(text: str, part: Part, document_type: DocumentType | None, reference: Reference | None) -> str:
    name = document_type.name if document_type else "document"
    number = f" {reference.text}" if reference else ""
    line = text.count("\n", 0, part.span.start) + 1
    place = f"page {part.pages[0]}" if part.pages else f"line {line}"
    return f"Document {part.index} of {part.count} is not parsed here: {name}{number}, from {place}; use parse_all."
