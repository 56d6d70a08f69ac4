"""A pool of worker processes in which a bad job costs itself only: a pipe a worker, nothing shared that could break.

Of our own and short, because the pools at hand share one pipe and its lock among the workers (pebble), or take every
job in work down with a worker that dies (loky, `concurrent.futures`).
"""

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import Any, Generic, Protocol, TypeVar

from vndocparse.batch.worker import GRACE, end_group, serve
from vndocparse.document.errors import LimitExceededError, VndocparseError, WorkerDiedError

_AHEAD = 16  # results a worker that may wait for an earlier one: a slow document does not stop the others at once
_PATIENCE = 5.0  # seconds that a process whose pipe is closed may take to be gone
_STILLBORN = 3  # workers in a row that die before they are ready: no document is to blame
_SIGNALS = {number.value: number.name for number in signal.Signals}


class Job(Protocol):
    """What is sent to a worker; the name tells it in messages."""

    @property
    def name(self) -> str:
        """The source as the user knows it."""


J = TypeVar("J", bound=Job)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[J, T]):
    """What became of the job at a place of the input: its value, or the error that says why there is none."""

    index: int
    job: J
    value: T | None = None
    error: VndocparseError | None = None


class _Worker(Generic[J]):
    """A process, our end of its pipe, and the job that it has."""

    def __init__(self, work: Callable[[J], Any], memory: int | None) -> None:
        # Fresh interpreters: a fork would copy whatever threads and libraries the caller has running.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, work, memory), daemon=True)
        with _no_interrupt():
            self.process.start()
        theirs.close()
        self.task: tuple[int, J] | None = None
        self.ready = False
        self.fresh = True
        self.since = time.monotonic()

    def give(self, task: tuple[int, J]) -> None:
        self.task, self.since = task, time.monotonic()
        try:
            self.connection.send(task[1])
        except OSError:
            return  # it died; its end of the pipe tells when it is asked

    def end(self, patience: float = 0.0) -> str:
        """End the process and all it started; return how it had ended by itself within these seconds."""
        self.process.join(patience)
        code = self.process.exitcode
        self.process.terminate()
        self.process.join(GRACE)
        if self.ready and self.process.pid:
            end_group(self.process.pid)
        self.process.kill()
        self.process.join()
        self.connection.close()
        return _SIGNALS.get(-(code or 0), f"exit code {code}")


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Keep Ctrl-C, which a terminal sends to all, from the processes started here: until they are ready they would die.

    It is blocked, not ignored, so that our own is only put off; what is started inherits that.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # started with the first process, it would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Pool(Generic[J, T]):
    """Runs jobs through `work`, which must be importable by name or an instance of such a class (it is pickled).

    `deadline` is the most seconds a job may take, `memory` the most bytes of data of a worker; None is no limit.
    """

    def __init__(
        self, work: Callable[[J], T], *, workers: int, deadline: float | None = None, memory: int | None = None
    ) -> None:
        """Start nothing yet: workers start with the first jobs."""
        self._work, self._most, self._deadline, self._memory = work, workers, deadline, memory
        self._workers: list[_Worker[J]] = []
        self._again: deque[tuple[int, J]] = deque()
        self._stillborn = 0

    def run(self, jobs: Iterable[J], *, ordered: bool) -> Generator[Outcome[J, T], None, None]:
        """Yield one outcome a job, in the order of the jobs or as they come; jobs are taken as they are needed."""
        source = enumerate(jobs)
        held: dict[int, Outcome[J, T]] = {}
        turn = 0
        try:
            busy = self._feed(source, room=True)
            while busy:
                held.update((outcome.index, outcome) for outcome in self._finished())
                due = []
                while held and (not ordered or turn in held):
                    due.append(held.pop(turn if ordered else next(iter(held))))
                    turn += 1
                # Before the caller takes its time: the workers go on meanwhile.
                busy = self._feed(source, room=len(held) < self._most * _AHEAD)
                yield from due
        finally:
            for worker in self._workers:
                worker.process.terminate()
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _feed(self, source: Iterator[tuple[int, J]], *, room: bool) -> bool:
        """Give every idle worker a job, start workers while there are jobs, and tell whether any has one."""
        for worker in self._workers:
            if worker.task is None and room and (task := next(source, None)):
                worker.give(task)
        # A job that is done again is for a fresh worker only: the place of the one that was lost is free for it.
        while len(self._workers) < self._most and (task := self._next(source, room)):
            worker = _Worker(self._work, self._memory)
            self._workers.append(worker)
            worker.give(task)
        return any(worker.task for worker in self._workers)

    def _next(self, source: Iterator[tuple[int, J]], room: bool) -> tuple[int, J] | None:
        if self._again:
            return self._again.popleft()
        return next(source, None) if room else None

    def _finished(self) -> Iterator[Outcome[J, T]]:
        """Wait until something happens and yield what is finished by then."""
        busy = [worker for worker in self._workers if worker.task]
        told = wait([worker.connection for worker in busy], self._time_left(busy))
        for worker in busy:
            if worker.connection in told:
                outcome = self._hear(worker)
            elif self._is_late(worker):
                why = f"took longer than the deadline of {self._deadline:g} seconds"
                outcome = self._lose(worker, LimitExceededError, why, again=False)
            else:
                continue
            if outcome:
                yield outcome

    def _is_late(self, worker: _Worker[J]) -> bool:
        return self._deadline is not None and worker.ready and worker.since + self._deadline <= time.monotonic()

    def _time_left(self, busy: list[_Worker[J]]) -> float | None:
        ends = [worker.since for worker in busy if worker.ready]
        if self._deadline is None or not ends:
            return None
        return max(0.0, min(ends) + self._deadline - time.monotonic())

    def _hear(self, worker: _Worker[J]) -> Outcome[J, T] | None:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            return self._died(worker)
        if answer is None:
            worker.ready, worker.since, self._stillborn = True, time.monotonic(), 0
            return None
        if answer.exhausted:
            why = f"needs more memory than the limit of {self._memory or 0:,} bytes"
            return self._lose(worker, LimitExceededError, why, again=not worker.fresh)
        assert worker.task is not None
        index, job = worker.task
        worker.task, worker.fresh = None, False
        return Outcome(index, job, answer.value, answer.error)

    def _died(self, worker: _Worker[J]) -> Outcome[J, T] | None:
        how = worker.end(_PATIENCE)
        if worker.ready:
            why = f"the worker process died of it ({how}); try another reader, or get another copy"
            return self._lose(worker, WorkerDiedError, why, again=not worker.fresh)
        self._stillborn += 1
        if self._stillborn >= _STILLBORN:
            raise WorkerDiedError(
                f"worker processes die before they can work ({how}): give them more memory, or "
                "in a script, call this below `if __name__ == '__main__':`"
            )
        return self._lose(worker, WorkerDiedError, how, again=True)

    def _lose(self, worker: _Worker[J], kind: type[VndocparseError], why: str, *, again: bool) -> Outcome[J, T] | None:
        """Drop a worker; its job failed, or is done `again` by a fresh one since earlier jobs may be to blame."""
        assert worker.task is not None
        index, job = worker.task
        worker.end()
        self._workers.remove(worker)
        if again:
            self._again.append(worker.task)
            return None
        return Outcome(index, job, error=kind(f"{job.name}: {why}"))
