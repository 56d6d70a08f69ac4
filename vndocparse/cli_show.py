"""The command `show FILE [--out PAGE] [--no-open]`: a document with its fields marked, in the browser."""

import argparse
import os
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from vndocparse.document.errors import VndocparseError
from vndocparse.grammar import Grammar
from vndocparse.grammar.errors import GrammarError
from vndocparse.messages import not_written, tell
from vndocparse.parse import parse
from vndocparse.show import render_html


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when the page was written, 1 when the file cannot be read, 2 for wrong usage.

    The page's path goes to standard output.
    """
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    source = _source(options.file)
    try:
        grammar = Grammar.load(*options.grammar)
        document = parse(source, ocr=not options.no_ocr, grammar=grammar)
        page = render_html(document, source)
    except GrammarError as error:
        tell(str(error))
        return 2
    except (VndocparseError, ValueError) as error:  # ValueError: the file changed meanwhile
        tell(str(error))
        return 1
    try:
        path = _write(page, options.out)
    except OSError as error:
        tell(f"{not_written(options.out or 'the page', error)}; check the path and the permissions")
        return 2
    print(path)
    if not options.no_open and not webbrowser.open(path.resolve().as_uri()):
        tell(f"no browser was found; open {path} yourself")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vndocparse show", description="Show a document with its fields marked, in the browser."
    )
    parser.add_argument("file", metavar="FILE", help="a file to parse; - reads standard input")
    parser.add_argument("--out", metavar="PAGE", help="write the page there instead of to a temporary file")
    parser.add_argument("--no-open", action="store_true", help="write the page only")
    parser.add_argument("--no-ocr", action="store_true", help="leave scanned pages and pictures unread")
    parser.add_argument("--grammar", action="append", default=[], metavar="DIR", help="layer a directory of grammars")
    return parser


def _source(name: str) -> str | bytes:
    """Return what to read: of a pipe (`<(unzip -p …)`) its bytes, as it cannot be read again for the pictures."""
    if name == "-":
        return sys.stdin.buffer.read()
    return Path(name).read_bytes() if Path(name).is_fifo() else name


def _write(page: str, out: str | None) -> Path:
    if out is not None:
        Path(out).write_text(page, encoding="utf-8", newline="\n")
        return Path(out)
    # Secret documents are shown too: the file is its user's alone to read.
    handle, name = tempfile.mkstemp(prefix="vndocparse-", suffix=".html")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(page)
    return Path(name)
