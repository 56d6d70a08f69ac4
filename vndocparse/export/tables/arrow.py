"""Rows as Arrow: the schema of a table and batches of rows, of which frames and Parquet files are made."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from vndocparse.document.errors import MissingExtraError
from vndocparse.export.tables.cells import Row
from vndocparse.export.tables.columns import TABLES, TABLES_VERSION, Kind, TableName, columns_of

if TYPE_CHECKING:
    import pyarrow


def arrow_schema(table: TableName = "documents") -> "pyarrow.Schema":
    """Return the Arrow schema of a table; its metadata tell table and version, those of a field what it holds.

    Needs the extra: `pip install vndocparse[tables]`.
    """
    arrow = load_pyarrow()
    types: dict[Kind, pyarrow.DataType] = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
        "integers": arrow.list_(arrow.int64()),
    }
    fields = [
        arrow.field(c.name, types[c.kind], nullable=not c.required, metadata={"description": c.description})
        for c in columns_of(table)
    ]
    return arrow.schema(fields, metadata={"vndocparse.table": table, "vndocparse.tables_version": TABLES_VERSION})


def record_batch(rows: Sequence[Row], table: TableName = "documents") -> "pyarrow.RecordBatch":
    """Return rows of a table as one Arrow record batch, in the schema of `arrow_schema`."""
    arrow, schema = load_pyarrow(), arrow_schema(table)
    columns = [
        arrow.array([_cell(row[column.name], column.kind) for row in rows], type=field.type)
        for column, field in zip(TABLES[table], schema, strict=True)
    ]
    return arrow.record_batch(columns, schema=schema)


def load_pyarrow() -> Any:
    """Return the module `pyarrow`, or raise `MissingExtraError`."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("tables need pyarrow: pip install vndocparse[tables]") from error
    return pyarrow


def _cell(value: Any, kind: Kind) -> Any:
    return date.fromisoformat(value) if kind == "date" and value is not None else value
