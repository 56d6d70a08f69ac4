"""Web pages saved with their pictures in one file (MHTML), as word processors do, often under the name `.doc`."""

import email
import email.policy

from vndocparse.document.errors import UnsupportedFormatError
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.blocks import Flow
from vndocparse.sources.office.html_reader import read_html

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, limits: Limits, name: str) -> Flow:
    """Read the first page of such a file; raise `UnsupportedFormatError` when it holds none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        page = part.get_payload(decode=True) if part.get_content_type() in _PAGES else None
        if isinstance(page, bytes):
            return read_html(_stated(page, part.get_content_charset()), limits, name)
    raise UnsupportedFormatError(f"{name}: a file of several parts without a web page; save it as docx or PDF")


def _stated(page: bytes, encoding: str | None) -> bytes:
    """Put the encoding that the part's head tells in front, where the page tells none of its own."""
    if encoding is None or b"charset" in page[:4096].lower():
        return page
    return f'<meta charset="{encoding}">'.encode("ascii", "replace") + page
