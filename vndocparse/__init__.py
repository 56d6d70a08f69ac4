"""Typed objects from Vietnamese official documents (văn bản hành chính, pháp luật, Đảng, đoàn thể).

import vndocparse
doc = vndocparse.parse("cong-van.pdf")
doc.reference.number, doc.date.iso, doc.subject.text
"""

from vndocparse.batch.many import parse_many
from vndocparse.cite import annotate, find_citations
from vndocparse.document.errors import (
    LimitExceededError,
    MissingExtraError,
    NoTextError,
    UnreadableError,
    UnsupportedFormatError,
    VndocparseError,
)
from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.parse import parse, parse_all, parse_all_text, parse_text
from vndocparse.show import notebook_html, render_html

# Notebooks ask the object how it shows itself; the model stays free of exporters, so the method is put on it here.
Document._repr_html_ = notebook_html  # type: ignore[attr-defined]

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Grammar",
    "LimitExceededError",
    "MissingExtraError",
    "NoTextError",
    "UnreadableError",
    "UnsupportedFormatError",
    "VndocparseError",
    "annotate",
    "find_citations",
    "parse",
    "parse_all",
    "parse_all_text",
    "parse_many",
    "parse_text",
    "render_html",
]
