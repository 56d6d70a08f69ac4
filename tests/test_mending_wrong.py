"""How many letters of a phrase are wrong where it stands best in a text."""

import pytest

from vndocparse.layout.mending.wrong import Sought


@pytest.mark.parametrize(
    ("phrase", "text", "wrong"),
    [
        ("docLap", "", 6),
        ("docLap", "docLap", 0),
        ("docLap", "so12docLaptudo", 0),
        ("docLap", "docIap", 1),
        ("docLap", "doLap", 1),
        ("docLap", "docxLap", 1),
        ("docLap", "dcLaap", 2),
        ("docLap", "LapdocLapdoc", 0),
        ("docLap", "xyz", 6),
        ("a", "bcb", 1),
    ],
)
def test_letters_changed_added_or_left_out_are_counted(phrase: str, text: str, wrong: int) -> None:
    assert Sought.of(phrase).wrong(text) == wrong
