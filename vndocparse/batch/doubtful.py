"""Doubtful fields: values of little confidence, one row each, for a person to look at."""

from collections.abc import Iterator
from typing import Any

from vndocparse.document.located import Located
from vndocparse.document.models import Document
from vndocparse.export.rows import document_key
from vndocparse.export.tables.cells import plain

_LONGEST = 200  # characters of the evidence that are shown


def doubtful_rows(document: Document, threshold: float, *, key: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield a row for each value whose confidence is under the threshold, in the order of the model's fields."""
    key = plain(document_key(document) if key is None else key)
    for name, value in _values(document):
        if value.confidence < threshold:
            start, end = (value.span.start, value.span.end) if value.span else (None, None)
            yield {
                "key": key,
                "field": name,
                "confidence": value.confidence,
                "text": None if start is None else plain(document.text[start:end][:_LONGEST]),
                "start": start,
                "end": end,
                "rule": value.rule,
            }


def _values(document: Document) -> Iterator[tuple[str, Located]]:
    """Yield the values with the names of their fields; entities are a recogniser's, and no values of ours."""
    for name in type(document).model_fields:
        if name == "entities":
            continue
        found = getattr(document, name)
        for value in found if isinstance(found, tuple) else (found,):
            if isinstance(value, Located):
                yield name, value
