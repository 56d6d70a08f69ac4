"""The header: small letterheads and what type, issuer, number, date, subject and addressees they hold."""

import pytest

from vndocparse.fields.addressees import read_addressees
from vndocparse.fields.document_type import read_document_type
from vndocparse.fields.issuers import read_issuers
from vndocparse.fields.marks import read_marks
from vndocparse.fields.place_date import read_place_date
from vndocparse.fields.reference import read_reference
from vndocparse.fields.subject import read_subject
from vndocparse.grammar import Grammar
from vndocparse.layout.header import Header, find_header
from vndocparse.layout.text_lines import text_lines
from vndocparse.layout.zones import Layout
from vndocparse.text.letters import read_letters

TITLES = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar.load()


def header_of(text: str, grammar: Grammar) -> tuple[Layout, Header]:
    letters = read_letters(text)
    lines = text_lines(letters, grammar)
    header = find_header(letters, lines, grammar)
    return Layout(letters, lines, header.zones), header


# text → type and family; issuer and parent pairs; number, year, symbol; place and date
LETTERHEADS = {
    "agency and national title glued on a line": (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH PHƯỚC Độc lập - Tự do - Hạnh phúc\n"
        "Số: 991/QĐ-UBND Đồng Xoài, ngày 14 tháng5 năm 2008\nQUYẾT ĐỊNH\nV/v phê duyệt quy hoạch\nCăn cứ Luật A;\n",
        ("QĐ", "administrative"),
        [("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", None)],
        ("991", None, "QĐ-UBND"),
        ("Đồng Xoài", "2008-05-14"),
    ),
    "cells with bars, wraps inside names": (
        "VĂN\nPHÒNG CHÍNH PHỦ\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số:\n11654/VPCP-CN\nV/v cung ứng vật liệu\n|\nHà Nội, ngày 27\ntháng 11 năm 2025\n|\nKính gửi: Bộ Xây dựng.\n",
        ("CV", "administrative"),
        [("VĂN PHÒNG CHÍNH PHỦ", None)],
        ("11654", None, "VPCP-CN"),
        ("Hà Nội", "2025-11-27"),
    ),
    "right column first, agency with a dash of its own": (
        TITLES + "Hà Nội, ngày 05 tháng 3 năm 2020\nBỘ NỘI VỤ\nVỤ TỔ CHỨC - BIÊN CHẾ\nSố: 15/TCBC\nV/v góp ý\n"
        "Kính gửi: Vụ Pháp chế.\n",
        ("CV", "administrative"),
        [("VỤ TỔ CHỨC - BIÊN CHẾ", "BỘ NỘI VỤ")],
        ("15", None, "TCBC"),
        ("Hà Nội", "2020-03-05"),
    ),
    "blank number, day and month": (
        "Số: /VHTT\nCao Lộc, ngày tháng năm 2024\nV/v tuyên truyền\nKính gửi: UBND các xã, thị trấn.\n",
        ("CV", "administrative"),
        [],
        (None, None, "VHTT"),
        ("Cao Lộc", "2024"),
    ),
    "Party letter, no V/v": (
        "TỈNH ỦY LẠNG SƠN\nBAN TUYÊN GIÁO\n*\nSố 1234-CV/BTGTU\nTuyên truyền kỷ niệm\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Lạng Sơn, ngày 03 tháng 02 năm 2023\n\nKính gửi: Các huyện ủy, thành ủy.\n",
        ("CV", "party"),
        [("BAN TUYÊN GIÁO", "TỈNH ỦY LẠNG SƠN")],
        ("1234", None, "CV/BTGTU"),
        ("Lạng Sơn", "2023-02-03"),
    ),
    "youth union": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG          ĐOÀN TNCS HỒ CHÍ MINH\n***\n"
        "Số: 29-HD/TWĐTN-VP          Hà Nội, ngày 20 tháng 5 năm 2015\n\nHƯỚNG DẪN\nThể thức văn bản\nCăn cứ Điều lệ\n",
        ("HD", "mass_organisation"),
        [("BAN CHẤP HÀNH TRUNG ƯƠNG", None)],
        ("29", None, "HD/TWĐTN-VP"),
        ("Hà Nội", "2015-05-20"),
    ),
    "judgment": (
        "TÒA ÁN NHÂN DÂN\nHUYỆN A\nBản án số: 58/2023/HNGĐ-ST\nNgày: 29/9/2023\nV/v tranh chấp ly hôn\n"
        + TITLES
        + "\nNHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        ("BA", "court"),
        [("TÒA ÁN NHÂN DÂN HUYỆN A", None)],
        ("58", 2023, "HNGĐ-ST"),
        (None, "2023-09-29"),
    ),
    "joint issuers, one with a dash of its own": (
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO - BỘ NỘI VỤ -\nBỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\n"
        + TITLES
        + "Số: 07/2009/TTLT-BGDĐT-BNV\nHà Nội, ngày 15 tháng 4 năm 2009\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn\nCăn cứ\n",
        ("TTLT", "legal"),
        [("BỘ GIÁO DỤC VÀ ĐÀO TẠO", None), ("BỘ NỘI VỤ", None), ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None)],
        ("07", 2009, "TTLT-BGDĐT-BNV"),
        ("Hà Nội", "2009-04-15"),
    ),
    "gazette heading and letterhead are one issuer": (
        "BỘ CÔNG AN\nBỘ CÔNG AN\n" + TITLES + "Số: 86/2025/TT-BCA\nHà Nội, ngày 15 tháng 9 năm 2025\nTHÔNG TƯ\n"
        "Quy định biện pháp\nCăn cứ Luật A;\n",
        ("TT", "legal"),
        [("BỘ CÔNG AN", None)],
        ("86", 2025, "TT-BCA"),
        ("Hà Nội", "2025-09-15"),
    ),
    "corporation whose name wraps below its group's, symbol with a plus": (
        "TẬP ĐOÀN CAO SU A\nTỔNG CÔNG TY\nPHÂN BÓN B\nSố: 31/TCT-KD+KT\nV/v báo giá\n"
        + TITLES
        + "Hà Nội, ngày 5 tháng 3 năm 2020\nKính gửi: Sở A.\n",
        ("CV", "administrative"),
        [("TỔNG CÔNG TY PHÂN BÓN B", "TẬP ĐOÀN CAO SU A")],
        ("31", None, "TCT-KD+KT"),
        ("Hà Nội", "2020-03-05"),
    ),
    "drafter's unit in brackets, hour of a dispatch": (
        "SỞ A\nSố: 7/CĐ-SA(PC)\n" + TITLES + "Cà Mau, hồi 9 giờ 15 ngày 5 tháng 3 năm 2020\nCÔNG ĐIỆN\n"
        "Về việc ứng phó bão\nSở A điện:\n- Các phòng.\n",
        ("CĐ", "administrative"),
        [("SỞ A", None)],
        ("7", None, "CĐ-SA(PC)"),
        ("Cà Mau", "2020-03-05"),
    ),
    "letterhead inside the title": (
        "Quyết định\ncủa Thủ tướng Chính phủ số 115/2004/QĐ-TTg\nngày 25 tháng 6 năm 2004 về việc sửa đổi Quy chế\n"
        "Thủ tướng Chính phủ\nCăn cứ Luật A;\n",
        ("QĐ", "legal"),
        [("Thủ tướng Chính phủ", None)],
        ("115", 2004, "QĐ-TTg"),
        (None, "2004-06-25"),
    ),
}


@pytest.mark.parametrize("name", LETTERHEADS)
def test_letterhead(name: str, grammar: Grammar) -> None:
    text, kind, issuers, number, place_date = LETTERHEADS[name]
    layout, _ = header_of(text, grammar)
    found = read_document_type(layout, grammar)
    reference = read_reference(layout, grammar)
    place, date = read_place_date(layout, grammar)
    assert found
    assert (found.code, found.family) == kind
    assert [(i.name, i.parent) for i in read_issuers(layout, grammar)] == issuers
    assert reference
    assert (reference.number, reference.year, reference.symbol) == number
    assert (place and place.name, date and date.iso) == place_date


SUBJECTS = {
    "authority is not the subject": (
        "QUYẾT ĐỊNH\nVề việc bổ nhiệm cán bộ\nGIÁM ĐỐC SỞ A\nCăn cứ Luật A;\n",
        "bổ nhiệm cán bộ",
    ),
    "agency that ends a subject in capitals": (
        "QUYẾT ĐỊNH\nBÃI BỎ QUYẾT ĐỊNH CỦA\nỦY BAN NHÂN DÂN TỈNH A\n\nCăn cứ Luật A;\n",
        "BÃI BỎ QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH A",
    ),
    "type and subject on one line": (
        "KẾ HOẠCH TRIỂN KHAI NHIỆM VỤ\nNĂM HỌC 2023 - 2024\nCăn cứ Công văn B;\n",
        "TRIỂN KHAI NHIỆM VỤ NĂM HỌC 2023 - 2024",
    ),
    "kind beside the type": (
        "THÔNG TƯ HƯỚNG DẪN\nVề việc: Triển khai Quyết định\n- Căn cứ A;\n",
        "Triển khai Quyết định",
    ),
    "words beside the type, the subject led in below": (
        "THÔNG BÁO ĐƯỜNG THỦY\nVề việc sửa phao số 3\nCăn cứ A;\n",
        "sửa phao số 3",
    ),
    "number of the notice": (
        "THÔNG BÁO (Lần 2)\nVề việc nộp học phí\nPhòng A thông báo đến sinh viên\n",
        "nộp học phí",
    ),
    "letter-spaced type": (
        "Q U Y Ế T  Đ Ị N H\nVề việc thành lập Hội đồng\nBỘ TRƯỞNG BỘ Y TẾ\nCăn cứ A;\n",
        "thành lập Hội đồng",
    ),
    "plain về stays": ("HƯỚNG DẪN\nVề công tác thi\n\nNhằm đảm bảo tính nghiêm túc\n", "Về công tác thi"),
    "Party subject starts with the owner": (
        "KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\nVỀ TÌNH HÌNH MỚI\n-----\nTại phiên họp ngày 28/11/2025\n",
        "CỦA BỘ CHÍNH TRỊ VỀ TÌNH HÌNH MỚI",
    ),
    "owner on the type's line is the issuer": (
        "nghị định của chính phủ\nSửa đổi một số điều\nChính phủ\nCăn cứ Luật A;\n",
        "Sửa đổi một số điều",
    ),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_subject(name: str, grammar: Grammar) -> None:
    text, expected = SUBJECTS[name]
    head = "SỞ A\nSố: 1/QĐ-SA\n" + TITLES + "Hà Nội, ngày 05 tháng 3 năm 2024\n"
    layout, _ = header_of(head + text, grammar)
    subject = read_subject(layout, grammar)
    assert subject
    assert subject.text == expected


NO_SUBJECT = {
    "letter of introduction": "GIẤY GIỚI THIỆU\nTrường A trân trọng giới thiệu:\nÔng: Lê Văn B\nVề việc: khảo sát\n",
    "leave permit": "GIẤY NGHỈ PHÉP\nXét Đơn đề nghị nghỉ phép của ông Lê Văn B, Sở A cấp cho:\nÔng: Lê Văn B\n",
    "transmittal slip": "PHIẾU GỬI\nSở A gửi kèm theo Phiếu này các tài liệu sau:\n",
    "public letter": "THƯ KHEN\nThân ái gửi cán bộ, chiến sĩ Hải đội 1,\n",
    "salutation": "THƯ NGỎ\nCác em học sinh thân mến!\n",
}


@pytest.mark.parametrize("name", NO_SUBJECT)
def test_form_without_a_subject(name: str, grammar: Grammar) -> None:
    head = "SỞ A\nSố: 1/GGT-SA\n" + TITLES + "Hà Nội, ngày 05 tháng 3 năm 2024\n\n"
    layout, _ = header_of(head + NO_SUBJECT[name], grammar)
    assert read_subject(layout, grammar) is None


ADDRESSEES = {
    "bullets on the cue's line": ("Kính gửi: - Sở A;\n- UBND các xã, thị trấn.\n", ["Sở A", "UBND các xã, thị trấn"]),
    "cue alone": (
        "Kính gửi:\n- Công an các huyện\n- Viện kiểm sát tỉnh\n",
        ["Công an các huyện", "Viện kiểm sát tỉnh"],
    ),
    "inline list of agencies": ("Kính gửi: Sở Tài chính, Sở Y tế.\n", ["Sở Tài chính", "Sở Y tế"]),
    "collective phrase": ("Kính gửi: Ủy ban nhân dân các xã, thị trấn.\n", ["Ủy ban nhân dân các xã, thị trấn"]),
    "address and tax code": (
        "Kính gửi: Công ty Cổ phần A\nĐịa chỉ: Số 12 Nguyễn Du\nMã số thuế: 0312345678\n",
        ["Công ty Cổ phần A"],
    ),
    "wrapped entry": (
        "Kính gửi: Hiệu trưởng các trường Mầm non,\nTHCS trên địa bàn.\n",
        ["Hiệu trưởng các trường Mầm non, THCS trên địa bàn"],
    ),
    "numbered entries below the cue": (
        "Kính gửi:\n1. Các trường mầm non;\n2. Phòng Y tế huyện.\n",
        ["Các trường mầm non", "Phòng Y tế huyện"],
    ),
    "tờ trình": ("Kính trình: Hội đồng nhân dân tỉnh A\n", ["Hội đồng nhân dân tỉnh A"]),
    "invitation names guests, not addressees": ("Sở Y tế trân trọng kính mời: Ông A\n", []),
}


@pytest.mark.parametrize("name", ADDRESSEES)
def test_addressees(name: str, grammar: Grammar) -> None:
    text, expected = ADDRESSEES[name]
    head = "SỞ A\nSố: 1/SA-VP\nV/v báo cáo\n" + TITLES + "Hà Nội, ngày 05 tháng 3 năm 2024\n"
    layout, header = header_of(head + text + "Thực hiện Công văn số 5/B-C, Sở A báo cáo\n", grammar)
    assert [a.name for a in read_addressees(layout, grammar)] == expected
    assert header.end <= len(layout.lines)


def test_official_telegram_addresses_after_its_cue(grammar: Grammar) -> None:
    text = (
        "Số: 5/CĐ-TTg\n" + TITLES + "CÔNG ĐIỆN\nVề việc ứng phó bão\nTHỦ TƯỚNG CHÍNH PHỦ ĐIỆN:\n"
        "- Các Bộ: A, B;\n- Chủ tịch UBND các tỉnh.\n\nBão số 3 rất mạnh.\n"
    )
    layout, _ = header_of(text, grammar)
    assert [a.name for a in read_addressees(layout, grammar)] == ["Các Bộ: A, B", "Chủ tịch UBND các tỉnh"]


def test_marks_are_lines_of_their_own(grammar: Grammar) -> None:
    text = "SỞ A\nSố: 1/SA-VP\nHỎA TỐC\nMẬT\n" + TITLES + "V/v khẩn trương báo cáo\nKính gửi: Sở B.\n"
    layout, _ = header_of(text, grammar)
    marks = read_marks(layout, grammar)
    assert (marks.urgency, marks.secrecy, marks.circulation) == ("HỎA TỐC", "MẬT", None)


def test_body_that_begins_on_an_addressees_line_is_handed_on(grammar: Grammar) -> None:
    text = (
        "Số: 67/TTr-UBND\n" + TITLES + "TỜ TRÌNH\nVề việc A\nKính gửi: - UBND huyện B Căn cứ Luật Giáo dục năm 2005;\n"
    )
    layout, header = header_of(text, grammar)
    assert [a.name for a in read_addressees(layout, grammar)] == ["UBND huyện B"]
    assert [layout.letters.clean[x.start : x.end] for x in header.rest] == ["Căn cứ Luật Giáo dục năm 2005;"]


def test_spans_hold_the_evidence(grammar: Grammar) -> None:
    text, *_ = LETTERHEADS["cells with bars, wraps inside names"]
    layout, _ = header_of(text, grammar)
    reference = read_reference(layout, grammar)
    assert reference
    assert reference.span
    assert text[reference.span.start : reference.span.end] == "11654/VPCP-CN"
