"""The typed answer: what a parsed document is.

Every extracted object is `Located`: it says where its evidence stands, which rule found it and how sure that rule is.
No logic lives here beyond derived values.
"""

import warnings
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "1"

Severity = Literal["info", "warning", "error"]
Role = Literal[
    "basis", "implements", "responds_to", "proposed_in", "attached", "amends", "replaces", "repeals", "mentions", "self"
]


Repair = Literal["digits", "spaces", "separator", "letter"]


class Model(BaseModel):
    """Base of all models: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Model):
    """A half-open range of characters of `Document.text`."""

    start: int = Field(ge=0, description="First character (offset into `text`).")
    end: int = Field(ge=0, description="One past the last character (offset into `text`).")


class Box(Model):
    """A rectangle on a page, in PDF points from the page's top left corner."""

    page: int = Field(ge=1, description="Page number, from 1 (trang).")
    x0: float = Field(description="Left edge.")
    top: float = Field(description="Top edge.")
    x1: float = Field(description="Right edge.")
    bottom: float = Field(description="Bottom edge.")


class Located(Model):
    """An extracted object with its evidence."""

    span: Span | None = Field(default=None, description="Where the evidence stands in `text`; null only when inferred.")
    boxes: tuple[Box, ...] = Field(default=(), description="Where the evidence stands on the pages of a paged source.")
    confidence: float = Field(
        default=0.0, ge=0, le=1, description="Calibrated: of values given 0.9, nine in ten are right."
    )
    rule: str = Field(default="", description="Id of the grammar rule that found it.")


class Source(Model):
    """What was read (nguồn)."""

    path: str | None = Field(default=None, description="Path as given by the caller; null for bytes and text.")
    media_type: str = Field(description="Media type, sniffed from the bytes.")
    sha256: str = Field(description="SHA-256 of the bytes (of the UTF-8 form for text input).")
    pages: int | None = Field(default=None, description="Number of pages (số trang); null for plain text.")
    reader: str = Field(description="Which reader read it: `text`, `pdfium`, `pdfplumber`.")
    ocr: bool = Field(default=False, description="Whether the text comes from optical character recognition.")


class DocumentType(Located):
    """Type of document (tên loại văn bản)."""

    code: str = Field(description="Abbreviation of the type (chữ viết tắt tên loại): CV, QĐ, KH, …")
    name: str = Field(description="Name of the type (tên loại): Công văn, Quyết định, …")
    family: str = Field(description="administrative, legal, party, mass_organisation, court, …")


class Issuer(Located):
    """Issuing agency (cơ quan, tổ chức ban hành)."""

    name: str = Field(description="Name of the issuing agency, as printed, on one line.")
    parent: str | None = Field(default=None, description="Governing agency printed above it (cơ quan chủ quản).")


class Reference(Located):
    """Number and symbol (số, ký hiệu)."""

    number: str | None = Field(default=None, description="Number (số); null when left blank.")
    year: int | None = Field(default=None, description="Year inside the number (năm ban hành), as in 15/2020/NĐ-CP.")
    symbol: str | None = Field(default=None, description="Symbol (ký hiệu), as in QĐ-UBND; spaces dropped.")
    text: str = Field(description="Number and symbol as printed.")


class Place(Located):
    """Place of issue (địa danh)."""

    name: str = Field(description="Place name as printed.")


class PartialDate(Located):
    """A date whose day or month may be left blank (thời gian ban hành; ngày, tháng, năm)."""

    year: int | None = Field(default=None, ge=1, le=9999, description="Year (năm).")
    month: int | None = Field(default=None, ge=1, le=12, description="Month (tháng).")
    day: int | None = Field(default=None, ge=1, le=31, description="Day (ngày).")
    iso: str | None = Field(default=None, description="`2024-06-13`, `2024-06` or `2024`; derived from the parts.")

    @model_validator(mode="before")
    @classmethod
    def _derive_iso(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        year, month, day = data.get("year"), data.get("month"), data.get("day")
        iso = None
        if year:
            iso = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
        return {**data, "iso": iso}


class Subject(Located):
    """Subject (trích yếu nội dung)."""

    text: str = Field(description="Subject on one line; a leading `V/v` or `Về việc` is dropped.")


MarkKind = Literal["urgency", "secrecy", "circulation", "copy"]


class Mark(Located):
    """One stamp or mark of the document (dấu chỉ mức độ)."""

    kind: MarkKind = Field(description="urgency, secrecy, circulation or copy.")
    value: str = Field(description="The mark in capitals: HỎA TỐC, MẬT, LƯU HÀNH NỘI BỘ, SAO Y, …")


with warnings.catch_warnings():
    # The published JSON has a field `copy`, which hides pydantic's deprecated method of that name.
    warnings.filterwarnings("ignore", message='Field name "copy"')

    class Marks(Model):
        """Urgency, secrecy, circulation and copy marks (độ khẩn, độ mật, phạm vi lưu hành, hình thức sao)."""

        urgency: str | None = Field(default=None, description="Urgency (mức độ khẩn): KHẨN, THƯỢNG KHẨN, HỎA TỐC, …")
        secrecy: str | None = Field(default=None, description="Secrecy (độ mật): MẬT, TỐI MẬT, TUYỆT MẬT.")
        circulation: str | None = Field(default=None, description="Circulation (phạm vi lưu hành).")
        copy: str | None = Field(  # type: ignore[assignment]
            default=None, description="Form of copy (sao y, sao lục, trích sao)."
        )
        evidence: tuple[Mark, ...] = Field(default=(), description="The marks as found, each with its place.")


class Addressee(Located):
    """Addressee (nơi kính gửi)."""

    name: str = Field(description="Addressee as printed, without bullet and final mark.")


class Pinpoint(Model):
    """Part of a cited document (điểm, khoản, Điều …), as printed."""

    part: str | None = Field(default=None, description="Part (Phần).")
    chapter: str | None = Field(default=None, description="Chapter (Chương).")
    section: str | None = Field(default=None, description="Section (Mục).")
    subsection: str | None = Field(default=None, description="Subsection (Tiểu mục).")
    article: str | None = Field(default=None, description="Article (Điều).")
    clause: str | None = Field(default=None, description="Clause (khoản).")
    point: str | None = Field(default=None, description="Point (điểm).")
    subpoint: str | None = Field(default=None, description="Subpoint (tiết).")
    annex: str | None = Field(default=None, description="Annex (Phụ lục).")


class Citation(Located):
    """One mention of another document, or of this one (văn bản được viện dẫn)."""

    document_type: DocumentType | None = Field(default=None, description="Type of the cited document (tên loại).")
    reference: Reference | None = Field(default=None, description="Number and symbol (số, ký hiệu), when printed.")
    date: PartialDate | None = Field(default=None, description="Date printed with the citation.")
    issuer: str | None = Field(default=None, description="Issuer printed with the citation (cơ quan ban hành).")
    title: str | None = Field(default=None, description="Title printed with the citation (tên luật, trích yếu).")
    role: Role = Field(default="mentions", description="What the citation does here: basis (căn cứ), implements, …")
    pinpoint: Pinpoint | None = Field(default=None, description="The part that is cited (điểm, khoản, Điều).")
    target: int | None = Field(
        default=None, ge=0, description="Index in `citations` of the full mention that a short form points to."
    )
    amended_by: tuple[int, ...] = Field(
        default=(),
        description="Indexes in `citations` of what amends the cited document (được sửa đổi, bổ sung bởi …).",
    )
    repaired: tuple[Repair, ...] = Field(
        default=(), description="What was read over in the printed form: digits set apart, spaces, separator, letter."
    )


class CitedDocument(Model):
    """A document that is cited, with all its mentions (văn bản được viện dẫn); the document itself is none."""

    key: str = Field(
        description="Canonical key, the same for every spelling: `30/2020/NDCP`, `QD:999/TCQDCDKT@1996-11-02`."
    )
    document_type: DocumentType | None = Field(default=None, description="Type of the cited document (tên loại).")
    reference: Reference | None = Field(default=None, description="Number and symbol (số, ký hiệu) of a full mention.")
    date: PartialDate | None = Field(default=None, description="Date (ngày tháng năm), from the mention that has most.")
    issuer: str | None = Field(default=None, description="Issuer (cơ quan ban hành), from the first that names one.")
    title: str | None = Field(default=None, description="Title (tên luật, trích yếu), from the first that has one.")
    mentions: tuple[int, ...] = Field(description="Indexes into `citations`, in order of the text.")
    roles: tuple[Role, ...] = Field(description="What its mentions do here, each role once, in order of the text.")


class Assignee(Located):
    """Who carries a directive out (đơn vị chủ trì)."""

    name: str = Field(description="Name as printed.")


class Deadline(Located):
    """Until when a directive is to be done (thời hạn)."""

    text: str = Field(description="The deadline as printed.")
    date: PartialDate | None = Field(default=None, description="Calendar date, where that is certain.")


class Directive(Located):
    """A labelled unit of the body (Phần, Chương, Mục, Điều, khoản, điểm, or I. / 1. / a))."""

    label: str = Field(description="Label without dot, bracket or slash: `Điều 1`, `I`, `1`, `a`.")
    heading: str | None = Field(default=None, description="Heading of the unit, apart from its text.")
    text: str = Field(default="", description="Own text of the unit, on one line a paragraph.")
    children: tuple["Directive", ...] = Field(default=(), description="Units below this one.")
    assignees: tuple[Assignee, ...] = Field(default=(), description="Lead units (đơn vị chủ trì).")
    deadline: Deadline | None = Field(default=None, description="Deadline (thời hạn).")


class Recipient(Located):
    """One line of the recipients list (nơi nhận)."""

    name: str = Field(description="The line as printed, without bullet and final mark.")
    purpose: str | None = Field(default=None, description="Purpose in brackets: để b/c, để phối hợp, …")
    archive: bool = Field(default=False, description="Whether this is the archive line (Lưu).")
    units: tuple[str, ...] = Field(default=(), description="Archiving units of the archive line: VT, TH, …")
    drafter: str | None = Field(
        default=None, description="Drafter's sign on the archive line (ký hiệu người soạn thảo)."
    )
    copies: int | None = Field(default=None, description="Number of copies on the archive line (số lượng bản).")


class Signer(Located):
    """A signer (người ký)."""

    authority: str | None = Field(
        default=None, description="Authority prefix (quyền hạn ký) as printed: TM., KT., TL., …"
    )
    on_behalf_of: str | None = Field(
        default=None, description="What the prefix stands before: CHỦ TỊCH of `KT. CHỦ TỊCH`."
    )
    title: str | None = Field(default=None, description="Signer's own title (chức vụ), as printed.")
    name: str | None = Field(default=None, description="Signer's name (họ và tên), without rank and academic title.")
    rank: str | None = Field(
        default=None, description="Rank or academic title printed before the name (quân hàm, học vị)."
    )


class Annex(Located):
    """An annex or attached document (phụ lục, văn bản kèm theo)."""

    label: str = Field(description="Label as printed: `Phụ lục I`.")
    title: str | None = Field(default=None, description="Title of the annex.")


class Entity(Located):
    """A named entity of the optional recogniser (thực thể)."""

    label: str = Field(description="PERSON, ORG, LOC, …")
    text: str = Field(description="The entity as printed.")


class Diagnostic(Model):
    """Something missing, doubtful, contradictory or repaired."""

    code: str = Field(description="Stable code of the finding.")
    severity: Severity = Field(description="info, warning or error.")
    message: str = Field(description="What was found, for a person.")
    span: Span | None = Field(default=None, description="Where, when it has a place.")


class Document(Model):
    """A parsed document (văn bản)."""

    schema_version: str = Field(default=SCHEMA_VERSION, description="Version of this shape.")
    source: Source = Field(description="What was read.")
    text: str = Field(description="The text that every span points into.")
    document_type: DocumentType | None = Field(default=None, description="Type of document (tên loại văn bản).")
    issuers: tuple[Issuer, ...] = Field(default=(), description="Issuing agencies (cơ quan, tổ chức ban hành).")
    reference: Reference | None = Field(default=None, description="Number and symbol (số, ký hiệu).")
    place: Place | None = Field(default=None, description="Place of issue (địa danh).")
    date: PartialDate | None = Field(default=None, description="Date of issue (thời gian ban hành).")
    subject: Subject | None = Field(default=None, description="Subject (trích yếu nội dung).")
    marks: Marks = Field(default_factory=Marks, description="Urgency, secrecy, circulation and copy marks.")
    addressees: tuple[Addressee, ...] = Field(default=(), description="Addressees (kính gửi).")
    citations: tuple[Citation, ...] = Field(default=(), description="Cited documents, one entry a mention.")
    cited_documents: tuple[CitedDocument, ...] = Field(
        default=(), description="Cited documents (văn bản được viện dẫn), one entry a document."
    )
    directives: tuple[Directive, ...] = Field(default=(), description="Tree of the labelled units of the body.")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Recipients (nơi nhận).")
    signers: tuple[Signer, ...] = Field(default=(), description="Signers (người ký).")
    annexes: tuple[Annex, ...] = Field(default=(), description="Annexes (phụ lục).")
    entities: tuple[Entity, ...] = Field(default=(), description="Named entities; empty when the recogniser is off.")
    diagnostics: tuple[Diagnostic, ...] = Field(default=(), description="What is missing, doubtful or repaired.")
