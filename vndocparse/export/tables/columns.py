"""The columns of every table, stated once: rows, Arrow, pandas, polars, CSV and the docs follow these definitions.

Columns are only ever added, at the end of a table; a change of name or type is a new `TABLES_VERSION`.
"""

from dataclasses import dataclass
from typing import Literal

TABLES_VERSION = "1"

Kind = Literal["string", "integer", "number", "boolean", "date", "strings", "integers"]
TableName = Literal["documents", "citations", "directives", "tasks", "recipients", "signers", "entities"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type and what it holds. Any cell may be null unless `required`."""

    name: str
    kind: Kind
    description: str
    required: bool = False


def _key(name: str = "key") -> Column:
    return Column(name, "string", "Key of the document: its path, else `sha256:…`; `#2` for a later part.", True)


def _sure(field: str) -> Column:
    return Column(f"{field}_confidence", "number", f"Confidence of `{field}`, 0 to 1.")


_PLACE = (
    Column("start", "integer", "First character of the evidence in the document's text."),
    Column("end", "integer", "One past its last character."),
    Column("page", "integer", "Page (trang) on which the evidence begins, from 1."),
    Column("confidence", "number", "Confidence, 0 to 1.", True),
    Column("rule", "string", "Id of the grammar rule that found it.", True),
)
_ITEM = (_key(), Column("index", "integer", "Place in the document's list, from 0.", True))
_CITED_NUMBER = (
    Column("number", "string", "Number (số), as printed."),
    Column("number_year", "integer", "Year inside the number (năm ban hành)."),
    Column("symbol", "string", "Symbol (ký hiệu), without spaces."),
    Column("reference", "string", "Number and symbol (số, ký hiệu) as printed."),
)
_DATE = (
    Column("date", "date", "Date (ngày tháng năm) when year, month and day are known."),
    Column("date_iso", "string", "What is known of the date: `2024-06-13`, `2024-06` or `2024`."),
)
_TYPE = (
    Column("type_code", "string", "Abbreviation of the type (chữ viết tắt tên loại): CV, QĐ, …"),
    Column("type_name", "string", "Name of the type (tên loại)."),
    Column("type_family", "string", "administrative, legal, party, …"),
)

_CANONICAL = "Canonical names (tên chuẩn), in the same order; the printed name where there is none."

DOCUMENTS = (
    _key(),
    Column("path", "string", "Path of the source, as given."),
    Column("error", "string", "Class of the error when the source could not be parsed, else null."),
    Column("error_message", "string", "What the error says."),
    Column("part", "integer", "Which document of the source this is, from 1, when it holds several."),
    Column("media_type", "string", "Media type of the source."),
    Column("sha256", "string", "SHA-256 of the source's bytes."),
    Column("pages", "integer", "Number of pages (số trang)."),
    Column("reader", "string", "Reader that read it."),
    Column("ocr", "boolean", "Whether the text comes from optical character recognition."),
    Column("quality", "number", "Quality of the letters (chất lượng văn bản), 0 to 1."),
    Column("characters", "integer", "Length of the text."),
    Column("document_key", "string", "Canonical key of the document, as in `citations.cited_key`."),
    *_TYPE,
    Column("issuer", "string", "Issuing agency (cơ quan ban hành), the first."),
    Column("issuer_parent", "string", "Its governing agency (cơ quan chủ quản)."),
    Column("issuers", "strings", "All issuing agencies."),
    *_CITED_NUMBER,
    Column("place", "string", "Place of issue (địa danh)."),
    *_DATE,
    Column("subject", "string", "Subject (trích yếu nội dung)."),
    Column("urgency", "string", "Urgency (mức độ khẩn)."),
    Column("secrecy", "string", "Secrecy (độ mật)."),
    Column("circulation", "string", "Circulation (phạm vi lưu hành)."),
    Column("copy", "string", "Form of copy (hình thức sao)."),
    Column("addressees", "strings", "Addressees (kính gửi)."),
    Column("recipients", "strings", "Recipients (nơi nhận), without the archive line."),
    Column("signer", "string", "Name of the first signer (họ tên người ký)."),
    Column("signer_title", "string", "Title of the first signer (chức vụ)."),
    Column("signers", "strings", "Names of all signers."),
    Column("citation_count", "integer", "Number of citations (văn bản được viện dẫn), mentions."),
    Column("directive_count", "integer", "Number of units of the body and annexes, all levels."),
    Column("task_count", "integer", "Number of tasks (nhiệm vụ)."),
    Column("table_count", "integer", "Number of tables (bảng)."),
    Column("annex_count", "integer", "Number of annexes (phụ lục)."),
    _sure("type_code"),
    _sure("issuer"),
    _sure("reference"),
    _sure("date"),
    _sure("subject"),
    _sure("signer"),
    Column("warnings", "strings", "Codes of the diagnostics that warn or are errors, each once."),
    Column("issuer_canonical", "string", "Canonical name (tên chuẩn) of `issuer`: group by this."),
    Column("issuer_kind", "string", "agency, unit, person or collective."),
    Column("issuer_parent_canonical", "string", "Canonical name of `issuer_parent`."),
    Column("issuers_canonical", "strings", _CANONICAL),
    Column("addressees_canonical", "strings", _CANONICAL),
    Column("recipients_canonical", "strings", _CANONICAL),
)

CITATIONS = (
    *_ITEM,
    Column("role", "string", "What the citation does: basis (căn cứ), implements, amends, …", True),
    Column(
        "cited_key", "string", "Canonical key of the cited document; null for the document itself and when unknown."
    ),
    *_TYPE,
    *_CITED_NUMBER,
    *_DATE,
    Column("issuer", "string", "Issuer printed with the citation."),
    Column("title", "string", "Title printed with the citation."),
    Column("part", "string", "Part (Phần) cited."),
    Column("chapter", "string", "Chapter (Chương) cited."),
    Column("section", "string", "Section (Mục) cited."),
    Column("subsection", "string", "Subsection (Tiểu mục) cited."),
    Column("article", "string", "Article (Điều) cited."),
    Column("clause", "string", "Clause (khoản) cited."),
    Column("point", "string", "Point (điểm) cited."),
    Column("subpoint", "string", "Subpoint (tiết) cited."),
    Column("annex", "string", "Annex (Phụ lục) cited."),
    Column("target", "integer", "`index` of the full mention that a short form points to."),
    Column("amended_by", "integers", "`index` of the citations that amend the cited document."),
    Column("text", "string", "The citation as printed."),
    *_PLACE,
    Column("issuer_canonical", "string", "Canonical name (tên chuẩn) of `issuer`."),
)

_CARRIERS = (
    Column("action", "string", "What is asked for: giao, đề nghị, báo cáo, …"),
    Column("assignees", "strings", "Lead units (đơn vị chủ trì, thực hiện)."),
    Column("coordinators", "strings", "Units that help (đơn vị phối hợp)."),
)
_CARRIERS_CANONICAL = (
    Column("assignees_canonical", "strings", _CANONICAL),
    Column("coordinators_canonical", "strings", _CANONICAL),
)
_DEADLINE = (
    Column("deadline", "string", "First deadline (thời hạn) as printed."),
    Column("deadline_date", "date", "Its calendar date, where that is certain."),
    Column("deadline_kind", "string", "date, period, term or recurrence."),
    Column("deadline_relation", "string", "before, by, on or in."),
)

DIRECTIVES = (
    *_ITEM,
    Column("parent", "integer", "`index` of the unit above; null at the top."),
    Column("level", "integer", "Depth in the tree, from 0.", True),
    Column("path", "string", "Labels from the top: `Điều 2/1/a`.", True),
    Column("annex", "integer", "Index of the annex that holds it; null in the body."),
    Column("kind", "string", "part, chapter, section, article, clause, point, …", True),
    Column("label", "string", "Label of the unit.", True),
    Column("heading", "string", "Heading of the unit."),
    Column("text", "string", "Its own text, without the units below.", True),
    *_CARRIERS,
    *_DEADLINE,
    *_PLACE,
    *_CARRIERS_CANONICAL,
)

TASKS = (
    *_ITEM,
    Column("unit", "string", "Path of the unit that holds it: `Điều 2/1/a`."),
    Column("annex", "integer", "Index of the annex that holds it; null in the body."),
    Column("text", "string", "The sentence or item that sets the task.", True),
    *_CARRIERS,
    Column("report_to", "string", "Where the report or result goes."),
    *_DEADLINE,
    Column("deadlines", "strings", "All deadlines as printed."),
    *_PLACE,
    *_CARRIERS_CANONICAL,
    Column("report_to_canonical", "string", "Canonical name of `report_to`."),
)

RECIPIENTS = (
    *_ITEM,
    Column("name", "string", "Recipient (nơi nhận) as printed.", True),
    Column("purpose", "string", "Purpose in brackets: để b/c, …"),
    Column("archive", "boolean", "Whether this is the archive line (Lưu).", True),
    Column("units", "strings", "Archiving units of the archive line."),
    Column("drafter", "string", "Drafter's sign (ký hiệu người soạn thảo)."),
    Column("copies", "integer", "Number of copies (số lượng bản)."),
    *_PLACE,
    Column("canonical", "string", "Canonical name (tên chuẩn); null where the line names nobody."),
    Column("kind", "string", "agency, unit, person or collective."),
)

SIGNERS = (
    *_ITEM,
    Column("authority", "string", "Authority prefix (quyền hạn ký): TM., KT., …"),
    Column("on_behalf_of", "string", "What the prefix stands before."),
    Column("title", "string", "Signer's own title (chức vụ)."),
    Column("posts", "strings", "All posts, when several are printed."),
    Column("name", "string", "Signer's name (họ và tên)."),
    Column("rank", "string", "Rank or academic title (quân hàm, học vị)."),
    *_PLACE,
)

ENTITIES = (
    *_ITEM,
    Column("label", "string", "PERSON, ORG, LOC, or what else the pipeline calls it.", True),
    Column("text", "string", "The entity (thực thể) as printed, on one line.", True),
    Column("source", "string", "Name of the spaCy pipeline that found it.", True),
    Column("signer", "integer", "`index` of the signer (người ký) that this person is."),
    *_PLACE,
)

TABLES: dict[TableName, tuple[Column, ...]] = {
    "documents": DOCUMENTS,
    "citations": CITATIONS,
    "directives": DIRECTIVES,
    "tasks": TASKS,
    "recipients": RECIPIENTS,
    "signers": SIGNERS,
    "entities": ENTITIES,
}
"""Every table by name; `key` leads from a row of another table to the document's row."""


def columns_of(table: TableName) -> tuple[Column, ...]:
    """Return the columns of a table. Raises `ValueError` for a name that is no table's."""
    if table not in TABLES:
        raise ValueError(f"{table!r} is no table; use one of {', '.join(TABLES)}")
    return TABLES[table]
