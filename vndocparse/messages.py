"""Messages of the commands for a person: lines on standard error that nothing in a file name can break or steer."""

import os
import sys
from typing import TextIO


def tell(text: str) -> None:
    """Print one line on standard error."""
    print(f"vndocparse: {printable(text)}", file=sys.stderr)


def printable(text: str) -> str:
    """Return a text that cannot steer a terminal: control characters (of hostile file names) show their code."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def not_written(target: object, error: OSError) -> str:
    """Return what is to be told of a file that cannot be written; a full disk names no file, so the target does."""
    return f"{error.filename or target}: cannot be written ({error.strerror or error})"


def nowhere() -> TextIO:
    """Return a stream that takes the place of one that is closed or broken."""
    return open(os.devnull, "w", encoding="utf-8")
