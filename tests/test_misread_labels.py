"""Labels of parts and numbers of articles that our own reader misread are put right where nothing else can be meant."""

import pytest

from vndocparse.grammar import Grammar
from vndocparse.layout.misread_labels import mend_labels
from vndocparse.sources.pages import Page, Pages, Word

GRAMMAR = Grammar.load()


def read(*lines: str, ocr: bool = True, top: float = 300) -> list[str]:
    """Return the lines of a page as they stand after the mending."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        at, above = 80.0, top + 20 * row
        for text in line.split():
            words.append(Word(text, at, above, at + 6 * len(text), above + 12, size=12, confidence=0.9))
            at += 6 * len(text) + 4
    page = Page(1, 595, 842, tuple(words), ocr=ocr)
    mended = mend_labels(Pages("image/png", "tesseract", "", pages=(page,), ocr=ocr), GRAMMAR)
    found = iter(word.text for word in mended.pages[0].words)
    return [" ".join(next(found) for _ in line.split()) for line in lines]


ROWS = GRAMMAR.table("misread_labels").rows


@pytest.mark.parametrize("row", [x for x in ROWS if not x.get("doubtful")], ids=lambda row: str(row["read"]))
def test_a_label_is_put_right_before_a_capital_only(row: dict[str, object]) -> None:
    assert read(f"{row['read']} Mục đích") == [f"{row['label']} Mục đích"]
    assert read(f"{row['read']} mục đích") == [f"{row['read']} mục đích"]
    assert read(f"{row['read']} MỤC ĐÍCH", ocr=False) == [f"{row['read']} MỤC ĐÍCH"]


@pytest.mark.parametrize("row", [x for x in ROWS if x.get("doubtful")], ids=lambda row: str(row["read"]))
def test_a_letter_is_a_label_among_roman_numerals_only(row: dict[str, object]) -> None:
    assert read(f"{row['read']} MỤC ĐÍCH", "III. YÊU CẦU")[0] == f"{row['label']} MỤC ĐÍCH"
    assert read(f"{row['read']} MỤC ĐÍCH", "2. YÊU CẦU")[0] == f"{row['read']} MỤC ĐÍCH"
    assert read(f"{row['read']} Củ Chi", "III. YÊU CẦU")[0] == f"{row['read']} Củ Chi"
    assert read(f"{row['unless']} MỘT HAI", f"{row['read']} BA BỐN", "III. YÊU CẦU")[1] == f"{row['read']} BA BỐN"


def test_an_agency_of_the_letterhead_has_no_label() -> None:
    rows = ["ỦY BAN NHÂN DÂN", "H. CỦ CHI", *("…" for _ in range(20)), "I. MỤC ĐÍCH CHUNG", "H. YÊU CẦU CHUNG"]
    mended = read(*rows, top=60)
    assert mended[1] == "H. CỦ CHI"
    assert mended[-1] == "II. YÊU CẦU CHUNG"


def test_the_first_part_is_told_by_the_second() -> None:
    assert read("1. MỤC ĐÍCH CHUNG", "1. Nâng cao", "II. YÊU CẦU CHUNG") == [
        "I. MỤC ĐÍCH CHUNG",
        "1. Nâng cao",
        "II. YÊU CẦU CHUNG",
    ]
    assert read("I. PHẦN CHUNG", "1. MỤC ĐÍCH CHUNG", "II. YÊU CẦU CHUNG")[1] == "1. MỤC ĐÍCH CHUNG"
    assert read("1. MỤC ĐÍCH CHUNG", "2. YÊU CẦU CHUNG") == ["1. MỤC ĐÍCH CHUNG", "2. YÊU CẦU CHUNG"]


def test_an_article_has_a_number() -> None:
    assert read("Điều I. Phạm vi", "theo khoản l, Điều 5") == ["Điều 1. Phạm vi", "theo khoản 1, Điều 5"]
    assert read("Chương I Phạm vi", "Điều II") == ["Chương I Phạm vi", "Điều II"]
