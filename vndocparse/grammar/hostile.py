"""Texts made to make a pattern backtrack: a rule that needs long for one of them would need long for a bad document.

How long is judged beside a pattern that is known to be simple, and by how the time grows with the text: neither
depends on the machine, nor on what else it does.
"""

import time
from collections.abc import Iterator

import regex

from vndocparse.grammar.rules import Rule

_LONG = 20_000  # characters of a text that only repeats: shows what grows with the square of the length
_TAIL = 4_000  # characters of a repetition behind the start of an example: shows what grows faster still
_BLANKS = 2_000  # characters of white space: wide gaps are cut out of lines before rules run
_PIECES = 12  # pieces of one example that are repeated in place
_FILLERS = (" ", "\n", "a ", "A", "1", "1. ", "- ", "., ")
_PIECE = regex.compile(r"\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]+")

_SIMPLE = regex.compile(r"(?V1)(?:a(?!c)|b)(?<=a|b)")  # a match a letter
_SIMPLE_TEXT = "ab" * (_LONG // 2)
_SUSPECT = 60  # times as long as the simple pattern takes: worth a second look
_NEVER = 3 * _SUSPECT  # too long, however it grows
_PART = 4  # a part of the length, to compare with
_GROWTH = 2 * _PART  # a time in proportion to the length grows by `_PART`, one with its square by the square of that
_TRIES = 3  # a rule is slow only when each shows it


def slow_text(rule: Rule, texts: list[str]) -> str:
    """Return the start of a hostile text on which a rule's time grows faster than the text, or nothing.

    `texts` are the rule's own examples, prepared; their pieces, repeated, reach deeper into the pattern than noise.
    """
    simple = min(_seconds(_SIMPLE, _SIMPLE_TEXT) for _ in range(_TRIES))
    for whole, part in zip(_hostile_texts(texts, 1), _hostile_texts(texts, _PART), strict=True):
        if _ends(rule.compiled, whole, _SUSPECT * simple):
            continue
        if all(_outgrows(rule.compiled, whole, part, _NEVER * simple) for _ in range(_TRIES)):
            return whole[:60]
    return ""


def _outgrows(pattern: "regex.Pattern[str]", whole: str, part: str, never: float) -> bool:
    """Tell whether a text takes far longer than its length explains, beside a part of it."""
    if not _ends(pattern, part, never):
        return True
    return not _ends(pattern, whole, min(never, _GROWTH * _seconds(pattern, part)))


def _ends(pattern: "regex.Pattern[str]", text: str, seconds: float) -> bool:
    """Tell whether all matches are found within so many seconds of processor time."""
    try:
        for _ in pattern.finditer(text, timeout=seconds):
            pass
    except TimeoutError:
        return False
    return True


def _seconds(pattern: "regex.Pattern[str]", text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def _hostile_texts(texts: list[str], part: int) -> Iterator[str]:
    """Yield the texts, repeated to a part (a half, a third, …) of the full length."""
    for filler in _FILLERS:
        yield _repeated(filler, _LONG // part, _BLANKS // part)
    for text in texts:
        yield _repeated(text, _LONG // part, _BLANKS // part)
        yield _repeated(text + "\n", _LONG // part, _BLANKS // part)
        pieces = list(_PIECE.finditer(text))
        for piece in pieces[:: len(pieces) // _PIECES + 1]:
            begun = text[: piece.end()]
            # The example at the end holds the letters without which the engine would not even try.
            for repeated in (piece.group(), " " + piece.group()):
                yield f"{begun}{_repeated(repeated, _TAIL // part, _BLANKS // part)}¶\n{text}"


def _repeated(piece: str, length: int, blanks: int) -> str:
    length = length if piece.strip() else blanks
    return (piece * (length // len(piece) + 1))[:length] if piece else ""
