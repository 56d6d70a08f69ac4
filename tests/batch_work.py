"""A run without grammars for the tests of resuming, and the script that kills itself in the middle of one."""

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vndocparse import UnreadableError
from vndocparse.batch import store
from vndocparse.batch.finish import Summary
from vndocparse.batch.inputs import Item
from vndocparse.batch.progress import Lines
from vndocparse.batch.run import run
from vndocparse.batch.work import Record, Work


class Copying(Work):
    """Work whose rows are the text of the source."""

    def __call__(self, item: Item) -> Record:
        text = Path(item.path).read_text("utf-8")
        if "hỏng" in text:
            raise UnreadableError(f"{item.name}: hỏng")
        line = json.dumps({"key": item.name, "text": text}).encode() + b"\n"
        lines = {"documents": line, "citations": line * 3, "doubtful": line}
        return Record(lines, documents=1, doubtful={"date": 1}, diagnostics={"date.missing": 1})


def copy(folder: Path, out: Path, *, grammars: tuple[str, ...] = (), **options: Any) -> tuple[Summary, str]:
    """Run, and return the summary and what was told."""
    told = io.StringIO()
    summary = run([str(folder)], out, Lines(told), work=Copying(grammars=grammars), **options)
    return summary, told.getvalue()


def killed(folder: Path, out: Path, call: str, count: int) -> None:
    """Run, and kill this process at a call of `os` (`fsync`, `replace`), before it does what it is called for."""
    real: Callable[..., None] = getattr(os, call)
    left = [count]

    def counted(*arguments: Any) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        real(*arguments)

    setattr(os, call, counted)
    store._SECONDS = 0.0  # every source comes to the disk at once
    copy(folder, out, workers=1)


if __name__ == "__main__":
    killed(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
