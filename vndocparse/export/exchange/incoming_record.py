"""The input record of an incoming document (dữ liệu quản lý văn bản đến), with the names and lengths of the decree.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II, mục II.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vndocparse.document.identity import letters
from vndocparse.document.located import PartialDate
from vndocparse.document.models import Document
from vndocparse.export.exchange.message_header import document_id
from vndocparse.export.exchange.parts import (
    Agencies,
    agency_table,
    code_number,
    default,
    page_amount,
    priority,
    refuse_secret,
)
from vndocparse.export.tables.cells import calendar_day
from vndocparse.grammar import Grammar

Type = Literal["String", "Number", "Date", "LongText"]


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of the record: number in the decree, path, type, length (0 for any); only `prose` may be cut to fit."""

    number: str
    name: str
    type: Type
    length: int
    prose: bool = False


INCOMING_FIELDS = (
    RecordField("1.1", "FileCode.OrganId", "String", 13),
    RecordField("1.2", "FileCode.FileCatalog", "Number", 4),
    RecordField("1.3", "FileCode.FileNotation", "String", 20),
    RecordField("2", "DocOrdinal", "Number", 3),
    RecordField("3", "TypeName", "String", 100, prose=True),
    RecordField("4", "CodeNumber", "String", 11),
    RecordField("5", "CodeNotation", "String", 30),
    RecordField("6", "IssuedDate", "Date", 10),
    RecordField("7", "OrganName", "String", 200, prose=True),
    RecordField("8", "Subject", "String", 500, prose=True),
    RecordField("9", "Language", "String", 30),
    RecordField("10", "PageAmount", "Number", 3),
    RecordField("11", "Description", "String", 500, prose=True),
    RecordField("12", "ArrivalDate", "Date", 10),
    RecordField("13", "ArrivalNumber", "Number", 10),
    RecordField("14.1", "SignerInfo.Position", "String", 100, prose=True),
    RecordField("14.2", "SignerInfo.FullName", "String", 50, prose=True),
    RecordField("15", "Priority", "Number", 1),
    RecordField("16", "ToPlaces", "String", 1000, prose=True),
    RecordField("17", "TraceHeaderList", "LongText", 0),
    RecordField("18", "DueDate", "Date", 10),
)
"""The fields of the record, in the order of the decree."""


@dataclass(frozen=True, slots=True)
class IncomingRecord:
    """The record of one incoming document: values by path (`SignerInfo.FullName`), null where nothing is known."""

    values: dict[str, str | int | None]
    document_id: str | None = None
    """Identifier of the document (mã định danh văn bản), when its issuer's identifier is known."""
    problems: tuple[str, ...] = field(default=())
    """What did not fit its field: prose is cut and ends in `…`, anything else is left out."""

    def as_dict(self) -> dict[str, Any]:
        """Return the record as nested dictionaries, as JSON holds it."""
        found: dict[str, Any] = {}
        for path, value in self.values.items():
            group, _, name = path.rpartition(".")
            (found.setdefault(group, {}) if group else found)[name] = value
        return found

    def duplicates(self, other: "IncomingRecord") -> bool:
        """Tell whether both are one document: the same identifier, or the same number, symbol and issuer."""
        if self.document_id and self.document_id == other.document_id:
            return True
        mine, theirs = ([letters(str(x.values[name] or "")) for name in _SAME] for x in (self, other))
        return all(mine) and mine == theirs


_SAME = ("CodeNumber", "CodeNotation", "OrganName")


def to_incoming_record(
    document: Document,
    agencies: Agencies = None,
    *,
    arrival_date: date | None = None,
    arrival_number: int | None = None,
    file_organ_id: str | None = None,
    file_year: int | None = None,
    file_notation: str | None = None,
    ordinal: int | None = None,
    to_places: str | None = None,
    opinion: str | None = None,
    due: date | None = None,
    description: str | None = None,
    grammar: Grammar | None = None,
) -> IncomingRecord:
    """Return the record of an incoming document (văn bản đến); what the register knows is the caller's to give.

    That is: `arrival_date`, `arrival_number` (ngày đến, số đến); the file (hồ sơ) by `file_organ_id`, `file_year`,
    `file_notation` and the document's `ordinal` in it; `to_places` (đơn vị hoặc người nhận), `opinion` (ý kiến phân
    phối, chỉ đạo), `due` (thời hạn giải quyết), `description` (ghi chú). Dates are written `DD/MM/YYYY`, as the decree
    does for electronic documents. `agencies` is needed for the document's identifier only.
    Raises `SecretDocumentError`: secret documents have a register of their own.
    """
    grammar = grammar or Grammar.load()
    refuse_secret(document, grammar)
    signer = document.signers[0] if document.signers else None
    found: dict[str, str | int | None] = {
        "FileCode.OrganId": file_organ_id,
        "FileCode.FileCatalog": file_year,
        "FileCode.FileNotation": file_notation,
        "DocOrdinal": ordinal,
        "TypeName": document.document_type.name if document.document_type else None,
        "CodeNumber": code_number(document.reference),
        "CodeNotation": document.reference.symbol if document.reference else None,
        "IssuedDate": _day(document.date),
        "OrganName": "; ".join(x.corrected or x.name for x in document.issuers) or None,
        "Subject": document.subject.text if document.subject else None,
        "Language": default("Language", grammar),
        "PageAmount": page_amount(document),
        "Description": description,
        "ArrivalDate": _slashed(arrival_date),
        "ArrivalNumber": arrival_number,
        "SignerInfo.Position": (signer.title or next(iter(signer.posts), None)) if signer else None,
        "SignerInfo.FullName": signer.name if signer else None,
        "Priority": int(priority(document, grammar)),
        "ToPlaces": to_places,
        "TraceHeaderList": opinion,
        "DueDate": _slashed(due),
    }
    fitted = {known.name: _fit(known, found[known.name]) for known in INCOMING_FIELDS}
    return IncomingRecord(
        values={name: value for name, (value, _) in fitted.items()},
        document_id=_identifier(document, agencies, grammar),
        problems=tuple(problem for _, problem in fitted.values() if problem),
    )


def _fit(known: RecordField, value: str | int | None) -> tuple[str | int | None, str | None]:
    """Return a value that fits its field, and what was the matter."""
    if value is None or not known.length or len(str(value)) <= known.length:
        return value, None
    problem = f"{known.name}: {len(str(value))} characters, the field has {known.length}"
    return (f"{str(value)[: known.length - 1]}…" if known.prose else None), problem


def _identifier(document: Document, agencies: Agencies, grammar: Grammar) -> str | None:
    if not document.issuers:
        return None
    issuer = document.issuers[0]
    agency = agency_table(agencies, grammar).find(issuer.corrected or issuer.name, issuer.parent)
    return document_id(agency.id if agency else None, document.reference, document.date)


def _day(found: PartialDate | None) -> str | None:
    day = calendar_day(found)
    return _slashed(date.fromisoformat(day)) if day else None


def _slashed(day: date | None) -> str | None:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if day else None
