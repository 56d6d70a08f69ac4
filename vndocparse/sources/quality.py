"""Thin text layers: tells pages with a text of their own from scans that carry a watermark or a worthless OCR layer."""

import unicodedata

from vndocparse.document.errors import NoTextError
from vndocparse.sources.pages import Page, Pages

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
    seen: set[tuple[str, int, int]] = set()
    texts = [_own_text(page, seen) for page in pages.pages]
    if not any(_is_worth(text, page.picture >= _SCAN) for page, text in zip(pages.pages, texts, strict=True)):
        raise NoTextError(_message(pages, "".join(texts), name))


def _own_text(page: Page, seen: set[tuple[str, int, int]]) -> str:
    words = []
    for word in page.words:
        key = (word.text, round(word.x0 / 4), round(word.top / 4))
        if key not in seen:
            seen.add(key)
            words.append(word.text)
    return "".join(words)


def _is_worth(text: str, scan: bool) -> bool:
    letters = sum(map(str.isalpha, text))
    if not scan:
        return letters >= _LEAST_LETTERS and letters >= _READABLE * len(text.replace(".", "").replace("_", ""))
    marked = sum(c in _VIETNAMESE for c in text)
    return letters >= _SCAN_LETTERS and marked >= _SCAN_MARKED * letters


def _message(pages: Pages, text: str, name: str) -> str:
    scanned = any(page.picture >= _SCAN for page in pages.pages)
    if not text:
        found = "a scan without a text layer" if scanned else "a PDF file without text"
    else:
        found = "a scan whose text layer is worthless" if scanned else "a PDF file with hardly any readable text"
    return (
        f"{name}: {found}, and reading pictures (OCR) is not available in this version; "
        "make a searchable PDF with an OCR tool for Vietnamese and read that"
    )
