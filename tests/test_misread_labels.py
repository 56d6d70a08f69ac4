"""Labels of parts and numbers of articles that our own reader misread are put right where nothing else can be meant."""

import pytest

from vndocparse.grammar import Grammar
from vndocparse.layout.misread_labels import mend_labels
from vndocparse.sources.pages import Page, Pages, Word

GRAMMAR = Grammar.load()


def read(*lines: str, ocr: bool = True) -> list[str]:
    """Return the lines of a page as they stand after the mending."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        at, top = 80.0, 60 + 20 * row
        for text in line.split():
            words.append(Word(text, at, top, at + 6 * len(text), top + 12, size=12, confidence=0.9))
            at += 6 * len(text) + 4
    page = Page(1, 595, 842, tuple(words), ocr=ocr)
    mended = mend_labels(Pages("image/png", "tesseract", "", pages=(page,), ocr=ocr), GRAMMAR)
    found = iter(word.text for word in mended.pages[0].words)
    return [" ".join(next(found) for _ in line.split()) for line in lines]


@pytest.mark.parametrize("row", GRAMMAR.table("misread_labels").rows, ids=lambda row: str(row["read"]))
def test_every_label_is_put_right_before_a_capital_only(row: dict[str, object]) -> None:
    assert read(f"{row['read']} MỤC ĐÍCH") == [f"{row['label']} MỤC ĐÍCH"]
    assert read(f"{row['read']} mục đích") == [f"{row['read']} mục đích"]
    assert read(f"{row['read']} MỤC ĐÍCH", ocr=False) == [f"{row['read']} MỤC ĐÍCH"]


def test_a_list_by_letters_keeps_its_letters() -> None:
    assert read("G. Bảy", "H. Tám") == ["G. Bảy", "H. Tám"]


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
