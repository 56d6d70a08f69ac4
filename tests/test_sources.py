"""The sources room: what is read, how it is told apart, and what is refused with which error."""

import codecs
import hashlib
import io
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import CORPUS, FIXTURES
from pdf_maker import make_pdf, picture

from vndocparse.document.errors import (
    LimitExceededError,
    NoTextError,
    UnreadableError,
    UnsupportedFormatError,
    VndocparseError,
)
from vndocparse.layout.repair import repair
from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Pages
from vndocparse.sources.read import read, read_text

READERS = ("pdfium", "pdfplumber")
BODY = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"


def texts(pages: Pages, page: int = 0) -> list[str]:
    return [word.text for word in pages.pages[page].words]


def letter(canvas: Any) -> None:
    canvas.setFont("Bold", 13)
    canvas.drawString(70, 780, "ỦY BAN NHÂN DÂN")
    canvas.drawString(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    canvas.setFont("Body", 14)
    canvas.drawString(70, 760, "Số: 130/KH-UBND")
    canvas.drawString(70, 700, BODY)
    canvas.setFont("Italic", 14)
    canvas.drawString(300, 740, "Hà Nội, ngày 5 tháng 6 năm 2024")


# --- what a source is ---------------------------------------------------------------------------------------------

REFUSED: list[tuple[str, bytes, type[VndocparseError], str]] = [
    ("empty", b"", UnreadableError, "empty"),
    ("white space", b" \r\n\n", UnreadableError, "empty"),
    ("zeros", b"\x00" * 500, UnreadableError, "binary"),
    ("noise", bytes(range(256)) * 40, UnreadableError, "binary"),
    ("controls", b"abc\x01\x02\x03\x04" * 50, UnreadableError, "binary"),
    ("png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, NoTextError, "PNG"),
    ("jpeg", b"\xff\xd8\xff\xe0" + b"\x00" * 50, NoTextError, "JPEG"),
    ("tiff", b"II*\x00" + b"\x00" * 50, NoTextError, "TIFF"),
    ("docx", b"PK\x03\x04" + b"\x00" * 50, UnreadableError, "docx"),
    ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, UnsupportedFormatError, "office file"),
    ("gzip", b"\x1f\x8b" + b"\x00" * 50, UnsupportedFormatError, "gzip"),
    ("head of a pdf", b"%PDF-1.7\n", UnreadableError, "damaged"),
    ("utf-16 in name only", codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", UnreadableError, "utf-16"),
]


@pytest.mark.parametrize(("data", "error", "word"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused_with_the_reason(data: bytes, error: type[VndocparseError], word: str) -> None:
    with pytest.raises(error, match=word):
        read(data, ocr=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_encodings(encoding: str) -> None:
    pages = read("Số: 15/QĐ-BNV\nHà Nội".encode(encoding))
    assert (pages.text, pages.media_type, pages.repairs) == ("Số: 15/QĐ-BNV\nHà Nội", "text/plain", ())


def test_text_in_the_windows_code_page() -> None:
    text = BODY + "\nCộng hòa xã hội chủ nghĩa Việt Nam"
    pages = repair(read(_as_cp1258(text)))
    assert unicodedata.normalize("NFC", pages.text or "") == text


def _as_cp1258(text: str) -> bytes:
    tones = "\u0300\u0301\u0309\u0303\u0323"
    out = []
    for letter_ in text:
        apart = unicodedata.normalize("NFD", letter_)
        tone = "".join(c for c in apart if c in tones)
        plain = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        out.append((plain + tone).encode("cp1258"))
    return b"".join(out)


def test_text_of_a_legacy_font_in_its_own_bytes() -> None:
    raw = "céng hoµ x· héi chñ nghÜa viÖt nam\n§éc lËp - Tù do - H¹nh phóc\nHµ Néi, ngµy 20 th¸ng 02".encode("latin-1")
    pages = repair(read(raw))
    assert pages.repairs == ("tcvn3",)
    assert (pages.text or "").startswith("cộng hoà xã hội chủ nghĩa việt nam\nĐộc lập")
    assert pages.sha256 == hashlib.sha256(raw).hexdigest()


MARKDOWN = [
    ("**QUYẾT ĐỊNH**", True),
    ("# Quyết định\nĐiều 1", True),
    ("| Số | Tên |\n| --- | --- |\n| 1 | A |", True),
    ("Số: 15/QĐ-BNV\n---------\n*\n1. (*) Ghi chú (**)", False),
    ("---------|\nmột bảng kẻ tay", False),
]


@pytest.mark.parametrize(("text", "markdown"), MARKDOWN)
def test_markdown_is_told_from_the_text(text: str, markdown: bool) -> None:
    pages = read_text(text)
    assert pages.markdown is markdown
    assert pages.media_type == ("text/markdown" if markdown else "text/plain")


def test_the_callers_text_is_kept() -> None:
    text = "  Số:\t15/QĐ-BNV \r\n\ufeffhoà\u00a0bình e\u0301 \ufffe"
    assert read_text(text).text == text
    assert read_text("").text == ""


# --- where a source comes from ------------------------------------------------------------------------------------


def test_paths_bytes_and_files(tmp_path: Path) -> None:
    path = tmp_path / "khong-phai.pdf"
    path.write_bytes("Số: 1/QĐ".encode())
    assert read(path).path == read(str(path)).path == str(path)
    with path.open("rb") as file:
        assert read(file).text == "Số: 1/QĐ"
    assert read(b"abc").path is None


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"thieu\.pdf"):
        read(tmp_path / "thieu.pdf")
    with pytest.raises(UnreadableError):
        read(tmp_path)
    with pytest.raises(UnreadableError):
        read("a\x00b")
    with pytest.raises(UnreadableError, match="rb"):
        read(io.StringIO("Số"))  # type: ignore[arg-type]  # wrong on purpose


def test_limits() -> None:
    with pytest.raises(LimitExceededError, match="max_bytes"):
        read(b"a" * 11, limits=Limits(max_bytes=10))
    with pytest.raises(LimitExceededError, match="max_bytes"):
        read(io.BytesIO(b"a" * 11), limits=Limits(max_bytes=10))
    with pytest.raises(LimitExceededError, match="max_characters"):
        read_text("a" * 11, limits=Limits(max_characters=10))
    with pytest.raises(LimitExceededError, match="50,000,000 characters"):
        read(b"a" * 50_000_000)


@pytest.mark.parametrize("reader", READERS)
def test_limits_of_pdf_files(reader: str) -> None:
    data = make_pdf(letter, letter)
    with pytest.raises(LimitExceededError, match="max_pages"):
        read(data, reader=reader, limits=Limits(max_pages=1))
    with pytest.raises(LimitExceededError, match="max_characters"):
        read(data, reader=reader, limits=Limits(max_characters=50))


def test_unknown_reader() -> None:
    with pytest.raises(ValueError, match="pdfplumber"):
        read(make_pdf(letter), reader="nope")


def test_reading_is_imported_late() -> None:
    code = "import sys, vndocparse.sources.read; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"pypdfium2", "pdfplumber", "pdfminer", "viparse"}.isdisjoint(done.stdout.split())


# --- PDF files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
def test_words_with_boxes_and_traits(reader: str) -> None:
    pages = read(b"rubbish\n" * 100 + make_pdf(letter), reader=reader)
    assert (pages.media_type, pages.reader, len(pages.pages)) == ("application/pdf", reader, 1)
    page = pages.pages[0]
    assert (page.number, page.width, page.height, page.turned) == (1, 595, 842, 0)
    words = {word.text: word for word in page.words}
    number, agency, place = words["130/KH-UBND"], words["ỦY"], words["tháng"]
    assert (number.bold, agency.bold) == (False, True)
    assert (number.size, agency.size) == (14, 13)
    assert 842 - 760 - 14 <= number.top < 842 - 760 < number.bottom < 842 - 760 + 7
    assert place.italic or reader == "pdfplumber"
    assert agency.x0 == pytest.approx(70, abs=1)


@pytest.mark.parametrize("reader", READERS)
def test_damaged_and_protected_files(reader: str) -> None:
    whole = make_pdf(letter)
    with pytest.raises(UnreadableError, match="damaged"):
        read(whole[:300], reader=reader)
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    locked = make_pdf(letter, encrypt=encryption.StandardEncryption("mat-khau", "chu"))
    with pytest.raises(UnreadableError, match="password"):
        read(locked, reader=reader)


def spaced(canvas: Any) -> None:
    letter(canvas)
    canvas.drawString(70, 650, "THÔNG TƯ BAN HÀNH", charSpace=4)
    canvas.drawString(70, 630, "BỘ KHOA HỌC VÀ CÔNG NGHỆ", charSpace=-0.9)


def unspaced(canvas: Any) -> None:
    letter(canvas)
    at = 70.0
    for word in BODY.split():
        canvas.drawString(at, 650, word)
        at += canvas.stringWidth(word, "Body", 14) + 3.2


def overprinted(canvas: Any) -> None:
    letter(canvas)
    for offset in (0, 0.3):
        canvas.drawString(70 + offset, 650, "THÔNG BÁO")


def in_letters(canvas: Any) -> None:
    letter(canvas)
    at = 70.0
    for sign in "NGHỊ":
        canvas.drawString(at, 650, sign)
        at += canvas.stringWidth(sign, "Body", 14)


def upright_and_not(canvas: Any) -> None:
    letter(canvas)
    canvas.drawString(-300, 650, "NGOÀI")
    for angle, text in ((90, "DỌC"), (45, "CHÌM"), (8, "KHẨN")):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, text)
        canvas.restoreState()


PRINTED: list[tuple[Callable[[Any], None], list[str], list[str]]] = [
    (spaced, ["THÔNG", "TƯ", "BAN", "HÀNH", "BỘ", "KHOA", "HỌC", "VÀ", "CÔNG", "NGHỆ"], ["T", "H"]),
    (unspaced, BODY.split(), []),
    (in_letters, ["NGHỊ"], ["N", "NGH"]),
    (upright_and_not, ["KHẨN"], ["DỌC", "CHÌM", "NGOÀI", "D"]),
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("draw", "there", "absent"), PRINTED, ids=[p[0].__name__ for p in PRINTED])
def test_words_as_printed(draw: Callable[[Any], None], there: list[str], absent: list[str], reader: str) -> None:
    extra = texts(read(make_pdf(draw), reader=reader))[len(texts(read(make_pdf(letter), reader=reader))) :]
    assert [word for word in there if word not in extra] == []
    assert [word for word in absent if word in extra] == []


@pytest.mark.parametrize("reader", READERS)
def test_overprinted_words_count_once(reader: str) -> None:
    assert texts(read(make_pdf(overprinted), reader=reader)).count("THÔNG") == 1


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_and_cropped_pages_come_out_upright(rotation: int, reader: str) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(make_pdf(letter))
    document[0].set_mediabox(-5, -7, 600, 850)
    document[0].set_cropbox(20, 30, 590, 830)
    document[0].set_rotation(rotation)
    out = io.BytesIO()
    document.save(out)
    page = read(out.getvalue(), reader=reader).pages[0]
    first = next(word for word in page.words if word.text == "ỦY")
    assert (page.width, page.height, page.turned) == (570, 800, -rotation % 360)
    assert first.x0 == pytest.approx(50, abs=0.5)
    assert first.bottom == pytest.approx(830 - 780 + 0.2 * 13, abs=0.5)


# --- thin layers --------------------------------------------------------------------------------------------------

WATERMARK = "Công báo điện tử"
POOR_OCR = "TRLTNG UoNG ~6: 1 1/20 1 l/TT-BICHCN BCH DOAN TRUONG nghiOm cAn tuQmg viOn kC hoAch thAng "


def scan(*lines: str) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        canvas.drawImage(picture(), 0, 0, 595, 842)
        for row, line in enumerate(lines):
            canvas.drawString(60, 780 - 18 * row, line)

    return draw


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lines", [(), (WATERMARK,), (POOR_OCR,) * 20], ids=["bare", "watermark", "poor OCR"])
def test_scans_are_refused(lines: tuple[str, ...], reader: str) -> None:
    with pytest.raises(NoTextError, match="OCR"):
        read(make_pdf(*[scan(*lines)] * 3), reader=reader, ocr=False)


@pytest.mark.parametrize("reader", READERS)
def test_scans_with_good_ocr_and_foreign_text_are_read(reader: str) -> None:
    assert texts(read(make_pdf(scan(*[BODY] * 12)), reader=reader))[0] == "Căn"
    foreign = make_pdf(lambda canvas: canvas.drawString(70, 700, "An ordinary English letter of one line"))
    assert texts(read(foreign, reader=reader))[0] == "An"


def test_pages_without_text_are_refused() -> None:
    with pytest.raises(NoTextError):
        read(make_pdf(lambda canvas: canvas.rect(10, 10, 100, 100)), ocr=False)


# --- real files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.pdf"))[:8], ids=lambda p: p.stem)
def test_readers_agree_on_the_fixtures(path: Path) -> None:
    first, second = (read(path, reader=reader) for reader in READERS)
    assert [texts(first, i) for i in range(len(first.pages))] == [texts(second, i) for i in range(len(second.pages))]
    for one, other in zip(first.pages[0].words, second.pages[0].words, strict=True):
        assert (one.x0, one.bottom, one.size) == pytest.approx((other.x0, other.bottom, other.size), abs=0.6)


@pytest.mark.parametrize("path", sorted((CORPUS / "scan").glob("*.pdf")), ids=lambda p: p.stem)
def test_real_scans_are_refused_without_ocr(path: Path) -> None:
    with pytest.raises(NoTextError):
        read(path, ocr=False)


def test_a_hyphen_at_a_line_end_stays(corpus: Path) -> None:
    found = sorted((corpus / "pdf").glob("thong-tu-lien-tich-so-01-2022-*.pdf"))
    if not found:
        pytest.skip("the document is not at hand")
    assert "01/2022/TTLT-VKSNDTC-" in texts(read(found[0]))
