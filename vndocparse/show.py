"""A document shown to a person: the page of `render_html`, and what a notebook shows.

The rooms are imported at the first call, as in parse.py.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.sources.limits import Limits

if TYPE_CHECKING:
    from vndocparse.export.html.pictures import Picture
    from vndocparse.sources.read import Source as Readable


def render_html(document: Document, source: "Readable | None" = None, *, limits: Limits | None = None) -> str:
    """Return a self-contained HTML page: the text with its fields marked, and the list of the fields, linked both ways.

    For a PDF or a picture, each page's picture with the fields' boxes comes with it. `source` is what was parsed (path,
    bytes, or binary file object at its beginning); without it, the file that `document.source.path` names, if it is
    there and the same still. Raises `ValueError` when the source given is not what the document was parsed from, and
    the errors of `parse` when it cannot be read.
    """
    from vndocparse.export.html.page import page

    return page(document, _pictures(document, source, limits or Limits()))


def notebook_html(document: Document) -> str:
    """Return what a notebook shows of a document: its text with the fields marked in colour, and a legend."""
    from vndocparse.export.html.notebook import notebook

    return notebook(document)


def _pictures(document: Document, source: "Readable | None", limits: Limits) -> Iterable["Picture"]:
    kind, part = document.source.media_type, document.source.part
    data = _data(document, source, limits)
    if data is None or not (kind == "application/pdf" or kind.startswith("image/")):
        return ()
    from vndocparse.export.html.drawn import draw_pdf, draw_picture
    from vndocparse.export.html.pictures import pictures

    numbers = range(part.pages[0], part.pages[1] + 1) if part and part.pages else None
    count = len(numbers) if numbers else document.source.pages or 1
    drawn = draw_pdf(data, numbers) if kind == "application/pdf" else draw_picture(data, numbers, limits)
    return pictures(drawn, count, document.source.page_turns)


def _data(document: Document, source: "Readable | None", limits: Limits) -> bytes | None:
    """Return the bytes that the document was parsed from; None when no source is given and its file has gone."""
    from vndocparse.sources.read import load

    if source is None:
        if document.source.path is None:
            return None
        try:
            data, _ = load(document.source.path, limits)
        except VndocparseError:
            return None
        return data if _is_of(document, data) else None
    data, name = load(source, limits)
    if not _is_of(document, data):
        raise ValueError(f"{name or 'the source'} is not what this document was parsed from: give the same bytes")
    return data


def _is_of(document: Document, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest() == document.source.sha256
