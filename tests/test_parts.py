"""Several documents in one source: each parses to its own answer, and annexes, forms and copies stay with theirs."""

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from answers import Answer, flat
from hypothesis import given, settings
from hypothesis import strategies as st

import vndocparse
from fixtures.content import Form, load, names
from fixtures.pdf_layout import render_pdf
from fixtures.render import pdf_path, render_text
from vndocparse import Document

FORMS: list[Form] = ["plain", "interleaved", "markdown"]
PAIRS = list(zip(names(), [*names()[1:], names()[0]], strict=True))
LETTER, PLAN = "cong-van-hoa-toc", "ke-hoach-co-phu-luc"
LETTERS = [
    "cong-van-cong-an-tinh", "cong-van-cong-an-tinh", "cong-van-hoa-toc", "cong-van-cong-an-tinh",
    "cong-van-lien-doan-lao-dong",
]  # fmt: skip

DECISION = """ỦY BAN NHÂN DÂN
XÃ HÒA BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/QĐ-UBND

Hòa Bình, ngày 05 tháng 3 năm 2025

QUYẾT ĐỊNH
Về việc ban hành Quy chế làm việc

Căn cứ Luật Tổ chức chính quyền địa phương;

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Trần Văn Bình

"""
LETTERHEAD = """ỦY BAN NHÂN DÂN
XÃ HÒA BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

"""
RULES = """QUY CHẾ
Làm việc của Ủy ban nhân dân xã

{tie}Điều 1. Quy chế này quy định lề lối làm việc.

Điều 2. Ủy ban nhân dân xã họp mỗi tháng một lần.

CHỦ TỊCH

Trần Văn Bình
"""
TEMPLATE = """{top}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{number}

{date}

GIẤY XÁC NHẬN
Về việc hoàn thành nhiệm vụ

Xác nhận ông Trần Văn Bình đã hoàn thành nhiệm vụ được giao.
Giấy này có giá trị trong thời hạn một năm.

CHỦ TỊCH

{signer}
"""


@cache
def text_of(name: str, form: Form) -> str:
    return render_text(replace(load(name), form=form))


def merged(several: Sequence[str]) -> bytes:
    """Return one PDF of the pages of these composed documents."""
    out = pypdfium2.PdfDocument.new()
    for name in several:
        out.import_pages(pypdfium2.PdfDocument(pdf_path(load(name)).read_bytes()))
    data = io.BytesIO()
    out.save(data)
    return data.getvalue()


@cache
def alone(name: str, form: Form | None) -> Answer:
    """Return what a composed document parses to by itself (`test_fixtures.py` holds that against its answer)."""
    if form is None:
        return flat(vndocparse.parse(pdf_path(load(name))))
    return flat(vndocparse.parse_text(text_of(name, form)))


def check(found: Sequence[Document], wanted: Sequence[str], form: Form | None = None) -> None:
    """Check that each document is what it is by itself, and the ranges against the whole text."""
    assert [flat(d) for d in found] == [alone(name, form) for name in wanted]
    parts = [d.source.part for d in found if d.source.part]
    assert [(p.index, p.count) for p in parts] == [(i + 1, len(wanted)) for i in range(len(wanted))]
    edges = [x for p in parts for x in (p.span.start, p.span.end)]
    assert edges == sorted(edges)
    assert edges[1:-1:2] == edges[2::2]
    assert (edges[0], edges[-1]) == (0, len(found[0].text))
    assert len({d.text for d in found}) == 1


def types(text: str) -> list[str | None]:
    return [d.document_type.code if d.document_type else None for d in vndocparse.parse_all_text(text)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_two_texts_in_one_are_two_documents(pair: tuple[str, str], form: Form) -> None:
    check(list(vndocparse.parse_all_text("\n".join(text_of(name, form) for name in pair))), pair, form)


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_two_files_merged_are_two_documents(pair: tuple[str, str]) -> None:
    found = list(vndocparse.parse_all(merged(pair)))
    check(found, pair)
    first, second = (d.source.part.pages for d in found if d.source.part and d.source.part.pages)
    assert first[0] == 1
    assert first[1] + 1 == second[0]
    assert second[1] == found[0].source.pages
    boxes = [b.page for s in found[1].signers for b in s.boxes]
    assert all(second[0] <= page <= second[1] for page in boxes)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(names()), min_size=2, max_size=4), st.sampled_from(FORMS))
def test_any_bundle_of_texts_comes_apart(several: list[str], form: Form) -> None:
    check(list(vndocparse.parse_all_text("\n".join(text_of(name, form) for name in several))), several, form)


def test_a_bundle_of_five_letters() -> None:
    check(list(vndocparse.parse_all(merged(LETTERS))), LETTERS)
    check(
        list(vndocparse.parse_all_text("\n".join(text_of(n, "interleaved") for n in LETTERS))), LETTERS, "interleaved"
    )


def test_documents_that_follow_on_one_page() -> None:
    several = ["cong-van-cong-an-tinh", "cong-dien-mua-lu", "cong-van-hoa-toc"]
    check(list(vndocparse.parse_all(render_pdf(*map(load, several)))), several)


def test_the_copy_of_the_first_document_stays_with_it() -> None:
    pair = ["cong-van-doanh-nghiep-sao-y", PLAN]
    first, second = vndocparse.parse_all(merged(pair))
    assert [c.form for c in first.copies] == ["SAO Y"]
    assert second.copies == ()


def test_parse_gives_the_first_document_and_names_the_others() -> None:
    document = vndocparse.parse(merged([LETTER, PLAN]))
    assert flat(document) == alone(LETTER, None)
    (found,) = (d for d in document.diagnostics if d.code == "source.more_documents")
    _, second = vndocparse.parse_all(merged([LETTER, PLAN]))
    assert found.severity == "info"
    assert second.source.part is not None
    assert second.reference is not None
    assert found.span == second.source.part.span
    assert all(x in found.message for x in ("Document 2 of 2", "Kế hoạch", second.reference.text, "page 2"))


def test_a_diagnostic_names_the_line_of_a_text() -> None:
    text = "\n".join(text_of(name, "plain") for name in (LETTER, PLAN))
    (found,) = (d for d in vndocparse.parse_text(text).diagnostics if d.code == "source.more_documents")
    assert f"line {text_of(LETTER, 'plain').count(chr(10)) + 2}" in found.message


@pytest.mark.parametrize("name", names())
def test_a_source_of_one_document_has_no_part(name: str) -> None:
    (document,) = vndocparse.parse_all(pdf_path(load(name)))
    assert document.source.part is None
    assert document == vndocparse.parse(pdf_path(load(name)))


def test_the_text_is_the_callers_own_in_every_document() -> None:
    text = "\r\n".join(text_of(name, "plain") for name in (LETTER, PLAN))
    documents = list(vndocparse.parse_all_text(text))
    assert [d.text for d in documents] == [text, text]
    recipient = documents[1].recipients[0]
    assert recipient.span is not None
    assert recipient.name in text[recipient.span.start : recipient.span.end]


@pytest.mark.parametrize(
    "tie",
    [
        "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/3/2025 của Ủy ban nhân dân xã)\n\n",
        "(Kèm theo Quyết định số     /QĐ-UBND ngày     tháng 3 năm 2025)\n\n",
        "",
    ],
)
def test_an_attached_regulation_is_an_annex(tie: str) -> None:
    text = DECISION + LETTERHEAD + RULES.format(tie=tie)
    (document,) = vndocparse.parse_all_text(text)
    assert [a.label for a in document.annexes] == ["QUY CHẾ"]
    assert [s.name for s in document.signers] == ["Trần Văn Bình"]


def test_a_letterhead_with_a_date_stays_an_annex_when_a_line_ties_it() -> None:
    dated = LETTERHEAD + "Hòa Bình, ngày 05 tháng 3 năm 2025\n\n"
    tie = "(Ban hành kèm theo Quyết định số {} của Ủy ban nhân dân xã)\n\n"
    assert types(DECISION + dated + RULES.format(tie=tie.format("15/QĐ-UBND ngày 05/3/2025"))) == ["QĐ"]
    assert len(types(DECISION + dated + RULES.format(tie=tie.format("99/QĐ-UBND ngày 01/2/2025")))) == 2


@pytest.mark.parametrize(
    "values",
    [
        {"number": "Số: ……/GXN-UBND"},
        {"date": "Hòa Bình, ngày … tháng … năm 2025"},
        {"date": "……, ngày …… tháng …… năm ……"},
        {"top": "TÊN CƠ QUAN, TỔ CHỨC"},
        {"top": "Mẫu số 02\n\nỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH"},
        {"top": "PHỤ LỤC I\nMẪU GIẤY XÁC NHẬN\n\nỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH"},
        {"signer": "(Ký, ghi rõ họ tên)"},
        {"signer": ""},
    ],
)
def test_a_form_is_no_document(values: dict[str, str]) -> None:
    whole = {
        "top": "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH",
        "number": "Số: 16/GXN-UBND",
        "date": "Hòa Bình, ngày 06 tháng 3 năm 2025",
        "signer": "Lê Thị Hoa",
    }
    assert len(types(DECISION + TEMPLATE.format(**whole))) == 2
    assert types(DECISION + TEMPLATE.format(**{**whole, **values})) == ["QĐ"]


@pytest.mark.parametrize("signer", ["Lê Thị Hoa", "(Đã ký)"])
def test_a_signed_document_with_a_blank_number_is_one(signer: str) -> None:
    top, date = "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH", "Hòa Bình, ngày     tháng 3 năm 2025"
    text = TEMPLATE.format(top=top, number="Số:       /GXN-UBND", date=date, signer=signer)
    assert len(types(DECISION + text)) == 2


def test_a_draft_behind_a_submission_is_a_document() -> None:
    draft = TEMPLATE.format(
        top="DỰ THẢO\n\nỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH",
        number="Số: …/NQ-HĐND",
        date="Hòa Bình, ngày … tháng 3 năm 2025",
        signer="Lê Thị Hoa",
    )
    found = list(vndocparse.parse_all_text(DECISION + draft))
    assert [d.reference.symbol for d in found if d.reference] == ["QĐ-UBND", "NQ-HĐND"]


def test_annexes_stay_with_the_document_before_them() -> None:
    annex = "PHỤ LỤC I\nDANH SÁCH THÀNH VIÊN\n\n1. Ông Trần Văn Bình, tổ trưởng.\n\n2. Bà Lê Thị Hoa, tổ viên.\n\n"
    first, second, third = vndocparse.parse_all_text(DECISION + annex + DECISION + DECISION + annex)
    assert [len(d.annexes) for d in (first, second, third)] == [1, 0, 1]


def test_capitals_of_a_signer_are_not_taken_for_an_agency() -> None:
    capitals = DECISION.replace("CHỦ TỊCH\n\nTrần Văn Bình", "CHỦ TỊCH\nTRẦN VĂN BÌNH")
    assert [[s.name for s in d.signers] for d in vndocparse.parse_all_text(capitals + capitals)] == [
        ["TRẦN VĂN BÌNH"],
        ["TRẦN VĂN BÌNH"],
    ]
