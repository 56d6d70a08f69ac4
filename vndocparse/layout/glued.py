"""Words that our own reader took for one: a number stuck to the word before it, a joining word to the one behind it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.sources.pages import Page, Word
from vndocparse.text.letters import fold
from vndocparse.text.syllables import is_syllable

_NUMBERED = regex.compile(r"(\P{L}*\p{L}{2,})(\d{1,3}\P{L}{0,2})")
_LETTERS = regex.compile(r"\p{L}+")


def part_glued(page: Page, grammar: Grammar) -> Page:
    """Return the page with words that are two parted, each with its share of the box.

    A number is cut off behind a Vietnamese word in capitals or one of `tables.numbered_words`; a word that is no
    syllable is cut behind one of `tables.joining_words` where a syllable is left. A mark of a footnote stays.
    """
    numbered, joining = _tables(grammar)
    return replace(page, words=tuple(part for w in page.words for part in _parted(w, _cut(w.text, numbered, joining))))


def _cut(text: str, numbered: frozenset[str], joining: frozenset[str]) -> int:
    """Return where the second word starts, 0 when there is one."""
    found = _NUMBERED.fullmatch(text)
    if found:
        word = "".join(_LETTERS.findall(found.group(1)))
        own = not word.isascii() and is_syllable(word)
        return found.end(1) if own and (word.isupper() or fold(word).lower() in numbered) else 0
    letters = _LETTERS.match(text)
    if letters is None or is_syllable(letters.group()):
        return 0
    word = fold(letters.group()).lower()
    return next((len(x) for x in joining if word.startswith(x) and is_syllable(word[len(x) :])), 0)


def _parted(word: Word, cut: int) -> Iterator[Word]:
    if not cut:
        yield word
        return
    middle = round(word.x0 + (word.x1 - word.x0) * cut / len(word.text), 2)
    yield replace(word, text=word.text[:cut], x1=middle)
    yield replace(word, text=word.text[cut:], x0=middle)


@lru_cache(maxsize=4)
def _tables(grammar: Grammar) -> tuple[frozenset[str], frozenset[str]]:
    numbered, joining = (grammar.table(name).values("word") for name in ("numbered_words", "joining_words"))
    return frozenset(numbered), frozenset(joining)
