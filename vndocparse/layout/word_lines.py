"""The lines that the words of a page stand on, before they are laid out."""

from collections.abc import Iterator, Sequence

from vndocparse.sources.pages import Word

_GUTTER = 3.0  # times the font size: white space that surely parts columns


def word_lines(words: Sequence[Word], gutter: float = _GUTTER) -> Iterator[list[int]]:
    """Yield the indexes of the words of each line; white space of `gutter` times the font size parts columns."""
    line: list[int] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else word
        apart = abs(before.bottom - word.bottom) > word.size / 2 or word.x0 - before.x1 > gutter * word.size
        if line and apart:
            yield line
            line = []
        line.append(at)
    if line:
        yield line
