"""Diagnostics of the labels: what repeats, what was left out, where a list begins anew; labels stay as printed."""

import pytest
from test_directives import outline, units_of

from vndocparse.document.models import Document, Source
from vndocparse.grammar import Grammar
from vndocparse.review.units import misnumbered

GRAMMAR = Grammar.load()


def findings(text: str) -> list[tuple[str, str]]:
    document = Document(
        source=Source(path=None, media_type="text/plain", sha256="0" * 64, pages=None, reader="text", ocr=False),
        text=text,
        directives=units_of(text),
    )
    found = []
    for diagnostic in misnumbered(document, GRAMMAR):
        assert diagnostic.span is not None
        label = text[diagnostic.span.start : diagnostic.span.end]
        found.append((f"{diagnostic.code.removeprefix('unit.')} {label}", diagnostic.message))
    return found


def articles(*numbers: int | str) -> str:
    return "\n".join(f"Điều {n}. Nội dung thứ {n} của văn bản." for n in numbers)


def listed(*labels: str) -> str:
    return "\n".join(f"{label} Nội dung của đơn vị này." for label in labels)


CASES = {
    "in order": (listed("1.", "a)", "b)", "2.", "a)"), []),
    "f, j, w, z are no letters, and old texts have no đ": (
        listed("1.", "a)", "b)", "c)", "d)", "e)", "g)", "h)", "i)", "k)"),
        [],
    ),
    "all letters": ("1. Các việc:\n" + "\n".join(f"{x}) Việc này;" for x in "abcdđeghiklmnopqrstuvxy"), []),
    "a letter after an inserted one": (articles(1, 2, "2a", "2b", 3), []),
    "articles through the chapters": (
        "Chương I\nCHUNG\n" + articles(1, 2) + "\nChương II\nRIÊNG\n" + articles(3, 4),
        [],
    ),
    "numbers that go on below the next heading": (
        "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\nII. YÊU CẦU\n3. Ba.\n4. Bốn.",
        [],
    ),
    "repeated": (
        "I. Một.\nII. Hai.\nII. Hai nữa.\nIII. Ba.",
        [("repeated II", "The label “II” is printed twice.")],
    ),
    "skipped": (articles(1, 2, 4), [("skipped Điều 4", "Not found before “Điều 4”: Điều 3.")]),
    "two Roman numerals skipped": (
        "I. Một.\nII. Hai.\nV. Năm.",
        [("skipped V", "Not found before “V”: III, IV.")],
    ),
    "a letter skipped": (
        "1. Hồ sơ:\na) Một;\nb) Hai;\nd) Bốn.",
        [("skipped d", "Not found before “d”: c.")],
    ),
    "a list without its first label": (
        "I. MỤC ĐÍCH\n1. Một.\n2. Hai.\nIII. TỔ CHỨC\na) Ba.\nb) Bốn.\n2. Kinh phí.",
        [("skipped III", "Not found before “III”: II."), ("skipped 2", "Not found before “2”: 1.")],
    ),
    "compound labels": (
        "1. Mục tiêu\n1.1. Một.\n1.3. Ba.\n2. Giải pháp\n2.1. Một.",
        [("skipped 1.3", "Not found before “1.3”: 1.2.")],
    ),
    "several missing": (
        articles(1, 5),
        [("skipped Điều 5", "Not found before “Điều 5”: Điều 2, Điều 3, Điều 4.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_findings(text: str, expected: list[tuple[str, str]]) -> None:
    assert findings(text) == expected


def test_a_restart_is_told_and_kept() -> None:
    text = "1. Một.\n\n2. Hai.\n\n3. Ba.\n\nCác nội dung trên thực hiện trong năm.\n\n1. Rà soát.\n\n2. Báo cáo."
    assert outline(units_of(text)) == ["1", "2", "3", "1", "2"]
    assert findings(text) == [("restarted 1", "The numbering goes back to “1”.")]


def test_spaced_out_label_is_marked_whole() -> None:
    text = "Điều 1. Một.\nĐiều 2. Hai.\nĐ iều 4. Bốn."
    assert findings(text) == [("skipped Đ iều 4", "Not found before “Điều 4”: Điều 3.")]
