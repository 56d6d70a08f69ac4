"""Many sources: rate with one and with two processes, the parent's memory, broken files, and runs that are killed.

python benchmarks/batch.py                                   # 20,000 texts, 500 PDFs, 200 files of a folder, 10 kills
python benchmarks/batch.py --texts 400 --pdfs 10 --kills 2   # a quick look

Texts and PDFs are those of `fixtures/`, each with a number of its own.
"""

import argparse
import io
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import figures

from fixtures.broken import VANISHES, WAYS
from vndocparse.batch.progress import Lines
from vndocparse.batch.run import run
from vndocparse.batch.work import Work
from vndocparse.document.errors import VndocparseError

COLUMNS = {"processes": 0, "sources a second": 1, "parent, MB at a tenth": 0, "at the end": 0, "at most": 0}
_NUMBER = re.compile(r"(?<=Số: )\d+")


class Memory(Lines):
    """Progress that also samples the memory of this process; `vanishes` is deleted once the files are listed."""

    def __init__(self, vanishes: list[Path] | None = None) -> None:
        """Tell nobody."""
        super().__init__(io.StringIO())
        self.samples: list[int] = []
        self._vanishes = vanishes or []

    def start(self, total: int, done: int) -> None:
        """Delete what is to vanish."""
        super().start(total, done)
        for path in self._vanishes:
            path.unlink()

    def step(self, error: VndocparseError | None) -> None:
        """Take a sample."""
        super().step(error)
        self.samples.append(resident())


def resident() -> int:
    """Return the resident memory of this process in bytes (Linux; elsewhere the most it ever was)."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def make_documents(folder: Path, texts: int, pdfs: int) -> None:
    """Fill a folder with texts, each of its own number, and with PDFs."""
    folder.mkdir(parents=True)
    patterns = [path.read_text("utf-8") for path in sorted((ROOT / "fixtures" / "text").iterdir())]
    for n in range(texts):
        text = _NUMBER.sub(str(n + 1), patterns[n % len(patterns)], count=1)
        (folder / f"{n:06d}.txt").write_text(text, "utf-8")
    files = sorted((ROOT / "fixtures" / "pdf").glob("*.pdf"))
    for n in range(pdfs):
        shutil.copy(files[n % len(files)], folder / f"{n:06d}.pdf")


def rates(folder: Path, out: Path, rows: list[list[figures.Cell]]) -> Iterator[str]:
    """Yield rate and memory with one and with two processes; they are added to the rows, too."""
    found: dict[int, float] = {}
    for workers in (1, 2):
        memory = Memory()
        began = time.perf_counter()
        summary = run([str(folder)], out / str(workers), memory, work=Work(), workers=workers)
        found[workers] = summary.sources / (time.perf_counter() - began)
        early, late = memory.samples[len(memory.samples) // 10], memory.samples[-1]
        rows.append([workers, found[workers], early / 1e6, late / 1e6, max(memory.samples) / 1e6])
        yield (
            f"{workers} process(es): {found[workers]:.1f} a second; parent {early / 1e6:.0f} MB after a tenth, "
            f"{late / 1e6:.0f} MB at the end, {max(memory.samples) / 1e6:.0f} MB at most"
        )
    yield f"two processes: {found[2] / found[1]:.2f} times the rate of one"
    yield f"same results: {results(out / '1') == results(out / '2')}"


def broken(folder: Path, out: Path, good: int, each: int) -> Iterator[str]:
    """Yield what becomes of a folder with so many good files, and so many broken in each of ten ways."""
    make_documents(folder, good - good // 4, good // 4)
    vanishing = []
    for n in range(each):
        for name, write in WAYS.items():
            write(folder / f"{n}-{name}")
        vanishing.append(folder / f"{n}-{VANISHES}")
    began = time.perf_counter()
    run([str(folder)], out, Memory(vanishing), work=Work(), workers=2)
    told = json.loads((out / "summary.json").read_text("utf-8"))
    yield f"{told['sources']} files: {told['documents']} documents, failures {told['failures']}"
    yield f"in {time.perf_counter() - began:.1f} seconds"


def killed(folder: Path, out: Path, undisturbed: Path, seconds: float, kills: int) -> Iterator[str]:
    """Yield whether a run that is killed again and again, within these seconds, ends as an undisturbed one."""
    chance, times = random.Random(6), 0
    command = [sys.executable, "-m", "vndocparse", "batch", str(folder), "--out", str(out), "--workers", "2"]
    for _ in range(kills):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0, 2 * seconds / kills))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            times += 1
    subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=True)
    yield f"killed {times} times and resumed, equal to an undisturbed run: {results(out) == results(undisturbed)}"


def results(out: Path) -> dict[str, bytes]:
    """Return the files of a run."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--pdfs", type=int, default=500)
    parser.add_argument("--good", type=int, default=160, help="good files of the folder with broken ones")
    parser.add_argument("--broken", type=int, default=4, help="broken files of each of the ten ways")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--json", type=Path, help="write the table of rates there, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        make_documents(place / "in", given.texts, given.pdfs)
        print(f"{given.texts} texts and {given.pdfs} PDFs, {os.cpu_count()} cores")
        began = time.perf_counter()
        rows: list[list[figures.Cell]] = []
        for line in rates(place / "in", place / "out", rows):
            print(line, flush=True)
        if given.json:
            note = f"{given.texts:,} texts and {given.pdfs:,} PDFs. {figures.machine()}"
            figures.write(given.json, "python benchmarks/batch.py", COLUMNS, rows, note)
        seconds = (time.perf_counter() - began) / 3
        for line in broken(place / "mixed", place / "mixed-out", given.good, given.broken):
            print(line, flush=True)
        for line in killed(place / "in", place / "killed", place / "out" / "2", seconds, given.kills):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
