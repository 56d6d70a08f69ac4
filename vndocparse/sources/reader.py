"""What a PDF reader has to do; the two that exist are named here and imported when first used."""

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from vndocparse.sources.limits import Limits
from vndocparse.sources.pages import Page

READERS = {
    "pdfium": "vndocparse.sources.pdfium_reader",
    "pdfplumber": "vndocparse.sources.pdfplumber_reader",
}
DEFAULT_READER = "pdfium"


class Reader(Protocol):
    """A module that reads PDF bytes page by page."""

    def read_pages(self, data: bytes, limits: Limits, name: str) -> Iterator[Page]:
        """Yield the pages; `name` is the source's, for messages. Raise `UnreadableError` when there are none."""
        ...


def load_reader(name: str | None) -> tuple[str, Reader]:
    """Return the name and the module of a reader; None means the default one."""
    chosen = name or DEFAULT_READER
    if chosen not in READERS:
        raise ValueError(f"no reader is called {chosen!r}; there are {', '.join(READERS)}")
    return chosen, cast(Reader, import_module(READERS[chosen]))
