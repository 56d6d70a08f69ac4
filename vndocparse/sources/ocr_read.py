"""Which pages are read by OCR, and how they join the pages whose own text is good."""

from collections.abc import Iterable
from dataclasses import replace

from vndocparse.document.errors import NoTextError
from vndocparse.sources.limits import Limits
from vndocparse.sources.ocr_images import read_images
from vndocparse.sources.ocr_page import read_page
from vndocparse.sources.ocr_picture import Picture
from vndocparse.sources.ocr_render import render_pages
from vndocparse.sources.pages import Page, Pages, Word
from vndocparse.sources.quality import kept_words

READER = "tesseract"
_THINNEST = 4.0  # points


def read_scanned(pages: Pages, numbers: frozenset[int], data: bytes, limits: Limits, name: str) -> Pages:
    """Return a PDF file's pages, these ones read by OCR; few words of their own text, as captions are, stay."""
    kept = kept_words(tuple(page for page in pages.pages if page.number in numbers))
    read = {x.number: _read(x, limits, name) for x in render_pages(data, numbers, limits, name)}
    joined = tuple(
        _join(page, read[page.number], kept.get(page.number, ())) if page.number in read else page
        for page in pages.pages
    )
    if not any(page.words or page.stamps for page in joined):
        raise NoTextError(f"{name}: no text was found on its pages, neither printed nor by OCR")
    return replace(pages, pages=joined, ocr=any(page.ocr for page in joined), reader=f"{pages.reader}+{READER}")


def read_pictures(data: bytes, limits: Limits, name: str) -> tuple[Page, ...]:
    """Return the pages of a picture file. Raises `NoTextError` when no words are found on them."""
    pages = tuple(_read(picture, limits, name) for picture in read_images(data, limits, name))
    if not any(page.words or page.stamps for page in pages):
        raise NoTextError(f"{name}: no text was found in the picture")
    return pages


def _read(picture: Picture, limits: Limits, name: str) -> Page:
    """Return the page that a picture shows; a strip thinner than any letter shows none."""
    if min(picture.width, picture.height) < _THINNEST:
        return Page(picture.number, picture.width, picture.height, (), picture=1.0)
    return read_page(picture, limits, name)


def _join(printed: Page, seen: Page, kept: Iterable[Word]) -> Page:
    """Return the page as seen, with the printed words that are kept in place of what was seen there."""
    if not seen.words and not seen.stamps:
        return printed
    if seen.turned or printed.turned:
        kept = ()
    own = tuple(kept)
    words = tuple(w for w in seen.words if not any(_covers(k, w) for k in own))
    return replace(seen, words=(*words, *own), picture=printed.picture, ocr=True)


def _covers(kept: Word, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return kept.x0 <= x <= kept.x1 and kept.top <= y <= kept.bottom
