"""Precision, recall and F1 by field: `python benchmarks/accuracy.py FOLDER ANSWERS.jsonl [--json FILE]`.

ANSWERS.jsonl holds one answer a line (`file` below FOLDER, then the fields). A value counts when the whole of it is
right; the soft measure takes strings at least 0.9 alike as equal. Fields that an answer leaves out (`unscored`) do not
count.
"""

import argparse
from pathlib import Path

import figures
from measure import Tally, compare
from robustness import DAMAGED, answers, same

import vndocparse

COLUMNS = {"field": None, "values": 0, "precision": 1, "recall": 1, "F1": 1, "soft F1": 1}


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("answers", type=Path)
    arguments.add_argument("--skip", nargs="*", default=DAMAGED, help="leave out files with one of these in the name")
    arguments.add_argument("--misses", action="store_true", help="print what was missed")
    arguments.add_argument("--json", type=Path, help="write the table there, too")
    given = arguments.parse_args()
    tallies: dict[str, Tally] = {}
    golds = list(answers(given.answers, given.skip))
    for gold in golds:
        found = vndocparse.parse(given.folder / gold["file"]).model_dump(mode="json")
        compare(tallies, gold, found, same, same)
    rows = [_row(name, tally) for name, tally in tallies.items() if tally.expected or tally.proposed]
    for row in rows:
        print(f"{row[0]:20}{row[1]:5}", *(f"{value:7.1f}" for value in row[2:]))
    for name, tally in tallies.items() if given.misses else ():
        print(name, *tally.misses, sep="\n  ")
    if given.json:
        command = "python benchmarks/accuracy.py FOLDER ANSWERS.jsonl"
        figures.write(given.json, command, COLUMNS, rows, f"{len(golds)} documents")


def _row(name: str, tally: Tally) -> tuple[str, int, float, float, float, float]:
    precision = 100 * tally.strict / (tally.proposed or 1)
    recall = 100 * tally.strict / (tally.expected or 1)
    return name, tally.expected, precision, recall, 100 * tally.f1(soft=False), 100 * tally.f1(soft=True)


if __name__ == "__main__":
    main()
