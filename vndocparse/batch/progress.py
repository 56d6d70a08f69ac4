"""What a run tells while it goes on: a bar on a terminal, lines of a log elsewhere; a line a failure in both."""

import sys
import time
from collections.abc import Callable
from typing import Any, Protocol, TextIO

from vndocparse.document.errors import VndocparseError
from vndocparse.messages import printable

_SECONDS = 10.0  # between lines of the log


class Progress(Protocol):
    """Follows a run."""

    def start(self, total: int, done: int) -> None:
        """Begin: of so many sources so many were done before."""

    def step(self, error: VndocparseError | None) -> None:
        """One source more is done, with its failure if it failed."""

    def end(self) -> None:
        """Leave the terminal in order."""


def progress_on(stream: TextIO) -> Progress:
    """Return a bar when the stream is a terminal and `rich` is installed (`vndocparse[batch]`), else lines."""
    if stream.isatty():
        try:
            return Bar(stream)
        except ImportError:
            print("vndocparse: for a progress bar: pip install vndocparse[batch]", file=stream)
    return Lines(stream)


class Lines:
    """Lines of a log: done, rate, time that is left, failures; not more often than every ten seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to this stream, by this clock (seconds)."""
        self._stream, self._clock = stream, clock
        self._total = self._before = self._done = self._failed = 0
        self._began = self._told = 0.0

    def start(self, total: int, done: int) -> None:
        """Tell what there is to do."""
        self._total, self._before, self._done = total, done, done
        self._began = self._told = self._clock()
        known = f", {done} of them done before" if done else ""
        self._print(f"{total} sources{known}")

    def step(self, error: VndocparseError | None) -> None:
        """Tell a failure at once, and how far the run is when it is time to."""
        self._done += 1
        if error is not None:
            self._failed += 1
            self._print(printable(str(error)))
        now = self._clock()
        if now - self._told >= _SECONDS:
            self._told = now
            rate = (self._done - self._before) / (now - self._began)
            left = _duration((self._total - self._done) / rate)
            share = f"{self._done} of {self._total} ({self._done * 100 // self._total} %)"
            self._print(f"{share}, {rate:.1f} a second, {left} left, {self._failed} failed")

    def end(self) -> None:
        """Nothing to put in order."""

    def _print(self, text: str) -> None:
        print(f"vndocparse: {text}", file=self._stream, flush=True)


class Bar:
    """A bar with count, rate and time that is left; failures stand above it."""

    def __init__(self, stream: TextIO) -> None:
        """Prepare the bar; raises ImportError without `rich`."""
        from rich import progress
        from rich.console import Console

        class Rate(progress.ProgressColumn):
            def render(self, task: progress.Task) -> Any:
                return f"{task.speed:.1f}/s" if task.speed else "-/s"

        columns = (progress.BarColumn(), progress.MofNCompleteColumn(), Rate(), progress.TimeRemainingColumn())
        self._bar = progress.Progress(*columns, "{task.description}", console=Console(file=stream))
        self._failed = 0

    def start(self, total: int, done: int) -> None:
        """Show the bar."""
        self._task = self._bar.add_task("", total=total, completed=done)
        self._bar.start()

    def step(self, error: VndocparseError | None) -> None:
        """Move the bar on."""
        if error is not None:
            self._failed += 1
            self._bar.console.print(f"vndocparse: {printable(str(error))}", markup=False, highlight=False)
        self._bar.update(self._task, advance=1, description=f"{self._failed} failed" if self._failed else "")

    def end(self) -> None:
        """Take the bar off."""
        self._bar.stop()


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def standard_progress() -> Progress:
    """Return what tells of a run on standard error."""
    return progress_on(sys.stderr)
