"""Texts made to make a pattern backtrack: a rule that needs long for one of them would need long for a bad document."""

from collections.abc import Iterator

from vndocparse.grammar.rules import Rule

_LENGTH = 20_000  # characters of a hostile text
_FILLERS = (" ", "\n", "a ", "A", "1", "1. ", "- ", "., ")


def slow_text(rule: Rule, texts: list[str], seconds: float) -> str:
    """Return the start of a hostile text that takes a rule longer than `seconds` of processor time, or nothing.

    `texts` are the rule's own examples, prepared; their words, repeated, reach deeper into the pattern than noise does.
    """
    for hostile in _hostile_texts(texts):
        try:
            for _ in rule.compiled.finditer(hostile, timeout=seconds):
                pass
        except TimeoutError:
            return hostile[:40]
    return ""


def _hostile_texts(texts: list[str]) -> Iterator[str]:
    for filler in _FILLERS:
        yield _repeated(filler)
    for text in texts:
        yield _repeated(text + "\n")
        yield _repeated(text)
        for share in (1, 2, 3):
            begun = text[: len(text) * share // 4]
            yield begun + _repeated(" ")
            yield begun + _repeated("a ")
    for word in sorted({word for text in texts for word in text.split()}, key=lambda word: (-len(word), word))[:6]:
        yield _repeated(word + " ")
        yield _repeated(word)


def _repeated(piece: str) -> str:
    return (piece * (_LENGTH // len(piece) + 1))[:_LENGTH] if piece else ""
