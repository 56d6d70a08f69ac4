"""Many sources at once: one result a source, in the order of the sources, whatever the number of workers."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.parse import parse

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_AHEAD = 4  # sources in work a worker: enough to keep it busy, few enough to bound memory


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source: its document, or the error that says why there is none."""

    source: str
    document: Document | None = None
    error: VndocparseError | None = None


def parse_many(
    sources: Iterable[str | os.PathLike[str]],
    *,
    workers: int | None = None,
    reader: str | None = None,
    grammars: Sequence[str | Path] = (),
) -> Iterator[Result]:
    """Parse many files in worker processes and yield one `Result` a source, in order, as they come.

    `workers` is the number of processes (one a core by default; 1 works in this process), `grammars` names directories
    to layer on ours. A source that cannot be read is a result too. When a worker process dies, the sources then in work
    are failures.
    """
    paths = (os.fspath(source) for source in sources)
    count = workers or os.cpu_count() or 1
    if count == 1:
        yield from (_one(path, reader, grammars) for path in paths)
        return
    pool = _pool(count)
    try:
        pending: deque[tuple[str, Future[Result]]] = deque()
        for path in paths:
            pending.append((path, pool.submit(_one, path, reader, grammars)))
            if len(pending) >= count * _AHEAD:
                result, broken = _finish(*pending.popleft())
                yield result
                if broken:
                    yield from (_finish(*item)[0] for item in pending)
                    pending.clear()
                    pool.shutdown()
                    pool = _pool(count)
        yield from (_finish(*item)[0] for item in pending)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> "ProcessPoolExecutor":
    # Imported late: costs 30 ms, for those who parse many only.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Fresh interpreters: a fork would copy whatever threads and libraries the caller has running.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _one(path: str, reader: str | None, grammars: Sequence[str | Path]) -> Result:
    try:
        return Result(path, parse(path, reader=reader, grammar=Grammar.load(*grammars)))
    except VndocparseError as error:
        return Result(path, error=error)


def _finish(path: str, future: "Future[Result]") -> tuple[Result, bool]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result(), False
    except BrokenProcessPool:
        return Result(path, error=VndocparseError(f"{path}: the worker process died; parse this file alone")), True
