"""Letters: the caller's text, its repaired copy, and the map between the two.

Rules match on `folded`, values are read from `clean` (same length, as printed), spans point into `raw`.
The caller's text is never changed; the map is kept from the start, never computed afterwards by comparison.
"""

import unicodedata
from array import array
from dataclasses import dataclass

import regex

from vndocparse.text.defects import find_defects

# Letters that stand for another one in Vietnamese files, whatever surrounds them.
_REPAIRS = {
    "\u00a0": " ", "\u2000": " ", "\u2001": " ", "\u2002": " ", "\u2003": " ", "\u2004": " ", "\u2005": " ",
    "\u2006": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u205f": " ",
    "\u3000": " ", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\ufeff": "", "\u2060": "",
    "\ufffe": "-", "\u2044": "/", "\u2215": "/",
    "\u01a3": "ư", "\u01a2": "Ư", "\u0189": "Đ", "\u00d0": "Đ", "\u00f0": "đ",
    "\ufb01": "fi", "\ufb02": "fl",
    # Bullets of the symbol fonts that word processors use.
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf02b": "+",
}  # fmt: skip
# Cyrillic and Greek capitals that look Latin, inside symbols such as TT-BTC.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХасеорухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXaceopyxisjABEZHIKMNOPTYX")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_FOLDS = str.maketrans({
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4", "'"),
    "\t": " ",
})  # fmt: skip

_SPECIAL = regex.compile(
    r"\r\n?|[\p{L}\p{N}]\p{M}+|[" + "".join(map(regex.escape, _REPAIRS)) + r"]|[\u0400-\u04ff\u0370-\u03ff]"
    r"|[\p{Cc}--[\t\n\r]]|\p{Co}",
    regex.V1,
)
_MARKED_LINE = regex.compile(r"^[^\n]*[*\\#][^\n]*$", regex.MULTILINE)
_RULE_LINE = regex.compile(r"[\s*|\-_]*")
_MARKDOWN = regex.compile(
    r"""
    ^ [ \t]*+ \#{1,6} [ \t]+
    | \*{2,}+
    | (?<! [*(\s\d] ) \* (?! [*)] ) | (?<! \* ) \* (?= [^\s*)] )
    | \\ (?= [\-.()\[\]*_\#+!>|] )
    """,
    regex.MULTILINE | regex.VERBOSE,
)
UNPRINTED = "\u200b"
"""Stands in `clean` for a letter that was lost in print and that `folded` has."""
_OLD_TONE = regex.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})", regex.IGNORECASE)
_TONES = "\u0300\u0301\u0309\u0303\u0323"


@dataclass(frozen=True, slots=True)
class Letters:
    """A text with its repaired copy. `clean` and `folded` have the same length; `span` leads back to `raw`."""

    raw: str
    clean: str
    folded: str
    starts: "array[int]"
    ends: "array[int]"
    mended: tuple[tuple[int, int], ...] = ()
    """Ranges of `clean` whose letters in `folded` are not the printed ones: damaged anchors that were put right."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of `raw` that stands for `clean[start:end]` (character offsets)."""
        if end <= start:
            at = self.starts[start] if start < len(self.starts) else len(self.raw)
            return at, at
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return the form of a text that rules match on, of the same length.

    Tone marks stand as in `hòa`, `ủy` (not `hoà`, `uỷ`); dashes, quotes and tabs are made plain. Case is kept.
    """
    return _OLD_TONE.sub(_move_tone, text.translate(_FOLDS))


def prepare(text: str) -> str:
    """Return a short text as rules would see it: repaired and folded (for examples and queries)."""
    return read_letters(text).folded


def read_letters(raw: str, *, markdown: bool = False) -> Letters:
    """Return the letters of a text: Unicode repaired and, when `markdown`, emphasis marks and escapes left out."""
    cuts = [(m.start(), m.end(), _repair(m.group())) for m in _SPECIAL.finditer(raw)]
    more = find_defects(raw) + (_marks(raw) if markdown else [])
    if more:
        cuts = sorted(cuts + more, key=lambda cut: (cut[0], -cut[1]))
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for start, end, replacement in cuts:
        if start < at:
            continue
        _keep(raw, at, start, pieces, starts, ends)
        pieces.append(replacement)
        starts.extend([start] * len(replacement))
        ends.extend([end] * len(replacement))
        at = end
    _keep(raw, at, len(raw), pieces, starts, ends)
    clean = "".join(pieces)
    return Letters(raw, clean, fold(clean), starts, ends)


def _marks(raw: str) -> list[tuple[int, int, str]]:
    """Return the Markdown marks to leave out; a line of nothing but marks is a separator and stays."""
    return [
        (mark.start(), mark.end(), "")
        for line in _MARKED_LINE.finditer(raw)
        if not _RULE_LINE.fullmatch(line.group())
        for mark in _MARKDOWN.finditer(raw, line.start(), line.end())
    ]


def _keep(raw: str, start: int, end: int, pieces: list[str], starts: "array[int]", ends: "array[int]") -> None:
    if start < end:
        pieces.append(raw[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))


def _repair(found: str) -> str:
    if found[0] == "\r":
        return "\n"
    if found in _REPAIRS:
        return _REPAIRS[found]
    if len(found) > 1:
        return unicodedata.normalize("NFC", found).translate(_LOOKALIKES)
    if unicodedata.category(found) in ("Cc", "Co"):
        return ""
    return found.translate(_LOOKALIKES)


def _move_tone(match: "regex.Match[str]") -> str:
    first, second = match.group()[0], match.group()[1]
    base = unicodedata.normalize("NFD", second)
    tone = next(c for c in base if c in _TONES)
    return unicodedata.normalize("NFC", first + tone) + base.replace(tone, "")
