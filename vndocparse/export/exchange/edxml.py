"""edXML: the envelope with its message header, as QCVN 102:2016/BTTTT with Sửa đổi 1:2022 has it.

The trace, the signature and the attachments belong to the system that sends; it adds them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from vndocparse.document.errors import IncompleteDocumentError
from vndocparse.document.models import Document
from vndocparse.export.exchange.agencies import Agency
from vndocparse.export.exchange.message_header import Node, Told, message_header
from vndocparse.export.exchange.parts import Agencies, agency_table, refuse_secret
from vndocparse.export.templates import XML
from vndocparse.grammar import Grammar

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"

_NEEDED = (
    "From/OrganId", "From/OrganName", "To/OrganId", "To/OrganName", "Code/CodeNumber", "Code/CodeNotation",
    "PromulgationInfo/PromulgationDate", "DocumentType/TypeName", "Subject", "DocumentId",
)  # fmt: skip


def to_edxml(
    document: Document,
    agencies: Agencies = None,
    *,
    sender: Agency | None = None,
    receivers: Iterable[Agency] | None = None,
    due: date | None = None,
    steering: Literal[1, 2, 3] | None = None,
    partial: bool = False,
    grammar: Grammar | None = None,
) -> bytes:
    """Return an edXML envelope (gói tin) with the message header of a document, as XML in UTF-8.

    `agencies` holds identifiers (mã định danh): an `AgencyTable`, agencies, or identifiers by name. The issuer and the
    addressees are looked up there unless `sender` and `receivers` are given. `due` is the date by which an answer is
    wanted, `steering` 1 for no steering document (không phải chỉ đạo), 2 for one, 3 for a report on one.
    Raises `SecretDocumentError` for a document marked secret, and `IncompleteDocumentError`, which names what is
    missing, for one that cannot be sent so; with `partial=True` what is missing is left out instead.
    """
    grammar = grammar or Grammar.load()
    refuse_secret(document, grammar)
    told = Told(sender, None if receivers is None else tuple(receivers), due, steering)
    header = message_header(document, agency_table(agencies, grammar), told, grammar)
    missing = () if partial else tuple(_missing(header))
    if missing:
        name = document.source.path or "the document"
        raise IncompleteDocumentError(f"{name}: an edXML message needs {', '.join(missing)}", missing)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<edXML xmlns="{NAMESPACE}">',
        f'  <edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">',
        *_written(("edXMLHeader", [("MessageHeader", header)]), "    "),
        "  </edXML:edXMLEnvelope>",
        "</edXML>",
    ]
    return "\n".join((*lines, "")).encode()


def _missing(header: list[Node]) -> Iterator[str]:
    """Yield the paths of needed elements that are not there; of several receivers, which one lacks it."""
    for path in _NEEDED:
        name, _, child = path.partition("/")
        found = [content for element, content in header if element == name]
        if not found:
            yield path
        for number, content in enumerate(found, 1):
            if child and child not in dict(content if isinstance(content, list) else ()):
                yield f"{name}[{number}]/{child}" if len(found) > 1 else path


def _written(node: Node, indent: str) -> Iterator[str]:
    name, content = node
    if isinstance(content, str):
        yield f"{indent}<edXML:{name}>{XML(content, 0, len(content))}</edXML:{name}>"
    else:
        yield f"{indent}<edXML:{name}>"
        for child in content:
            yield from _written(child, indent + "  ")
        yield f"{indent}</edXML:{name}>"
