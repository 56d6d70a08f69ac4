"""Words of two syllables of which our own reader has one mark wrong: put right where the other half tells the word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.skeleton import plain
from vndocparse.layout.word_lines import word_lines
from vndocparse.sources.pages import Page, Word
from vndocparse.text.letters import fold

_TOKEN = regex.compile(r"\p{L}+|[^\p{L} ]+")
_BLANK = 1.5  # times the font size: no blank between two words of a compound is as wide
_NEXT = 2.0  # times the font size: no further below is the next line of a paragraph
_SHORT = 12.0  # times the font size: a line that ends this far before the one above belongs to another column
_APART = "đ"  # no mark, but a letter of its own
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    pairs: frozenset[_Pair]
    by_skeleton: dict[str, tuple[_Pair, ...]]
    function_words: frozenset[str]


def mend_compounds(page: Page, grammar: Grammar) -> Page:
    """Return the page with the words of `tables.compounds` put right that differ from them by one mark.

    A syllable that is a function word, or that makes a compound with its other neighbour, stays as read.
    """
    known = _words(grammar)
    changed: dict[int, Word] = {}
    for line in _with_next(page.words):
        changed.update(_changes(page.words, line, known))
    return replace(page, words=tuple(changed.get(at, word) for at, word in enumerate(page.words))) if changed else page


def _with_next(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield each line with the first two words of the line right below it, where a compound may go on."""
    lines = sorted(word_lines(words, _BLANK), key=lambda line: words[line[0]].bottom)
    for position, line in enumerate(lines):
        yield [*line, *_start_below(words, words[line[-1]], lines, position)]


def _start_below(words: Sequence[Word], last: Word, lines: Sequence[list[int]], position: int) -> list[int]:
    """Return the first words of the next line that begins below and before this last word; none where that is far."""
    for line in lines[position + 1 :]:
        first = words[line[0]]
        if first.bottom - last.bottom > _NEXT * last.size:
            return []
        if first.bottom - last.bottom > last.size / 2 and first.x0 < last.x1 <= words[line[-1]].x1 + _SHORT * last.size:
            return line[:2]
    return []


def _changes(words: Sequence[Word], line: Sequence[int], known: _Words) -> Iterator[tuple[int, Word]]:
    text = " ".join(words[at].text for at in line)
    letters = list(text)
    for place, right in _misread(text, known):
        letters[place] = right.upper() if text[place].isupper() else right
    if letters == list(text):
        return
    start = 0
    for at in line:
        end = start + len(words[at].text)
        yield at, replace(words[at], text="".join(letters[start:end]))
        start = end + 1


def _misread(text: str, known: _Words) -> Iterator[tuple[int, str]]:
    """Yield the places of letters with a wrong mark, and the right letters."""
    small = fold(text).lower()
    if len(small) != len(text):
        return
    tokens = list(_TOKEN.finditer(small))
    for at in range(len(tokens) - 1):
        first, second = tokens[at], tokens[at + 1]
        if first.end() + 1 != second.start():
            continue
        read = first.group(), second.group()
        before = tokens[at - 1].group() if at else ""
        after = tokens[at + 2].group() if at + 2 < len(tokens) else ""
        if (before, read[0]) in known.pairs or (read[1], after) in known.pairs:
            continue
        place = _wrong_mark(read, known)
        if place is not None:
            yield first.start() + place[0], place[1]


def _wrong_mark(read: _Pair, known: _Words) -> tuple[int, str] | None:
    """Return where in the pair, a blank between, the one wrong letter stands, and the right one; None if none does."""
    meant = known.by_skeleton.get(plain(" ".join(read)), ())
    if not meant or read in known.pairs:
        return None
    found: list[tuple[int, str]] = []
    for pair in meant:
        if any(a != b and a in known.function_words for a, b in zip(read, pair, strict=True)):
            continue
        apart = [(i, b) for i, (a, b) in enumerate(zip(" ".join(read), " ".join(pair), strict=True)) if a != b]
        if len(apart) == 1 and _APART not in (" ".join(read)[apart[0][0]], apart[0][1]):
            found += apart
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4)
def _words(grammar: Grammar) -> _Words:
    pairs = frozenset(
        (str(row["first"]), str(second)) for row in grammar.table("compounds").rows for second in _list(row["seconds"])
    )
    by_skeleton: defaultdict[str, tuple[_Pair, ...]] = defaultdict(tuple)
    for pair in sorted(pairs):
        by_skeleton[plain(" ".join(pair))] += (pair,)
    return _Words(pairs, dict(by_skeleton), frozenset(grammar.table("function_words").values("word")))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
