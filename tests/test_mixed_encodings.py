"""Documents of several encodings: each line and column is judged for itself, and the diagnostic counts them."""

import pytest
from legacy_writer import write

import vndocparse
from vndocparse.layout.repair import repair
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.sources.read import read, read_text

HEADER = "ỦY BAN NHÂN DÂN TỈNH\nvà các xã\nSố: 15/QĐ-UBND\n"
BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương;\nXét đề nghị của Giám đốc Sở Tài chính,\n"
    "Điều 1. Phê duyệt kế hoạch kiểm tra việc thực hiện.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
)
FOREIGN = "La société générale a été créée à Nîmes.\nMade in Zürich by Müller.\n"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps", "cp1258"])
def test_a_unicode_header_above_a_legacy_body(encoding: str) -> None:
    repaired = repair(read_text(HEADER + write(BODY, encoding) + HEADER))
    assert repaired.text == HEADER + BODY + HEADER
    assert repaired.repairs == (encoding,)
    assert repaired.repaired_lines == (4,)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_the_same_in_bytes(encoding: str) -> None:
    data = (HEADER * 30).encode("utf-8") + write(BODY, encoding).encode("latin-1")
    assert repair(read(data)).text == HEADER * 30 + BODY


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_foreign_lines_in_a_legacy_text_stay(encoding: str) -> None:
    assert repair(read_text(write(BODY, encoding) + FOREIGN)).text == BODY + FOREIGN


def test_two_encodings_in_one_text() -> None:
    repaired = repair(read_text(write(BODY, "vni") * 2 + write(BODY, "tcvn3")))
    assert repaired.text == BODY * 3
    assert set(zip(repaired.repairs, repaired.repaired_lines, strict=True)) == {("vni", 8), ("tcvn3", 4)}


def test_columns_are_judged_apart() -> None:
    row = write("ĐẢNG BỘ TỈNH".lower(), "tcvn3") + "          Hà Nội, ngày 5 tháng 6 năm 2004\n"
    assert repair(read_text(row + write(BODY, "tcvn3"))).text == (
        "đảng bộ tỉnh          Hà Nội, ngày 5 tháng 6 năm 2004\n" + BODY
    )


def test_the_diagnostic_says_what_and_how_much() -> None:
    document = vndocparse.parse_text(HEADER + write(BODY, "tcvn3"))
    told = [d for d in document.diagnostics if d.code == "text.converted"]
    assert [d.message.split(" became")[0] for d in told] == ["4 lines in TCVN3"]
    assert document.text == HEADER + BODY


def words(text: str, font: str, top: float) -> list[Word]:
    return [Word(w, 50.0 * i, top, 50.0 * i + 45, top + 12, 12.0, font=font) for i, w in enumerate(text.split())]


@pytest.mark.parametrize("fonts", [(".VnTime", "Times-Roman"), ("ABC", "ABC")])
def test_pdf_words_of_two_fonts(fonts: tuple[str, str]) -> None:
    lines = [line for line in BODY.split("\n") if line]
    legacy = [w for i, line in enumerate(lines) for w in words(write(line, "tcvn3"), fonts[0], 100.0 + 20 * i)]
    unicode_words = words("và các xã của tỉnh", fonts[1], 60.0)
    page = Page(1, 600.0, 800.0, (*unicode_words, *legacy))
    repaired = repair(Pages("application/pdf", "pdfium", "", (page,)))
    assert " ".join(w.text for w in repaired.pages[0].words) == "và các xã của tỉnh " + " ".join(BODY.split())


ADDRESSES = "Lie^n he^.: a.b@c.vn, https://vi.vn/a(b)?u=o+, xem va(n ba?n ke`m theo."


def test_viqr_leaves_addresses_and_needs_many_words() -> None:
    text = write(BODY, "viqr") + ADDRESSES
    expected = "Liên hệ: a.b@c.vn, https://vi.vn/a(b)?u=o+, xem văn bản kèm theo."
    assert repair(read_text(text)).text == BODY + expected
    assert repair(read_text(ADDRESSES)).text == ADDRESSES
