"""Work for the tests of the pool: worker processes import it by name. What a job does is its name."""

import atexit
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vndocparse import UnreadableError
from vndocparse.batch.worker import _stand_apart


@dataclass(frozen=True)
class Job:
    name: str
    path: str = ""


_done: list[str] = []


class Swallowing:
    """An object in whose finalizer the process is asked to go."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


def act(job: Job) -> str:
    _done.append(job.name)
    match job.name.split()[0]:
        case "die-unless-fresh" if len(_done) > 1:
            mark, gate = Path(job.path, "mark"), Path(job.path, "gate")
            if not mark.exists():
                gate.read_bytes()  # a pipe: waits until the test opens it
            with mark.open("a") as file:
                file.write("died\n")
            os._exit(3)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once" if not Path(job.path).exists():
            Path(job.path).touch()
            os._exit(3)
        case "hang":
            try:
                threading.Event().wait()
            finally:
                Path(job.path or os.devnull).touch()
        case "hog":
            return str(len(bytearray(8 * 1024**3)))
        case "fault":
            raise KeyError("x")
        case "unreadable":
            raise UnreadableError(f"{job.name}: no")
        case _:
            pass
    return f"did {job.name}"


class Stillborn:
    """Work that no worker can even load."""

    def __call__(self, job: Job) -> str:
        return job.name

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (4,)


def _interrupted() -> Callable[[Job], str]:
    os.kill(os.getpid(), signal.SIGINT)
    return act


class Interrupted:
    """Work in whose worker Ctrl-C arrives before it is ready."""

    def __call__(self, job: Job) -> str:
        return job.name

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return _interrupted, ()


def asked_in_a_finalizer(mark: Path) -> None:
    """Be asked to go while a finalizer runs, which swallows it."""
    _stand_apart()
    Swallowing()
    mark.touch()


def asked_twice(mark: Path) -> None:
    """Be asked to go as a worker is, again while things are put in order, and again at the exit (as PDFium's)."""
    atexit.register(os.kill, os.getpid(), signal.SIGTERM)
    _stand_apart()
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(5)
    finally:
        os.kill(os.getpid(), signal.SIGTERM)
        mark.touch()


if __name__ == "__main__":
    {"twice": asked_twice, "in a finalizer": asked_in_a_finalizer}[sys.argv[1]](Path(sys.argv[2]))
