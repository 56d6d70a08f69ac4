"""What was read in an encoding from before Unicode, put into Unicode: words of a PDF by their fonts, all by lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vndocparse.layout.word_lines import word_lines
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.evidence import find_encodings
from vndocparse.text.legacy import choose, convert_lines, convert_word, encoding_of_font
from vndocparse.text.mojibake import undo_mojibake
from vndocparse.text.single_byte import decode_single_byte
from vndocparse.text.viqr import convert_viqr


def repair(source: Pages) -> Pages:
    """Return the source in Unicode, and in `repairs` the encodings that were found; most come back as they are."""
    return _repair_words(source) if source.text is None else _repair_text(source, source.text)


def _repair_text(source: Pages, text: str) -> Pages:
    if source.encoding == "latin-1":
        text = decode_single_byte(text.encode("latin-1"))
    counts: Counter[str] = Counter()
    lines: Sequence[str] = text.split("\n")
    for step in (undo_mojibake, convert_lines, convert_viqr):
        converted = step(lines)
        lines = converted.lines
        counts.update(dict(converted.counts))
    return _told(replace(source, text="\n".join(lines)), counts)


def _told(source: Pages, counts: Counter[str]) -> Pages:
    found = counts.most_common()
    return replace(source, repairs=tuple(name for name, _ in found), repaired_lines=tuple(n for _, n in found))


def _repair_words(pages: Pages) -> Pages:
    fonts = {word.font for page in pages.pages for word in page.words}
    of_font = {font: encoding_of_font(font) for font in fonts}
    named = {encoding for encoding in of_font.values() if encoding}
    # Where fonts are named, only their words are in question; else all words are.
    lines = [
        (at, [i for i in line if of_font[page.words[i].font]] if named else line)
        for at, page in enumerate(pages.pages)
        for line in word_lines(page.words)
    ]
    texts = [" ".join(pages.pages[at].words[i].text for i in line) for at, line in lines]
    encodings = find_encodings(texts, named)
    if not encodings:
        return pages
    counts: Counter[str] = Counter()
    changed: dict[int, dict[int, Word]] = {}
    for (at, line), encoding in zip(lines, choose(texts, encodings), strict=True):
        words = pages.pages[at].words
        new = {i: _convert(words[i], encoding) for i in line}
        if encoding and any(new[i].text != words[i].text for i in line):
            counts[encoding] += 1
        changed.setdefault(at, {}).update(new)
    repaired = tuple(_page(page, changed.get(at, {})) for at, page in enumerate(pages.pages))
    return _told(replace(pages, pages=repaired), counts)


def _convert(word: Word, encoding: str | None) -> Word:
    """Return a word in Unicode; a font of capitals sets in capitals what needs no other letters too."""
    if encoding is None and word.text.isascii():
        encoding = encoding_of_font(word.font)
    return replace(word, text=convert_word(word.text, encoding, word.font)) if encoding else word


def _page(page: Page, changed: dict[int, Word]) -> Page:
    return replace(page, words=tuple(changed.get(i, word) for i, word in enumerate(page.words))) if changed else page
