"""What both exchanged forms take from a document: number, pages, priority, defaults, and whether it is secret."""

from collections.abc import Iterable, Mapping

from vndocparse.document.errors import SecretDocumentError
from vndocparse.document.models import Document, Reference
from vndocparse.export.exchange.agencies import Agency, AgencyTable
from vndocparse.grammar import Grammar
from vndocparse.text.letters import fold

Agencies = AgencyTable | Iterable[Agency] | Mapping[str, str] | None


def agency_table(agencies: Agencies, grammar: Grammar) -> AgencyTable:
    """Return what the caller gave as a table."""
    return agencies if isinstance(agencies, AgencyTable) else AgencyTable(agencies or (), grammar=grammar)


def refuse_secret(document: Document, grammar: Grammar) -> None:
    """Raise `SecretDocumentError` for a document that bears a mark of secrecy (độ mật), or a suffix of its number.

    Source: QCVN 102:2016/BTTTT (not for secret documents); Luật Bảo vệ bí mật nhà nước.
    """
    name = document.source.path or "the document"
    if document.marks.secrecy:
        raise SecretDocumentError(f"{name}: marked {document.marks.secrecy}; secret documents are not exchanged")
    span = document.reference.span if document.reference else None
    if span and grammar.rule("exchange.secret_suffix").match(fold(document.text[span.end : span.end + 10])):
        raise SecretDocumentError(f"{name}: its number has a mark of secrecy; secret documents are not exchanged")


def code_number(reference: Reference | None) -> str | None:
    """Return the number (số), with the year where the number holds one: `15/2020`."""
    if reference is None or reference.number is None:
        return None
    return f"{reference.number}/{reference.year}" if reference.year else reference.number


def page_amount(document: Document) -> int | None:
    """Return the number of pages of the document (số trang)."""
    part = document.source.part
    return part.pages[1] - part.pages[0] + 1 if part and part.pages else None if part else document.source.pages


def priority(document: Document, grammar: Grammar) -> str:
    """Return the code of the document's urgency (mức độ khẩn)."""
    row = grammar.table("exchange_priorities").find("mark", document.marks.urgency or "")
    return str(row["code"]) if row else "0"


def default(field: str, grammar: Grammar) -> str | None:
    """Return what a field holds when the document prints nothing for it."""
    row = grammar.table("exchange_defaults").find("field", field)
    return str(row["value"]) if row else None
