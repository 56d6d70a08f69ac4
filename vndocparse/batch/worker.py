"""The inside of a worker process: takes one job at a time, answers, and goes when its parent goes.

Holds no state between jobs but what the work itself caches, and writes nowhere.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from vndocparse.document.errors import VndocparseError

GRACE = 1.0
"""Seconds that a worker has to put things in order when it is asked to go."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What became of a job: its value, or the error; `exhausted` when the memory limit was met."""

    value: T | None = None
    error: VndocparseError | None = None
    exhausted: bool = False


def serve(connection: "Connection[Any, Any]", work: Callable[[Any], Any], memory: int | None) -> None:
    """Answer the jobs of a connection until it is closed; `memory` is the most bytes of data of this process.

    The first message is None: the worker is ready.
    """
    _stand_apart()
    _limit(memory)
    threading.Thread(target=_go_with_parent, daemon=True).start()
    try:
        connection.send(None)
        _answer_all(connection, work)
    except (EOFError, OSError):  # the parent has gone
        signal.signal(signal.SIGTERM, lambda *_: None)  # so does this worker


def _answer_all(connection: "Connection[Any, Any]", work: Callable[[Any], Any]) -> None:
    loaded = False
    while True:
        answer = _answer(work, connection.recv())
        if not loaded:
            # The grammar and the libraries, loaded by the first job, stay: no need to look for waste there again.
            # Before the answer: one who has answered may be asked to go, and finalizers swallow that.
            gc.collect()
            gc.freeze()
            loaded = True
        try:
            connection.send(answer)
        except MemoryError:
            connection.send(Answer[Any](exhausted=True))
        del answer  # it may be large, and the next job long in coming


def _go(*_: Any) -> None:
    # Asked again, while things are put in order or at the interpreter's own exit: once is enough.
    signal.signal(signal.SIGTERM, lambda *_: None)
    # A finalizer that runs just now swallows the exit: the group is killed a moment later, and nobody need be told.
    sys.unraisablehook = lambda _: None
    sys.exit(1)


def _answer(work: Callable[[Any], T], job: Any) -> Answer[T]:
    try:
        return Answer(work(job))
    except VndocparseError as error:
        return Answer(error=error)
    except MemoryError:
        return Answer(exhausted=True)
    except Exception as error:  # a fault of ours costs one document, not the run
        reason = f"{type(error).__name__}: {error}"
        return Answer(error=VndocparseError(f"{job.name}: {reason}; this is a fault of vndocparse, please report it"))


def _stand_apart() -> None:
    """Leave the terminal's signals to the parent, and lead a group that is killed with all it started (Tesseract).

    When asked to go, put in order what is in work (temporary files, LibreOffice) and go.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _go)
    if sys.platform != "win32":
        os.setsid()


def _limit(memory: int | None) -> None:
    if memory is None or sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _go_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(GRACE)
        end_group(os.getpid())
        os._exit(1)


def end_group(leader: int) -> None:
    """Kill a worker's process group, where there are such groups and it leads one."""
    if sys.platform != "win32":
        try:
            os.killpg(leader, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
