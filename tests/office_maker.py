"""The composed documents as office files: the same content set by tables, as offices do, in Word and on a web page."""

import io
from collections.abc import Sequence
from html import escape
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from fixtures.content import Annex, Block, Content, Signature, listed
from vndocparse.sources.pages import Pages

ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": None}


class Word:
    """A Word file under construction; `place` is the document or a cell."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.place: Any = self.document
        self.fresh = False

    def line(
        self, text: str, align: str = "left", size: float = 13, bold: bool = False, italic: bool = False, lead: str = ""
    ) -> None:
        empty = self.fresh and self.place.paragraphs[0]
        paragraph = empty or self.place.add_paragraph()
        self.fresh = False
        paragraph.alignment = ALIGN[align]
        paragraph.paragraph_format.space_after = Pt(0 if align == "center" else 6)
        for part, heavy in ((lead, True), (f" {text}" if lead else text, bold)):
            run = paragraph.add_run(part)
            run.bold, run.italic, run.font.size = heavy, italic, Pt(size)

    def gap(self) -> None:
        if self.fresh:
            self.line("")
        self.line("")

    def columns(self, *fillers: Any, widths: Sequence[float] = (0.42, 0.58)) -> None:
        self._table([fillers], widths, "Normal Table")

    def grid(self, rows: Sequence[Sequence[str]]) -> None:
        count = len(rows[0])
        fillers = [[lambda text=text: self.line(text, size=12) for text in row] for row in rows]
        self._table(fillers, [40 / 450, *((1 - 40 / 450) / (count - 1) for _ in range(count - 1))], "Table Grid")

    def page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def data(self) -> bytes:
        # A table ends no Word file.
        self.document.add_paragraph()
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _table(self, rows: Sequence[Sequence[Any]], widths: Sequence[float], style: str) -> None:
        table = self.document.add_table(len(rows), len(rows[0]), style)
        for row, fillers in zip(table.rows, rows, strict=True):
            for cell, fill, width in zip(row.cells, fillers, widths, strict=True):
                cell.width = Pt(470 * width)
                self.place, self.fresh = cell, True
                fill()
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(470 * width)
        self.place, self.fresh = self.document, False


class Web:
    """A web page under construction."""

    def __init__(self) -> None:
        self.parts: list[str] = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>Văn bản</title></head><body>"]

    def line(
        self, text: str, align: str = "left", size: float = 13, bold: bool = False, italic: bool = False, lead: str = ""
    ) -> None:
        inner = escape(text).replace("  ", "&nbsp; ")
        inner = f"<b>{inner}</b>" if bold else inner
        inner = f"<i>{inner}</i>" if italic else inner
        lead = f"<b>{escape(lead)}</b> " if lead else ""
        self.parts.append(f'<p style="margin:0 0 3pt; text-align:{align}; font-size:{size}pt">{lead}{inner}</p>')

    def gap(self) -> None:
        self.parts.append("<p>&nbsp;</p>")

    def columns(self, *fillers: Any, widths: Sequence[float] = (0.42, 0.58)) -> None:
        self.parts.append("<table style='width:100%'><tr>")
        for fill, width in zip(fillers, widths, strict=True):
            self.parts.append(f"<td width='{100 * width:.0f}%'>")
            fill()
            self.parts.append("</td>")
        self.parts.append("</tr></table>")

    def grid(self, rows: Sequence[Sequence[str]]) -> None:
        self.parts.append("<table border=1>")
        self.parts += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
        self.parts.append("</table>")

    def page(self) -> None:
        self.parts.append("<div style='page-break-before:always'></div>")

    def data(self) -> bytes:
        return "".join([*self.parts, "</body></html>"]).encode()


def lines(pages: Pages) -> list[str]:
    """Return the printed lines of laid-out pages."""
    rows: dict[tuple[int, float], list[str]] = {}
    for page in pages.pages:
        for word in page.words:
            rows.setdefault((page.number, word.bottom), []).append(word.text)
    return [" ".join(words) for words in rows.values()]


def render_docx(content: Content) -> bytes:
    """Return the document as a Word file."""
    return _render(Word(), content)


def render_html(content: Content) -> bytes:
    """Return the document as a web page."""
    return _render(Web(), content)


def _render(to: Any, content: Content) -> bytes:
    for line in content.corner:
        to.line(line, "right", 8)
    if content.gazette:
        to.line("PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT", "center", bold=True)
        to.gap()
        to.line(content.gazette.section, "center", bold=True)
        to.gap()
    _letterhead(to, content)
    to.gap()
    _title(to, content)
    for position, line in enumerate(content.address_lines):
        to.line(line, "left" if position or content.address_style == "bulleted" else "center")
    to.gap()
    for line in content.authority:
        to.line(line, "center", bold=True)
    _body(to, content.body)
    if content.authentication:
        to.gap()
        _letterhead(to, content.authentication)
    _foot(to, content)
    for note in content.notes:
        to.line(note, size=10)
    for annex in content.annexes:
        _annex(to, annex)
    if content.copy:
        to.gap()
        _letterhead(to, content.copy)
        _foot(to, content.copy)
    data: bytes = to.data()
    return data


def _letterhead(to: Any, content: Content) -> None:
    to.columns(lambda: _agency(to, content), lambda: _national(to, content))
    to.columns(lambda: _left(to, content), lambda: to.line(content.place_date_line, "center", 13, italic=True))


def _agency(to: Any, content: Content) -> None:
    for line in content.parent:
        to.line(line, "center", 12.5)
    for line in (*content.issuer, content.star or "-------"):
        to.line(line, "center", 12.5, bold=True)


def _national(to: Any, content: Content) -> None:
    for line in (*content.national, "---------------"):
        to.line(line, "center", 13, bold=True)


def _left(to: Any, content: Content) -> None:
    for line in (content.reference_line, *content.below_reference):
        to.line(line, "center")
    if not content.type_name and content.subject:
        to.line(content.subject_line, "center", 12, italic=not content.subject_prefix)
    for mark in filter(None, (content.secrecy, content.urgency)):
        to.gap()
        to.line(mark, "center", bold=True)
    for line in content.stamp:
        to.line(line, "center", 10)


def _title(to: Any, content: Content) -> None:
    for line in content.type_name:
        to.line(line, "center", 14, bold=True)
    if content.type_name and content.subject:
        to.line(content.subject_line, "center", 14, bold=True)
    to.gap()


def _body(to: Any, body: Sequence[Block]) -> None:
    for block in body:
        match block.style:
            case "table":
                to.grid(block.rows)
            case "centre":
                to.gap()
                to.line(block.text, "center", bold=True)
            case "heading":
                to.line(block.text, bold=True)
            case "italic":
                to.line(block.text, italic=True)
            case _:
                to.line(block.text, lead=block.lead)


def _foot(to: Any, content: Content) -> None:
    to.gap()
    signatures = content.signatures
    if content.recipients_below or len(signatures) > 1:
        if not content.recipients_below:
            _recipients(to, content)
        for pair in (signatures[i : i + 2] for i in range(0, len(signatures), 2)):
            fillers = [lambda s=s: _signature(to, s) for s in pair]
            to.columns(*fillers if len(pair) == 2 else (lambda: to.line(""), *fillers), widths=(0.5, 0.5))
        if content.recipients_below:
            _recipients(to, content)
    elif signatures:
        to.columns(lambda: _recipients(to, content), lambda: _signature(to, signatures[0]), widths=(0.5, 0.5))


def _recipients(to: Any, content: Content) -> None:
    if not content.recipients:
        to.line("")
        return
    to.line(content.recipients_label, size=12, bold=True, italic=True)
    for line in listed(content.recipients):
        to.line(line, size=11)


def _signature(to: Any, signature: Signature) -> None:
    for line in signature.lines:
        to.line(line, "center", bold=True)
    to.gap()
    for line in signature.caption:
        to.line(line, size=8)
    to.gap()
    for line in signature.name_lines:
        to.line(line, "center", bold=True)


def _annex(to: Any, annex: Annex) -> None:
    to.page()
    if annex.issuer:
        head = Content("", parent=annex.parent, issuer=annex.issuer)
        to.columns(lambda: _agency(to, head), lambda: _national(to, head))
    for line in annex.title:
        to.line(line, "center", 14, bold=True)
    if annex.note:
        to.line(annex.note, "center", italic=True)
    to.gap()
    _body(to, annex.body)
