"""The typed answer: what a parsed document is.

Every extracted object is `Located`: it says where its evidence stands, which rule found it and how sure that rule is.
No logic lives here beyond derived values.
"""

import warnings
from typing import Literal

from pydantic import Field

from vndocparse.document.body import Directive, Paragraph, Table, Task
from vndocparse.document.located import Located, Model, PartialDate, Span
from vndocparse.document.naming import Named, Naming

SCHEMA_VERSION = "1"

Severity = Literal["info", "warning", "error"]
Role = Literal[
    "basis", "implements", "responds_to", "proposed_in", "attached", "amends", "replaces", "repeals", "mentions", "self"
]


Repair = Literal["digits", "spaces", "separator", "letter"]


class Part(Model):
    """Which of several documents in one source this is (một văn bản trong tập nhiều văn bản)."""

    index: int = Field(ge=1, description="Place among the documents of the source, from 1.")
    count: int = Field(ge=1, description="Number of documents in the source.")
    span: Span = Field(description="The document's range of `text`.")
    pages: tuple[int, int] | None = Field(
        default=None, description="First and last page (trang), from 1; null for plain text."
    )


class Source(Model):
    """What was read (nguồn)."""

    path: str | None = Field(default=None, description="Path as given by the caller; null for bytes and text.")
    media_type: str = Field(description="Media type, sniffed from the bytes.")
    sha256: str = Field(description="SHA-256 of the bytes (of the UTF-8 form for text input).")
    pages: int | None = Field(default=None, description="Number of pages (số trang); null for plain text.")
    reader: str = Field(description="Which reader read it: `text`, `pdfium`, `pdfplumber`.")
    ocr: bool = Field(default=False, description="Whether the text comes from optical character recognition.")
    quality: float | None = Field(
        default=None,
        description="Quality of the letters (chất lượng văn bản), 0 (noise) to 1 (no flaw seen); null for few words.",
    )
    page_quality: tuple[float | None, ...] = Field(
        default=(), description="Quality of each page's letters (chất lượng từng trang); empty for plain text."
    )
    page_turns: tuple[int, ...] = Field(
        default=(),
        description="By how many degrees clockwise each page as displayed was turned to set its text upright "
        "(góc xoay trang): boxes are of the page so turned. Empty when none was.",
    )
    part: Part | None = Field(
        default=None, description="Which document of the source this is, when the source holds several."
    )


class DocumentType(Located):
    """Type of document (tên loại văn bản)."""

    code: str = Field(description="Abbreviation of the type (chữ viết tắt tên loại): CV, QĐ, KH, …")
    name: str = Field(description="Name of the type (tên loại): Công văn, Quyết định, …")
    family: str = Field(description="administrative, legal, party, mass_organisation, court, …")


class Issuer(Named):
    """Issuing agency (cơ quan, tổ chức ban hành)."""

    name: str = Field(description="Name of the issuing agency, as printed, on one line.")
    corrected: str | None = Field(
        default=None, description="Name of the known agency that damaged letters stand for (`TONG CUC THUE`)."
    )
    parent: str | None = Field(default=None, description="Governing agency printed above it (cơ quan chủ quản).")
    parent_span: Span | None = Field(default=None, description="Where the governing agency stands in `text`.")
    parent_canonical: str | None = Field(
        default=None, description="Canonical name of the governing agency (tên chuẩn)."
    )
    parent_naming: Naming | None = Field(default=None, description="The rule that wrote `parent_canonical`.")


class Reference(Located):
    """Number and symbol (số, ký hiệu)."""

    number: str | None = Field(default=None, description="Number (số); null when left blank.")
    year: int | None = Field(default=None, description="Year inside the number (năm ban hành), as in 15/2020/NĐ-CP.")
    symbol: str | None = Field(default=None, description="Symbol (ký hiệu), as in QĐ-UBND; spaces dropped.")
    text: str = Field(description="Number and symbol as printed.")


class Place(Located):
    """Place of issue (địa danh)."""

    name: str = Field(description="Place name as printed.")


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


class Addressee(Named):
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
    issuer_canonical: str | None = Field(default=None, description="Canonical name of the issuer (tên chuẩn).")
    issuer_naming: Naming | None = Field(default=None, description="The rule that wrote `issuer_canonical`.")
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


class Recipient(Named):
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
    posts: tuple[str, ...] = Field(
        default=(),
        description="All posts of the signer as printed, in order (chức vụ), when more than one is printed.",
    )
    name: str | None = Field(default=None, description="Signer's name (họ và tên), without rank and academic title.")
    rank: str | None = Field(
        default=None, description="Rank or academic title printed before the name (quân hàm, học vị)."
    )


class DigitalSignature(Located):
    """A digital signature (chữ ký số): its printed caption, or one embedded in the PDF. Never the date of issue."""

    signer: str | None = Field(default=None, description="Person or agency that the caption or certificate names.")
    agency: str | None = Field(default=None, description="Agency that the caption or certificate names (cơ quan).")
    time: str | None = Field(default=None, description="Time of signing (thời gian ký), ISO 8601.")
    origin: Literal["caption", "embedded"] = Field(description="caption (printed text) or embedded (in the PDF file).")
    intact: bool | None = Field(
        default=None,
        description="Whether the signed bytes are unchanged; null for a caption. Says nothing of whom to trust.",
    )


class Annex(Located):
    """An annex or attached document (phụ lục, văn bản kèm theo)."""

    label: str = Field(description="Label as printed: `Phụ lục I`.")
    title: str | None = Field(default=None, description="Title of the annex.")
    document_type: DocumentType | None = Field(
        default=None, description="Type of document that it is (quy chế, kế hoạch …), when it is one."
    )
    directives: tuple[Directive, ...] = Field(default=(), description="Tree of its own labelled units.")
    tables: tuple[int, ...] = Field(default=(), description="Indexes in `tables` of the tables that stand in it.")


FurnitureKind = Literal[
    "national_title", "label", "page_number", "running_header", "signature_caption", "stamp", "separator", "contents",
    "footnote", "note", "typist",
]  # fmt: skip


class Furniture(Located):
    """Lines that say nothing of the document's content: national title, page numbers, captions, contents, footnotes."""

    kind: FurnitureKind = Field(description="What the lines are.")
    text: str = Field(description="The lines as printed, on one line.")


class Entity(Located):
    """A named entity of the optional recogniser (thực thể)."""

    label: str = Field(description="PERSON, ORG, LOC, or what else the pipeline calls it.")
    text: str = Field(description="The entity as printed, on one line.")
    source: str = Field(default="", description="Name of the spaCy pipeline that found it.")
    signer: int | None = Field(
        default=None, ge=0, description="Index in `signers` of the signer (người ký) that this person is."
    )


class Diagnostic(Model):
    """Something missing, doubtful, contradictory or repaired."""

    code: str = Field(description="Stable code of the finding.")
    severity: Severity = Field(description="info, warning or error.")
    message: str = Field(description="What was found, for a person.")
    span: Span | None = Field(default=None, description="Where, when it has a place.")


class Copy(Located):
    """The block of a paper copy below a document (sao y, sao lục, trích sao): who copied it, when, for whom."""

    form: str = Field(description="Form of copy (hình thức sao): SAO Y, SAO LỤC or TRÍCH SAO, as printed.")
    issuer: str | None = Field(default=None, description="Agency that made the copy (cơ quan, tổ chức sao văn bản).")
    reference: Reference | None = Field(default=None, description="The copy's own number and symbol (số, ký hiệu).")
    place: Place | None = Field(default=None, description="Place of copying (địa danh).")
    date: PartialDate | None = Field(default=None, description="Date of copying (thời gian sao).")
    signers: tuple[Signer, ...] = Field(default=(), description="Who signed the copy (người ký sao).")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Recipients of the copy (nơi nhận).")


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
    paragraphs: tuple[Paragraph, ...] = Field(default=(), description="Paragraphs of the body outside its units.")
    tasks: tuple[Task, ...] = Field(default=(), description="Tasks (nhiệm vụ) of body and annexes, one entry a task.")
    tables: tuple[Table, ...] = Field(default=(), description="Ruled tables (bảng) of body and annexes, in order.")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Recipients (nơi nhận).")
    signers: tuple[Signer, ...] = Field(default=(), description="Signers (người ký).")
    digital_signatures: tuple[DigitalSignature, ...] = Field(default=(), description="Digital signatures (chữ ký số).")
    annexes: tuple[Annex, ...] = Field(default=(), description="Annexes (phụ lục).")
    copies: tuple[Copy, ...] = Field(default=(), description="Paper copies made of it (sao y, sao lục, trích sao).")
    furniture: tuple[Furniture, ...] = Field(default=(), description="National title, page numbers, captions, …")
    entities: tuple[Entity, ...] = Field(default=(), description="Named entities; empty when the recogniser is off.")
    diagnostics: tuple[Diagnostic, ...] = Field(default=(), description="What is missing, doubtful or repaired.")
