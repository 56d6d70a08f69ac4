"""The command `grammar check [DIR] [--write]`: checks a directory of grammar files, and lays them out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from vndocparse.grammar.check import check
from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import builtin_directory
from vndocparse.grammar.layout import rewrite
from vndocparse.text.letters import prepare


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all is well, 1 when there are problems, 2 for wrong usage.

    Problems go to standard output, one a line; messages go to standard error.
    """
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    directory = Path(arguments.directory or builtin_directory()).absolute()
    try:
        for path in rewrite(directory) if arguments.write else ():
            print(f"laid out {path}", file=sys.stderr)
        problems = check(directory, prepare)
    except GrammarError as error:
        print(error, file=sys.stderr)
        return 2 if error.file == str(directory) else 1
    for problem in problems:
        print(problem)
    print(f"{directory}: {len(problems) or 'no'} problem{'s' * (len(problems) != 1)}", file=sys.stderr)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m vndocparse grammar", description="Work with grammar files.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("check", help="check rules, examples, tables and layout of a directory")
    command.add_argument("directory", nargs="?", help="directory of .toml files (ours, when left out)")
    command.add_argument("--write", action="store_true", help="rewrite files that are not in canonical layout")
    return parser
