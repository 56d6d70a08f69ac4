"""How much the fields suffer from damaged text: `python benchmarks/robustness.py FOLDER ANSWERS.jsonl`.

ANSWERS.jsonl holds one answer a line (`file` below FOLDER, then the fields; what they are is told by the answers'
README). Each document is parsed as it is and in variants of its text: PDFs are taken as the text that was extracted
from them. Values count as the damaged text prints them: where letters were replaced, they are replaced in the answer
too, word by word. Prints a table of macro F1, strict and soft (strings at least 0.9 alike), a row a variant.
"""

import argparse
import json
import random
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import figures
import regex
from measure import Tally, compare

import vndocparse

DAMAGED = ("scan/", "docx/", "text/tax", "qcvn_11_2011")
"""Parts of the names of files that are damaged to begin with."""

COLUMNS = {"variant": None, "macro F1": 1, "soft": 1, "falls by": 1, "soft falls by": 1}

# What recognition makes of letters: written from samples of its output, apart from the tables of the grammars.
CONFUSED = {
    "ộ": "ôọó", "ố": "ôóồ", "ồ": "ôòổ", "ổ": "ôỏồ", "ớ": "ởơó", "ờ": "ởơò", "ợ": "ơọ", "ô": "6oõ", "ơ": "oở",
    "ó": "éòo", "ế": "êéề", "ề": "êèể", "ệ": "êẹé", "ể": "êẻễ", "ê": "éẻe", "ấ": "âáẩ", "ầ": "âàẩ", "ậ": "âạặ",
    "ẩ": "âảẫ", "â": "áãà", "ắ": "ãáă", "ằ": "ăàẳ", "ă": "ãáa", "á": "ảãa", "à": "áãa", "ạ": "aậq", "ả": "áàä",
    "ã": "ảăä", "ị": "iíj", "í": "ỉi1", "ì": "ỉií", "ứ": "ưúử", "ừ": "ưùử", "ử": "ưừữ", "ự": "ưụ", "ữ": "ưừử",
    "ư": "ut", "ú": "ủu", "ủ": "úu", "đ": "dđ", "Đ": "DÐ", "l": "1iI", "i": "lí¡", "o": "0ó", "a": "ạd",
    "e": "cé", "c": "e", "n": "ru", "h": "bn", "u": "ủn", "t": "f", "g": "q", "y": "v", "T": "I7", "C": "G",
    "G": "C", "H": "II", "N": "Ñ", "O": "0Q", "Ộ": "ỌÔ", "Ố": "ÓÔ", "Ồ": "ÒÔ", "Ủ": "ÚU", "Ấ": "ÁÂ", "Ế": "ÉÊ",
    "Ề": "ÊÈ", "Ệ": "ÊẸ", "Ạ": "AẬ", "Ị": "I1", "S": "5", "B": "8", "D": "Đ", "I": "l1", "Ư": "U",
}  # fmt: skip
_WORD = regex.compile(r"\p{L}+")
_TONE = "\u0300\u0301\u0303\u0309\u0323"
_OLD = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ụy": "uỵ"}
_HEAD_END = regex.compile(r"^\W{0,4}(?:k[ií]nh g[ửu]i|căn cứ|điều 1\b)", regex.IGNORECASE | regex.MULTILINE)
_HEAD = 1500  # characters of the header when nothing tells its end
_LETTERHEAD = 25  # lines among which a letterhead's date stands
_YEAR = regex.compile(r"\bnăm\s*(?:\d{4}|\W*$)")
_GAP = regex.compile(r"\s{3}|\|\|")
_LEFT = regex.compile(r"(?:luật |nghị quyết )?số\b|v/v", regex.IGNORECASE)
_RIGHT = regex.compile(
    r"cộng h[òo][aà]|chủ nghĩa|độc lập|đảng(?:\s+cộng|\s*$)|[\p{L}. ]{2,30},? ngày\b", regex.IGNORECASE
)
_WIDTH = 62  # characters of a line that is wrapped hard
_CAPTION = "Người ký: Cổng Thông tin điện tử\nEmail: vanthu@tinh.gov.vn\nThời gian ký: 05.03.2031 16:48:30 +07:00\n\n"

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to damage a text; `words` says how it changes a word, for the answers; `plain` compares without marks."""

    name: str
    text: Callable[[str, random.Random], tuple[str, Change]]
    plain: bool = False


def same(text: str) -> str:
    """Return a word as it is."""
    return text


def _of(change: Change) -> Callable[[str, random.Random], tuple[str, Change]]:
    return lambda text, _: (change(text), same)


def decomposed(text: str) -> str:
    """Return the text with its marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def old_tones(text: str) -> str:
    """Return the text with tone marks in the old places (`hoà`, `uỷ`)."""
    return _tones(text, _OLD)


def new_tones(text: str) -> str:
    """Return the text with tone marks in the new places (`hòa`, `ủy`)."""
    return _tones(text, {old: new for new, old in _OLD.items()})


def _tones(text: str, table: dict[str, str]) -> str:
    for a, b in table.items():
        for x, y in ((a, b), (a.upper(), b.upper()), (a.capitalize(), b.capitalize())):
            text = regex.sub(rf"(?<!q){x}(?!\p{{L}})", y, text)
    return text


def damaged(share: float) -> Callable[[str, random.Random], tuple[str, Change]]:
    """Return the damage of this share of the letters; a word is damaged alike wherever it stands in a document."""

    def damage(text: str, chance: random.Random) -> tuple[str, Change]:
        seed = chance.random()

        def word(match: "regex.Match[str]") -> str:
            local = random.Random(f"{seed}{match.group()}")
            return "".join(local.choice(CONFUSED.get(c, c)) if local.random() < share else c for c in match.group())

        def change(part: str) -> str:
            return _WORD.sub(word, unicodedata.normalize("NFC", part))

        return change(text), change

    return damage


def wrapped(text: str) -> str:
    """Return the text with its long lines broken hard, between words."""
    lines: list[str] = []
    for whole in text.split("\n"):
        line = whole
        while len(line) > _WIDTH and "|" not in line and "   " not in line and (at := line.rfind(" ", 20, _WIDTH)) > 0:
            lines.append(line[:at])
            line = line[at + 1 :]
        lines.append(line)
    return "\n".join(lines)


def plain(text: str) -> str:
    """Return the text without any Vietnamese mark."""
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in apart if not unicodedata.combining(c))


def bare_header(text: str) -> str:
    """Return the text with the marks of its header lost."""
    text = unicodedata.normalize("NFC", text)
    found = _HEAD_END.search(text)
    end = found.start() if found and found.start() < 2 * _HEAD else text.rfind("\n", 0, _HEAD) + 1
    end = text.find("\n", end) + 1 if found and "g" in found.group().lower() else end
    return plain(text[:end]) + text[end:]


def interleaved(text: str) -> str:
    """Return the text with the two columns of its letterhead side by side, a line of each on one line.

    A text whose letterhead does not end with a date in its first lines, that a gazette heads, or that is interleaved
    already stays as it is.
    """
    lines = unicodedata.normalize("NFC", text).split("\n")
    end = next((i + 1 for i, line in enumerate(lines[:_LETTERHEAD]) if _YEAR.search(line)), None)
    if end is None or "CÔNG BÁO" in text[:200] or any(_GAP.search(line.strip()) for line in lines[:end]):
        return text
    columns: tuple[list[str], list[str]] = ([], [])
    right = False
    for line in lines[:end]:
        bare = line.strip("*_| \t")
        if not bare.strip("-=—_"):
            right = False
            continue
        right = not _LEFT.match(bare) and (right or _RIGHT.match(bare) is not None)
        columns[right].append(bare)
    rows = max(map(len, columns))
    left, beside = (column + [""] * (rows - len(column)) for column in columns)
    width = max(map(len, left)) + 6
    return "\n".join([f"{a:<{width}}{b}".rstrip() for a, b in zip(left, beside, strict=True)] + ["", *lines[end:]])


VARIANTS = (
    Variant("as extracted", _of(same)),
    Variant("NFD", _of(decomposed)),
    Variant("old tone style", _of(old_tones)),
    Variant("new tone style", _of(new_tones)),
    Variant("hard wraps", _of(wrapped)),
    Variant("columns interleaved", _of(interleaved)),
    Variant("signature caption first", _of(lambda text: _CAPTION + text)),
    Variant("1 % of letters damaged", damaged(0.01)),
    Variant("3 % of letters damaged", damaged(0.03)),
    Variant("header without diacritics", _of(bare_header), plain=True),
)


def answers(path: Path, skip: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the answers of the files that are not left out."""
    for line in path.read_text("utf-8").splitlines():
        answer = json.loads(line) if line.strip() else {}
        if answer and not any(part in answer["file"] for part in skip):
            yield answer


def main() -> int:
    """Measure and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("answers", type=Path)
    arguments.add_argument("--skip", nargs="+", default=DAMAGED)
    arguments.add_argument("--variant", nargs="+", default=[], help="only these (a part of the name)")
    arguments.add_argument("--misses", action="store_true", help="print what was missed, by variant")
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--json", type=Path, help="write the table there, too")
    given = arguments.parse_args()
    golds = list(answers(given.answers, given.skip))
    texts = [vndocparse.parse(given.folder / gold["file"]).text for gold in golds]
    rows: list[tuple[str, float, float, float, float]] = []
    for variant in VARIANTS:
        if given.variant and variant.name != VARIANTS[0].name and not any(v in variant.name for v in given.variant):
            continue
        tallies: dict[str, Tally] = {}
        for gold, text in zip(golds, texts, strict=True):
            changed, word = variant.text(text, random.Random(f"{given.seed}{gold['file']}"))
            found = vndocparse.parse_text(changed).model_dump(mode="json")
            compare(tallies, gold, found, word, plain if variant.plain else same)
        strict, soft = (100 * sum(t.f1(soft) for t in tallies.values()) / len(tallies) for soft in (False, True))
        first = rows[0] if rows else (variant.name, strict, soft)
        rows.append((variant.name, strict, soft, first[1] - strict, first[2] - soft))
        print(f"{variant.name:26}", *(f"{figure:6.1f}" for figure in rows[-1][1:]), flush=True)
        if given.misses:
            for name, tally in tallies.items():
                print(f"  {name} {100 * tally.f1(False):.1f} soft {100 * tally.f1(True):.1f}", file=sys.stderr)
                for miss in tally.misses:
                    print("     ", miss, file=sys.stderr)
    if given.json:
        command = "python benchmarks/robustness.py FOLDER ANSWERS.jsonl"
        figures.write(given.json, command, COLUMNS, rows, f"{len(golds)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
