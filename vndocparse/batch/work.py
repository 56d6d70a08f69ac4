"""The work of a process of a run: an item in, its lines for every file of results out."""

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from vndocparse.batch.archives import read_member
from vndocparse.batch.doubtful import doubtful_rows
from vndocparse.batch.inputs import Item
from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.export.rows import document_key, empty_row, failure_row, rows
from vndocparse.export.tables.cells import plain
from vndocparse.export.tables.columns import TABLES
from vndocparse.grammar import Grammar
from vndocparse.parse import parse_all, parse_all_text
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
        if item.refused:
            raise item.refused
        if item.member is not None:
            return self.of_bytes(read_member(item.path, item.member, item.name, self.limits), item.name)
        return self._record(self._parsed(item.path))

    def of_bytes(self, data: bytes, name: str) -> Record:
        """Parse the bytes of a file of this name; the rows are those of the file. Raises what `parse` raises."""
        return self._record(self._named(data, name))

    def of_text(self, text: str, key: str) -> Record:
        """Parse a text whose rows have this key. Raises what `parse_text` raises."""
        grammar = Grammar.load(*self.grammars)
        return self._record(parse_all_text(text, grammar=grammar, limits=self.limits, ner=self.ner), key)

    def _record(self, documents: Iterator[Document], name: str | None = None) -> Record:
        found = list(documents if self.every else islice(documents, 1))
        keys = [document_key(document, name) for document in found]
        keyed = list(zip(found, keys, strict=True))
        streams: dict[str, Iterable[dict[str, Any]]] = {
            table: [row for document, key in keyed for row in rows(document, table, key=key)] for table in TABLES
        }
        doubts = [row for document, key in keyed for row in doubtful_rows(document, self.threshold, key=key)]
        warned = [x for document in found for x in document.diagnostics if x.severity != "info"]
        lines = {name: _lines(items) for name, items in {**streams, DOUBTFUL: doubts}.items()}
        if self.whole:
            lines[WHOLE] = _lines({"key": plain(key), **x.model_dump(mode="json")} for x, key in keyed)
        return Record(
            lines={name: data for name, data in lines.items() if data},
            documents=len(found),
            doubtful=dict(Counter(row["field"] for row in doubts)),
            diagnostics=dict(Counter(x.code for x in warned)),
        )

    def _parsed(self, source: str | bytes) -> Iterator[Document]:
        grammar = Grammar.load(*self.grammars)
        return parse_all(source, reader=self.reader, ocr=self.ocr, grammar=grammar, limits=self.limits, ner=self.ner)

    def _named(self, data: bytes, name: str) -> Iterator[Document]:
        try:
            for document in self._parsed(data):
                named = document.source.model_copy(update={"path": name})
                yield document.model_copy(update={"source": named})
        except VndocparseError as error:
            raise type(error)(str(error).replace("the source", name, 1)) from error


def failed(name: str, error: VndocparseError, *, path: bool = True) -> Record:
    """Return the record of a source that has no document; one without a path is known by its key only."""
    kind = type(error).__name__
    row = failure_row(name, error)
    told = {"source": plain(name), "error": kind, "message": plain(str(error))}
    lines = {"documents": _lines([row if path else {**row, "path": None}]), FAILURES: _lines([told])}
    return Record(lines=lines, failure=kind)


def blank(key: str) -> Record:
    """Return the record of a text that is null."""
    return Record(lines={"documents": _lines([empty_row(key)])})


def _lines(items: Iterable[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    for item in items:
        out.write(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n")
    # Lone surrogates (of broken paths) have no UTF-8: they are written as their code.
    return out.getvalue().encode("utf-8", "backslashreplace")
