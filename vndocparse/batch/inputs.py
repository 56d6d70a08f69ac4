"""What a run is asked to parse: folders, globs, lists of files and zip archives, as one list of items in a fixed order.

Reads names, sizes and times only; nothing is opened but the directory of an archive.
"""

import glob
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from vndocparse.document.errors import LimitExceededError, UnreadableError, VndocparseError

_SUFFIXES = frozenset(
    (".bmp", ".doc", ".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".md", ".mht", ".mhtml", ".odt", ".pdf",
     ".png", ".rtf", ".tif", ".tiff", ".txt", ".webp")
)  # fmt: skip
RESULTS = ("work", "journal.jsonl")
"""What marks a folder of results, which is no source."""
_NO_SOURCES = frozenset(("thumbs.db", "desktop.ini"))
_MOST_MEMBERS = 100_000
_MOST_UNPACKED = 1_000_000_000_000  # bytes of a whole archive, as its directory tells


@dataclass(frozen=True, slots=True)
class Item:
    """One source of a run: a file, or a member of a zip archive."""

    name: str
    """The path as found; of a member `archive.zip!/folder/file.pdf`."""
    path: str
    stamp: str
    """What tells whether it has changed: size and time of a file, size and checksum of a member."""
    member: int | None = None
    """Place in the archive's directory."""
    refused: VndocparseError | None = None
    """Why it is not even opened."""


def list_items(inputs: Iterable[str]) -> list[Item]:
    """Return the items of files, folders (with all below), globs, zip archives and `@list.txt`, each name once.

    What is named and is not there is an item too: it fails when it is parsed. Of folders, hidden files, those that an
    office program or a file manager leaves behind, and folders of results are left out. Raises `UnreadableError`
    for a list of files that cannot be read.
    """
    found: dict[str, Item] = {}
    for name in inputs:
        named = _listed(name[1:]) if name.startswith("@") and not os.path.lexists(name) else [name]
        for path in chain.from_iterable(map(_globbed, named)):
            for item in _items(path):
                found.setdefault(item.name, item)
    return list(found.values())


def _listed(path: str) -> list[str]:
    try:
        # Lines end where an editor ends them, not at the rarer breaks that a name may hold.
        lines = Path(path).read_text("utf-8-sig", "surrogateescape").split("\n")
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); name a text file with a path a line"
        raise UnreadableError(f"{path}: {reason}") from error
    return [line for line in lines if line.strip()]


def _globbed(pattern: str) -> list[str]:
    if os.path.lexists(pattern) or not glob.has_magic(pattern):
        return [pattern]
    return sorted(glob.glob(pattern, recursive=True)) or [pattern]


def _items(path: str) -> Iterator[Item]:
    if not os.path.isdir(path) or _suffix(path) in _SUFFIXES:
        yield from _file(path)
        return
    failures: list[OSError] = []
    for folder, below, files in os.walk(path, onerror=failures.append):
        if os.path.isfile(os.path.join(folder, *RESULTS)):
            below.clear()
            continue
        # A folder that is named as a document is one that cannot be read, not a folder to look through.
        posing = {name for name in below if _suffix(name) in _SUFFIXES}
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in posing)
        for name in sorted({*files, *posing}):
            if not name.startswith((".", "~$")) and name.lower() not in _NO_SOURCES:
                yield from _file(os.path.join(folder, name))
    for error in failures:
        why = f"{error.filename}: the folder cannot be read ({error.strerror}); check the permissions"
        yield Item(error.filename, error.filename, "absent", refused=UnreadableError(why))


def _file(path: str) -> Iterator[Item]:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        yield Item(path, path, "absent")
        return
    item = Item(path, path, f"{state.st_size}-{state.st_mtime_ns}")
    if stat.S_ISREG(state.st_mode):
        yield from _members(item) if _suffix(path) == ".zip" else (item,)
    elif stat.S_ISDIR(state.st_mode):
        yield item
    else:
        yield replace(item, refused=UnreadableError(f"{path}: no file but a device or a pipe; save it to a file"))


def _members(archive: Item) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(archive.path) as opened:
            infos = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        why = f"{archive.path}: the archive cannot be opened ({error}); get an undamaged copy"
        yield replace(archive, refused=UnreadableError(why))
        return
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        why = f"{archive.path}: the archive holds more than a run unpacks; unpack it and split it"
        yield replace(archive, refused=LimitExceededError(why))
        return
    seen: dict[str, int] = {}
    for index, info in enumerate(infos):
        base = info.filename.rsplit("/", 1)[-1]
        if info.filename.endswith("/") or base.startswith((".", "~$")) or base.lower() in _NO_SOURCES:
            continue
        seen[info.filename] = again = seen.get(info.filename, 0) + 1
        name = f"{archive.path}!/{info.filename}" + (f"#{again}" if again > 1 else "")
        yield Item(name, archive.path, f"{info.file_size}-{info.CRC:08x}", member=index)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()
