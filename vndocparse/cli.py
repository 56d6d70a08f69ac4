"""The command: arguments, exit codes and messages. Documents go to standard output, all else to standard error."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import vndocparse
from vndocparse.cli_batch import main as batch_main
from vndocparse.cli_doctor import main as doctor_main
from vndocparse.cli_grammar import main as grammar_main
from vndocparse.cli_graph import main as graph_main
from vndocparse.cli_show import main as show_main
from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.export.explain import explain
from vndocparse.grammar import Grammar
from vndocparse.grammar.errors import GrammarError
from vndocparse.messages import not_written, nowhere, tell
from vndocparse.parse import parse, parse_all

_OK, _FAILED, _USAGE = 0, 1, 2
_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "batch": batch_main,
    "doctor": doctor_main,
    "grammar": grammar_main,
    "graph": graph_main,
    "show": show_main,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 all parsed, 1 some source failed, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        command = _COMMANDS.get(arguments[0]) if arguments else None
        # A file of that name is a file to parse.
        if command is not None and not os.path.isfile(arguments[0]):
            return command(arguments[1:])
        return _run(_arguments().parse_args(arguments))
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is left to tell it.
        sys.stdout = nowhere()
        return _OK
    except OSError as error:
        sys.stdout = nowhere()  # what is still to be written would fail again at the exit
        tell(not_written("standard output or a temporary file", error))
        return _FAILED
    except KeyboardInterrupt:
        tell("stopped")
        return _FAILED


def _open_closed_streams() -> None:
    """Let nothing stand in for streams that the caller closed (`2>&-`): the next file opened would take their place."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or nowhere()
    sys.stderr = sys.stderr or nowhere()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vndocparse",
        description="Parse Vietnamese official documents (PDF, scans, pictures, text, Markdown) into JSON.",
        epilog="Commands more: `batch IN... --out RESULTS` parses folders into tables, `grammar check [DIR]` checks a "
        "directory of grammars, `graph FILE...` tells which file cites which, `show FILE` opens a page with its fields "
        "marked, `doctor` says what is installed. Exit code: 0 when all was parsed, 1 when some source failed, 2 for "
        "wrong usage.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file to parse; - reads text from standard input")
    parser.add_argument("--all", action="store_true", help="print every document of a file, not only its first")
    parser.add_argument("--pretty", action="store_true", help="indent the JSON; without it, one document a line")
    parser.add_argument("--fields", metavar="A,B", help="print these fields only: reference,date,subject")
    parser.add_argument("--reader", choices=("pdfium", "pdfplumber"), help="the PDF reader to use (pdfium)")
    parser.add_argument("--no-ocr", action="store_true", help="leave scanned pages and pictures unread")
    parser.add_argument(
        "--grammar",
        action="append",
        default=[],
        metavar="DIR",
        help="layer a directory of grammars on ours; may be repeated",
    )
    parser.add_argument("--ner", action="store_true", help="find named entities (vndocparse[ner])")
    parser.add_argument("--ner-pipeline", metavar="PATH", help="find named entities by this spaCy pipeline")
    parser.add_argument("--explain", action="store_true", help="print a table of the fields and their evidence instead")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a document and exit")
    parser.add_argument("--version", action="version", version=f"vndocparse {vndocparse.__version__}")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.schema:
        print(json.dumps(Document.model_json_schema(), ensure_ascii=False, indent=2))
        return _OK
    if not options.files:
        return _wrong("name a file to parse, or - for text on standard input")
    fields = options.fields.split(",") if options.fields else None
    unknown = [f for f in fields or () if f not in Document.model_fields]
    if unknown:
        return _wrong(f"unknown field {unknown[0]!r}; the fields are {', '.join(Document.model_fields)}")
    try:
        grammar = Grammar.load(*options.grammar)
    except GrammarError as error:
        return _wrong(str(error))
    code = _OK
    for name in options.files:
        try:
            for document in _parse(name, options, grammar):
                print(explain(document) if options.explain else _json(document, fields, options), flush=True)
        except VndocparseError as error:
            tell(str(error))
            code = _FAILED
    return code


def _wrong(message: str) -> int:
    tell(f"{message} (see --help)")
    return _USAGE


def _parse(name: str, options: argparse.Namespace, grammar: Grammar) -> Iterable[Document]:
    source = sys.stdin.buffer.read() if name == "-" else name
    ner = options.ner_pipeline or options.ner
    if options.all:
        return parse_all(source, reader=options.reader, ocr=not options.no_ocr, grammar=grammar, ner=ner)
    return (parse(source, reader=options.reader, ocr=not options.no_ocr, grammar=grammar, ner=ner),)


def _json(document: Document, fields: list[str] | None, options: argparse.Namespace) -> str:
    data: dict[str, Any] = document.model_dump(mode="json", include=set(fields) if fields else None)
    return json.dumps(data, ensure_ascii=False, indent=2 if options.pretty else None)
