"""Whether named entities find assignees that the rules miss: F1 with the rules alone, and with entities filled in.

python -m benchmarks.tasks_ner tests/labels/tasks.jsonl CORPUS

A labelled task counts as found when a task of ours covers half of it; entities of the kind ORG fill in where a task
that was found names nobody.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import vndocparse
from vndocparse import Document
from vndocparse.document.body import Task

Range = tuple[int, int]


def names(document: Document, label: Range, *, fill: bool) -> set[str]:
    """Return the assignees that we give for a labelled task."""
    tasks = [task for task in document.tasks if _covers(task, label)]
    found = {_key(assignee.name) for task in tasks for assignee in task.assignees}
    if found or not tasks or not fill:
        return found
    spans = [entity.span for entity in document.entities if entity.label == "ORG" and entity.span]
    return {_key(document.text[x.start : x.end]) for x in spans if label[0] <= x.start < label[1]}


def _covers(task: Task, label: Range) -> bool:
    if task.span is None:
        return False
    shared = min(task.span.end, label[1]) - max(task.span.start, label[0])
    return shared > 0.5 * min(task.span.end - task.span.start, label[1] - label[0])


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def labelled(labels: Path, corpus: Path) -> Iterator[tuple[str, list[dict[str, list[list[int]]]]]]:
    """Yield each labelled text with its tasks. Raises `SystemExit` for a text that is not the labelled one."""
    for row in map(json.loads, labels.read_text("utf-8").splitlines()):
        text = (corpus / row["file"]).read_text("utf-8")[: row["end"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['file']} is not the text that was labelled")
        yield text, row["tasks"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpus", type=Path)
    given = parser.parse_args()
    counts = {fill: [0, 0, 0] for fill in (False, True)}  # right, given, labelled
    for text, tasks in labelled(given.labels, given.corpus):
        document = vndocparse.parse_text(text, ner=True)
        for task in tasks:
            wanted = {_key(text[a:b]) for a, b, *_ in task["assignees"]}
            start, end = task["span"]
            for fill, count in counts.items():
                found = names(document, (start, end), fill=fill)
                for at, value in enumerate((len(found & wanted), len(found), len(wanted))):
                    count[at] += value
    for fill, (right, found, wanted) in counts.items():
        print(
            f"{'with entities' if fill else 'rules alone':14} precision {100 * right / found:.1f}, "
            f"recall {100 * right / wanted:.1f}, F1 {200 * right / (found + wanted):.1f} ({wanted} labelled)"
        )


if __name__ == "__main__":
    main()
