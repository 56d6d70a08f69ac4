"""Work for the tests of the pool: worker processes import it by name. What a job does is its name."""

import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

from vndocparse import UnreadableError


@dataclass(frozen=True)
class Job:
    name: str
    path: str = ""


def act(job: Job) -> str:
    match job.name.split()[0]:
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
