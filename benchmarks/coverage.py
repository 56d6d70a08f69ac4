"""The share of lines that belong to nothing: `python benchmarks/coverage.py FILE_OR_FOLDER... [--json FILE]`.

Every line with a letter or digit should be a value's, a unit's, an annex's or furniture. Prints the share of lines that
are none for each file (worst first) and over all, beside the share of lines that the fields alone (without units,
paragraphs, annexes and furniture) would leave.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import figures

import vndocparse
from vndocparse.document.models import Document
from vndocparse.review.accounting import unassigned

_BODY = {"directives": (), "paragraphs": (), "annexes": (), "furniture": (), "tables": ()}
_WORST = 15
COLUMNS = {"documents": 0, "lines": 0, "belong to nothing, %": 2, "with header and foot alone, %": 1}


def main(arguments: list[str]) -> int:
    """Measure the files named, and those in the folders named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    options.add_argument("--json", type=Path, help="write the table there, too")
    given = options.parse_args(arguments)
    rows: list[tuple[int, int, int, str]] = []
    for path in _files(given.paths):
        try:
            documents = list(vndocparse.parse_all(path))
        except vndocparse.VndocparseError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        for document in documents:
            bare = document.model_copy(update=_BODY)
            rows.append((_count(document), _count(bare), _lines(document), path.name))
    total = sum(row[2] for row in rows) or 1
    for missed, _, lines, name in sorted(rows, key=lambda row: -row[0] / (row[2] or 1))[:_WORST]:
        print(f"{missed:6} of {lines:6} lines  {100 * missed / (lines or 1):6.2f} %  {name}")
    found, bare_found = sum(row[0] for row in rows), sum(row[1] for row in rows)
    share, bare_share = 100 * found / total, 100 * bare_found / total
    print(f"{len(rows)} documents, {total} lines: {share:.2f} % belong to nothing", end="")
    print(f" ({bare_share:.1f} % with the header and foot alone)")
    if given.json:
        command = "python benchmarks/coverage.py FOLDER"
        figures.write(given.json, command, COLUMNS, [(len(rows), total, share, bare_share)])
    return 0


def _files(arguments: list[Path]) -> Iterator[Path]:
    for argument in arguments:
        yield from sorted(x for x in argument.iterdir() if x.is_file()) if argument.is_dir() else (argument,)


def _count(document: Document) -> int:
    return sum(
        any(c.isalnum() for c in line)
        for span in unassigned(document)
        for line in document.text[span.start : span.end].split("\n")
    )


def _lines(document: Document) -> int:
    part = document.source.part
    text = document.text[part.span.start : part.span.end] if part else document.text
    return sum(any(c.isalnum() for c in line) for line in text.split("\n"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
