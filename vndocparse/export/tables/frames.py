"""Tables of documents as pandas, polars or Arrow, all with the columns and types of the Arrow schema."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, overload

from vndocparse.document.errors import MissingExtraError
from vndocparse.document.models import Document
from vndocparse.export.rows import Outcome, rows
from vndocparse.export.tables.arrow import arrow_schema, load_pyarrow, record_batch
from vndocparse.export.tables.cells import Row
from vndocparse.export.tables.columns import TableName

FrameKind = Literal["pandas", "polars", "arrow"]

_BATCH = 2_000  # rows kept as Python objects: Arrow holds them in a tenth of the memory


@overload
def to_frame(
    documents: Document | Iterable[Document | Outcome], table: TableName = "documents", *, kind: FrameKind = "pandas"
) -> Any: ...


@overload
def to_frame(
    documents: Document | Iterable[Document | Outcome], table: Sequence[TableName], *, kind: FrameKind = "pandas"
) -> dict[TableName, Any]: ...


def to_frame(
    documents: Document | Iterable[Document | Outcome],
    table: TableName | Sequence[TableName] = "documents",
    *,
    kind: FrameKind = "pandas",
) -> Any:
    """Return a table of documents as a data frame: one row a document, or an item, in order.

    `documents` are documents, or results as `parse_many` yields them: then a failure is a row of `documents` too, with
    `error` and `error_message`. They are taken one at a time and not kept. `table` names the table: `documents`,
    `citations`, `directives`, `tasks`, `recipients` or `signers`; for a list of names the answer is a dictionary of
    frames by name, of one pass. `kind` is `pandas` (columns of Arrow types, dates of datetime64), `polars` or `arrow`
    (a `pyarrow.Table`). Needs the extra: `pip install vndocparse[tables]`.
    """
    given = (documents,) if isinstance(documents, Document) else documents
    tables = (table,) if isinstance(table, str) else tuple(table)
    gathered = Gathered(tables, kind)
    for found in given:
        for name in tables:
            gathered.add(name, rows(found, name))
    return gathered.frame(table) if isinstance(table, str) else {name: gathered.frame(name) for name in tables}


class Gathered:
    """Rows on their way into frames of one kind; what is needed is looked for at once, before any work is done."""

    def __init__(self, tables: Iterable[TableName], kind: FrameKind) -> None:
        """Begin with empty tables; raise `MissingExtraError`, or `ValueError` for a name unknown."""
        self._arrow = load_pyarrow()
        self._library = _library(kind)
        self._kind = kind
        self._schemas = {name: arrow_schema(name) for name in tables}
        self._batches: dict[TableName, list[Any]] = {name: [] for name in self._schemas}
        self._waiting: dict[TableName, list[Row]] = {name: [] for name in self._schemas}

    def add(self, table: TableName, found: Iterable[Row]) -> int:
        """Add rows to a table and return how many they were."""
        waiting = self._waiting[table]
        before = len(waiting)
        waiting.extend(found)
        added = len(waiting) - before
        if len(waiting) >= _BATCH:
            self._flush(table)
        return added

    def frame(self, table: TableName) -> Any:
        """Return a table with all that was added."""
        self._flush(table)
        whole = self._arrow.Table.from_batches(self._batches[table], schema=self._schemas[table])
        if self._kind == "pandas":
            return whole.to_pandas(types_mapper=self._pandas_type, date_as_object=False)
        return self._library.from_arrow(whole) if self._kind == "polars" else whole

    def _pandas_type(self, kind: Any) -> Any:
        # pandas does not plot, resample or write as JSON its dates of Arrow: they are datetime64.
        return None if self._arrow.types.is_date(kind) else self._library.ArrowDtype(kind)

    def _flush(self, table: TableName) -> None:
        if self._waiting[table]:
            self._batches[table].append(record_batch(self._waiting[table], table))
            self._waiting[table].clear()


def _library(kind: FrameKind) -> Any:
    try:
        if kind == "pandas":
            import pandas

            return pandas
        if kind == "polars":
            import polars

            return polars
    except ImportError as error:
        raise MissingExtraError(f"this table needs {kind}: pip install vndocparse[tables]") from error
    if kind != "arrow":
        raise ValueError(f"{kind!r} is no kind of table; use 'pandas', 'polars' or 'arrow'")
    return None
