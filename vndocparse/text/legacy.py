"""Legacy encodings (TCVN3, VNI, VISCII, VPS, Windows-1258): letters of the fonts before Unicode, told by spelling.

Unicode Vietnamese and foreign text stay untouched: a conversion counts only when it turns words that are none into
well-spelt Vietnamese. Each line is judged for itself, and those that read well both ways as the lines beside them.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from vndocparse.text.charmaps import translator
from vndocparse.text.evidence import UNICODE, find_encodings, is_plain, spelt, token_pattern
from vndocparse.text.syllables import is_abbreviation, is_syllable, marked_words

_FONTS = {
    "tcvn3": regex.compile(r"\.?vn(?!i)[a-z]", regex.IGNORECASE),
    "vni": regex.compile(r"vni", regex.IGNORECASE),
    "vps": regex.compile(r"vps", regex.IGNORECASE),
    "viscii": regex.compile(r"viscii", regex.IGNORECASE),
}
_CAPITALS = regex.compile(r"\.?[Vv]n[A-Za-z ]*?[a-z]H(?![a-z])")
CELL = regex.compile(r"(\t+|[ ]{3,}+|\n)")
"""What stands between the columns and lines of a text."""

_SIGN_IN_WORD = regex.compile(r"(?<=\p{L})[\x80-\xbf\xd7\xf7]|[\x80-\xbf\xd7\xf7](?=\p{L})")
_ALONE = regex.compile(r"(?<![\p{L}\d])\xa7(?=/\p{L}|\d)")  # Đ of TCVN3 where nothing but itself is a letter: §/c, §2
_TYPED = regex.compile(r"\b[A-Z]{2,}\b")
_TYPED_WORDS = 3
_LEAST_SHARE = 0.5  # of a line's words that are well spelt when it is converted


@dataclass(frozen=True, slots=True)
class Converted:
    """Lines in Unicode, and how many of them were in which legacy encoding (`tcvn3`, `vni`, …), most first."""

    lines: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


def convert_lines(lines: Sequence[str], fonts: Iterable[str] = ()) -> Converted:
    """Return these lines in Unicode; columns set apart by white space are judged apart."""
    if all(map(is_plain, lines)):
        return Converted(tuple(lines), ())
    pieces = [CELL.split(line) for line in lines]
    cells = [cell for row in pieces for cell in row[::2]]
    encodings = find_encodings(cells, {e for font in fonts if (e := encoding_of_font(font))})
    if not encodings:
        return Converted(tuple(lines), ())
    chosen = iter(choose(cells, encodings))
    counts: Counter[str] = Counter()
    result = []
    for row in pieces:
        used = set()
        for at in range(0, len(row), 2):
            encoding = next(chosen)
            changed = convert_line(row[at], encoding) if encoding else row[at]
            if encoding and changed != row[at]:
                used.add(encoding)
            row[at] = changed
        counts.update(used)
        result.append("".join(row))
    return Converted(tuple(result), tuple(counts.most_common()))


def detect(text: str, fonts: Iterable[str] = ()) -> str | None:
    """Return the legacy encoding of a text, or None. Fonts' names only propose it: spelling decides."""
    if is_plain(text):
        return None
    named = {e for font in fonts if (e := encoding_of_font(font))}
    return next(iter(find_encodings(CELL.split(text)[::2], named)), None)


def choose(lines: Sequence[str], encodings: Sequence[str]) -> list[str | None]:
    """Return the encoding of each line, None for what is Unicode, ASCII or foreign."""
    verdicts = [_verdict(line, encodings) for line in lines]
    told: str | None = next((v[0] for v in verdicts if len(v) == 1), encodings[0])
    chosen: list[str | None] = []
    for line, verdict in zip(lines, verdicts, strict=True):
        if len(verdict) == 1 and not is_plain(line):
            told = verdict[0]
        chosen.append(verdict[0] if len(verdict) == 1 else told if told in verdict else verdict[0])
    return chosen


def _verdict(line: str, encodings: Sequence[str]) -> tuple[str | None, ...]:
    """Return what a line may be in: several when it reads equally well in them, None standing for Unicode."""
    if is_plain(line) or UNICODE.search(line):
        return (None,)
    counts: dict[str | None, int] = {None: spelt(marked_words(line))}
    for encoding in encodings:
        words = marked_words(translator(encoding)(line))
        found = spelt(words)
        # A line that is hardly Vietnamese in an encoding either is foreign.
        counts[encoding] = found if found >= _LEAST_SHARE * len(words) else 0
    best = max(counts.values())
    if best:
        return tuple(e for e, count in counts.items() if count == best)
    # No syllable in it: abbreviations such as QĐ-UB are converted, names of foreign firms are not.
    return tuple(e for e in encodings if _abbreviates(line, e)) or (None,)


def _abbreviates(line: str, encoding: str) -> bool:
    """Tell a line whose odd words are abbreviations in this encoding, or hold signs that no Western word has."""
    legacy = [token for token in token_pattern(encoding).findall(line) if not is_plain(token)]
    changed = [(token, translator(encoding)(token)) for token in legacy]
    return bool(changed) and all(_SIGN_IN_WORD.search(a) or (a != b and is_abbreviation(b)) for a, b in changed)


def convert_line(line: str, encoding: str) -> str:
    """Return a line of a legacy text in Unicode; words with letters that only Unicode has are left as they are.

    TCVN3 has no capitals with marks: they are put back where all that is typed in capitals tells so.
    """
    if is_plain(line):
        return line
    changed = token_pattern(encoding).sub(lambda token: convert_word(token.group(), encoding), line)
    if encoding != "tcvn3":
        return changed
    changed = _ALONE.sub("Đ", changed)
    plain = [c for c in line if c.isascii() and c.isalpha()]
    capitals = all(map(str.isupper, plain)) and len(_TYPED.findall(line)) >= _TYPED_WORDS
    return changed.upper() if capitals else changed


def convert_word(word: str, encoding: str, font: str = "") -> str:
    """Return a word in Unicode, in capitals where its font or its letters show them."""
    capital = is_capital_font(font)
    if is_plain(word) or UNICODE.search(word):
        return word.upper() if capital else word
    changed = translator(encoding)(word)
    written = any(c.isalpha() or unicodedata.category(c) == "Cc" for c in word)
    if not (encoding_of_font(font) or written or (len(word) > 1 and is_syllable(changed))):
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
