"""Speed and memory, each beside a reference run on the same machine: `python benchmarks/speed.py FOLDER [--json FILE]`.

Speed of PDFs, without OCR, is a ratio against pdfplumber's own text extraction of the same files; the import's CPU time
stands beside that of `import pydantic`; peak memory is that of a fresh process that parses a PDF of 100 pages.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import figures
import pdfplumber
import pypdfium2

import vndocparse

COLUMNS = {"what": None, "vndocparse": 3, "reference": 3, "the reference is": None}


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that this work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def extract(path: Path) -> None:
    """The reference: pdfplumber's text of every page, pages closed."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def import_seconds(statement: str, repeats: int = 7) -> float:
    """Return the least user CPU seconds that a fresh interpreter needs for an import."""
    code = f"import time; t = time.process_time(); {statement}; print(time.process_time() - t)"
    runs = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(repeats)
    )
    return min(float(run.stdout) for run in runs)


def long_pdf(paths: list[Path], folder: Path) -> Path:
    """Join PDFs until there are 100 pages, and return the joined file."""
    joined = pypdfium2.PdfDocument.new()
    while len(joined) < 100:
        for path in paths:
            with pypdfium2.PdfDocument(path) as part:
                joined.import_pages(part, list(range(min(len(part), 100 - len(joined)))))
            if len(joined) >= 100:
                break
    target = folder / "hundred.pdf"
    joined.save(target)
    return target


def peak_megabytes(path: Path) -> float:
    """Return the peak memory of a fresh process that parses this file."""
    code = "import sys, vndocparse; vndocparse.parse(sys.argv[1], ocr=False)"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of PDFs with a text layer")
    parser.add_argument("--json", type=Path, help="write the table there, too")
    given = parser.parse_args()
    folder = given.folder
    paths = sorted(folder.glob("*.pdf"))
    if not paths:
        parser.error(f"{folder} holds no file *.pdf")
    first = seconds(lambda: vndocparse.parse(paths[0], ocr=False))
    ours = sum(seconds(lambda p=path: vndocparse.parse(p, ocr=False)) for path in paths)
    theirs = sum(seconds(lambda p=path: extract(p)) for path in paths)
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    print(f"parse, {len(paths)} PDFs, {pages} pages: {pages / ours:.0f} pages a CPU second")
    print(
        f"  {theirs / ours:.1f} times as fast as pdfplumber's extract_text alone ({pages / theirs:.0f} pages a second)"
    )
    pydantic, package = import_seconds("import pydantic"), import_seconds("import vndocparse")
    print(f"import vndocparse: {package - pydantic:.3f} s of CPU more than import pydantic ({pydantic:.3f} s)")
    with tempfile.TemporaryDirectory() as scratch:
        memory = peak_megabytes(long_pdf(paths, Path(scratch)))
    print(f"first document of a process, which compiles the grammars: {first:.2f} s of CPU")
    print(f"peak memory, 100 pages: {memory:.0f} MB")
    if given.json:
        rows: list[list[figures.Cell]] = [
            [
                "PDFs, pages a second",
                f"{pages / ours:.0f}",
                f"{pages / theirs:.0f}",
                "pdfplumber's `extract_text` alone",
            ],
            ["import, seconds", package, pydantic, "`import pydantic`"],
            ["first document of a process, seconds", first, None, "–"],
            ["peak memory of 100 pages, MB", f"{memory:.0f}", None, "–"],
        ]
        note = f"{len(paths)} PDFs of {pages} pages; seconds of one core. {figures.machine()}"
        figures.write(given.json, "python benchmarks/speed.py FOLDER", COLUMNS, rows, note)


if __name__ == "__main__":
    main()
