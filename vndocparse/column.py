"""A column of texts, parsed into a table: for those whose documents already stand in a data frame."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast, overload

from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.export.rows import empty_row, rows
from vndocparse.export.tables.cells import Row
from vndocparse.export.tables.columns import TableName
from vndocparse.export.tables.frames import FrameKind, Gathered
from vndocparse.grammar import Grammar
from vndocparse.ner.pipeline import open_pipeline
from vndocparse.parse import parse_text
from vndocparse.sources.limits import Limits

if TYPE_CHECKING:
    from spacy.language import Language

    from vndocparse.ner.pipeline import Chosen

_LIBRARIES: dict[str, FrameKind] = {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}


@overload
def parse_column(
    texts: Iterable[Any],
    table: TableName = "documents",
    *,
    kind: FrameKind | None = None,
    grammar: Grammar | None = None,
    limits: Limits | None = None,
    ner: "Chosen | Language" = False,
) -> Any: ...


@overload
def parse_column(
    texts: Iterable[Any],
    table: Sequence[TableName],
    *,
    kind: FrameKind | None = None,
    grammar: Grammar | None = None,
    limits: Limits | None = None,
    ner: "Chosen | Language" = False,
) -> dict[TableName, Any]: ...


def parse_column(
    texts: Iterable[Any],
    table: TableName | Sequence[TableName] = "documents",
    *,
    kind: FrameKind | None = None,
    grammar: Grammar | None = None,
    limits: Limits | None = None,
    ner: "Chosen | Language" = False,
) -> Any:
    """Parse a column of texts (a pandas or polars series, an Arrow array, any iterable of strings) into a table.

    `documents` has one row a text, in order, so that it can stand beside the column; a text that is null has a row of
    nulls, one that cannot be parsed a row with its `error`. `key` is the text's place in the column, `0`, `1`, …; the
    rows of a pandas series keep its index, in the other tables too. `table` and `kind` are those of `to_frame`; the
    kind is the column's own when it is left out, pandas for other iterables. `grammar`, `limits` and `ner` are those of
    `parse_text`; `ner` fills the table `entities`. Raises `TypeError` for what is no text, and for a whole table, and
    `MissingExtraError` for entities without spaCy.
    """
    if isinstance(texts, str) or len(getattr(texts, "shape", ())) > 1:
        raise TypeError(f"parse_column takes a column of texts, not one {type(texts).__name__}; put a text into a list")
    tables = (table,) if isinstance(table, str) else tuple(table)
    own = _LIBRARIES.get(type(texts).__module__.split(".")[0])
    nlp = open_pipeline(ner) if ner is not False else False
    gathered = Gathered(tables, kind or own or "pandas")
    counts: dict[TableName, list[int]] = {name: [] for name in tables}
    for position, text in enumerate(_texts(texts, own)):
        result = None if text is None else _result(str(position), text, grammar, limits, nlp)
        for name in tables:
            counts[name].append(gathered.add(name, _rows(result, name, str(position))))
    frames = {name: gathered.frame(name) for name in tables}
    index = getattr(texts, "index", None) if own == "pandas" and kind in (None, "pandas") else None
    if index is not None:
        for name, frame in frames.items():
            frame.index = index.repeat(counts[name])
    return frames[table] if isinstance(table, str) else frames


@dataclass(frozen=True, slots=True)
class _Parsed:
    source: str
    document: Document | None = None
    error: VndocparseError | None = None


def _result(source: str, text: Any, grammar: Grammar | None, limits: Limits | None, ner: "Language | bool") -> _Parsed:
    if not isinstance(text, str):
        raise TypeError(f"the column holds {type(text).__name__} at place {source}; parse_column takes texts")
    try:
        return _Parsed(source, parse_text(text, grammar=grammar, limits=limits, ner=ner))
    except VndocparseError as error:
        return _Parsed(source, error=error)


def _rows(result: _Parsed | None, table: TableName, key: str) -> Iterator[Row]:
    if result is None:
        yield from (empty_row(key),) if table == "documents" else ()
    else:
        yield from ({**row, "path": None} if result.error else row for row in rows(result, table, key=key))


def _texts(texts: Iterable[Any], own: FrameKind | None) -> Iterator[Any]:
    """Yield plain values, null as None, whatever library holds the column."""
    if own == "pandas":
        series = cast(Any, texts)
        yield from (None if null else text for text, null in zip(series, series.isna(), strict=True))
    elif own == "arrow":
        yield from (scalar.as_py() for scalar in texts)
    else:
        yield from texts
