"""Named entities of any text by tables and rules: exact characters, in time that grows with the text."""

from dataclasses import dataclass

import regex

from vndocparse.grammar import Grammar
from vndocparse.ner.knowledge import knowledge_of
from vndocparse.ner.walk import Label, Walk
from vndocparse.ner.words import read_words
from vndocparse.text.letters import read_letters

# A number with its symbol (`15/QĐ-UBND`) holds no name.
_SYMBOL = regex.compile(
    r"(?<![\p{L}\d])\d{1,6}[\p{L}\d]{0,3}[ ]?[/-][ ]?[\p{Lu}\d][\p{L}\d&]{0,20}+(?:[/.-][\p{Lu}\d][\p{L}\d&]{0,20}+)*+"
    r"(?:(?<=\p{L})[ ]?-[ ]?\p{Lu}{2,10}+(?!\p{L}))?"
)


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A named entity: its range in the caller's text (character offsets) and its label."""

    start: int
    end: int
    label: Label


def find_entities(text: str, grammar: Grammar | None = None) -> list[NamedSpan]:
    """Return the persons, organisations and places of a text in order, none overlapping."""
    letters = read_letters(text, markdown=True)
    words = read_words(letters.folded)
    symbols = [found.span() for found in _SYMBOL.finditer(letters.folded)]
    spans = []
    for found in Walk(words, knowledge_of(grammar or Grammar.load())).entities(symbols):
        if found.label:
            start, end = letters.span(words[found.start].start, words[found.end - 1].end)
            spans.append(NamedSpan(start, end, found.label))
    return spans
