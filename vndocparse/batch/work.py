"""The work of a process of a run: an item in, its lines for every file of results out."""

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from vndocparse.batch.archives import read_member
from vndocparse.batch.doubtful import doubtful_rows
from vndocparse.batch.inputs import Item
from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.export.rows import document_key, failure_row, rows
from vndocparse.export.tables.cells import plain
from vndocparse.export.tables.columns import TABLES
from vndocparse.grammar import Grammar
from vndocparse.parse import parse_all
from vndocparse.sources.limits import Limits

WHOLE, DOUBTFUL, FAILURES = "whole", "doubtful", "failures"


@dataclass(frozen=True, slots=True)
class Record:
    """What a run keeps of one source: JSON lines by stream, and what the summary counts."""

    lines: dict[str, bytes]
    documents: int = 0
    failure: str | None = None
    """Class of the error."""
    doubtful: dict[str, int] = field(default_factory=dict)
    """Doubtful values, by field."""
    diagnostics: dict[str, int] = field(default_factory=dict)
    """Warnings and errors, by code."""


@dataclass(frozen=True, slots=True)
class Work:
    """How every source of a run is parsed; runs with other settings have other results."""

    reader: str | None = None
    ocr: bool = True
    every: bool = False
    """Whether every document of a source is taken, not only the first."""
    whole: bool = False
    """Whether whole documents are kept beside the rows of tables."""
    threshold: float = 0.7
    """Confidence under which a value is doubtful."""
    grammars: tuple[str, ...] = ()
    limits: Limits = Limits()
    ner: bool | str = False
    """The recogniser of named entities: True for the shipped one, or the path of a spaCy pipeline."""

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams of lines that a run writes."""
        return (*TABLES, DOUBTFUL, FAILURES, *([WHOLE] if self.whole else []))

    def settings(self) -> dict[str, Any]:
        """Return the settings as JSON values."""
        return {**asdict(self), "grammars": list(self.grammars)}

    def __call__(self, item: Item) -> Record:
        """Parse one item. Raises what `parse` raises."""
        found = list(self._documents(item))
        streams: dict[str, Iterable[dict[str, Any]]] = {
            table: [row for document in found for row in rows(document, table)] for table in TABLES
        }
        doubts = [row for document in found for row in doubtful_rows(document, self.threshold)]
        warned = [x for document in found for x in document.diagnostics if x.severity != "info"]
        lines = {name: _lines(items) for name, items in {**streams, DOUBTFUL: doubts}.items()}
        if self.whole:
            lines[WHOLE] = _lines({"key": plain(document_key(x)), **x.model_dump(mode="json")} for x in found)
        return Record(
            lines={name: data for name, data in lines.items() if data},
            documents=len(found),
            doubtful=dict(Counter(row["field"] for row in doubts)),
            diagnostics=dict(Counter(x.code for x in warned)),
        )

    def _documents(self, item: Item) -> Iterator[Document]:
        if item.refused:
            raise item.refused
        grammar = Grammar.load(*self.grammars)
        found = self._parsed(item.path, grammar) if item.member is None else self._member(item, grammar)
        for document in found:
            yield document
            if not self.every:
                return

    def _parsed(self, source: str | bytes, grammar: Grammar) -> Iterator[Document]:
        return parse_all(source, reader=self.reader, ocr=self.ocr, grammar=grammar, limits=self.limits, ner=self.ner)

    def _member(self, item: Item, grammar: Grammar) -> Iterator[Document]:
        data = read_member(item.path, item.member or 0, item.name, self.limits)
        try:
            for document in self._parsed(data, grammar):
                named = document.source.model_copy(update={"path": item.name})
                yield document.model_copy(update={"source": named})
        except VndocparseError as error:
            raise type(error)(str(error).replace("the source", item.name, 1)) from error


def failed(item: Item, error: VndocparseError) -> Record:
    """Return the record of a source that has no document."""
    kind = type(error).__name__
    told = {"source": plain(item.name), "error": kind, "message": plain(str(error))}
    lines = {"documents": _lines([failure_row(item.name, error)]), FAILURES: _lines([told])}
    return Record(lines=lines, failure=kind)


def _lines(items: Iterable[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    for item in items:
        out.write(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n")
    # Lone surrogates (of broken paths) have no UTF-8: they are written as their code.
    return out.getvalue().encode("utf-8", "backslashreplace")
