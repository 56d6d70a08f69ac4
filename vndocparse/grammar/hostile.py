"""Texts made to make a pattern backtrack: a rule that needs long for one of them would need long for a bad document."""

from collections.abc import Iterator

import regex

from vndocparse.grammar.rules import Rule

_LONG = 20_000  # characters of a text that only repeats: shows what grows with the square of the length
_TAIL = 4_000  # characters of a repetition behind the start of an example: shows what grows faster still
_BLANKS = 2_000  # characters of white space: wide gaps are cut out of lines before rules run
_PIECES = 12  # pieces of one example that are repeated in place
_FILLERS = (" ", "\n", "a ", "A", "1", "1. ", "- ", "., ")
_PIECE = regex.compile(r"\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]+")


def slow_text(rule: Rule, texts: list[str], seconds: float) -> str:
    """Return the start of a hostile text that takes a rule longer than `seconds` of processor time, or nothing.

    `texts` are the rule's own examples, prepared; their pieces, repeated, reach deeper into the pattern than noise.
    """
    for hostile in _hostile_texts(texts):
        try:
            for _ in rule.compiled.finditer(hostile, timeout=seconds):
                pass
        except TimeoutError:
            return hostile[:60]
    return ""


def _hostile_texts(texts: list[str]) -> Iterator[str]:
    for filler in _FILLERS:
        yield _repeated(filler, _LONG)
    for text in texts:
        yield _repeated(text, _LONG)
        yield _repeated(text + "\n", _LONG)
        pieces = list(_PIECE.finditer(text))
        for piece in pieces[:: len(pieces) // _PIECES + 1]:
            begun = text[: piece.end()]
            # The example at the end holds the letters without which the engine would not even try.
            yield f"{begun}{_repeated(piece.group(), _TAIL)}¶\n{text}"
            yield f"{begun}{_repeated(' ' + piece.group(), _TAIL)}¶\n{text}"


def _repeated(piece: str, length: int) -> str:
    length = length if piece.strip() else _BLANKS
    return (piece * (length // len(piece) + 1))[:length] if piece else ""
