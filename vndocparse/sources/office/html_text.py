"""The bytes of a web page to its letters: by its own mark or statement of encoding, else by what the bytes are."""

import codecs

import regex

from vndocparse.sources.text_reader import decode

_LOOKAHEAD = 4096
_STATED = regex.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", regex.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252", "latin-1"))
_NOT_OF_PAGES = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"))
_LEGACY_FONT = regex.compile(rb"\.?vn(?:time|arial)|vni[- ]\w|vps\w", regex.IGNORECASE)


def html_text(data: bytes, name: str) -> str:
    """Return the text of a page, tags and all. Bytes in the letters of a legacy font come back one by one."""
    if data.startswith(_MARKS):
        return decode(data, name)[0]
    stated = _STATED.search(data[:_LOOKAHEAD])
    encoding = _known(stated.group(), stated.group(1)) if stated else None
    if encoding is None or (encoding == "utf-8" and not _fits(data, encoding)):
        text, encoding = decode(data, name)
        if encoding != "latin-1":
            return text
    if encoding in _WESTERN:
        # Fonts from before Unicode put their letters in the place of Western ones, quotes and dashes included.
        return data.decode("latin-1" if _LEGACY_FONT.search(data) else "cp1252", "replace")
    return data.decode(encoding, "replace")


def _known(statement: bytes, stated: bytes) -> str | None:
    """Return the encoding that is stated; None for one that nobody knows, or in which the statement reads otherwise."""
    try:
        encoding = codecs.lookup(stated.decode("ascii")).name
        same = encoding.replace("-", "_") not in _NOT_OF_PAGES and statement.decode(encoding) == statement.decode(
            "ascii"
        )
    except (LookupError, UnicodeError):
        return None
    return encoding if same else None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
