"""Words of a PDF file set in a font from before Unicode: their letters replaced, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.text.legacy import convert_word, detect, encoding_of_font


def repair_words(pages: Pages) -> Pages:
    """Return the pages in Unicode, and in `repairs` the encoding that was found; most files come back as they are."""
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
