"""Grammar files on disk: which there are, what they hold, and whether they changed since they were read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.schema import structure_errors

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class GrammarFile:
    """One grammar file as parsed, with the faults of its structure."""

    path: str
    stem: str
    data: Mapping[str, Any]
    errors: tuple[GrammarError, ...]


def builtin_directory() -> Path:
    """Return the directory of our grammars: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_grammars"
    return shipped if shipped.is_dir() else package.parent / "grammars"


def grammar_paths(directory: Path) -> list[Path]:
    """Return the grammar files of a directory by name. Raises GrammarError when there is no such directory or file."""
    if not directory.is_dir():
        raise GrammarError("no such directory; check the path", str(directory))
    paths = sorted(path for path in directory.glob("*.toml") if not path.name.startswith("."))
    if not paths:
        raise GrammarError("the directory holds no grammar file; put files *.toml into it", str(directory))
    return paths


def stamp(directory: Path) -> Stamp:
    """Return what tells whether a directory changed: path, time of change (ns) and size (bytes) of each file."""
    return tuple((str(p), (s := p.stat()).st_mtime_ns, s.st_size) for p in grammar_paths(directory))


@lru_cache(maxsize=16)
def read_files(files: Stamp) -> tuple[GrammarFile, ...]:
    """Return the files of a directory, parsed once for each state of the directory."""
    return tuple(_read(Path(path)) for path, _, _ in files)


def parse_toml(text: str, file: str = "") -> dict[str, Any]:
    """Return a TOML text as data. Raises GrammarError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GrammarError(f"not valid TOML: {error}", file) from None


def read_text(path: Path) -> str:
    """Return the text of a grammar file, without the byte order mark and line ends of Windows. Raises GrammarError."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise GrammarError(f"not UTF-8 (byte {error.start})", str(path)) from None
    except OSError as error:
        raise GrammarError(f"cannot be read: {error.strerror}", str(path)) from None


def _read(path: Path) -> GrammarFile:
    file = str(path)
    try:
        data = parse_toml(read_text(path), file)
    except GrammarError as error:
        return GrammarFile(file, path.stem, {}, (error,))
    return GrammarFile(file, path.stem, data, tuple(structure_errors(file, path.stem, data)))
