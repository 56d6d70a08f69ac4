"""The command `batch IN... --out RESULTS`: folders, globs, lists of files and zip archives into tables."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from vndocparse.batch.many import DEADLINE, MEMORY
from vndocparse.document.errors import VndocparseError
from vndocparse.grammar import Grammar
from vndocparse.grammar.errors import GrammarError
from vndocparse.messages import not_written, nowhere, tell

_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


def main(argv: Sequence[str]) -> int:
    """Run the command; return 0 when all was parsed, 1 when some source failed, 2 for wrong usage.

    Tables go to the folder of results; progress, failures (one line each) and the summary to standard error.
    """
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    # Imported late: the tables and the pool are for this command only.
    from vndocparse.batch.progress import standard_progress
    from vndocparse.batch.run import run
    from vndocparse.batch.work import Work
    from vndocparse.ner.pipeline import check_named

    work = Work(
        reader=options.reader,
        ocr=not options.no_ocr,
        every=options.all,
        whole=options.whole,
        threshold=options.doubtful,
        grammars=tuple(options.grammar),
        ner=options.ner_pipeline or options.ner,
    )
    try:
        if work.ner:
            check_named(work.ner)
        if work.grammars:
            Grammar.load(*work.grammars)
        summary = run(
            options.inputs,
            Path(options.out),
            standard_progress(),
            work=work,
            form=options.format,
            workers=options.workers,
            deadline=options.deadline or None,
            memory=options.memory or None,
            again=options.retry_failed,
        )
    except (VndocparseError, GrammarError) as error:
        return _wrong(str(error))
    except BrokenPipeError:
        sys.stderr = nowhere()  # who read the log has gone: nobody is to be told
        return 1
    except OSError as error:
        return _wrong(f"{not_written(options.out, error)}; run again to go on")
    except KeyboardInterrupt:
        tell("stopped; run the same command again to go on")
        return 1
    print(summary.text(), f"results: {options.out}", sep="\n", file=sys.stderr)
    return 1 if summary.failures else 0


def _wrong(message: str) -> int:
    tell(message)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vndocparse batch",
        description="Parse many files into tables. Run it again after a stop: only what is missing is done.",
    )
    add = parser.add_argument
    add("inputs", nargs="+", metavar="IN", help="a folder, a file, a glob, a zip archive, or @LIST (a path a line)")
    add("--out", required=True, metavar="RESULTS", help="the folder to write to; it is made if need be")
    add(
        "--format",
        choices=("jsonl", "parquet"),
        default="jsonl",
        help="of the tables; parquet needs vndocparse[tables]",
    )
    add("--workers", type=_count, default=os.cpu_count() or 1, metavar="N", help="processes (one a core)")
    add("--deadline", type=_seconds, default=DEADLINE, metavar="S", help=f"seconds a source; 0: none ({DEADLINE:g})")
    add("--memory", type=_bytes, default=MEMORY, metavar="SIZE", help="of a process: 500M, 4G; 0: no limit (4G)")
    add("--doubtful", type=_share, default=0.7, metavar="C", help="list values of less confidence than this (0.7)")
    add("--all", action="store_true", help="take every document of a file, not only its first")
    add("--whole", action="store_true", help="write every document whole, too: whole.jsonl")
    add("--retry-failed", action="store_true", help="parse once more what failed before")
    add("--reader", choices=("pdfium", "pdfplumber"), help="the PDF reader to use (pdfium)")
    add("--no-ocr", action="store_true", help="leave scanned pages and pictures unread")
    add("--ner", action="store_true", help="find named entities (vndocparse[ner])")
    add("--ner-pipeline", metavar="PATH", help="find named entities by this spaCy pipeline")
    add("--grammar", action="append", default=[], metavar="DIR", help="layer a directory of grammars on ours")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    return _number(text, "seconds")


def _share(text: str) -> float:
    return _number(text, "confidence")


def _number(text: str, what: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of {what}; give 0 or more")
    return found


def _bytes(text: str) -> int:
    number, unit = (text[:-1], text[-1:].upper()) if text[-1:].isalpha() else (text, "")
    if not number.isdecimal() or unit not in _UNITS:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; give bytes, or 500M, 4G")
    return int(number) * _UNITS[unit]
