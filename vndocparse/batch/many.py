"""Many sources at once: one result a source, in the order of the sources or as they come.

The results do not depend on the number of workers.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.grammar import Grammar
from vndocparse.parse import parse
from vndocparse.sources.limits import Limits

if TYPE_CHECKING:
    from vndocparse.ner.pipeline import Chosen

DEADLINE = 600.0
MEMORY = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source: its document, or the error that says why there is none."""

    source: str
    """The path as given; of bytes, `bytes` and their place among the sources."""
    document: Document | None = None
    error: VndocparseError | None = None
    index: int = 0
    """The place among the sources, from 0."""


def parse_many(
    sources: Iterable[str | os.PathLike[str] | bytes],
    *,
    workers: int | None = None,
    ordered: bool = True,
    deadline: float | None = DEADLINE,
    memory: int | None = MEMORY,
    reader: str | None = None,
    ocr: bool = True,
    grammars: Sequence[str | Path] = (),
    limits: Limits | None = None,
    ner: "Chosen" = False,
) -> Iterator[Result]:
    """Parse many files in worker processes and yield one `Result` a source: a document, or a typed failure.

    Results come in the order of the sources, or with `ordered=False` as they are finished. `workers` is the number of
    processes (one a core by default). A source that takes more than `deadline` seconds, or whose process needs more
    than `memory` bytes (where the system can limit it: Linux), is a `LimitExceededError`; one whose process dies is a
    `WorkerDiedError`, and costs no other source anything. Sources are taken as they are needed, so they may be endless.
    `grammars` names directories to layer on ours; `ner` is True or the path of a spaCy pipeline, which each process
    loads for itself (a loaded pipeline is a `TypeError`); the rest is as in `parse`. Scripts need
    `if __name__ == "__main__":`, as with every use of processes in Python.
    """
    count = workers if workers is not None else os.cpu_count() or 1
    if count < 1:
        raise ValueError(f"workers={count} is no number of processes; give 1 or more")
    if grammars:
        Grammar.load(*grammars)  # a wrong grammar is told at once, not by each source
    if ner is not False:
        from vndocparse.ner.pipeline import check_named

        check_named(ner)
    return _results(sources, _Parser(reader, ocr, tuple(grammars), limits, ner), count, ordered, deadline, memory)


def _results(
    sources: Iterable[str | os.PathLike[str] | bytes],
    parser: "_Parser",
    workers: int,
    ordered: bool,
    deadline: float | None,
    memory: int | None,
) -> Iterator[Result]:
    # Imported late: costs 30 ms, for those who parse many only.
    from vndocparse.batch.pool import Pool

    pool = Pool[_Job, Document](parser, workers=workers, deadline=deadline, memory=memory)
    jobs = (_job(index, source) for index, source in enumerate(sources))
    with closing(pool.run(jobs, ordered=ordered)) as outcomes:
        for outcome in outcomes:
            yield Result(outcome.job.name, outcome.value, outcome.error, outcome.index)


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    source: str | bytes


@dataclass(frozen=True, slots=True)
class _Parser:
    """The work of a process: all that `parse` is told besides the source."""

    reader: str | None
    ocr: bool
    grammars: tuple[str | Path, ...]
    limits: Limits | None
    ner: "Chosen"

    def __call__(self, job: _Job) -> Document:
        grammar = Grammar.load(*self.grammars)
        return parse(job.source, reader=self.reader, ocr=self.ocr, grammar=grammar, limits=self.limits, ner=self.ner)


def _job(index: int, source: str | os.PathLike[str] | bytes) -> _Job:
    if isinstance(source, bytes):
        return _Job(f"bytes {index}", source)
    path = os.fspath(source)
    return _Job(path, path)
