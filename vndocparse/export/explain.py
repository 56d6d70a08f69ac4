"""A table for a person: each field with its value, rule, confidence and the place of its evidence."""

from collections.abc import Iterator

from vndocparse.document.body import Directive
from vndocparse.document.located import Located
from vndocparse.document.models import Citation, Copy, DigitalSignature, Document, Signer

_WIDTH = 60
_HEADINGS = ("field", "value", "rule", "conf.", "place")


def explain(document: Document) -> str:
    """Return the table, one row a value; a place is page or line and the character range in `text`."""
    rows = [_HEADINGS, *_rows(document)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines += [f"{d.severity}: {d.message} [{d.code}]" for d in document.diagnostics]
    return "\n".join([_source(document), *lines])


def _source(document: Document) -> str:
    name, part = document.source.path or document.source.media_type, document.source.part
    return f"{name} (document {part.index} of {part.count})" if part else name


def _rows(document: Document) -> Iterator[tuple[str, str, str, str, str]]:
    for name, value, item in _values(document):
        place = ""
        if item.span:
            line = document.text.count("\n", 0, item.span.start) + 1
            where = f"page {item.boxes[0].page}" if item.boxes else f"line {line}"
            place = f"{where}, {item.span.start}-{item.span.end}"
        yield name, _short(value), item.rule, f"{item.confidence:.2f}", place


def _values(document: Document) -> Iterator[tuple[str, str, Located]]:
    if document.document_type:
        yield "document_type", f"{document.document_type.code} {document.document_type.name}", document.document_type
    for issuer in document.issuers:
        yield "issuer", f"{issuer.name} < {issuer.parent}" if issuer.parent else issuer.name, issuer
    if document.reference:
        shown = (
            document.reference.number or "(blank)",
            str(document.reference.year or ""),
            document.reference.symbol or "",
        )
        yield "reference", " / ".join(part for part in shown if part), document.reference
    if document.place:
        yield "place", document.place.name, document.place
    if document.date:
        yield "date", document.date.iso or "(blank)", document.date
    if document.subject:
        yield "subject", document.subject.text, document.subject
    for mark in document.marks.evidence:
        yield f"mark ({mark.kind})", mark.value, mark
    for addressee in document.addressees:
        yield "addressee", addressee.name, addressee
    for citation in document.citations:
        yield f"citation ({citation.role})", _citation(citation), citation
    yield from _directives(document.directives, "")
    for table in document.tables:
        headings = " | ".join(cell.text for cell in table.rows[0])
        yield "table", f"{len(table.rows)} rows: {headings}", table
    for recipient in document.recipients:
        yield "archive" if recipient.archive else "recipient", recipient.name, recipient
    for signer in document.signers:
        yield "signer", _signer(signer), signer
    yield from ((f"signature ({x.origin})", _signature(x), x) for x in document.digital_signatures)
    yield from (("annex", f"{x.label} {x.title or ''}".strip(), x) for x in document.annexes)
    yield from (("copy", _copy(copy), copy) for copy in document.copies)


def _directives(units: tuple[Directive, ...], parent: str) -> Iterator[tuple[str, str, Located]]:
    for unit in units:
        label = f"{parent}/{unit.label}" if parent else unit.label
        yield "directive", f"{label}: {unit.heading or unit.text}", unit
        yield from _directives(unit.children, label)


def _citation(citation: Citation) -> str:
    code = citation.document_type.code if citation.document_type else "?"
    number = citation.reference.text if citation.reference else ""
    date = citation.date.iso if citation.date else ""
    return " ".join(part for part in (code, number, citation.title, date, citation.issuer) if part)


def _copy(copy: Copy) -> str:
    number = copy.reference.text if copy.reference else ""
    return " ".join(part for part in (copy.form, number, copy.issuer) if part)


def _signer(signer: Signer) -> str:
    capacity = " ".join(part for part in (signer.authority, signer.on_behalf_of) if part)
    person = " ".join(part for part in (signer.rank, signer.name or "(blank)") if part)
    titles = " / ".join(signer.posts) or signer.title
    return ", ".join(part for part in (capacity, titles, person) if part)


def _signature(signature: DigitalSignature) -> str:
    state = {True: "intact", False: "not intact", None: ""}[signature.intact]
    agency = signature.agency if signature.agency != signature.signer else None
    return ", ".join(part for part in (signature.signer, agency, signature.time, state) if part)


def _short(value: str) -> str:
    return value if len(value) <= _WIDTH else value[: _WIDTH - 1] + "…"
