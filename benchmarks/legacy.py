"""Legacy files against their transcripts: `python benchmarks/legacy.py FOLDER`.

Pairs each text file (`.txt`) below the folder with the files of the same name in other formats (old Word files, PDFs in
fonts from before Unicode, …), parses both and compares their values field by field. Case, tone placement (hoá, hóa),
dashes, quotes and white space do not count; a list counts each of its values. Prints each pair's share of values that
both have, over all values that either has, beside the letters' own likeness; `--values` prints those that differ.
"""

import argparse
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import figures

import vndocparse
from vndocparse.document.body import Directive
from vndocparse.document.models import Document
from vndocparse.text.letters import fold

_TEXT = ".txt"
_WORDS = 6  # of a unit's text that are compared
_STEPS = 3  # letters in a piece by which the likeness of two texts is measured
COLUMNS = {"field": None, "both": 0, "either": 0, "share, %": 1}
Value = tuple[str, str]


def main(arguments: list[str]) -> int:
    """Compare the pairs below the folder named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--values", action="store_true", help="print the values that differ")
    options.add_argument("--json", type=Path, help="write the table there, too")
    chosen = options.parse_args(arguments)
    fields: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for legacy, transcript in _pairs(chosen.folder):
        try:
            one, other = vndocparse.parse(legacy), vndocparse.parse(transcript)
        except vndocparse.VndocparseError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        found, wanted = Counter(_values(one)), Counter(_values(other))
        same = found & wanted
        either = (found | wanted).total() or 1
        alike = _alike(one.text, other.text)
        print(f"{100 * same.total() / either:6.1f} % of {either:5} values, letters {100 * alike:5.1f} %  {legacy.name}")
        for values, at in ((same, 0), (found | wanted, 1)):
            for (field, _), count in values.items():
                fields[field][at] += count
        if chosen.values:
            _show(found - wanted, "legacy")
            _show(wanted - found, "transcript")
    both, either = sum(x[0] for x in fields.values()), sum(x[1] for x in fields.values())
    print("\nfield              both  either  share")
    rows = [(field, *counts) for field, counts in [*sorted(fields.items()), ("all", [both, either])]]
    table = [(field, shared, count, 100 * shared / (count or 1)) for field, shared, count in rows]
    for field, shared, count, share in table:
        print(f"{field:16} {shared:6} {count:7}  {share:5.1f} %")
    if chosen.json:
        figures.write(chosen.json, "python benchmarks/legacy.py FOLDER", COLUMNS, table)
    return 0


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    texts = {path.stem: path for path in sorted(folder.rglob(f"*{_TEXT}"))}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != _TEXT and path.stem in texts:
            yield path, texts[path.stem]


def _values(document: Document) -> Iterator[Value]:
    reference, kind = document.reference, document.document_type
    named: list[tuple[str, str | None]] = [
        ("type", kind.code if kind else None),
        ("number", reference.number if reference else None),
        ("symbol", reference.symbol if reference else None),
        ("place", document.place.name if document.place else None),
        ("date", document.date.iso if document.date else None),
        ("subject", document.subject.text if document.subject else None),
        ("urgency", document.marks.urgency),
        ("secrecy", document.marks.secrecy),
        *(("issuer", x.name) for x in document.issuers),
        *(("issuer_parent", x.parent) for x in document.issuers),
        *(("addressee", x.name) for x in document.addressees),
        *(("recipient", x.name) for x in document.recipients),
        *(("signer", " | ".join(filter(None, (x.authority, x.title, x.name)))) for x in document.signers),
        *(("annex", x.title or x.label) for x in document.annexes),
        *(("unit", x) for x in _units(document.directives)),
    ]
    for mention in document.citations:
        if mention.role != "self":
            named.append(("citation", mention.reference.text if mention.reference else mention.title))
            named.append(("citation_date", mention.date.iso if mention.date else None))
    return ((field, _folded(value)) for field, value in named if value)


def _units(units: Iterable[Directive], above: str = "") -> Iterator[str]:
    for unit in units:
        path = f"{above}/{unit.label}" if above else unit.label
        words = f"{unit.heading or ''} {unit.text or ''}".split()[:_WORDS]
        yield f"{path}: {' '.join(words)}"
        yield from _units(unit.children, path)


def _folded(value: str) -> str:
    text = fold(unicodedata.normalize("NFC", value)).casefold()
    return " ".join("".join(c if c.isalnum() or c in "/-:|" else " " for c in text).split())


def _alike(one: str, other: str) -> float:
    """Return how much two texts have in common: pieces of three letters, in any order, shared among all."""
    pieces = [_pieces(text) for text in (one, other)]
    return 2 * (pieces[0] & pieces[1]).total() / (sum(x.total() for x in pieces) or 1)


def _pieces(text: str) -> Counter[str]:
    letters = "".join(c for c in _folded(text) if c.isalnum())
    return Counter(letters[i : i + _STEPS] for i in range(len(letters) - _STEPS + 1))


def _show(values: Counter[Value], side: str) -> None:
    for (field, value), count in sorted(values.items()):
        print(f"      {side:10} {field:14} {value[:110]}" + (f" (x{count})" if count > 1 else ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
