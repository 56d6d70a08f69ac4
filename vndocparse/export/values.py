"""The values of a document one by one, each with its kind and a text that says it: what tables and pages list."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from vndocparse.document.body import Directive
from vndocparse.document.located import Located
from vndocparse.document.models import Citation, Copy, DigitalSignature, Document, Issuer, Signer


class Value(NamedTuple):
    """One value: its kind (`citation`), what of that kind (`basis`), the value as a text, and the object itself."""

    kind: str
    detail: str
    text: str
    item: Located


def values(document: Document) -> Iterator[Value]:
    """Yield the values in the order of the fields; units of the body come as the path of their labels and a text."""
    yield from _header(document)
    yield from (Value("citation", x.role, _citation(x), x) for x in document.citations)
    yield from _directives(document.directives, "")
    for table in document.tables:
        headings = " | ".join(cell.text for cell in table.rows[0]) if table.rows else ""
        yield Value("table", "", f"{len(table.rows)} rows: {headings}", table)
    yield from (Value("archive" if x.archive else "recipient", "", x.name, x) for x in document.recipients)
    yield from (Value("signer", "", _signer(x), x) for x in document.signers)
    yield from (Value("signature", x.origin, _signature(x), x) for x in document.digital_signatures)
    yield from (Value("annex", "", f"{x.label} {x.title or ''}".strip(), x) for x in document.annexes)
    yield from (Value("copy", "", _copy(x), x) for x in document.copies)


def details(document: Document) -> Iterator[Value]:
    """Yield what the values are made of or stand in: tasks with their parts, entities, paragraphs, furniture."""
    for task in document.tasks:
        yield Value("task", task.action or "", task.text, task)
        yield from (Value("assignee", "lead", x.name, x) for x in task.assignees)
        yield from (Value("assignee", "helps", x.name, x) for x in task.coordinators)
        yield from (Value("deadline", x.date.iso or "" if x.date else "", x.text, x) for x in task.deadlines)
    yield from (Value("entity", x.label, x.text, x) for x in document.entities)
    yield from (Value("paragraph", x.kind, x.text, x) for x in document.paragraphs)
    yield from (Value("furniture", x.kind, x.text, x) for x in document.furniture)


class Place(NamedTuple):
    """A range of the text that is evidence of a value; `label` is the value's kind."""

    label: str
    start: int
    end: int
    item: Located


def places(document: Document) -> Iterator[Place]:
    """Yield the places of all values and their details; the agency above an issuer has one of its own."""
    for value in chain(values(document), details(document)):
        if value.item.span:
            yield Place(value.kind, value.item.span.start, value.item.span.end, value.item)
        if isinstance(value.item, Issuer) and value.item.parent_span:
            yield Place("issuer_parent", value.item.parent_span.start, value.item.parent_span.end, value.item)


def _header(document: Document) -> Iterator[Value]:
    if kind := document.document_type:
        yield Value("document_type", "", f"{kind.code} {kind.name}", kind)
    for issuer in document.issuers:
        yield Value("issuer", "", f"{issuer.name} < {issuer.parent}" if issuer.parent else issuer.name, issuer)
    if reference := document.reference:
        shown = (reference.number or "(blank)", str(reference.year or ""), reference.symbol or "")
        yield Value("reference", "", " / ".join(part for part in shown if part), reference)
    if document.place:
        yield Value("place", "", document.place.name, document.place)
    if document.date:
        yield Value("date", "", document.date.iso or "(blank)", document.date)
    if document.subject:
        yield Value("subject", "", document.subject.text, document.subject)
    yield from (Value("mark", x.kind, x.value, x) for x in document.marks.evidence)
    yield from (Value("addressee", "", x.name, x) for x in document.addressees)


def _directives(units: tuple[Directive, ...], parent: str) -> Iterator[Value]:
    for unit in units:
        label = f"{parent}/{unit.label}" if parent else unit.label
        yield Value("directive", "", f"{label}: {unit.heading or unit.text}", unit)
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
