"""What was read in an encoding from before Unicode, put into Unicode: words of a PDF one by one, text by lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.legacy import convert, convert_word, detect, encoding_of_font
from vndocparse.text.single_byte import decode_single_byte


def repair(source: Pages) -> Pages:
    """Return the source in Unicode, and in `repairs` the encoding that was found; most come back as they are."""
    return _repair_words(source) if source.text is None else _repair_text(source, source.text)


def _repair_text(source: Pages, text: str) -> Pages:
    if source.encoding == "latin-1":
        text = decode_single_byte(text.encode("latin-1"))
    converted, encoding = convert(text)
    return replace(source, text=converted, repairs=(encoding,) if encoding else ())


def _repair_words(pages: Pages) -> Pages:
    fonts = {word.font for page in pages.pages for word in page.words}
    text = "\n".join(line for page in pages.pages for line in _lines(page.words))
    encoding = detect(text, fonts)
    if encoding is None:
        return pages
    named = any(map(encoding_of_font, fonts))
    repaired = tuple(_page(page, encoding, named) for page in pages.pages)
    return replace(pages, pages=repaired, repairs=(*pages.repairs, encoding))


def _lines(words: Sequence[Word]) -> Iterator[str]:
    line: list[str] = []
    for before, word in zip((None, *words), words, strict=False):
        if before and abs(before.bottom - word.bottom) > word.size / 2:
            yield " ".join(line)
            line = []
        line.append(word.text)
    yield " ".join(line)


def _page(page: Page, encoding: str, named: bool) -> Page:
    """Convert the words of legacy fonts; all words when the file does not tell its fonts."""
    words = (
        replace(w, text=convert_word(w.text, encoding, w.font)) if encoding_of_font(w.font) or not named else w
        for w in page.words
    )
    return replace(page, words=tuple(words))
