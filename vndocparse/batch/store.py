"""What a run has done so far, on the disk: lines in append-only streams, and a journal that says which lines count.

A source is done when its line in the journal is whole; the line tells the range of bytes that the source has in each
stream. Lines go to the streams first and to the journal after, so a run that is killed leaves at most bytes that no
journal line names: they are cut off when the next run opens the store.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from vndocparse.batch.inputs import RESULTS
from vndocparse.batch.work import Record
from vndocparse.document.errors import VndocparseError

_SECONDS, _BYTES = 2.0, 4_000_000  # what is lost at most when a run is killed, and what is held in memory at most


class StoreError(VndocparseError):
    """The folder of results cannot be used: another run has it, or it was made with other settings."""


@dataclass(frozen=True, slots=True)
class Done:
    """Where the journal tells of a source, and what tells whether that still holds."""

    stamp: str
    failed: bool
    offset: int


class Store:
    """The folder in which a run keeps what it has done. `done` tells the sources by name; the last word counts."""

    def __init__(self, folder: Path, streams: Iterable[str], settings: dict[str, Any]) -> None:
        """Open or make it, and cut off what a killed run left half done. Raises `StoreError`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.done: dict[str, Done] = {}
        self._folder = folder
        self._pending: list[tuple[str, str, Record]] = []
        self._pending_bytes, self._committed = 0, time.monotonic()
        self._journal = _open(folder / RESULTS[1])
        self._streams: dict[str, BinaryIO] = {}
        try:
            _lock(self._journal, folder)
            for name in streams:
                self._streams[name] = _open(folder / f"{name}.jsonl")
            self._ends = dict.fromkeys(self._streams, 0)
            self._replay({"settings": settings})
        except BaseException:
            self._close()
            raise

    @property
    def streams(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._streams)

    def add(self, name: str, stamp: str, record: Record) -> None:
        """Keep what became of a source; it is on the disk some seconds later, or after `commit`."""
        self._pending.append((name, stamp, record))
        self._pending_bytes += sum(map(len, record.lines.values()))
        if self._pending_bytes > _BYTES or time.monotonic() - self._committed > _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Bring all that was added to the disk: first the lines, then the journal."""
        pending, self._pending = self._pending, []
        journal = [self._entry(*some) for some in pending]
        for stream in self._streams.values():
            _sync(stream)
        for entry in journal:
            offset = self._journal.tell()
            self._journal.write(_line(entry))
            self._note(entry, offset)
        _sync(self._journal)
        self._pending_bytes, self._committed = 0, time.monotonic()

    def entry(self, name: str) -> dict[str, Any]:
        """Return what the journal tells of a source that is done."""
        self._journal.seek(self.done[name].offset)
        found: dict[str, Any] = json.loads(self._journal.readline())
        self._journal.seek(0, os.SEEK_END)
        return found

    def lines(self, names: Iterable[str], stream: str) -> Iterator[bytes]:
        """Yield the lines that these sources have in a stream, in the order of the names."""
        with open(self._folder / f"{stream}.jsonl", "rb") as file:
            for name in names:
                start, size = self.entry(name)["at"].get(stream, (0, 0))
                file.seek(start)
                yield from file.read(size).splitlines(keepends=True)

    def close(self) -> None:
        """Commit, and let the folder go."""
        try:
            self.commit()
        finally:
            self._close()

    def _close(self) -> None:
        with ExitStack() as files:  # all of them, even when the disk is too full to close one without an error
            for file in (self._journal, *self._streams.values()):
                files.callback(file.close)

    def _entry(self, name: str, stamp: str, record: Record) -> dict[str, Any]:
        at = {}
        for stream, data in record.lines.items():
            at[stream] = (self._ends[stream], len(data))
            self._streams[stream].write(data)
            self._ends[stream] += len(data)
        told = {"documents": record.documents, "failure": record.failure}
        return {
            "name": name, "stamp": stamp, "at": at, **told,
            "doubtful": record.doubtful, "diagnostics": record.diagnostics,
        }  # fmt: skip

    def _note(self, entry: dict[str, Any], offset: int) -> None:
        self.done[entry["name"]] = Done(entry["stamp"], entry["failure"] is not None, offset)

    def _replay(self, head: dict[str, Any]) -> None:
        """Read the journal up to the first line that is not whole or not borne out by the streams; drop the rest."""
        sizes = {name: os.fstat(file.fileno()).st_size for name, file in self._streams.items()}
        good = 0
        self._journal.seek(0)
        for line in self._journal:
            entry = _whole(line)
            if entry is None:
                break
            if good == 0:
                if entry != json.loads(_line(head)):
                    made = "made with other settings, edited grammars or another version"
                    raise StoreError(f"{self._folder}: {made}; name another folder")
            elif all(start + size <= sizes[name] for name, (start, size) in entry["at"].items()):
                self._note(entry, good)
                self._ends.update({name: start + size for name, (start, size) in entry["at"].items()})
            else:
                break
            good += len(line)
        for file, end in ((self._journal, good), *((self._streams[name], end) for name, end in self._ends.items())):
            file.truncate(end)
            file.seek(end)
        if good == 0:
            self._journal.write(_line(head))


def _open(path: Path) -> BinaryIO:
    try:
        path.touch()
        return open(path, "r+b")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); check the path and the permissions") from error


def _lock(file: BinaryIO, folder: Path) -> None:
    """Keep other runs out of the folder until this one ends, however it ends."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreError(f"{folder}: another run is writing there; wait for it, or name another folder") from error
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be locked ({error.strerror}); name a folder on a disk of your own"
        ) from error


def _whole(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, separators=(",", ":")).encode("ascii") + b"\n"


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
