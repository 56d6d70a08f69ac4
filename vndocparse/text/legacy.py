"""Legacy encodings (TCVN3, VNI, VISCII, VPS): letters of the fonts before Unicode, told by font or by spelling.

The tables are viparse's, imported only when a text looks legacy. Unicode Vietnamese and foreign text stay untouched:
a conversion counts only when it turns words that are none into well-spelt Vietnamese.
"""

from collections.abc import Callable, Iterable
from functools import cache

import regex

from vndocparse.text.syllables import is_syllable, marked_words, share_of_syllables

ENCODINGS = ("tcvn3", "vni", "viscii", "vps")

_FONTS = {
    "tcvn3": regex.compile(r"\.?vn(?!i)[a-z]", regex.IGNORECASE),
    "vni": regex.compile(r"vni\b", regex.IGNORECASE),
}
_CAPITALS = regex.compile(r"\.?[Vv]n[A-Za-z ]*?[a-z]H(?![a-z])")
# Letters that only Unicode Vietnamese has; a line or word with one of them is not legacy.
_UNICODE = regex.compile(r"[ĂăĐđƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
# What legacy bytes look like when taken for Latin-1, and what PDF files make of them.
_BYTES = regex.compile(r"[\x02\x05\x06\x14\x19\x1e\x80-\xff\u2212\u2219]")
_TOKEN = regex.compile(r"[^\s\p{Pd}\p{Ps}\p{Pe},.;:/]+")
# ư and ã as PDF files give them: signs beside a letter, and not between digits.
_SIGNS = {"\u2212": "\xad", "\u2219": "\xb7"}
_SIGN = regex.compile(r"[\u2212\u2219](?=[\p{L}\xa1-\xff])|(?<=[\p{L}\xa1-\xff])[\u2212\u2219]")
_SAMPLE = 20_000
_LEAST_BYTES, _LEAST_WORDS = 8, 4
_GOOD, _GAIN, _AHEAD = 0.75, 0.2, 0.05


def convert(text: str, fonts: Iterable[str] = ()) -> tuple[str, str | None]:
    """Return a text in Unicode, and the legacy encoding that was found (`tcvn3`, `vni`, `viscii`, `vps`) or None."""
    encoding = detect(text, fonts)
    if encoding is None:
        return text, None
    lines = text.splitlines(keepends=True)
    return "".join([convert_line(line, encoding) for line in lines]), encoding


def detect(text: str, fonts: Iterable[str] = ()) -> str | None:
    """Return the legacy encoding of a text, or None. Fonts' names only propose it: spelling decides."""
    if text.isascii():
        return None
    sample = _sample(text)
    if len(_BYTES.findall(sample)) < _LEAST_BYTES:
        return None
    before = share_of_syllables(marked_words(sample))
    named = {encoding for font in fonts if (encoding := encoding_of_font(font))}
    for candidates in (named, ENCODINGS):
        scores = sorted(((_score(sample, e), e) for e in candidates), reverse=True)
        if scores and scores[0][0] >= max(_GOOD, before + _GAIN):
            # Two encodings that read about equally well are none.
            return scores[0][1] if len(scores) == 1 or scores[0][0] >= scores[1][0] + _AHEAD else None
    return None


def convert_line(line: str, encoding: str) -> str:
    """Return a line of a legacy text in Unicode; a line with letters that only Unicode has is left as it is."""
    if line.isascii() or _UNICODE.search(line):
        return line
    changed = _TOKEN.sub(lambda match: convert_word(match.group(), encoding), line)
    return line if _count(line) > _count(changed) else changed


def convert_word(word: str, encoding: str, font: str = "") -> str:
    """Return a word in Unicode, in capitals where its font or its letters show them."""
    capital = is_capital_font(font)
    if word.isascii() or _UNICODE.search(word):
        return word.upper() if capital else word
    changed = _table(encoding)(word)
    if not (encoding_of_font(font) or any(map(str.isalpha, word)) or (len(word) > 1 and is_syllable(changed))):
        return word  # signs alone are signs
    plain = [c for c in word if c.isascii() and c.isalpha()]
    typed = len(plain) > 1 and all(map(str.isupper, plain))
    return changed.upper() if typed or capital else changed


def encoding_of_font(font: str) -> str | None:
    """Return the encoding that a font's name stands for (`.VnTime`, `VNI-Times`), or None."""
    return next((encoding for encoding, pattern in _FONTS.items() if pattern.match(font)), None)


def is_capital_font(font: str) -> bool:
    """Tell a font that shows small letters as capitals (`.VnTimeH`)."""
    return _CAPITALS.match(font) is not None


def _sample(text: str) -> str:
    lines: list[str] = []
    size = 0
    for match in regex.finditer(r"[^\n]+", text):
        line = match.group()
        if not line.isascii() and not _UNICODE.search(line):
            lines.append(line[:_SAMPLE])
            size += len(line)
            if size > _SAMPLE:
                break
    return "\n".join(lines)


def _count(line: str) -> int:
    return sum(map(is_syllable, marked_words(line)))


def _score(sample: str, encoding: str) -> float:
    """Return the share of well-spelt words among the legacy words of a sample when read in this encoding."""
    legacy = [t for t in _TOKEN.findall(sample) if not t.isascii() and any(map(str.isalpha, t))]
    words = marked_words(_table(encoding)(" ".join(legacy)))
    return share_of_syllables(words) if len(words) >= _LEAST_WORDS else 0.0


@cache
def _table(encoding: str) -> Callable[[str], str]:
    # Imported late: costs 80 ms, for few files.
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert as translate

    charmap = CHARMAPS[encoding]
    return lambda text: translate(_SIGN.sub(lambda match: _SIGNS[match.group()], text), charmap)
