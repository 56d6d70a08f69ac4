"""What a source is, told from its bytes and never from its name."""

from typing import Literal

Kind = Literal["pdf", "text", "image", "office", "empty", "binary"]

_PDF_LOOKAHEAD = 1024
_SAMPLE = 65_536
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
}
_OFFICE = {
    b"PK\x03\x04": "a zip archive or an office file (docx, xlsx, odt)",
    b"PK\x05\x06": "an empty zip archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office file (doc, xls)",
    b"{\\rtf": "a rich text file (RTF)",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"%!PS": "a PostScript file",
}
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<meta", b"<table", b"<div", b"<p>", b"<p ")
_HEAD = 4096


def sniff(data: bytes) -> tuple[Kind, str]:
    """Return the kind of these bytes, and in words what they are."""
    if not data.strip(b"\t\n\r \xef\xbb\xbf"):
        return "empty", "empty"
    if b"%PDF-" in data[:_PDF_LOOKAHEAD]:
        return "pdf", "a PDF file"
    marked = _by_mark(data)
    if marked:
        return marked
    if data.startswith(_BOMS) or _is_plain(data):
        return "text", "plain text"
    return "binary", "binary data of no known format"


def image_type(data: bytes) -> str:
    """Return the media type of a picture."""
    if data[:4] == b"RIFF":
        return "image/webp"
    word = next(name.split()[1].lower() for mark, name in _IMAGES.items() if data.startswith(mark))
    return f"image/{word}"


def _by_mark(data: bytes) -> tuple[Kind, str] | None:
    """Tell formats by their first bytes; letters alone (`BM`) are no mark when the rest is text."""
    for mark, name in _IMAGES.items():
        if data.startswith(mark) and not (mark.isalpha() and _is_plain(data)):
            return "image", name
    for mark, name in _OFFICE.items():
        if data.startswith(mark):
            return "office", name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image", "a WebP picture"
    head = _head(data)
    if head.startswith(b"<") and any(mark in head for mark in _MARKUP):
        return "office", "a web page (HTML or XML)"
    if b"mime-version:" in head and b"multipart/related" in head and head.startswith((b"mime", b"from:", b"date:")):
        return "office", "a web page with its pictures (MHTML)"
    return None


def _head(data: bytes) -> bytes:
    """Return the beginning in small letters of one byte each."""
    head = data[:_HEAD]
    if head.startswith(_BOMS):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()


def _is_plain(data: bytes) -> bool:
    """Tell text in any 8-bit encoding from noise: text has no NULs and hardly any control characters."""
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return False
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    return controls * 50 <= len(sample)
