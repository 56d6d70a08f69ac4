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
_HTML = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


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
    if data[:_PDF_LOOKAHEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        return "office", "a web page (HTML or XML)"
    return None


def _is_plain(data: bytes) -> bool:
    """Tell text in any 8-bit encoding from noise: text has no NULs and hardly any control characters."""
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return False
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    return controls * 50 <= len(sample)
