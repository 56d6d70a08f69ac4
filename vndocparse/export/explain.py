"""A table for a person: each field with its value, rule, confidence and the place of its evidence."""

from collections.abc import Iterator

from vndocparse.document.models import Document
from vndocparse.export.values import values

_WIDTH = 60
_HEADINGS = ("field", "value", "rule", "conf.", "place")


def explain(document: Document) -> str:
    """Return the table, one row a value; a place is page or line and the character range in `text`."""
    rows = [_HEADINGS, *_rows(document)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines += [f"{d.severity}: {d.message} [{d.code}]" for d in document.diagnostics]
    return "\n".join([_source(document), *lines])


def _source(document: Document) -> str:
    name, part = document.source.path or document.source.media_type, document.source.part
    return f"{name} (document {part.index} of {part.count})" if part else name


def _rows(document: Document) -> Iterator[tuple[str, str, str, str, str]]:
    for kind, detail, value, item in values(document):
        place = ""
        if item.span:
            line = document.text.count("\n", 0, item.span.start) + 1
            where = f"page {item.boxes[0].page}" if item.boxes else f"line {line}"
            place = f"{where}, {item.span.start}-{item.span.end}"
        yield f"{kind} ({detail})" if detail else kind, _short(value), item.rule, f"{item.confidence:.2f}", place


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
