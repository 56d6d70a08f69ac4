"""The reading order of a page: how far ahead it is looked for columns."""

from vndocparse.layout.columns import reading_order
from vndocparse.sources.pages import Word


def test_rows_are_not_looked_at_again_and_again() -> None:
    """An office file is one page however long: each short line looked to the end of it for a second column."""
    rows = 3_000
    words = [Word(f"w{i}", 85, 14 * i, 120, 14 * i + 12, 12) for i in range(rows)]
    words.append(Word("bên", 400, 14 * (rows - 1), 430, 14 * (rows - 1) + 12, 12))
    looks = 0

    def breaks(text: str) -> bool:
        nonlocal looks
        looks += 1
        return False

    found = reading_order(words, 595, lambda text: False, breaks, lambda text: False)
    assert [segment.text for segment in found] == [*(f"w{i}" for i in range(rows)), "bên"]
    assert found[-1].column == "right"
    assert looks < 5 * rows
