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
_AHEAD = 12  # lines among which the next one is looked for
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
    for flow in _flows(page.words):
        changed.update(_changes(page.words, flow, known))
    return replace(page, words=tuple(changed.get(at, word) for at, word in enumerate(page.words))) if changed else page


def _flows(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the words of lines that stand one right below the other, in order: a compound may go on below."""
    lines = sorted(word_lines(words, _BLANK), key=lambda line: words[line[0]].bottom)
    below = {at: found for at in range(len(lines)) if (found := _next_line(words, lines, at)) is not None}
    flowed: set[int] = set()
    for at in range(len(lines)):
        flow: list[int] = []
        following: int | None = at
        while following is not None and following not in flowed:
            flowed.add(following)
            flow += lines[following]
            following = below.get(following)
        if flow:
            yield flow


def _next_line(words: Sequence[Word], lines: Sequence[list[int]], at: int) -> int | None:
    """Return the line that stands right below this one, over the same part of the page; None when it is far."""
    begins, last = words[lines[at][0]], words[lines[at][-1]]
    for other in range(at + 1, min(len(lines), at + 1 + _AHEAD)):
        first, end = words[lines[other][0]], words[lines[other][-1]]
        down = first.bottom - last.bottom
        if down > _NEXT * last.size:
            return None
        if down > last.size / 2 and first.x0 < last.x1 and end.x1 > begins.x0:
            return other
    return None


def _changes(words: Sequence[Word], flow: Sequence[int], known: _Words) -> Iterator[tuple[int, Word]]:
    text = " ".join(words[at].text for at in flow)
    letters = list(text)
    for place, right in _misread(text, known):
        letters[place] = right.upper() if text[place].isupper() else right
    start = 0
    for at in flow:
        end = start + len(words[at].text)
        if letters[start:end] != list(words[at].text):
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
