"""Words that our own reader misread for certain: letters no Vietnamese word has, spellings that none has."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.compounds import mend_compounds
from vndocparse.layout.glued import part_glued
from vndocparse.sources.pages import Page, Pages
from vndocparse.text.syllables import is_syllable

_OPENS, _CLOSES = "“", "”"
_LETTERS = regex.compile(r"\p{L}+")


def mend_misread(source: Pages, grammar: Grammar) -> Pages:
    """Return the pages with the words of those read by OCR put right where only one reading can be meant.

    `tables.misread_words` names words that do not exist in Vietnamese with the one that is meant,
    `tables.misread_letters` letters that it does not have; these are put right where a Vietnamese syllable comes out.
    Words that were taken for one are parted. `tables.compounds` names words of two syllables; one wrong mark in them is
    put right.
    """
    if not any(page.ocr for page in source.pages):
        return source
    words, letters = _tables(grammar)

    # A document without any quotation mark that opens as print does has plain ones: those that close were misread.
    plain = not any(_OPENS in word.text for page in source.pages for word in page.words)

    def mended(page: Page) -> Page:
        spelt = _spelt(_with_plain_quotes(page) if plain else page, words, letters)
        return mend_compounds(part_glued(spelt, grammar), grammar)

    return replace(source, pages=tuple(mended(page) if page.ocr else page for page in source.pages))


def _spelt(page: Page, words: Mapping[str, str], letters: Mapping[int, str]) -> Page:
    def right(found: "regex.Match[str]") -> str:
        return _right(found.group(), words, letters)

    return replace(page, words=tuple(replace(w, text=_LETTERS.sub(right, w.text)) for w in page.words))


def _with_plain_quotes(page: Page) -> Page:
    return replace(page, words=tuple(replace(w, text=w.text.replace(_CLOSES, '"')) for w in page.words))


def _right(word: str, words: Mapping[str, str], letters: Mapping[int, str]) -> str:
    known = words.get(word.lower())
    if known is not None:
        return known.upper() if word.isupper() else known.capitalize() if word[0].isupper() else known
    changed = word.translate(letters)
    return changed if changed != word and is_syllable(changed) else word


@lru_cache(maxsize=4)
def _tables(grammar: Grammar) -> tuple[Mapping[str, str], Mapping[int, str]]:
    words = {str(row["read"]): str(row["word"]) for row in grammar.table("misread_words").rows}
    letters: dict[int, str] = {}
    for row in grammar.table("misread_letters").rows:
        read, letter = str(row["read"]), str(row["letter"])
        letters |= {ord(read): letter, ord(read.upper()): letter.upper()}
    return words, letters
