"""How well and how fast the recogniser names persons, organisations and places, beside others in one run.

`python -m benchmarks.ner LABELS CORPUS` with LABELS a file of lines as `tests/labels/ner.jsonl` and CORPUS the folder
that its files are in. `pip install underthesea` adds its CRF, which has no offsets: its words are searched in the text.
"""

import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

CRF_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_RESYNC, _LONGEST = 200, 1_000
LABELS = ("PERSON", "ORG", "LOC")
Span = tuple[int, int, str]
Recogniser = Callable[[str], list[Span]]


@dataclass(frozen=True)
class Labelled:
    """A text with the spans that a reader labelled; `doubtful` spans count neither way."""

    file: str
    text: str
    spans: frozenset[Span]
    doubtful: frozenset[Span]


def read_labels(labels: Path, corpus: Path) -> Iterator[Labelled]:
    """Yield the labelled texts that the corpus holds. Raises ValueError for one that is not as it was when labelled."""
    for line in labels.read_text("utf-8").splitlines():
        row = json.loads(line)
        path = corpus / row["file"]
        if path.exists():
            text = path.read_text("utf-8")[: row["end"]]
            if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                raise ValueError(f"{path} is not the text that was labelled")
            spans = [((start, end, label), doubt) for start, end, label, doubt in row["spans"]]
            yield Labelled(
                row["file"],
                text,
                frozenset(span for span, doubt in spans if not doubt),
                frozenset(span for span, doubt in spans if doubt),
            )


def scores(pairs: Iterable[tuple[Labelled, list[Span]]]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 in percent, exact and lenient (overlap, same label), by label and for `all`."""
    counts: Counter[tuple[str, str]] = Counter()
    for labelled, found in pairs:
        told = [span for span in found if not any(_overlap(span, doubt) for doubt in labelled.doubtful)]
        for name, of in (("found", told), ("labelled", labelled.spans)):
            counts.update((name, label) for _, _, label in of)
        counts.update(("exact", label) for start, end, label in told if (start, end, label) in labelled.spans)
        counts.update(("near_found", s[2]) for s in told if any(_near(s, other) for other in labelled.spans))
        counts.update(("near_labelled", s[2]) for s in labelled.spans if any(_near(s, other) for other in told))
    return {label: _rates(counts, (label,)) for label in LABELS} | {"all": _rates(counts, LABELS)}


def _rates(counts: Counter[tuple[str, str]], labels: tuple[str, ...]) -> dict[str, float]:
    def total(name: str) -> int:
        return sum(counts[name, label] for label in labels)

    found, labelled = total("found") or 1, total("labelled") or 1
    rates = {"labelled": float(total("labelled"))}
    for name, right_found, right_labelled in (("", "exact", "exact"), ("lenient ", "near_found", "near_labelled")):
        precision, recall = 100 * total(right_found) / found, 100 * total(right_labelled) / labelled
        rates |= {name + "P": precision, name + "R": recall}
        rates[name + "F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return rates


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _near(one: Span, other: Span) -> bool:
    return one[2] == other[2] and _overlap(one, other)


def ours() -> Recogniser:
    """Return the recogniser of the extra `vndocparse[ner]`."""
    from vndocparse.ner import load

    nlp = load()
    return lambda text: [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]


def crf() -> Recogniser:
    """Return the CRF of underthesea, fed what ours reads: letters repaired, Markdown's marks left out, by sentence.

    Its words are laid on the text letter by letter, blanks left out; a word that is not there is searched a little on.
    """
    from underthesea import ner, sent_tokenize

    from vndocparse.text.letters import read_letters

    def find(text: str) -> list[Span]:
        letters = read_letters(text, markdown=True)
        printed = [at for at, letter in enumerate(letters.clean) if not letter.isspace()]
        stream = "".join(letters.clean[at] for at in printed)
        spans: list[tuple[int, int, str]] = []
        at, open_label = 0, ""
        for sentence in _sentences(letters.clean, sent_tokenize):
            for word, _, _, tag in ner(sentence):
                solid = "".join(word.split())
                start = at if stream.startswith(solid, at) else stream.find(solid, at, at + _RESYNC)
                label = CRF_LABELS.get(tag[2:], "") if start >= 0 else ""
                at = start + len(solid) if start >= 0 else at
                if label and tag[0] == "I" and label == open_label:
                    spans[-1] = (spans[-1][0], at, label)
                elif label:
                    spans.append((start, at, label))
                open_label = label
        return [(*letters.span(printed[start], printed[end - 1] + 1), label) for start, end, label in spans]

    return find


def _sentences(text: str, split: Callable[[str], list[str]]) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        for sentence in split(" ".join(paragraph.split())):
            for start in range(0, len(sentence), _LONGEST):
                yield sentence[start : start + _LONGEST]


def main() -> None:
    """Print the table."""
    labelled = list(read_labels(Path(sys.argv[1]), Path(sys.argv[2])))
    if not labelled:
        sys.exit(f"{sys.argv[2]} holds none of the labelled files")
    characters = sum(len(one.text) for one in labelled)
    print(f"{len(labelled)} texts, {characters:,} characters")
    speeds = {}
    for name, make in {"vndocparse": ours, **({"underthesea CRF": crf} if find_spec("underthesea") else {})}.items():
        find = make()
        find(labelled[0].text)
        started = time.process_time()
        pairs = [(one, find(one.text)) for one in labelled]
        speeds[name] = characters / (time.process_time() - started)
        print(f"{name}: {speeds[name]:,.0f} characters a second")
        for label, rates in scores(pairs).items():
            print(f"  {label:6}", " ".join(f"{key} {value:5.1f}" for key, value in rates.items()))
    if len(speeds) > 1:
        print(f"{speeds['vndocparse'] / speeds['underthesea CRF']:.1f} times as fast as underthesea")


if __name__ == "__main__":
    main()
