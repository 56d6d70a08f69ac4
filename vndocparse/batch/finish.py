"""The files of a finished run, made from its store in the order of the items; each is there whole or not at all."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Literal

from vndocparse.batch.store import Store
from vndocparse.batch.work import DOUBTFUL, FAILURES, WHOLE
from vndocparse.export.tables.arrow import arrow_schema, load_pyarrow, record_batch
from vndocparse.export.tables.columns import TABLES, TableName

Format = Literal["jsonl", "parquet"]

_ROWS = 5_000  # rows of a row group


@dataclass(slots=True)
class Summary:
    """What a run came to: counts by class of error, by field and by code of diagnostic."""

    sources: int = 0
    documents: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    diagnostics: Counter[str] = field(default_factory=Counter)

    def text(self) -> str:
        """Return it as lines for a person."""
        lines = [f"{self.sources} sources: {self.documents} documents, {self.failures.total()} failures"]
        for title, counts in (
            ("failures", self.failures), ("doubtful values", self.doubtful), ("diagnostics", self.diagnostics),
        ):  # fmt: skip
            if counts:
                lines.append(f"{title}: " + ", ".join(f"{name} {count}" for name, count in _ranked(counts)))
        return "\n".join(lines)

    def data(self) -> dict[str, object]:
        """Return it as JSON values, the most frequent first."""
        counts = {"failures": self.failures, "doubtful": self.doubtful, "diagnostics": self.diagnostics}
        ranked = {name: dict(_ranked(count)) for name, count in counts.items()}
        return {"sources": self.sources, "documents": self.documents, **ranked}


def finish(store: Store, names: list[str], folder: Path, form: Format) -> Summary:
    """Write tables, failures, doubtful values and the summary of these sources, which are all done."""
    for table in TABLES:
        lines = store.lines(names, table)
        if form == "parquet":
            _write(folder / f"{table}.parquet", partial(_parquet, table=table, lines=lines))
        else:
            _write_lines(folder / f"{table}.jsonl", lines)
    for stream in (DOUBTFUL, FAILURES, *({WHOLE} & store.streams)):
        _write_lines(folder / f"{stream}.jsonl", store.lines(names, stream))
    summary = _summary(store, names)
    data = json.dumps(summary.data(), ensure_ascii=False, indent=2) + "\n"
    _write_lines(folder / "summary.json", [data.encode()])
    return summary


def _summary(store: Store, names: Iterable[str]) -> Summary:
    found = Summary()
    for name in names:
        entry = store.entry(name)
        found.sources += 1
        found.documents += entry["documents"]
        found.failures.update([entry["failure"]] if entry["failure"] else [])
        found.doubtful.update(entry["doubtful"])
        found.diagnostics.update(entry["diagnostics"])
    return found


def _write_lines(path: Path, lines: Iterable[bytes]) -> None:
    def write(target: Path) -> None:
        with open(target, "wb") as file:
            file.writelines(lines)

    _write(path, write)


def _write(path: Path, write: Callable[[Path], None]) -> None:
    half = path.with_name(f".{path.name}.half")
    try:
        write(half)
        os.replace(half, path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _parquet(path: Path, *, table: TableName, lines: Iterator[bytes]) -> None:
    load_pyarrow()
    with import_module("pyarrow.parquet").ParquetWriter(path, arrow_schema(table)) as writer:
        while some := [json.loads(line) for line in islice(lines, _ROWS)]:
            writer.write_batch(record_batch(some, table))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
