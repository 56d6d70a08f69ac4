"""Sources that are handed over as bytes or texts, as by an engine that has read them: each becomes one record."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from vndocparse.batch.pool import Pool
from vndocparse.batch.work import Record, Work, blank, failed


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of a file and its path, or a text (it may be null) and its key."""

    name: str
    content: bytes | str | None


def records(
    given: Iterable[Given], work: Work, *, deadline: float | None, memory: int | None
) -> Iterator[tuple[str, Record]]:
    """Yield name and record of each source, in order; failures are records too.

    They are parsed one at a time in one process of its own, which `deadline` (seconds a source) and `memory` (bytes)
    bound: a library that crashes or never ends costs one source.
    """
    pool = Pool[Given, Record](_GivenWork(work), workers=1, deadline=deadline, memory=memory)
    with closing(pool.run(given, ordered=True)) as outcomes:
        for outcome in outcomes:
            record, job = outcome.value, outcome.job
            if record is None:
                assert outcome.error is not None
                record = failed(job.name, outcome.error, path=isinstance(job.content, bytes))
            yield job.name, record


@dataclass(frozen=True, slots=True)
class _GivenWork:
    work: Work

    def __call__(self, given: Given) -> Record:
        if given.content is None:
            return blank(given.name)
        if isinstance(given.content, str):
            return self.work.of_text(given.content, given.name)
        return self.work.of_bytes(given.content, given.name)
