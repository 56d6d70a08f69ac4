"""Rows of the tables as plain dictionaries: what is written as JSON Lines, Parquet, data frames and CSV alike.

Needs neither pandas nor Arrow. A row has every column of its table, in the order of `export.tables.columns`; its values
are those of JSON (dates as ISO strings), and its strings can always be written as UTF-8.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from vndocparse.document.errors import VndocparseError
from vndocparse.document.identity import identity
from vndocparse.document.located import Located
from vndocparse.document.models import Citation, Document, Pinpoint
from vndocparse.export.tables.cells import (
    Row,
    canonical,
    carrier_cells,
    date_cells,
    deadline_cells,
    number_cells,
    plain,
    sure,
    type_cells,
    units,
)
from vndocparse.export.tables.columns import TABLES, TableName


class Outcome(Protocol):
    """What became of one source, as `parse_many` yields it."""

    @property
    def source(self) -> str:
        """The source, as given."""

    @property
    def document(self) -> Document | None:
        """Its document."""

    @property
    def error(self) -> VndocparseError | None:
        """Why there is none."""


def document_key(document: Document, name: str | None = None) -> str:
    """Return the key by which rows name a document: its path, else `sha256:…`, and `#2` for a later part.

    `name` takes the place of the path.
    """
    source = document.source
    key = name if name is not None else source.path
    key = key if key is not None else f"sha256:{source.sha256}"
    return f"{key}#{source.part.index}" if source.part and source.part.index > 1 else key


def rows(found: Document | Outcome, table: TableName = "documents", *, key: str | None = None) -> Iterator[Row]:
    """Yield the rows that a document, or a result of `parse_many`, has in a table.

    A failure has one row in `documents` and none elsewhere. `key` replaces the document's own key.
    """
    document = found if isinstance(found, Document) else found.document
    if document is not None:
        yield from _ROWS[table](document, key)
    elif table == "documents" and not isinstance(found, Document):
        yield failure_row(found.source, found.error or VndocparseError("no document and no error"), key=key)


def document_row(document: Document, *, key: str | None = None) -> Row:
    """Return the row of a document in `documents`."""
    source, kind = document.source, document.document_type
    issuer = document.issuers[0] if document.issuers else None
    signer = document.signers[0] if document.signers else None
    found = {
        "path": source.path,
        "part": source.part.index if source.part else None,
        **source.model_dump(include={"media_type", "sha256", "pages", "reader", "ocr", "quality"}),
        "characters": source.part.span.end - source.part.span.start if source.part else len(document.text),
        "document_key": identity(document).key or None,
        **type_cells(kind),
        "issuer": issuer and issuer.name,
        "issuer_parent": issuer and issuer.parent,
        "issuers": [x.name for x in document.issuers],
        **number_cells(document.reference),
        "place": document.place and document.place.name,
        **date_cells(document.date),
        "subject": document.subject and document.subject.text,
        **document.marks.model_dump(exclude={"evidence"}),
        "addressees": [x.name for x in document.addressees],
        "recipients": [x.name for x in document.recipients if not x.archive],
        "signer": signer and signer.name,
        "signer_title": signer and signer.title,
        "signers": [x.name for x in document.signers if x.name],
        "citation_count": len(document.citations),
        "directive_count": sum(1 for _ in units(document)),
        "task_count": len(document.tasks),
        "table_count": len(document.tables),
        "annex_count": len(document.annexes),
        "type_code_confidence": sure(kind),
        "issuer_confidence": sure(issuer),
        "reference_confidence": sure(document.reference),
        "date_confidence": sure(document.date),
        "subject_confidence": sure(document.subject),
        "signer_confidence": sure(signer),
        "issuer_canonical": issuer and issuer.canonical,
        "issuer_kind": issuer and issuer.kind,
        "issuer_parent_canonical": issuer and issuer.parent_canonical,
        "issuers_canonical": canonical(document.issuers),
        "addressees_canonical": canonical(document.addressees),
        "recipients_canonical": canonical([x for x in document.recipients if not x.archive]),
        "warnings": list(dict.fromkeys(x.code for x in document.diagnostics if x.severity != "info")),
    }
    return _row("documents", document_key(document) if key is None else key, found)


def failure_row(source: str, error: BaseException, *, key: str | None = None) -> Row:
    """Return the row in `documents` of a source that could not be parsed: class and message of the error."""
    found = {"path": source, "error": type(error).__name__, "error_message": str(error)}
    return _row("documents", source if key is None else key, found)


def empty_row(key: str) -> Row:
    """Return the row in `documents` of a source that is null: its key, nothing else."""
    return _row("documents", key, {})


def citation_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a citation (văn bản được viện dẫn), one a mention."""
    keys = {index: cited.key for cited in document.cited_documents for index in cited.mentions}
    for index, citation in enumerate(document.citations):
        yield _item("citations", document, key, index, citation, _citation(citation, keys.get(index), document))


def directive_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a unit (điều, khoản, điểm …), of the body and then of each annex, in order of the text."""
    for index, (unit, parent, path, annex) in enumerate(units(document)):
        found = {
            "parent": parent,
            "level": len(path) - 1,
            "path": "/".join(path),
            "annex": annex,
            **{name: getattr(unit, name) for name in ("kind", "label", "heading", "text")},
            **carrier_cells(unit),
            **deadline_cells(unit.deadline),
        }
        yield _item("directives", document, key, index, unit, found)


def task_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a task (nhiệm vụ): a register of tasks."""
    for index, task in enumerate(document.tasks):
        found = {
            **{name: getattr(task, name) for name in ("unit", "annex", "text")},
            **carrier_cells(task),
            "report_to": task.report_to and task.report_to.name,
            "report_to_canonical": task.report_to and task.report_to.canonical,
            **deadline_cells(task.deadlines[0] if task.deadlines else None),
            "deadlines": [x.text for x in task.deadlines],
        }
        yield _item("tasks", document, key, index, task, found)


def recipient_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a line of the recipients (nơi nhận), the archive line included."""
    for index, recipient in enumerate(document.recipients):
        yield _item("recipients", document, key, index, recipient, _own(recipient))


def signer_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a signer (người ký)."""
    for index, signer in enumerate(document.signers):
        yield _item("signers", document, key, index, signer, _own(signer))


def entity_rows(document: Document, *, key: str | None = None) -> Iterator[Row]:
    """Yield a row a named entity (thực thể); none where the recogniser was off."""
    for index, entity in enumerate(document.entities):
        yield _item("entities", document, key, index, entity, _own(entity))


_ROWS: dict[TableName, Callable[[Document, str | None], Iterator[Row]]] = {
    "documents": lambda document, key: iter((document_row(document, key=key),)),
    "citations": lambda document, key: citation_rows(document, key=key),
    "directives": lambda document, key: directive_rows(document, key=key),
    "tasks": lambda document, key: task_rows(document, key=key),
    "recipients": lambda document, key: recipient_rows(document, key=key),
    "signers": lambda document, key: signer_rows(document, key=key),
    "entities": lambda document, key: entity_rows(document, key=key),
}


def _row(table: TableName, key: str, found: Row) -> Row:
    known = {**found, "key": key}
    return {column.name: plain(known.get(column.name)) for column in TABLES[table]}


def _item(table: TableName, document: Document, key: str | None, index: int, item: Located, found: Row) -> Row:
    place = {
        "start": item.span.start if item.span else None,
        "end": item.span.end if item.span else None,
        "page": item.boxes[0].page if item.boxes else None,
        "confidence": item.confidence,
        "rule": item.rule,
    }
    return _row(table, document_key(document) if key is None else key, {**found, "index": index, **place})


def _own(item: Located) -> Row:
    return item.model_dump(exclude={"span", "boxes", "confidence", "rule"})


def _citation(citation: Citation, cited_key: str | None, document: Document) -> Row:
    return {
        "role": citation.role,
        "cited_key": cited_key,
        **type_cells(citation.document_type),
        **number_cells(citation.reference),
        **date_cells(citation.date),
        "issuer": citation.issuer,
        "issuer_canonical": citation.issuer_canonical,
        "title": citation.title,
        **(citation.pinpoint or Pinpoint()).model_dump(),
        "target": citation.target,
        "amended_by": citation.amended_by,
        "text": document.text[citation.span.start : citation.span.end] if citation.span else None,
    }
