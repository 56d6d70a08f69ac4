"""Plain text: bytes decoded by their mark or as UTF-8; other bytes one by one, for the letters room to tell."""

import codecs
import hashlib

import regex

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Pages

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKDOWN = regex.compile(
    r"""
    \*\* [^*\n]++ \*\*
    | ^ [ \t]*+ \#{1,6} [ \t]+ \S
    | ^ [ \t]*+ (?: \| [ \t]*+ :?-{3,}+:? [ \t]*+ \| | :?-{3,}+:? [ \t]*+ \| [ \t]*+ :?-{3,} )
    """,
    regex.MULTILINE | regex.VERBOSE,
)
_BAD_SHARE = 0.02
_ONE_BYTE = "latin-1"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of these bytes and its encoding: UTF-8, UTF-16 with its mark, else Latin-1, a letter a byte."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= _BAD_SHARE * len(text):
            return "\n".join(map(_line, data.split(b"\n"))), "utf-8"
        return data.decode(_ONE_BYTE), _ONE_BYTE


def _line(data: bytes) -> str:
    """Return a line of a text that is UTF-8 elsewhere: a letter a byte where few of its letters are UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return data.decode(_ONE_BYTE) if bad > sum(not c.isascii() for c in text) - bad else text


def pages_of_text(
    text: str,
    limits: Limits,
    *,
    name: str,
    path: str | None = None,
    data: bytes | None = None,
    encoding: str = "",
) -> Pages:
    """Return a text as `Pages`; `data` are the bytes it came from, in this encoding, for the checksum."""
    limits.check_characters(len(text), name)
    markdown = _MARKDOWN.search(text) is not None
    return Pages(
        media_type="text/markdown" if markdown else "text/plain",
        reader="text",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass") if data is None else data).hexdigest(),
        text=text,
        encoding=encoding,
        path=path,
        markdown=markdown,
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _BAD_SHARE * len(text):
        raise UnreadableError(f"{name}: marked as {encoding} but not so encoded; save the text as UTF-8")
    return text
