"""Typed objects from Vietnamese official documents (văn bản hành chính, pháp luật, Đảng, đoàn thể).

import vndocparse
doc = vndocparse.parse("cong-van.pdf")
doc.reference.number, doc.date.iso, doc.subject.text
"""

from typing import TYPE_CHECKING, Any

from vndocparse.batch.many import parse_many
from vndocparse.cite import annotate, find_citations
from vndocparse.document.errors import (
    IncompleteDocumentError,
    LimitExceededError,
    MissingExtraError,
    NoTextError,
    SecretDocumentError,
    UnreadableError,
    UnsupportedFormatError,
    VndocparseError,
    WorkerDiedError,
)
from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.names import canonical_name, place_today
from vndocparse.parse import parse, parse_all, parse_all_text, parse_text
from vndocparse.show import notebook_html, render_html

# Notebooks ask the object how it shows itself; the model stays free of exporters, so the method is put on it here.
Document._repr_html_ = notebook_html  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from vndocparse.column import parse_column
    from vndocparse.export.exchange.edxml import to_edxml
    from vndocparse.export.exchange.incoming_record import to_incoming_record
    from vndocparse.export.tables.frames import to_frame
    from vndocparse.export.tables.spreadsheet import write_csv

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Grammar",
    "IncompleteDocumentError",
    "LimitExceededError",
    "MissingExtraError",
    "NoTextError",
    "SecretDocumentError",
    "UnreadableError",
    "UnsupportedFormatError",
    "VndocparseError",
    "WorkerDiedError",
    "annotate",
    "canonical_name",
    "find_citations",
    "parse",
    "parse_all",
    "parse_all_text",
    "parse_column",
    "parse_many",
    "parse_text",
    "place_today",
    "render_html",
    "to_edxml",
    "to_frame",
    "to_incoming_record",
    "write_csv",
]

# Imported when first used: `import vndocparse` is often for parsing only.
_LATE = {
    "parse_column": "vndocparse.column",
    "to_edxml": "vndocparse.export.exchange.edxml",
    "to_incoming_record": "vndocparse.export.exchange.incoming_record",
    "to_frame": "vndocparse.export.tables.frames",
    "write_csv": "vndocparse.export.tables.spreadsheet",
}

if not TYPE_CHECKING:  # hidden, or a type checker would take any misspelt name for one of these

    def __getattr__(name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        globals()[name] = value = getattr(import_module(_LATE[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
