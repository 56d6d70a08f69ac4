"""Scans and pictures: the same answer as from the text layer, stamps apart, and clear words where OCR is missing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES
from pdf_maker import make_pdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from scans import font, pages_of, photographed, printed, saved, stamped, with_seal

import vndocparse
from vndocparse.cli import main
from vndocparse.document.errors import LimitExceededError, NoTextError, UnreadableError
from vndocparse.document.models import Document
from vndocparse.sources import ocr_page, ocr_tools
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_picture import Picture, print_of
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_tools import APT, PIP, OcrTools, find_tools
from vndocparse.sources.pages import Page

needs_tesseract = pytest.mark.skipif(
    not find_tools().ready, reason=f"Tesseract with its Vietnamese model is not installed: {APT}"
)
_PDFS = FIXTURES / "pdf"
_EXACT = ("type", "number", "symbol", "date")


def _header(document: Document) -> dict[str, Any]:
    reference, date = document.reference, document.date
    return {
        "type": document.document_type and document.document_type.code,
        "number": reference and reference.number,
        "symbol": reference and reference.symbol,
        "place": document.place and document.place.name,
        "date": date and date.iso,
        "issuers": [(x.parent, x.name) for x in document.issuers],
        "subject": document.subject and document.subject.text,
    }


def _codes(document: Document) -> set[str]:
    return {x.code for x in document.diagnostics}


def _sheet(*lines: str, size: int = 40) -> Image.Image:
    """Return an A4 sheet with a few lines of print, as scanned at 200 dpi."""
    sheet = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(sheet)
    for at, line in enumerate(lines):
        draw.text((200, 300 + 70 * at), line, fill="black", font=font(size, "Regular"))
    return sheet


_LETTER = _PDFS / "to-trinh-nghi-quyet.pdf"


@needs_tesseract
@pytest.mark.parametrize(
    ("name", "noise", "tilt"),
    [
        ("to-trinh-nghi-quyet", 8, 0.6),
        ("giay-moi-hoi-nghi", 6, 1.3),
        ("ke-hoach-cong-an-xa", 8, 0.6),
        ("thong-bao-ket-luan", 12, -0.8),
        ("quyet-dinh-phuong-mot-cua", 8, 0.6),
        ("chi-thi-tinh-uy", 12, -0.8),
    ],
)
def test_a_scan_gives_the_header_of_its_pdf_letter_for_letter(name: str, noise: float, tilt: float) -> None:
    pdf = _PDFS / f"{name}.pdf"
    pages = (printed(with_seal(page, 0.7, 0.72), noise=noise, tilt=tilt) for page in pages_of(pdf))
    scan = vndocparse.parse(saved(*pages))
    assert scan.source.ocr
    assert _header(scan) == _header(vndocparse.parse(pdf))
    assert {"source.ocr"} <= _codes(scan)
    assert scan.reference is not None
    assert 0 < scan.reference.confidence < 0.98
    assert scan.reference.boxes[0].page == 1


@needs_tesseract
def test_a_photograph_with_shadows_gives_the_header_of_its_pdf() -> None:
    pdf = _PDFS / "giay-moi-hoi-nghi.pdf"
    photograph = photographed(printed(pages_of(pdf)[0]))
    assert _header(vndocparse.parse(saved(photograph, kind="JPEG"))) == _header(vndocparse.parse(pdf))


@pytest.mark.parametrize("shade", [1.0, 0.5])
def test_paper_is_white_and_print_black_with_a_shadow_and_without(shade: float) -> None:
    sheet = np.full((1200, 900), 230, np.uint8)
    sheet[100:1100:40, 100:800] = 40
    sheet[:, 450:] = (sheet[:, 450:] * shade).astype(np.uint8)
    cleaned = print_of(sheet)
    for column in (300, 700):
        assert cleaned[50, column] == 255
        assert cleaned[700, column] < 60


@needs_tesseract
@pytest.mark.parametrize("quarter", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_is_read_whichever_way_up_it_lies(quarter: Image.Transpose) -> None:
    turned = pages_of(_LETTER)[0].transpose(quarter)
    seen, own = _header(vndocparse.parse(saved(turned, kind="PNG"))), _header(vndocparse.parse(_LETTER))
    assert {k: seen[k] for k in _EXACT} == {k: own[k] for k in _EXACT}


@pytest.mark.parametrize(
    ("goodness", "way"),
    [
        ({0: 0.95}, 0),
        ({0: 0.0, 180: 0.0, 90: 0.4, 270: 0.55}, 270),
        ({0: 0.4, 180: 0.55, 90: 0.0, 270: 0.0}, 180),
        ({0: 0.5, 180: 0.4, 90: 0.0, 270: 0.0}, 0),
        ({0: 0.5, 180: 0.55, 90: 0.0, 270: 0.0}, 0),
    ],
)
def test_of_four_poor_readings_the_clearly_best_tells_the_way_up(
    goodness: dict[int, float], way: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(pixels: object, picture: Picture, turned: int, deadline: Deadline) -> tuple[Page, float]:
        return Page(1, 595, 842, (), turned=turned, ocr=True), goodness[turned]

    monkeypatch.setattr(ocr_page, "_read", read)
    assert ocr_page.read_page(Picture(1, np.zeros((20, 10), np.uint8), 1.0), Limits(), "scan").turned == way


@needs_tesseract
def test_a_tiff_has_its_pages_and_pictures_say_what_they_are() -> None:
    document = vndocparse.parse(saved(_sheet("Trang thứ nhất của văn bản"), _sheet("Trang thứ hai"), kind="TIFF"))
    assert (document.source.media_type, document.source.pages) == ("image/tiff", 2)
    assert "nhất" in document.text
    assert "hai" in document.text
    jpeg = vndocparse.parse(saved(_sheet("Một tấm ảnh"), kind="JPEG"))
    assert (jpeg.source.media_type, jpeg.source.reader, jpeg.source.ocr) == ("image/jpeg", "tesseract", True)


def _text_page(canvas: Any) -> None:
    for at, line in enumerate(("Trang này có lớp văn bản của chính nó,", "nên không cần nhận dạng lại.")):
        canvas.drawString(80, 700 - 20 * at, line)


def _picture_page(sheet: Image.Image) -> Callable[[Any], None]:
    return lambda canvas: canvas.drawImage(ImageReader(sheet), 0, 0, 595, 842)


@needs_tesseract
def test_only_the_pages_without_text_are_read_by_ocr() -> None:
    document = vndocparse.parse(make_pdf(_text_page, _picture_page(_sheet("Trang này là ảnh chụp"))))
    assert "lớp văn bản của chính nó" in document.text
    assert "ảnh chụp" in document.text
    told = next(x.message for x in document.diagnostics if x.code == "source.ocr")
    assert told.endswith("page 2.")


@needs_tesseract
def test_a_signature_caption_over_a_scan_is_kept_and_the_scan_is_read() -> None:
    def signed(canvas: Any) -> None:
        _picture_page(_sheet("Kính gửi: Sở Nội vụ", "Văn bản được quét thành ảnh"))(canvas)
        canvas.setFont("Body", 8)
        canvas.drawString(380, 800, "Ký bởi: Sở Tài chính")
        canvas.drawString(380, 790, "Thời gian ký: 16/10/2025 21:40:07 +07:00")

    document = vndocparse.parse(make_pdf(signed))
    assert "quét thành ảnh" in document.text
    assert document.text.count("Ký bởi: Sở Tài chính") == 1
    assert [x.name for x in document.addressees] == ["Sở Nội vụ"]


@needs_tesseract
def test_stamps_are_read_apart_from_the_letter() -> None:
    page = stamped(pages_of(_LETTER)[0], ["HỎA TỐC"], 0.22, 0.27, slant=25)
    page = stamped(page, ["ĐẾN", "Số: 4567", "Ngày: 21/11/2031"], 0.17, 0.06)
    document, plain = vndocparse.parse(saved(page)), vndocparse.parse(_LETTER)
    assert document.marks.urgency == "HỎA TỐC"
    assert document.marks.evidence[0].boxes[0].x0 < 200
    assert document.reference is not None
    assert plain.reference is not None
    assert (document.reference.number, document.reference.symbol) == (plain.reference.number, plain.reference.symbol)
    assert document.date is not None
    assert plain.date is not None
    assert document.date.iso == plain.date.iso
    assert any("2031" in x.text for x in document.furniture if x.kind == "stamp")


@needs_tesseract
def test_a_page_with_nothing_but_a_stamp_keeps_it() -> None:
    back = stamped(Image.new("RGB", (1654, 2339), "white"), ["ĐẾN", "Số: 4567", "Ngày: 21/11/2031"], 0.4, 0.3)
    document = vndocparse.parse(saved(_sheet("Trang thứ nhất của văn bản"), back))
    assert "4567" in next(x.text for x in document.furniture if x.kind == "stamp" and "Số" in x.text)
    alone = vndocparse.parse(saved(back, kind="PNG"))
    assert alone.reference is None
    assert any("4567" in x.text for x in alone.furniture)


@needs_tesseract
def test_a_page_that_takes_too_long_is_told_by_file_and_page() -> None:
    with pytest.raises(LimitExceededError, match=r"page 1: .*Limits\(max_seconds_a_page\)"):
        vndocparse.parse(saved(_sheet("Một tấm ảnh"), kind="PNG"), limits=Limits(max_seconds_a_page=0.001))


def test_the_time_of_a_page_holds_for_all_its_runs_together() -> None:
    with pytest.raises(LimitExceededError, match="scan"):
        Deadline.after(0, "scan").left()
    assert 0 < Deadline.after(60, "scan").left() <= 60


@needs_tesseract
def test_a_picture_without_text_is_refused() -> None:
    with pytest.raises(NoTextError, match="no text"):
        vndocparse.parse(saved(Image.new("RGB", (800, 1100), "white"), kind="PNG"))


def test_ocr_can_be_switched_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan = make_pdf(_picture_page(Image.new("RGB", (80, 110), "white")))
    for source in (scan, saved(_sheet("ảnh"), kind="PNG")):
        with pytest.raises(NoTextError, match="switched off"):
            vndocparse.parse(source, ocr=False)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan)
    assert main([str(path), "--no-ocr"]) == 1
    assert "switched off" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("tools", "commands"),
    [
        (OcrTools(libraries=False, version="5.3.0", languages=("vie",)), (PIP,)),
        (OcrTools(libraries=True, version=None), (APT,)),
        (OcrTools(libraries=True, version="5.3.0", languages=("eng",)), (APT,)),
        (OcrTools(libraries=False, version=None), (PIP, APT)),
    ],
)
def test_what_is_missing_is_named_with_its_command(
    tools: OcrTools, commands: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr_tools, "find_tools", lambda: tools)
    monkeypatch.setattr("vndocparse.sources.read.find_tools", lambda: tools)
    for source in (saved(_sheet("ảnh"), kind="PNG"), make_pdf(_picture_page(_sheet("ảnh")))):
        with pytest.raises(NoTextError) as error:
            vndocparse.parse(source)
        assert str(error.value).endswith(" && ".join(commands))
    mixed = vndocparse.parse(make_pdf(_text_page, _picture_page(_sheet("ảnh"))))
    assert "source.ocr_missing" in _codes(mixed)
    assert not mixed.source.ocr


def test_the_program_is_looked_for_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert find_tools().version is None
    assert APT in find_tools().commands


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "error"),
    [
        (saved(_sheet("ảnh"), kind="PNG")[:200], UnreadableError),
        (b"\xff\xd8\xff" + bytes(100), UnreadableError),
        (b"II*\x00" + b"\xff" * 40, UnreadableError),
        (saved(Image.new("L", (4000, 3000)), kind="PNG"), LimitExceededError),
    ],
)
def test_hostile_pictures_give_typed_errors(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        vndocparse.parse(data, limits=Limits(max_pixels=10_000_000))


def test_the_doctor_names_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("vndocparse.doctor.find_tools", lambda: OcrTools(libraries=True, version=None))
    assert main(["doctor"]) == 0
    assert APT in capsys.readouterr().out
    assert main(["doctor", "--json"]) == 0
    assert '"serves": "scans and pictures"' in capsys.readouterr().out


@needs_tesseract
@pytest.mark.parametrize("size", [(1, 1), (30_000, 2), (2, 30_000)])
def test_strip_without_room_for_letters_has_no_text(size: tuple[int, int]) -> None:
    with pytest.raises(NoTextError, match="no text"):
        vndocparse.parse(saved(Image.new("L", size, 0), kind="PNG"))
