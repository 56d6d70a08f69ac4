"""Three readings of a letter's head: most tell the word, none is lost, and what stands below is left alone."""

from collections.abc import Sequence

import numpy as np
import pytest

from vndocparse.sources import ocr_vote
from vndocparse.sources.ocr_tesseract import Seen
from vndocparse.sources.ocr_time import Deadline
from vndocparse.sources.ocr_vote import read_head_again

WIDTH, HEIGHT = 1000, 2000
TIME = Deadline.after(60, "page")
Reading = Sequence[tuple[str, int, int]]
"""Words with the places of their left upper corners."""


def seen(reading: Reading, sure: float = 0.8, size: float = 1.0) -> tuple[Seen, ...]:
    return tuple(
        Seen(text, x * size, y * size, (x + 20 * len(text)) * size, (y + 30) * size, sure, (1, 1, y))
        for text, x, y in reading
    )


def voted(first: Reading, second: Reading, third: Reading, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    more = iter([seen(second, size=0.9), seen(third, size=0.8)])
    monkeypatch.setattr(ocr_vote, "recognise", lambda *_: next(more))
    page = np.zeros((HEIGHT, WIDTH), np.uint8)
    words = read_head_again(seen(first), page, page, 0.0, 4.0, TIME)
    return [(x.text, x.line[2]) for x in words]


def test_two_of_three_outvote_one(monkeypatch: pytest.MonkeyPatch) -> None:
    right, wrong = [("TỈNH", 100, 100), ("HÒA", 200, 100)], [("TINH", 100, 100), ("HÒA", 200, 100)]
    assert voted(wrong, right, right, monkeypatch) == [("TỈNH", 100), ("HÒA", 100)]
    assert voted(right, wrong, right, monkeypatch) == [("TỈNH", 100), ("HÒA", 100)]


def test_a_word_cut_in_two_is_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, cut = [("PHƯỜNG", 100, 100)], [("PHƯỜN", 100, 100), ("G", 202, 100)]
    assert voted(cut, whole, whole, monkeypatch) == [("PHƯỜNG", 100)]
    assert voted(whole, cut, cut, monkeypatch) == [("PHƯỜN", 100), ("G", 100)]


def test_of_three_that_differ_the_surest_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    more = iter([seen([("Ri", 100, 100)], 0.9, 0.9), seen([("Rì", 100, 100)], 0.5, 0.8)])
    monkeypatch.setattr(ocr_vote, "recognise", lambda *_: next(more))
    page = np.zeros((HEIGHT, WIDTH), np.uint8)
    assert [x.text for x in read_head_again(seen([("Rị", 100, 100)]), page, page, 0.0, 4.0, TIME)] == ["Ri"]


def test_what_one_alone_sees_is_no_word_and_what_two_see_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert voted([("speck", 100, 100)], [], [], monkeypatch) == []
    assert [text for text, _ in voted([], [("Số", 100, 100)], [("Số", 100, 100)], monkeypatch)] == ["Số"]


def test_lines_stay_apart_and_the_body_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [("SỚ", 100, 100), ("Y", 100, 140), ("dưới", 100, 1500)]
    other = [("SỞ", 100, 100), ("Y", 100, 140)]
    assert voted(first, other, other, monkeypatch) == [("SỞ", 100), ("Y", 140), ("dưới", 1500)]


def test_a_tilted_page_keeps_the_places_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    page = np.zeros((HEIGHT, WIDTH), np.uint8)
    first = seen([("Số:", 100, 100), ("12", 900, 100)])
    level = tuple(ocr_vote._turned(x, 1.0, page.shape) for x in first)
    more = iter([seen([]), seen([])])
    monkeypatch.setattr(ocr_vote, "recognise", lambda *_: next(more))
    assert read_head_again(first, page, page, 1.0, 4.0, TIME) == ()
    sizes = iter((0.9, 0.8))

    def again(*_: object) -> tuple[Seen, ...]:
        size = next(sizes)
        return tuple(
            Seen(x.text, x.left * size, x.top * size, x.right * size, x.bottom * size, 0.9, x.line) for x in level
        )

    monkeypatch.setattr(ocr_vote, "recognise", again)
    words = read_head_again(first, page, page, 1.0, 4.0, TIME)
    assert [(x.text, round(x.left), round(x.top)) for x in words] == [("Số:", 100, 100), ("12", 900, 100)]
