"""A run over many sources into a folder of results; run again, it does what is missing and nothing else."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from vndocparse.batch.finish import Format, Summary, finish
from vndocparse.batch.inputs import RESULTS, Item, list_items
from vndocparse.batch.many import DEADLINE, MEMORY
from vndocparse.batch.pool import Pool
from vndocparse.batch.progress import Progress
from vndocparse.batch.store import Done, Store, StoreError
from vndocparse.batch.work import Record, Work, failed
from vndocparse.export.tables.arrow import load_pyarrow
from vndocparse.grammar.files import grammar_paths, read_text


def run(
    inputs: Iterable[str],
    out: Path,
    progress: Progress,
    *,
    work: Work,
    form: Format = "jsonl",
    workers: int = 1,
    deadline: float | None = DEADLINE,
    memory: int | None = MEMORY,
    again: bool = False,
) -> Summary:
    """Parse all that the inputs name into tables below `out`, and return what the run came to.

    Sources that `out` has in their present state are not parsed again; `again` parses those that failed once more.
    Raises `UnreadableError` for a list of files that cannot be read, `StoreError` for a folder that cannot be used,
    `GrammarError` for grammars that cannot be read, and `MissingExtraError` for Parquet without its package.
    """
    if form == "parquet":
        load_pyarrow()  # told before hours of work
    named = list(inputs)
    if _holds_sources(out, named):
        raise StoreError(f"{out}: holds the sources; name another folder for the results, one in it if you like")
    items = list_items(named)
    settings = {"version": _version(), **work.settings(), "grammar_files": _digest(work.grammars)}
    with closing(Store(out / RESULTS[0], work.streams, settings)) as store:
        missing = [item for item in items if _is_missing(item, store.done.get(item.name), again)]
        progress.start(len(items), len(items) - len(missing))
        pool = Pool[Item, Record](work, workers=workers, deadline=deadline, memory=memory)
        try:
            with closing(pool.run(missing, ordered=False)) as outcomes:
                for outcome in outcomes:
                    record = outcome.value
                    if record is None:
                        assert outcome.error is not None
                        record = failed(outcome.job.name, outcome.error)
                    store.add(outcome.job.name, outcome.job.stamp, record)
                    progress.step(outcome.error)
        finally:
            progress.end()
        store.commit()
        return finish(store, [item.name for item in items], out, form)


def _holds_sources(out: Path, named: list[str]) -> bool:
    """Tell whether results would go into a folder of sources: the next run leaves a folder of results out."""
    if not out.is_dir() or out.joinpath(*RESULTS).exists() or not any(out.iterdir()):
        return False
    return any(os.path.isdir(name) and os.path.samefile(name, out) for name in named)


def _is_missing(item: Item, done: Done | None, again: bool) -> bool:
    return done is None or done.stamp != item.stamp or (again and done.failed)


def _digest(directories: Iterable[str]) -> str:
    """Return what tells whether grammars were edited: a run by others has other results, whatever the path."""
    digest = hashlib.sha256()
    for directory in directories:
        for path in grammar_paths(Path(directory)):
            digest.update(f"{path.name}\n{read_text(path)}\n".encode())
    return digest.hexdigest()


def _version() -> str:
    try:
        return version("vndocparse")
    except PackageNotFoundError:
        return "not installed"
