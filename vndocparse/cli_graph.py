"""The command `graph FILE... [--graphml OUT] [--csv OUT]`: the citation graph of some files."""

import argparse
import json
from collections.abc import Iterator, Sequence

from vndocparse.batch.many import parse_many
from vndocparse.document.errors import VndocparseError
from vndocparse.document.models import Document
from vndocparse.export.graph import edges, load_networkx, write_csv, write_graphml
from vndocparse.messages import not_written, tell


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all files were parsed, 1 when some file failed, 2 for wrong usage.

    Edges go to standard output, one JSON object a line, or to the GraphML and CSV files that are named.
    """
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    failed: list[VndocparseError] = []

    def documents() -> Iterator[Document]:
        for result in parse_many(options.files, workers=options.workers):
            if result.document is not None:
                yield result.document
            elif result.error is not None:
                failed.append(result.error)
                tell(str(result.error))

    written = [(write, out) for write, out in ((write_graphml, options.graphml), (write_csv, options.csv)) if out]
    try:
        if options.graphml:
            load_networkx()  # told before hours of work
        found = edges(documents())
    except VndocparseError as error:
        tell(str(error))
        return 2
    for write, out in written:
        try:
            write(found, out)
        except OSError as error:
            tell(f"{not_written(out, error)}; check the path and the permissions")
            return 2
    if not written:
        for edge in found:
            print(json.dumps(edge.row(), ensure_ascii=False))
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m vndocparse graph", description="Tell which documents cite which.")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file to parse")
    parser.add_argument("--graphml", metavar="OUT", help="write GraphML there instead of JSON lines (extra: graph)")
    parser.add_argument("--csv", metavar="OUT", help="write a CSV table there instead of JSON lines")
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes to parse in (1)")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)
