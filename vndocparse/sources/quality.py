"""Thin text layers: tells pages with a text of their own from scans that carry a watermark or a worthless OCR layer."""

import unicodedata
from collections import Counter

from vndocparse.document.errors import NoTextError
from vndocparse.sources.pages import Page, Pages, Word

_MARKS = "\u0300\u0301\u0309\u0303\u0323"
_VOWELS = "aăâeêioôơuưy"
_VIETNAMESE = frozenset(
    letter
    for vowel in _VOWELS
    for mark in ("", *_MARKS)
    for form in (unicodedata.normalize("NFC", vowel + mark),)
    for letter in (form, form.upper())
    if not letter.isascii()
) | frozenset("đĐ" + _MARKS)

# Measured on the agencies' own PDFs and scans: printed Vietnamese has a mark on a letter in four, poor OCR on one in
# thirty; stamps and signature captions stay under 200 letters, a printed page seldom does.
_SCAN = 0.6
_SCAN_LETTERS = 200
_SCAN_MARKED = 0.1
_LEAST_LETTERS = 10
_READABLE = 0.4


def check_text(pages: Pages, name: str) -> None:
    """Raise `NoTextError` unless some page has a text worth reading. What stands on every page alike counts once."""
    if len(unread_pages(pages.pages)) == len(pages.pages):
        raise NoTextError(f"{name}: {what_is_found(pages)}, and reading pictures (OCR) is switched off")


def unread_pages(pages: tuple[Page, ...]) -> frozenset[int]:
    """Return the numbers of the pages whose text is not worth reading: scans, pages drawn as pictures, blank ones."""
    seen: set[tuple[str, int, int]] = set()
    return frozenset(page.number for page in pages if not _is_readable(page, seen))


def _is_readable(page: Page, seen: set[tuple[str, int, int]]) -> bool:
    """Tell whether a page's own text is worth reading; of a scan, what stands on the scans before it is a watermark."""
    scan = page.picture >= _SCAN
    if page.words and not page.picture:
        # Nothing is drawn that recognition could read better, however little is printed.
        return _is_legible("".join(word.text for word in page.words))
    return _is_worth(_own_text(page, seen) if scan else "".join(word.text for word in page.words), scan)


def kept_words(pages: tuple[Page, ...]) -> dict[int, tuple[Word, ...]]:
    """Return what is true of the text of pages that are scans: few words of their own, as signature captions are.

    What stands on several pages at one place is a watermark; more text than a caption has is a recogniser's, and poor.
    """
    places = Counter(_place(word) for page in pages for word in page.words)
    kept: dict[int, tuple[Word, ...]] = {}
    for page in pages:
        own = tuple(w for w in page.words if places[_place(w)] == 1)
        if sum(c.isalpha() for w in own for c in w.text) < _SCAN_LETTERS:
            kept[page.number] = own
    return kept


def _place(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.x0 / 4), round(word.top / 4)


def _own_text(page: Page, seen: set[tuple[str, int, int]]) -> str:
    words = []
    for word in page.words:
        key = _place(word)
        if key not in seen:
            seen.add(key)
            words.append(word.text)
    return "".join(words)


def _is_worth(text: str, scan: bool) -> bool:
    letters = sum(map(str.isalpha, text))
    if not scan:
        return sum(map(str.isalnum, text)) >= _LEAST_LETTERS and _is_legible(text)
    marked = sum(c in _VIETNAMESE for c in text)
    return letters >= _SCAN_LETTERS and marked >= _SCAN_MARKED * letters


def _is_legible(text: str) -> bool:
    """Tell letters and digits from signs without meaning, as fonts leave that do not say what they show."""
    return sum(map(str.isalnum, text)) > _READABLE * len(text.replace(".", "").replace("_", ""))


def what_is_found(pages: Pages) -> str:
    """Say in words what kind of PDF file without a text worth reading this is."""
    scanned = any(page.picture >= _SCAN for page in pages.pages)
    if not any(page.words for page in pages.pages):
        return "a scan without a text layer" if scanned else "a PDF file without text"
    return "a scan whose text layer is worthless" if scanned else "a PDF file with hardly any readable text"
