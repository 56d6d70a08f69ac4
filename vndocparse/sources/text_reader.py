"""Plain text: bytes decoded, whatever the encoding; letters of legacy fonts replaced."""

import codecs
import hashlib

import regex

from vndocparse.document.errors import UnreadableError
from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Pages
from vndocparse.text.legacy import convert, detect
from vndocparse.text.syllables import marked_words, share_of_syllables

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
_SAMPLE = 20_000
_VIETNAMESE = 0.6


def decode(data: bytes, name: str) -> str:
    """Return the text of these bytes: UTF-8, UTF-16 with its mark, else Windows-1258 or -1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)


def pages_of_text(text: str, limits: Limits, *, name: str, path: str | None = None, data: bytes | None = None) -> Pages:
    """Return a text as `Pages`; `data` are the bytes it came from, for the checksum."""
    limits.check_characters(len(text), name)
    converted, encoding = convert(text)
    markdown = _MARKDOWN.search(text) is not None
    return Pages(
        media_type="text/markdown" if markdown else "text/plain",
        reader="text",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass") if data is None else data).hexdigest(),
        text=converted,
        path=path,
        markdown=markdown,
        repairs=(encoding,) if encoding else (),
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _BAD_SHARE * len(text):
        raise UnreadableError(f"{name}: marked as {encoding} but not so encoded; save the text as UTF-8")
    return text


def _single_byte(data: bytes) -> str:
    """Decode what is not UTF-8: bytes of a legacy font as Latin-1, else by the Windows code page that fits."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= _BAD_SHARE * len(text):
        return text
    latin = data.decode("latin-1")
    if detect(latin):
        return latin
    vietnamese = data.decode("cp1258", "replace")
    if share_of_syllables(marked_words(vietnamese[:_SAMPLE])) >= _VIETNAMESE:
        return vietnamese
    return data.decode("cp1252", "replace")
