"""The measure of accuracy and robustness: fields of parsed documents against answers, strict and soft."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

import regex

_ALIKE = 0.9  # similarity at which two strings count as the same in the soft measure
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = regex.compile(r"\p{L}[\p{L}\p{M}]*")

Change = Callable[[str], str]


@dataclass(slots=True)
class Tally:
    """Right, proposed and expected values of one field."""

    strict: int = 0
    soft: int = 0
    proposed: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, soft: bool) -> float:
        """Return F1, 0 to 1."""
        total = self.proposed + self.expected
        return 2 * (self.soft if soft else self.strict) / total if total else 1.0

    def add(self, file: str, got: list[str], want: list[str]) -> None:
        """Count the values of one document."""
        self.proposed += len(got)
        self.expected += len(want)
        left = list(want)
        rest = [g for g in got if not self._take(g, left)]
        for value in rest:
            near = next((w for w in left if _alike(value, w)), None)
            if near is not None:
                left.remove(near)
                self.soft += 1
            else:
                self.misses.append(f"{file}: got {value!r}")
        self.misses += [f"{file}: want {value!r}" for value in left]

    def _take(self, value: str, left: list[str]) -> bool:
        if value not in left:
            return False
        left.remove(value)
        self.strict += 1
        self.soft += 1
        return True


def compare(tallies: dict[str, Tally], gold: dict[str, Any], found: dict[str, Any], word: Change, form: Change) -> None:
    """Add one document's fields; `word` damages an answer as the text was, `form` is put on both sides."""
    skip = set(gold.get("unscored") or ())
    for name, (got, want) in _fields(gold, found, word).items():
        whole = name.split(".")[0]
        if whole not in skip:
            tally = tallies.setdefault(name, Tally())
            tally.add(gold["file"], _folded(got, form), _folded(want, form))


def _fields(gold: dict[str, Any], found: dict[str, Any], word: Change) -> dict[str, tuple[list[Any], list[Any]]]:
    def wanted(value: Any) -> list[Any]:
        values = value if isinstance(value, list) else [value]
        return [word(v) for v in values if v]

    reference, kind, date = (found.get(k) or {} for k in ("reference", "document_type", "date"))
    marks, issuers = found.get("marks") or {}, found.get("issuers") or []
    number = [str(x).lstrip("0") for x in (reference.get("number"), gold.get("number"))]
    rows: dict[str, tuple[list[Any], list[Any]]] = {
        "type": ([kind.get("code")], [gold.get("type")]),
        "number": (number[:1] if reference.get("number") else [], number[1:] if gold.get("number") else []),
        "symbol": ([_code(reference.get("symbol"))], [_code(x) for x in wanted(gold.get("symbol"))]),
        "place": ([(found.get("place") or {}).get("name")], wanted(gold.get("place"))),
        "date": ([date.get("iso")], [gold.get("date")]),
        "subject": ([(found.get("subject") or {}).get("text")], wanted(gold.get("subject"))),
        "urgency": ([marks.get("urgency")], wanted(gold.get("urgency"))),
        "secrecy": ([marks.get("secrecy")], wanted(gold.get("secrecy"))),
        "issuer": ([x["name"] for x in issuers], wanted(gold.get("issuer"))),
        "issuer_parent": ([x["parent"] for x in issuers], wanted(gold.get("issuer_parent"))),
        "addressees": ([x["name"] for x in found.get("addressees") or []], wanted(gold.get("addressees"))),
        "recipients": ([x["name"] for x in found.get("recipients") or []], wanted(gold.get("recipients"))),
        "directives": (_units(found.get("directives") or []), [x["label"] for x in gold.get("directives") or []]),
        "citations": (_cited(found), [_key(x, word) for x in gold.get("citations") or []]),
    }
    for part in ("authority", "title", "name"):
        got = [x.get(part) for x in found.get("signers") or []]
        rows[f"signers.{part}"] = got, wanted([x.get(part) for x in gold.get("signers") or []])
    return rows


def _units(units: list[dict[str, Any]], above: str = "") -> list[str]:
    rows = []
    for unit in units:
        label = above + unit["label"]
        rows += [label, *(_units(unit.get("children") or [], f"{label}/") if not above else [])]
    return rows


def _cited(found: dict[str, Any]) -> list[str]:
    """Return the keys of the documents that are cited, each once."""
    keys: dict[str, None] = {}
    for citation in found.get("citations") or []:
        if citation.get("role") != "self" and citation.get("target") is None:
            reference = citation.get("reference") or {}
            row = {
                "type": (citation.get("document_type") or {}).get("code"),
                "number": reference.get("number"),
                "symbol": reference.get("symbol"),
                "name": citation.get("title"),
            }
            keys[_key(row, lambda text: text)] = None
    return list(keys)


def _key(citation: dict[str, Any], word: Change) -> str:
    if citation.get("number") or citation.get("symbol"):
        return f"{str(citation.get('number') or '').lstrip('0')}/{_code(word(citation.get('symbol') or ''))}"
    return f"{citation.get('type')}:{word(citation.get('name') or '')}"


def _code(value: Any) -> str:
    return (
        regex.sub(r"[\s.]+", "", unicodedata.normalize("NFC", str(value or ""))).upper().replace("Ð", "Đ").strip("-/")
    )


def _folded(values: list[Any], form: Change) -> list[str]:
    return [folded for value in values if value and (folded := _fold(form(str(value))))]


def _fold(value: str) -> str:
    """Return the form that is compared: case, place of tones, blanks, dashes and outer marks do not count."""
    text = _SYLLABLE.sub(_tone_last, unicodedata.normalize("NFD", value))
    text = unicodedata.normalize("NFC", text).casefold().replace("\u00f0", "đ")
    text = text.translate(str.maketrans("–—‐‑“”‘’", '----""' + "''"))
    return regex.sub(r"\s*([-/,;:.()\"])\s*", r"\1", regex.sub(r"\s+", " ", text)).strip(" -+*.;:,\"'()_")


def _tone_last(match: "regex.Match[str]") -> str:
    syllable = match.group()
    return "".join(c for c in syllable if c not in _TONES) + "".join(c for c in syllable if c in _TONES)[:1]


def _alike(a: str, b: str) -> bool:
    return bool(a and b) and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
