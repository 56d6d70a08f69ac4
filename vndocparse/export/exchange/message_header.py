"""The message header of edXML (MessageHeader) as a tree of names and texts; how it is written is not known here.

Elements and their order follow QCVN 102:2016/BTTTT with Sửa đổi 1:2022; what the document does not tell is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vndocparse.document.located import PartialDate
from vndocparse.document.models import Citation, Document, Reference, Signer
from vndocparse.export.exchange.agencies import Agency, AgencyTable
from vndocparse.export.exchange.parts import code_number, default, page_amount, priority
from vndocparse.export.tables.cells import calendar_day
from vndocparse.grammar import Grammar
from vndocparse.text.letters import fold

Node = tuple[str, "str | list[Node]"]
_Given = str | int | list[Node] | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the sender tells, because no document does. Agencies that are null are looked up in the table."""

    sender: Agency | None = None
    receivers: tuple[Agency, ...] | None = None
    due: date | None = None
    steering: int | None = None


def message_header(document: Document, agencies: AgencyTable, told: Told, grammar: Grammar) -> list[Node]:
    """Return the children of MessageHeader that the document and the sender tell."""
    sender, signer = told.sender or _issuer(document, agencies), document.signers[0] if document.signers else None
    organ_id = sender.id if isinstance(sender, Agency) else None
    receivers = told.receivers if told.receivers is not None else _receivers(document, agencies)
    reference = document.reference
    subject = document.subject.text if document.subject else None
    return _nodes(
        ("From", _organisation(sender)),
        *(("To", _organisation(receiver)) for receiver in receivers),
        ("Code", _code(reference)),
        (
            "PromulgationInfo",
            _nodes(("Place", document.place.name if document.place else None), _promulgated(document.date)),
        ),
        ("DocumentType", _type(document, grammar)),
        ("Subject", subject),
        ("Content", subject),
        ("SignerInfo", _signer(signer, grammar)),
        ("DueDate", told.due.strftime("%Y/%m/%d") if told.due else None),
        ("ToPlaces", _nodes(*(("Place", name) for name in _places(document, receivers, grammar)))),
        ("OtherInfo", _other(document, grammar)),
        *(("ResponseFor", _response(citation, agencies)) for citation in _answered(document)),
        ("SteeringType", told.steering),
        ("DocumentId", document_id(organ_id, reference, document.date)),
    )


def document_id(organ_id: str | None, reference: Reference | None, day: PartialDate | None) -> str | None:
    """Return the identifier of a document (mã định danh văn bản), when all is known: `H37.05,2026/05/14,14/SNV-VP`."""
    number, issued = code_number(reference), slashed(day)
    if not (organ_id and issued and number and reference and reference.symbol):
        return None
    return f"{organ_id},{issued},{number}/{reference.symbol}"


def slashed(day: PartialDate | None) -> str | None:
    """Return a whole date as edXML writes it: `2026/05/14`."""
    found = calendar_day(day)
    return found and found.replace("-", "/")


def _nodes(*given: tuple[str, _Given]) -> list[Node]:
    """Return what is there: no empty texts, no elements without content."""
    return [
        (name, value if isinstance(value, list) else str(value)) for name, value in given if value not in (None, "", [])
    ]


def _issuer(document: Document, agencies: AgencyTable) -> Agency | str | None:
    """Return the issuing agency, or its name when the table does not hold it."""
    if not document.issuers:
        return None
    issuer = document.issuers[0]
    name = issuer.corrected or issuer.name
    return agencies.find(name, issuer.parent) or name


def _receivers(document: Document, agencies: AgencyTable) -> tuple[Agency | str, ...]:
    """Return the addressees (kính gửi), those that the table does not hold by name."""
    return tuple(agencies.find(x.name) or x.name for x in document.addressees)


def _organisation(found: Agency | str | None) -> list[Node]:
    if not isinstance(found, Agency):
        return _nodes(("OrganName", found))
    return _nodes(
        ("OrganId", found.id),
        ("OrganizationInCharge", found.in_charge),
        ("OrganName", found.name),
        ("OrganAdd", found.address),
        ("Email", found.email),
        ("Telephone", found.telephone),
        ("Fax", found.fax),
        ("Website", found.website),
    )


def _code(reference: Reference | None) -> list[Node]:
    return _nodes(("CodeNumber", code_number(reference)), ("CodeNotation", reference.symbol if reference else None))


def _promulgated(day: PartialDate | None) -> tuple[str, str | None]:
    return "PromulgationDate", slashed(day)


def _type(document: Document, grammar: Grammar) -> list[Node]:
    kind = document.document_type
    if kind is None:
        return []
    printed = document.text[kind.span.start : kind.span.end].casefold() if kind.span else ""
    own = (row for row in grammar.table("edxml_types").rows if (row["code"], row["family"]) == (kind.code, kind.family))
    named = (row for row in own if str(row.get("printed") or printed).casefold() == printed)
    row = next(named, None) or grammar.table("edxml_families").find("family", kind.family) or {}
    cells = {name: str(row[name]) if name in row else None for name in ("type", "detail")}
    return _nodes(
        ("Type", cells["type"]), ("TypeDetail", cells["detail"]), ("TypeName", str(row.get("printed") or kind.name))
    )


def _signer(signer: Signer | None, grammar: Grammar) -> list[Node]:
    if signer is None:
        return []
    competence = " ".join(part for part in (signer.authority, signer.on_behalf_of) if part)
    return _nodes(
        ("Competence", competence or default("Competence", grammar)),
        ("Position", signer.title or next(iter(signer.posts), None)),
        ("FullName", signer.name),
    )


def _places(document: Document, receivers: Iterable[Agency | str], grammar: Grammar) -> Iterator[str]:
    """Yield the recipients (nơi nhận) that are no main receiver of the message."""
    main = {found.name if isinstance(found, Agency) else found for found in receivers}
    above = grammar.rule("exchange.as_above")
    yield from (x.name for x in document.recipients if x.name not in main and not above.match(fold(x.name)))


def _other(document: Document, grammar: Grammar) -> list[Node]:
    archive = next((x for x in document.recipients if x.archive), None)
    annexes = (": ".join(part for part in (x.label, x.title) if part) for x in document.annexes)
    return _nodes(
        ("Priority", priority(document, grammar)),
        ("SphereOfPromulgation", document.marks.circulation),
        ("TyperNotation", archive.drafter if archive else None),
        ("PromulgationAmount", archive.copies if archive else None),
        ("PageAmount", page_amount(document)),
        ("Appendixes", _nodes(*(("Appendix", annex) for annex in annexes))),
    )


def _answered(document: Document) -> Iterator[Citation]:
    """Yield the documents that this one answers (trả lời, phúc đáp), each once."""
    first = (
        document.citations[cited.mentions[0]] for cited in document.cited_documents if "responds_to" in cited.roles
    )
    yield from (citation for citation in first if citation.reference)


def _response(citation: Citation, agencies: AgencyTable) -> list[Node]:
    agency = agencies.find(citation.issuer) if citation.issuer else None
    organ_id, reference = agency.id if agency else None, citation.reference
    code = [part for part in (code_number(reference), reference and reference.symbol) if part]
    return _nodes(
        ("OrganId", organ_id),
        ("Code", "/".join(code)),
        ("PromulgationDate", slashed(citation.date)),
        ("DocumentId", document_id(organ_id, reference, citation.date)),
    )
