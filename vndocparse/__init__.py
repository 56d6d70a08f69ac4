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
    WorkerDiedError,
)
from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.parse import parse, parse_all, parse_all_text, parse_text

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
    "WorkerDiedError",
    "annotate",
    "find_citations",
    "parse",
    "parse_all",
    "parse_all_text",
    "parse_many",
    "parse_text",
]
