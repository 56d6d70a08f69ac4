"""Numbers as a word processor writes them before list items: `1`, `IV`, `c`. Numbers in words are written in digits."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST_ROMAN = 4000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_LETTERS = 30  # times that a letter is repeated at most


def numeral(count: int, kind: str) -> str:
    """Return a number in one of the formats of Office Open XML (`decimal`, `lowerRoman`, …), decimal if unknown."""
    match kind:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "upperRoman" | "lowerRoman" if 0 < count < _LONGEST_ROMAN:
            return _roman(count).upper() if kind[0] == "u" else _roman(count)
        case "upperLetter" | "lowerLetter" if 0 < count <= _MOST_LETTERS * len(_LETTERS):
            turn, at = divmod(count - 1, len(_LETTERS))
            letters = _LETTERS[at] * (turn + 1)
            return letters.upper() if kind[0] == "u" else letters
        case _:
            return str(count)


def _roman(count: int) -> str:
    digits = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        digits += letters * times
    return digits
