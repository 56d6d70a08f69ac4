"""Captions of digital signatures: whom they name and when, and that they are neither date, number nor issuer."""

import pytest
from pdf_maker import make_pdf

from fixtures.content import load
from fixtures.render import pdf_path, text_path
from vndocparse import parse, parse_text
from vndocparse.document.models import DigitalSignature, Document

HEAD = (
    "SỞ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 15/QĐ-SNV\n\n"
    "Thái Nguyên, ngày 12 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề việc kiện toàn tổ công tác\n\n"
    "Điều 1. Kiện toàn tổ công tác gồm năm thành viên.\n\n"
)
FOOT = "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n"

CAPTIONS = {
    "portal": (
        "Người ký: CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ\nEmail: cong@songuyen.example.vn\n"
        "Cơ quan: VĂN PHÒNG CHÍNH PHỦ\nThời gian ký: 12.05.2021 08:30:15 +07:00",
        ("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "VĂN PHÒNG CHÍNH PHỦ", "2021-05-12T08:30:15+07:00"),
    ),
    "portal on one line": (
        "Người ký: CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ Email: cong@songuyen.example.vn "
        "Cơ quan: VĂN PHÒNG CHÍNH PHỦ Thời gian ký: 12.05.2021 08:30:15 +07:00",
        ("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "VĂN PHÒNG CHÍNH PHỦ", "2021-05-12T08:30:15+07:00"),
    ),
    "agency and day": ("Ký bởi: Sở Nội vụ\nNgày ký: 18/02/2024", ("Sở Nội vụ", "Sở Nội vụ", "2024-02-18")),
    "person": ("Được ký bởi: Ngô Thị Mai\nKý ngày: 18-02-2024 15:29", ("Ngô Thị Mai", None, "2024-02-18T15:29")),
    "wrapped agency and address": (
        "Ký bởi: Ủy ban nhân dân\ntỉnh Thái Nguyên\nĐịa chỉ: 18 Nha Trang\nThời gian ký: 18.02.2024 15:29",
        ("Ủy ban nhân dân tỉnh Thái Nguyên", "Ủy ban nhân dân tỉnh Thái Nguyên", "2024-02-18T15:29"),
    ),
    "address without a label": (
        "Ký bởi: Sở Nội vụ\n18 Nha Trang, Thái Nguyên\nThời gian ký: 18.02.2024 15:29",
        ("Sở Nội vụ", "Sở Nội vụ", "2024-02-18T15:29"),
    ),
    "in English": (
        "Digitally signed by Ngô Thị Mai\nDN: C=VN, O=Sở Nội vụ, CN=Ngô Thị Mai\nDate: 2024.05.12 09:11:22 +07'00'",
        ("Ngô Thị Mai", "Sở Nội vụ", "2024-05-12T09:11:22+07:00"),
    ),
    "in English, narrow": (
        "Digitally signed by\nNgô Thị Mai\nDate: 2024.05.12\n09:11:22 +07'00'",
        ("Ngô Thị Mai", None, "2024-05-12T09:11:22+07:00"),
    ),
    "wrapped person": (
        "Digitally signed by NGÔ THỊ\nMAI\nDate: 2024.05.12 09:11:22 +07'00'",
        ("NGÔ THỊ MAI", None, "2024-05-12T09:11:22+07:00"),
    ),
    "no labels": (
        "Trung tâm Lưu trữ\nvà Tin học\nluutru@songuyen.example.vn\n06.11.2024 09:27:05",
        ("Trung tâm Lưu trữ và Tin học", "Trung tâm Lưu trữ và Tin học", "2024-11-06T09:27:05"),
    ),
    "valid mark above": (
        "Signature Valid\nKý bởi: Sở Nội vụ\nKý ngày: 5/9/2024 3:04:05 CH",
        ("Sở Nội vụ", "Sở Nội vụ", "2024-09-05T15:04:05"),
    ),
    "time first": (
        "Thời gian ký: 14:20 ngày 25.09.2024\nNgười ký: Ngô Thị Mai",
        ("Ngô Thị Mai", None, "2024-09-25T14:20"),
    ),
    "no such day": ("Ký bởi: Ngô Thị Mai\nNgày ký: 31/02/2024", ("Ngô Thị Mai", None, None)),
    "electronic copy": (
        "SAO Y; Bộ Nội vụ; 02/04/2026; 17:08:02; +07:00",
        ("Bộ Nội vụ", "Bộ Nội vụ", "2026-04-02T17:08:02+07:00"),
    ),
    "electronic copy by a person": (
        "SAO Y; Ngô Thị Mai; Thời gian ký: 2026-09-06T16:01:42+07:00",
        ("Ngô Thị Mai", None, "2026-09-06T16:01:42+07:00"),
    ),
    "electronic copy on lines": (
        "SAO Y;\nNgô Thị Mai;\nThời gian ký: 2026-09-06T16:01:42+07:00;",
        ("Ngô Thị Mai", None, "2026-09-06T16:01:42+07:00"),
    ),
}

NONE = {
    "a form to fill in": "Người ký: (ghi rõ họ tên)\nNgày ký: 12/05/2024",
    "dots": "Người ký: ……………\nNgày ký: ……………",
    "a time that nobody signs": "Thời gian ký: 12.05.2021 08:30:15 +07:00",
    "entry into force": "Quyết định này có hiệu lực kể từ ngày ký.",
    "text on signing": "Người ký ban hành văn bản chịu trách nhiệm trước pháp luật.",
    "a paper copy": "SAO Y BẢN CHÍNH",
}


def told(found: DigitalSignature) -> tuple[str | None, str | None, str | None]:
    return found.signer, found.agency, found.time


def header(document: Document) -> tuple[object, ...]:
    assert document.reference is not None
    assert document.date is not None
    assert document.subject is not None
    return (
        document.reference.text,
        document.date.iso,
        [(x.name, x.parent) for x in document.issuers],
        document.subject.text,
    )


SOUND = ("15/QĐ-SNV", "2024-03-12", [("SỞ NỘI VỤ", None)], "kiện toàn tổ công tác")


@pytest.mark.parametrize("name", CAPTIONS)
def test_a_caption_above_the_header(name: str) -> None:
    caption, expected = CAPTIONS[name]
    document = parse_text(f"{caption}\n\n{HEAD}{FOOT}\nTrần Thị Bình")
    assert [told(x) for x in document.digital_signatures] == [expected]
    assert header(document) == SOUND
    assert [x.name for x in document.signers] == ["Trần Thị Bình"]


@pytest.mark.parametrize("name", [x for x in CAPTIONS if "copy" not in x])
def test_a_caption_inside_the_signature_block(name: str) -> None:
    caption, expected = CAPTIONS[name]
    document = parse_text(f"{HEAD}{FOOT}\n{caption}\n\nTrần Thị Bình")
    assert [told(x) for x in document.digital_signatures] == [expected]
    assert header(document) == SOUND
    assert [(x.authority, x.title, x.name) for x in document.signers] == [("KT.", "PHÓ GIÁM ĐỐC", "Trần Thị Bình")]


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_caption(name: str) -> None:
    document = parse_text(f"{HEAD}{NONE[name]}\n\n{FOOT}\nTrần Thị Bình")
    assert document.digital_signatures == ()
    assert header(document) == SOUND


def test_the_stamp_of_an_annex_in_a_file_of_its_own_is_neither_number_nor_date_nor_issuer() -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục III.1: number of the document it goes with, time of signing."""
    stamp = "27/QĐ-SNV; 14/05/2024; 08:30:15; +07:00"
    assert header(parse_text(f"{stamp}\n\n{HEAD}{FOOT}\nTrần Thị Bình")) == SOUND
    annex = parse_text(f"{stamp}\n\nPhụ lục I\nDANH SÁCH TỔ CÔNG TÁC\n\n1. Ông Trần Văn Cảnh.")
    assert (annex.reference, annex.date, annex.issuers, annex.digital_signatures) == (None, None, (), ())


def test_a_caption_that_the_signature_block_runs_into() -> None:
    text = f"{HEAD}{FOOT}Ký bởi: Sở Nội vụ\nTrần Thị Bình\nThời gian ký: 18.02.2024 15:29"
    document = parse_text(text)
    assert [told(x) for x in document.digital_signatures] == [("Sở Nội vụ", "Sở Nội vụ", "2024-02-18T15:29")]
    assert [x.name for x in document.signers] == ["Trần Thị Bình"]


def test_two_captions_are_two_signatures_and_a_repeated_one_is_one() -> None:
    first, second = "Ký bởi: Ngô Thị Mai\nNgày ký: 18/02/2024", "Ký bởi: Sở Nội vụ\nNgày ký: 19/02/2024"
    document = parse_text(f"{first}\n{second}\n\n{HEAD}{FOOT}\n{first}\n\nNgô Thị Mai")
    assert [told(x)[::2] for x in document.digital_signatures] == [
        ("Ngô Thị Mai", "2024-02-18"),
        ("Sở Nội vụ", "2024-02-19"),
    ]


def test_the_evidence_is_the_caption() -> None:
    caption = CAPTIONS["portal"][0]
    document = parse_text(f"{caption}\n\n{HEAD}{FOOT}\nTrần Thị Bình")
    (found,) = document.digital_signatures
    assert found.span is not None
    assert document.text[found.span.start : found.span.end] == caption
    assert (found.origin, found.intact, found.rule) == ("caption", None, "digital_signatures.label")


def test_a_name_that_is_neither_person_nor_agency_is_trusted_less() -> None:
    known = parse_text("Ký bởi: Ngô Thị Mai\nNgày ký: 18/02/2024").digital_signatures[0]
    strange = parse_text("Ký bởi: songuyen-ca-g3\nNgày ký: 18/02/2024").digital_signatures[0]
    assert strange.confidence < known.confidence


REVIEWED = {
    "name given": ("Ký bởi: Ngô Thị Mai\nNgày ký: 12/03/2024", "", ["Ngô Thị Mai"], {"signer.from_caption"}),
    "agency gives no name": ("Ký bởi: Sở Nội vụ\nNgày ký: 12/03/2024", "", [None], {"signer.blank"}),
    "two persons give no name": (
        "Ký bởi: Ngô Thị Mai\nNgày ký: 12/03/2024\nKý bởi: Lê Văn Minh\nNgày ký: 12/03/2024",
        "",
        [None],
        {"signer.blank"},
    ),
    "who copied gives no name": ("SAO Y; Ngô Thị Mai; 02/04/2026; 17:08:02; +07:00", "", [None], {"signer.blank"}),
    "same name": ("Ký bởi: NGÔ THỊ MAI\nNgày ký: 12/03/2024", "Ngô Thị Mai", ["Ngô Thị Mai"], set()),
    "other name": (
        "Ký bởi: Lê Văn Minh\nNgày ký: 12/03/2024",
        "Ngô Thị Mai",
        ["Ngô Thị Mai"],
        {"signer.caption_differs"},
    ),
    "who copied differs": ("SAO Y; Lê Văn Minh; 02/04/2026; 17:08:02; +07:00", "Ngô Thị Mai", ["Ngô Thị Mai"], set()),
    "issuer": ("Ký bởi: Sở Nội vụ tỉnh Thái Nguyên", "Ngô Thị Mai", ["Ngô Thị Mai"], set()),
    "other issuer": ("Ký bởi: Sở Tư pháp", "Ngô Thị Mai", ["Ngô Thị Mai"], {"issuer.caption_differs"}),
    "portal": (CAPTIONS["portal"][0], "Ngô Thị Mai", ["Ngô Thị Mai"], set()),
}  # fmt: skip


@pytest.mark.parametrize("name", REVIEWED)
def test_signer_and_issuer_beside_the_caption(name: str) -> None:
    caption, printed, names, codes = REVIEWED[name]
    document = parse_text(f"{caption}\n\n{HEAD}{FOOT}\n{printed}")
    assert [x.name for x in document.signers] == names
    assert [x.name for x in document.issuers] == ["SỞ NỘI VỤ"]
    watched = {"signer.from_caption", "signer.caption_differs", "signer.blank", "issuer.caption_differs"}
    assert watched & {d.code for d in document.diagnostics} == codes


def test_agreement_raises_confidence_a_little() -> None:
    alone = parse_text(f"{HEAD}{FOOT}\nNgô Thị Mai")
    caption = "Người ký: Ngô Thị Mai\nCơ quan: Sở Nội vụ\nNgày ký: 12/03/2024"
    agreed = parse_text(f"{caption}\n\n{HEAD}{FOOT}\nNgô Thị Mai")
    for before, after in ((alone.signers[0], agreed.signers[0]), (alone.issuers[0], agreed.issuers[0])):
        assert before.confidence < after.confidence <= 0.98


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN", "UBND tỉnh Thái Nguyên"),
        ("UBND TỈNH THÁI NGUYÊN", "Uỷ ban nhân dân tỉnh Thái Nguyên"),
    ],
)
def test_short_forms_of_an_agency_are_the_agency(printed: str, named: str) -> None:
    document = parse_text(
        f"Ký bởi: {named}\nNgày ký: 12/03/2024\n\n{HEAD.replace('SỞ NỘI VỤ', printed)}{FOOT}\nNgô Thị Mai"
    )
    assert "issuer.caption_differs" not in {d.code for d in document.diagnostics}


def test_a_caption_in_small_print_on_a_page() -> None:
    """Its lines are told by their print, labelled or not, in the signature block and at the edge of every page."""
    lines = (
        (70, 780, 14, "SỞ NỘI VỤ"), (260, 780, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (70, 750, 14, "Số: 15/QĐ-SNV"), (300, 750, 14, "Thái Nguyên, ngày 12 tháng 3 năm 2024"),
        (240, 700, 14, "QUYẾT ĐỊNH"),
        (180, 680, 14, "Về việc kiện toàn tổ công tác"), (70, 640, 14, "Điều 1. Kiện toàn tổ công tác gồm năm người."),
        (350, 600, 14, "GIÁM ĐỐC"), (360, 570, 8, "Ký bởi: Ngô Thị Mai"), (360, 560, 8, "Phòng Tổ chức"),
        (360, 550, 8, "Ngày ký: 13/03/2024"), (350, 510, 14, "Ngô Thị Mai"),
    )  # fmt: skip

    def draw(canvas: object, rows: tuple[tuple[int, int, int, str], ...]) -> None:
        for x, y, size, text in (*rows, (20, 820, 8, "Ký bởi: Sở Nội vụ. Ngày ký: 14/03/2024")):
            canvas.setFont("Body", size)
            canvas.drawString(x, y, text)

    pages = (lines, ((70, 700, 14, "PHỤ LỤC I"),), ((70, 700, 14, "PHỤ LỤC II"),))
    document = parse(make_pdf(*(lambda canvas, rows=rows: draw(canvas, rows) for rows in pages)))
    assert header(document) == SOUND
    assert [x.name for x in document.signers] == ["Ngô Thị Mai"]
    assert {told(x)[::2] for x in document.digital_signatures} == {
        ("Sở Nội vụ", "2024-03-14"),
        ("Ngô Thị Mai", "2024-03-13"),
    }
    assert all(x.boxes and x.boxes[0].page == 1 for x in document.digital_signatures)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cong-van-hoa-toc", ("Sở Nông nghiệp và Môi trường", "2025-10-16T21:40:07+07:00")),
        ("cong-van-lien-doan-lao-dong", ("Liên đoàn Lao động tỉnh Tây Ninh", "2024-12-20T16:22:45")),
    ],
)
def test_captions_of_fixtures(name: str, expected: tuple[str, str]) -> None:
    for path in (text_path(load(name)), pdf_path(load(name))):
        assert [(x.signer, x.time) for x in parse(path).digital_signatures] == [expected]
