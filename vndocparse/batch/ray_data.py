"""Ray Data: what `map_batches` calls on files or texts, and the tables of what it gives.

Ray schedules, ships and retries; nothing here imports it. The rows are those of the command `batch`.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from vndocparse.batch.given import Given, records
from vndocparse.batch.many import DEADLINE, MEMORY
from vndocparse.batch.store import StoreError
from vndocparse.batch.work import Work
from vndocparse.export.tables.arrow import arrow_schema, load_pyarrow, record_batch
from vndocparse.export.tables.columns import TABLES, TableName

if TYPE_CHECKING:
    import pyarrow

Batch = Any
"""What `map_batches` hands over in its forms `pyarrow` and `numpy`: a table, or a mapping of names to values."""
Stream = Literal[TableName, "doubtful", "failures"]

_WORK = Work()
STREAMS: tuple[Stream, ...] = (*TABLES, "doubtful", "failures")
"""What `write_tables` writes, each in a folder of this name."""


@dataclass(frozen=True, slots=True)
class ParseFiles:
    """Parses the files of `ray.data.read_binary_files(..., include_paths=True)`, for `map_batches`.

    Gives one line a row of any table: `source` (the path), `table`, and `row` as JSON. A file that cannot be parsed has
    a row in `documents` and in `failures`. `work` says how files are parsed; each may take `deadline` seconds and
    `memory` bytes (None: no limit), in a process of its own beside Ray's. Needs `pip install vndocparse[ray]`.
    """

    work: Work = _WORK
    deadline: float | None = DEADLINE
    memory: int | None = MEMORY
    path: str = "path"
    """The column of the paths: keys of the documents."""
    content: str = "bytes"
    """The column of the files' bytes."""

    def __call__(self, batch: Batch) -> "pyarrow.Table":
        """Return the lines of a batch. Raises `ValueError` for a batch without these columns."""
        names, contents = _column(batch, self.path), _column(batch, self.content)
        given = (Given(str(name), bytes(data)) for name, data in zip(names, contents, strict=True))
        return _lines(records(given, self.work, deadline=self.deadline, memory=self.memory))


@dataclass(frozen=True, slots=True)
class ParseTexts:
    """Parses a column of texts, for `map_batches`; otherwise as `ParseFiles`, with rows as those of `parse_column`.

    A text that is null has a row of nulls in `documents`.
    """

    key: str
    """The column that names each text: keys of the documents."""
    text: str = "text"
    """The column of the texts."""
    work: Work = _WORK
    deadline: float | None = DEADLINE
    memory: int | None = MEMORY

    def __call__(self, batch: Batch) -> "pyarrow.Table":
        """Return the lines of a batch. Raises `ValueError` without these columns, `TypeError` for no text."""
        keys, texts = _column(batch, self.key), _column(batch, self.text)
        given = (Given(str(key), _text(text)) for key, text in zip(keys, texts, strict=True))
        return _lines(records(given, self.work, deadline=self.deadline, memory=self.memory))


@dataclass(frozen=True, slots=True)
class Typed:
    """Takes the rows of one table out of the lines, in the Arrow schema of the table, for `map_batches`."""

    table: Stream

    def __call__(self, batch: Batch) -> "pyarrow.Table":
        """Return the rows of the table in a batch of lines."""
        lines = zip(_column(batch, "table"), _column(batch, "row"), strict=True)
        rows = [json.loads(line) for table, line in lines if table == self.table]
        arrow = load_pyarrow()
        if self.table == "doubtful" or self.table == "failures":  # noqa: PLR1714 (mypy narrows no `in`)
            return arrow.Table.from_pylist(rows, schema=schema(self.table))
        return arrow.Table.from_batches([record_batch(rows, self.table)])


def schema(table: Stream) -> "pyarrow.Schema":
    """Return the Arrow schema of what is written of a table."""
    arrow = load_pyarrow()
    text, place = arrow.string(), arrow.int64()
    if table == "failures":
        return arrow.schema([(name, text) for name in ("source", "error", "message")])
    if table == "doubtful":
        named = {"key": text, "field": text, "confidence": arrow.float64(), "text": text, "start": place, "end": place}
        return arrow.schema({**named, "rule": text})
    return arrow_schema(table)


def select(lines: Any, table: Stream) -> Any:
    """Return one table of the lines of `ParseFiles` or `ParseTexts` as a dataset of Ray with typed columns."""
    return lines.map_batches(Typed(table), batch_format="pyarrow", zero_copy_batch=True)


def write_tables(lines: Any, out: str | os.PathLike[str]) -> None:
    """Parse, and write every table as Parquet files into a folder of its name below `out`.

    `lines` is the dataset of `ParseFiles` or `ParseTexts`. It is computed once and kept in Ray's object store. `out` is
    a folder that all machines see, or a URI as Arrow knows (`s3://…`). Raises `StoreError`, before anything is parsed,
    if a table is there already.
    """
    load_pyarrow()
    system, root, target = _place(os.fspath(out))
    for table in STREAMS:
        if _files(system, f"{root}/{table}"):
            raise StoreError(f"{target}/{table}: has files already; name another folder")
    kept = lines.materialize()
    for table in STREAMS:
        folder = f"{root}/{table}"
        select(kept, table).write_parquet(f"{target}/{table}", schema=schema(table))
        if not _files(system, folder):  # Ray writes nothing of a table without rows
            system.create_dir(folder, recursive=True)
            empty = schema(table).empty_table()
            import_module("pyarrow.parquet").write_table(empty, f"{folder}/empty.parquet", filesystem=system)


def _place(out: str) -> tuple[Any, str, str]:
    """Return the file system, the folder in it, and the folder as Ray is told it."""
    systems = import_module("pyarrow.fs")
    if "://" in out:
        system, root = systems.FileSystem.from_uri(out)
        return system, root.rstrip("/"), out.rstrip("/")
    root = os.path.abspath(out)
    return systems.LocalFileSystem(), root, root


def _files(system: Any, folder: str) -> list[Any]:
    chosen = import_module("pyarrow.fs").FileSelector(folder, allow_not_found=True)
    return list(system.get_file_info(chosen))


def _lines(found: Iterable[tuple[str, Any]]) -> "pyarrow.Table":
    columns: dict[str, list[str]] = {"source": [], "table": [], "row": []}
    for name, record in found:
        for table, lines in record.lines.items():
            for line in lines.splitlines():  # of bytes: those of a text split at U+2028, too
                columns["source"].append(name)
                columns["table"].append(table)
                columns["row"].append(line.decode())
    arrow = load_pyarrow()
    return arrow.table(columns, schema=arrow.schema([(name, arrow.string()) for name in columns]))


def _column(batch: Batch, name: str) -> list[Any]:
    """Return the values of a column, in either form of a batch."""
    names = list(batch) if isinstance(batch, Mapping) else list(batch.column_names)
    if name not in names:
        raise ValueError(f"no column {name!r} but {names}; read files with include_paths=True, or name the column")
    column = batch[name]
    return list(column.to_pylist() if hasattr(column, "to_pylist") else column)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"the column holds {type(value).__name__}; ParseTexts takes texts")
