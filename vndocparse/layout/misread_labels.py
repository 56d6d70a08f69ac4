"""Labels of parts and numbers of articles that our own reader misread: Roman numerals above all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vndocparse.grammar import Grammar
from vndocparse.layout.word_lines import word_lines
from vndocparse.sources.pages import Page, Pages, Word

_BLANK = 3.0  # times the font size: a label stands no further before its heading
_LETTERHEAD = 0.25  # share of the first page's height: agencies' names stand there, `H. CỦ CHI` is one
_FIRST, _FIRST_READ, _SECOND = "I.", "1.", "II."
_HEADING = 2  # words in capitals that make a heading
_ENDS = ".,;:"


@dataclass(frozen=True, slots=True)
class _Labels:
    """What stands for a label as read: before any capital, and before headings in capitals only."""

    sure: Mapping[str, str]
    doubtful: Mapping[str, str]

    def right(self, words: Sequence[Word], line: Sequence[int]) -> str:
        """Return the first word of a line as it should be."""
        read = words[line[0]].text
        if len(line) > 1 and words[line[1]].text[:1].isupper():
            read = self.sure.get(read, read)
        return self.doubtful.get(read, read) if _is_heading(words, line) else read


def mend_labels(source: Pages, grammar: Grammar) -> Pages:
    """Return the pages with the misread labels and numbers of those read by OCR put right.

    `tables.misread_labels` and `tables.misread_numbers` name them. `1.` before a heading in capitals is `I.` where the
    document has a `II.` before one and no `I.`.
    """
    starts = [(page.words, line) for page in source.pages if page.ocr for line in _lines(page)]
    if not starts:
        return source
    labels = _labels(starts, grammar)
    numbers = {(str(r["before"]), str(r["read"])): str(r["number"]) for r in grammar.table("misread_numbers").rows}
    pages = (_page(page, labels, numbers) if page.ocr else page for page in source.pages)
    return replace(source, pages=tuple(pages))


def _lines(page: Page) -> Iterator[list[int]]:
    """Yield the lines of a page that may start with a label."""
    above = _LETTERHEAD * page.height if page.number == 1 else 0.0
    return (line for line in word_lines(page.words, _BLANK) if page.words[line[0]].top > above)


def _labels(starts: Sequence[tuple[Sequence[Word], list[int]]], grammar: Grammar) -> _Labels:
    """Return what the labels of this document stand for."""
    rows = grammar.table("misread_labels").rows
    sure = {str(row["read"]): str(row["label"]) for row in rows if not row.get("doubtful")}
    seen = {_Labels(sure, {}).right(words, line) for words, line in starts}
    if seen.isdisjoint(grammar.table("misread_labels").values("label")):
        return _Labels(sure, {})
    doubtful = {str(r["read"]): str(r["label"]) for r in rows if r.get("doubtful") and r.get("unless") not in seen}
    parts = {_Labels(sure, doubtful).right(words, line) for words, line in starts if _is_heading(words, line)}
    if _SECOND in parts and _FIRST not in parts:
        doubtful[_FIRST_READ] = _FIRST
    return _Labels(sure, doubtful)


def _page(page: Page, labels: _Labels, numbers: Mapping[tuple[str, str], str]) -> Page:
    changed = {line[0]: labels.right(page.words, line) for line in _lines(page)}
    for line in word_lines(page.words, _BLANK):
        changed.update(_numbers(page.words, line, numbers))
    words = (replace(word, text=changed.get(at, word.text)) for at, word in enumerate(page.words))
    return replace(page, words=tuple(words))


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
