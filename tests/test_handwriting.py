"""Numbers and days written in by hand: digits that most readings agree on stand, others stay open."""

from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scans import font

from vndocparse.grammar import Grammar
from vndocparse.layout.handwriting import votes_of
from vndocparse.layout.illegible import ILLEGIBLE, blank_illegible
from vndocparse.sources.ocr_hand import has_letterhead, read_hand
from vndocparse.sources.ocr_tesseract import Seen
from vndocparse.sources.pages import HandLine, Page, Pages, Word

GRAMMAR = Grammar.load()


def words(*texts: tuple[str, float], top: float = 100) -> tuple[Word, ...]:
    found, at = [], 60.0
    for text, sure in texts:
        found.append(Word(text, at, top, at + 6 * len(text), top + 12, size=12, confidence=sure))
        at += 6 * len(text) + 4
    return tuple(found)


def line(*texts: str, top: float = 100) -> HandLine:
    return HandLine(texts, 60, top, 200, top + 12)


def page(row: tuple[Word, ...], *hand: HandLine) -> Page:
    return Page(1, 595, 842, row, picture=1.0, ocr=True, hand=hand)


def read(row: tuple[Word, ...], *hand: HandLine) -> Page:
    source = Pages("application/pdf", "tesseract", "", pages=(page(row, *hand),), ocr=True)
    return blank_illegible(source, GRAMMAR).pages[0]


VOTES = [
    (("S:275/STC", "Só:275/STC", "Só: 275/STC", "S6: 2T5/STC"), {"number": "275"}),
    (("S: 14/STC", "S: 147/STC", "S: 141/STC"), {}),
    (("S: 20M4/STC", "S: 20M4/STC"), {}),
    (("S: 004/STC", "S: 004/STC"), {}),
    (("S: 0/STC", "S: 0/STC"), {}),
    (
        ("Hà Nam, ngàyo7tháng 4 năm 2010", "Hà Nam, ngày 07 tháng 4 nām 2010"),
        {"day": "07", "month": "4", "year": "2010"},
    ),
    (("Hà Nam, ngày 45 tháng 1 năm 2010",) * 3, {"month": "1", "year": "2010"}),
    (("Hà Nam, ngày 5 tháng 1 năm 2018", "Hà Nam, ngày 5 tháng 1 năm 2016"), {"day": "5", "month": "1"}),
    (("SỞ Y TẾ", "SO Y TE"), {}),
]


@pytest.mark.parametrize(("texts", "expected"), VOTES)
def test_what_most_readings_agree_on_counts(texts: tuple[str, ...], expected: dict[str, str]) -> None:
    row = words(("Số:", 0.9))
    found = votes_of(page(row, line(*texts)), row, GRAMMAR)
    assert {name: digits for name, (digits, _) in found.items()} == expected


def test_only_a_prosebeside_the_row_counts() -> None:
    row = words(("Số:", 0.9))
    assert votes_of(page(row, line("S: 27/STC", "S: 27/STC", top=300)), row, GRAMMAR) == {}


NUMBERS = [
    ("unsure digits give way", (("Số:", 0.9), ("4Jÿ", 0.2), ("/STC-VP", 0.9)), "27", "Số: 27 /STC-VP", 0.8),
    ("digits that were not seen are put in", (("Số:", 0.9), ("/STC-VP", 0.9)), "27", "Số: 27/STC-VP", 0.8),
    ("both agree", (("Số:", 0.9), ("27", 0.7), ("/STC-VP", 0.9)), "27", "Số: 27 /STC-VP", 0.9),
    ("sure print stands", (("Số:", 0.9), ("21", 0.95), ("/STC-VP", 0.9)), "27", "Số: 21 /STC-VP", 0.95),
    ("unsure print gives way", (("Số:", 0.9), ("21", 0.65), ("/STC-VP", 0.9)), "27", "Số: 27 /STC-VP", 0.8),
    ("no reader is sure", (("Số:", 0.9), ("4Jÿ", 0.2), ("/STC-VP", 0.9)), "", f"Số: {ILLEGIBLE} /STC-VP", 0.0),
]


@pytest.mark.parametrize(
    ("row", "hand", "expected", "sure"), [case[1:] for case in NUMBERS], ids=[case[0] for case in NUMBERS]
)
def test_two_readers_of_a_number(row: tuple[tuple[str, float], ...], hand: str, expected: str, sure: float) -> None:
    found = read(words(*row), *([line(*[f"S: {hand}/STC-VP"] * 3)] if hand else []))
    assert " ".join(word.text for word in found.words) == expected
    assert any(word.confidence == sure for word in found.words)


def test_a_day_that_was_not_seen_is_put_in() -> None:
    row = words(("Hà", 0.9), ("Nam,", 0.9), ("ngày", 0.9), ("tháng", 0.9), ("3", 0.9), ("năm", 0.9), ("2021", 0.9))
    found = read(row, line(*["Hà Nam, ngày 24 tháng 3 năm 2021"] * 3))
    assert " ".join(word.text for word in found.words) == "Hà Nam, ngày 24 tháng 3 năm 2021"


def test_of_a_year_the_other_reader_is_believed() -> None:
    row = words(
        ("Hà", 0.9), ("Nam,", 0.9), ("ngày", 0.9), ("4", 0.9), ("tháng", 0.9), ("3", 0.9), ("năm", 0.9), ("2016", 0.9)
    )
    found = read(row, line(*["Hà Nam, ngày 4 tháng 3 năm 2018"] * 3))
    assert " ".join(word.text for word in found.words) == "Hà Nam, ngày 4 tháng 3 năm 2018"
    assert found.words[-1].confidence == 0.8


def test_a_page_with_a_text_of_its_own_is_left_alone() -> None:
    own = replace(page(words(("Số:", 1.0), ("/STC-VP", 1.0)), line(*["S: 27/STC-VP"] * 3)), ocr=False)
    source = Pages("application/pdf", "pdfium", "", pages=(own,))
    assert blank_illegible(source, GRAMMAR) == source


def sheet(*cells: tuple[int, int, str]) -> tuple[np.ndarray, tuple[Seen, ...]]:
    """Return an A4 page at 200 dpi with lines at these places, and its words as Tesseract would give them."""
    page = Image.new("RGB", (1654, 2339), "white")
    draw, face = ImageDraw.Draw(page), font(38, "Regular")
    seen = []
    for at, (x, y, text) in enumerate(cells):
        draw.text((x, y), text, fill="black", font=face)
        seen.append(Seen(text, x, y, x + face.getlength(text), y + 40, 0.9, (1, 1, at)))
    return np.asarray(page), tuple(seen)


LETTERHEAD = (
    (180, 120, "SỞ TÀI CHÍNH"),
    (900, 120, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (180, 260, "Số: 275/STC-VP"),
    (900, 260, "Hà Nam, ngày 16 tháng 12 năm 2021"),
)
needs_reader = pytest.mark.skipif(
    find_spec("rapidocr") is None or find_spec("onnxruntime") is None, reason="RapidOCR is not installed"
)


@needs_reader
def test_the_lines_of_a_letterhead_that_hold_digits_are_read_again() -> None:
    pixels, seen = sheet(*LETTERHEAD)
    assert has_letterhead(seen, pixels.shape[1], pixels.shape[0])
    row = words(("Số:", 0.9), top=260 * 72 / 200)
    found = votes_of(page(row, *read_hand(pixels, 200 / 72)), row, GRAMMAR)
    assert {name: digits for name, (digits, _) in found.items()} == {
        "number": "275",
        "day": "16",
        "month": "12",
        "year": "2021",
    }


def test_a_page_of_prose_has_no_letterhead() -> None:
    prose = "Các phòng rà soát hồ sơ theo quy định trước ngày 15"
    pixels, seen = sheet(*((180, 120 + 60 * n, f"{n}. {prose}") for n in range(9)))
    assert not has_letterhead(seen, pixels.shape[1], pixels.shape[0])
