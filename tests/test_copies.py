"""Paper copies (sao y, sao lục, trích sao): objects of their own beside the document they copy."""

from dataclasses import replace

import pytest

import vndocparse
from fixtures.content import Form, load
from fixtures.render import pdf_path, render_text
from vndocparse import Document

NAME = "cong-van-doanh-nghiep-sao-y"
COPY = {
    "form": "SAO Y",
    "issuer": "ỦY BAN NHÂN DÂN PHƯỜNG TRÀ KHÊ",
    "number": "19",
    "symbol": "SY-UBND",
    "place": "Trà Khê",
    "date": "2025-07-08",
    "signers": [("TL.", "CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Phùng Bá Lộc")],
    "recipients": ["Tổ trưởng tổ dân phố 3, 4, 5", "Lưu: VT"],
}


def copies(document: Document) -> list[dict[str, object]]:
    return [
        {
            "form": c.form,
            "issuer": c.issuer,
            "number": c.reference.number if c.reference else None,
            "symbol": c.reference.symbol if c.reference else None,
            "place": c.place.name if c.place else None,
            "date": c.date.iso if c.date else None,
            "signers": [(s.authority, s.on_behalf_of, s.title, s.name) for s in c.signers],
            "recipients": [r.name for r in c.recipients],
        }
        for c in document.copies
    ]


@pytest.mark.parametrize("form", ["plain", "interleaved", "markdown"])
def test_a_copy_in_every_form_of_text(form: Form) -> None:
    assert copies(vndocparse.parse_text(render_text(replace(load(NAME), form=form)))) == [COPY]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_copy_in_a_pdf(reader: str) -> None:
    document = vndocparse.parse(pdf_path(load(NAME)), reader=reader)
    assert copies(document) == [COPY]
    (copy,) = document.copies
    assert copy.boxes
    assert copy.span is not None
    assert "SAO Y" in document.text[copy.span.start : copy.span.end]


def test_the_documents_own_values_win() -> None:
    document = vndocparse.parse(pdf_path(load(NAME)))
    assert document.reference is not None
    assert (document.reference.number, [s.name for s in document.signers]) == ("66", ["Tạ Hồng Mây"])
    assert document.marks.copy == "SAO Y"


@pytest.mark.parametrize(
    ("heading", "number", "form"),
    [
        ("SAO LỤC\n\n", "Số: 04/SL-UBND", "SAO LỤC"),
        ("TRÍCH SAO\n\n", "Số: 05/TrS-UBND", "TRÍCH SAO"),
        ("SAO Y BẢN CHÍNH\n\n", "Số: 06/SY-UBND", "SAO Y BẢN CHÍNH"),
        ("", "Số: 07/SL-UBND", "SAO LỤC"),
    ],
)
def test_the_form_is_named_or_told_by_the_symbol(heading: str, number: str, form: str) -> None:
    text = render_text(load(NAME)).replace("SAO Y\n\n", heading).replace("Số: 19/SY-UBND", number)
    assert [(c.form, c.issuer) for c in vndocparse.parse_text(text).copies] == [(form, COPY["issuer"])]


def test_a_copy_of_a_copy_is_two_copies() -> None:
    block = render_text(load(NAME)).split("Tạ Hồng Mây")[1]
    again = block.replace("19/SY", "03/SL").replace("SAO Y", "SAO LỤC").replace("Phùng Bá Lộc", "Lê Thị Hoa")
    document = vndocparse.parse_text(render_text(load(NAME)) + again)
    assert [c.reference.text for c in document.copies if c.reference] == ["19/SY-UBND", "03/SL-UBND"]
    assert [[s.name for s in c.signers] for c in document.copies] == [["Phùng Bá Lộc"], ["Lê Thị Hoa"]]
