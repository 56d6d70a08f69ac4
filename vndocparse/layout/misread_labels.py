"""Labels of parts and numbers of articles that our own reader misread: Roman numerals above all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.word_lines import word_lines
from vndocparse.sources.pages import Page, Pages, Word

_BLANK = 3.0  # times the font size: a label stands no further before its heading
_FIRST, _FIRST_READ, _SECOND = "I.", "1.", "II."
_HEADING = 2  # words in capitals that make a heading
_ENDS = ".,;:"


def mend_labels(source: Pages, grammar: Grammar) -> Pages:
    """Return the pages with the misread labels and numbers of those read by OCR put right.

    `tables.misread_labels` and `tables.misread_numbers` name them. `1.` before a heading in capitals is `I.` where the
    document has a `II.` before one and no `I.`.
    """
    starts = [(page.words, line) for page in source.pages if page.ocr for line in word_lines(page.words, _BLANK)]
    if not starts:
        return source
    labels = {words[line[0]].text for words, line in starts}
    known = {
        str(row["read"]): str(row["label"])
        for row in grammar.table("misread_labels").rows
        if row.get("unless") not in labels
    }
    parts = {_label(words, line, known) for words, line in starts if _is_heading(words, line)}
    roman = _SECOND in parts and _FIRST not in parts
    numbers = {(str(r["before"]), str(r["read"])): str(r["number"]) for r in grammar.table("misread_numbers").rows}
    pages = (_page(page, known, numbers, roman) if page.ocr else page for page in source.pages)
    return replace(source, pages=tuple(pages))


def _page(page: Page, labels: Mapping[str, str], numbers: Mapping[tuple[str, str], str], roman: bool) -> Page:
    """Return the page put right; `roman` tells that `1.` before a heading in capitals is `I.`."""
    changed: dict[int, str] = {}
    for line in word_lines(page.words, _BLANK):
        first = roman and page.words[line[0]].text == _FIRST_READ and _is_heading(page.words, line)
        changed[line[0]] = _FIRST if first else _label(page.words, line, labels)
        changed.update(_numbers(page.words, line, numbers))
    words = (replace(word, text=changed.get(at, word.text)) for at, word in enumerate(page.words))
    return replace(page, words=tuple(words))


def _label(words: Sequence[Word], line: Sequence[int], labels: Mapping[str, str]) -> str:
    """Return the label at the start of a line as it should be: what was read unless a capital follows."""
    read = words[line[0]].text
    capital = len(line) > 1 and words[line[1]].text[:1].isupper()
    return labels.get(read, read) if capital else read


def _is_heading(words: Sequence[Word], line: Sequence[int]) -> bool:
    return len(line) > _HEADING and all(words[at].text.isupper() for at in line[1 : 1 + _HEADING])


def _numbers(
    words: Sequence[Word], line: Sequence[int], numbers: Mapping[tuple[str, str], str]
) -> Iterator[tuple[int, str]]:
    for before, at in pairwise(line):
        text = words[at].text
        bare = text.rstrip(_ENDS)
        number = numbers.get((words[before].text.lower(), bare))
        if number is not None:
            yield at, number + text[len(bare) :]
