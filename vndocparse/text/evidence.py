"""Evidence for a legacy encoding: how many words of a text are well-spelt Vietnamese when read in it."""

from collections.abc import Collection, Sequence

import regex

from vndocparse.text.charmaps import translator
from vndocparse.text.syllables import is_syllable, marked_words

ENCODINGS = ("tcvn3", "vni", "viscii", "vps", "cp1258")
# Letters that only Unicode Vietnamese has; a line or word with one of them is not legacy.
UNICODE = regex.compile(r"[ĂăĐđƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")

# What legacy bytes look like when taken for Latin-1, and what PDF files make of them.
_BYTES = regex.compile(r"[\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff\u2212\u2219]")
_CONTROLS = regex.compile(r"[\x02-\x06\x10-\x15\x19\x1c-\x1e]")  # letters of VPS and VISCII
_TOKEN = regex.compile(r"[^ \xa0\t\n\r\x0b\x0c\p{Pd}\p{Ps}\p{Pe},.;:/]+")
_TOKEN_OF_BYTES = regex.compile(r"[^ \t\n\r\x0b\x0c\-\(\)\[\]{},.;:/]+")
_WHOLE_BYTE = ("viscii", "vps")
_SAMPLE = 40_000
_LEAST_BYTES, _LEAST_WORDS = 8, 4
_LEAST_KINDS = 3  # different words with odd letters: one or two that come again and again tell no encoding
_GOOD, _GAIN, _AHEAD = 0.75, 0.2, 0.05
_POOR = 0.5
_STRONG_LINES, _STRONG_WORDS, _STRONG_SHARE = 3, 12, 0.25
_LONG = 3  # words by which a line can tell its encoding


def is_plain(text: str) -> bool:
    """Tell a text that means the same in every encoding: ASCII without the control codes that some use as letters."""
    return text.isascii() and not _CONTROLS.search(text)


def spelt(words: Sequence[str]) -> int:
    """Return how many of these words are Vietnamese syllables."""
    return sum(map(is_syllable, words))


def token_pattern(encoding: str) -> "regex.Pattern[str]":
    """Return what a word looks like before its letters are known: in some encodings even blanks are letters."""
    return _TOKEN_OF_BYTES if encoding in _WHOLE_BYTE else _TOKEN


def find_encodings(lines: Sequence[str], named: Collection[str] = ()) -> tuple[str, ...]:
    """Return the legacy encodings of these lines, the commonest first; `named` by fonts are tried before others."""
    rest = _sample(lines)
    found: list[str] = []
    while (encoding := _best(rest, named) or _best(rest, ENCODINGS)) and encoding not in found:
        found.append(encoding)
        rest = [line for line in rest if _share(line, encoding) < _GOOD]
    return tuple(found)


def _sample(lines: Sequence[str]) -> list[str]:
    """Return lines that are not well-spelt as they stand, from all over a long text."""
    odd = [x for x in lines if not is_plain(x) and not UNICODE.search(x) and not _is_well_spelt(x)]
    step = 1 + sum(map(len, odd)) // _SAMPLE
    return [line[:_SAMPLE] for line in odd[::step]]


def _is_well_spelt(line: str) -> bool:
    words = marked_words(line)
    return bool(words) and spelt(words) == len(words)


def _share(line: str, encoding: str) -> float:
    words = _words(line, encoding)
    return spelt(words) / len(words) if words else 0.0


def _words(line: str, encoding: str) -> list[str]:
    """Return the words of a line that are legacy ones, read in this encoding."""
    legacy = [t for t in token_pattern(encoding).findall(line) if not is_plain(t) and any(map(str.isalpha, t))]
    return marked_words(translator(encoding)(" ".join(legacy)))


def _best(lines: list[str], candidates: Collection[str]) -> str | None:
    """Return the encoding that reads these lines best: nearly all of them, or enough of the longer ones."""
    if not candidates or sum(len(_BYTES.findall(line)) for line in lines) < _LEAST_BYTES:
        return None
    tokens = {token for line in lines for token in _TOKEN.findall(line)}
    if sum(any(map(str.isalpha, token)) and not is_plain(token) for token in tokens) < _LEAST_KINDS:
        return None
    before = [(spelt(w), len(w)) for w in map(marked_words, lines)]
    after = {e: [(spelt(w), len(w)) for w in (_words(line, e) for line in lines)] for e in candidates}
    return _best_of_all(before, after) or _best_of_long(before, after)


_Counts = list[tuple[int, int]]  # words well-spelt and words, a line


def _best_of_all(before: _Counts, after: dict[str, _Counts]) -> str | None:
    scores = sorted(((_total(counts), e) for e, counts in after.items()), reverse=True)
    if scores[0][0] < max(_GOOD, _total(before, least=1) + _GAIN):
        return None
    # Two encodings that read about equally well are none.
    return scores[0][1] if len(scores) == 1 or scores[0][0] >= scores[1][0] + _AHEAD else None


def _total(counts: _Counts, least: int = _LEAST_WORDS) -> float:
    words = sum(n for _, n in counts)
    return sum(good for good, _ in counts) / words if words >= least else 0.0


def _best_of_long(before: _Counts, after: dict[str, _Counts]) -> str | None:
    """Return the encoding of the lines that tell theirs beyond doubt, when they are many: others may be foreign."""
    strong: dict[str, list[int]] = {}
    long = 0
    for at, (good, words) in enumerate(before):
        readings = sorted(((after[e][at][0], after[e][at][1], e) for e in after), reverse=True)
        best, of, encoding = readings[0]
        if of < _LONG:
            continue
        long += of
        ahead = len(readings) == 1 or best > readings[1][0]
        if ahead and best >= _GOOD * of and good <= _POOR * words:
            strong.setdefault(encoding, []).append(best)
    if not strong:
        return None
    encoding = max(strong, key=lambda e: sum(strong[e]))
    lines, told = len(strong[encoding]), sum(strong[encoding])
    return encoding if lines >= _STRONG_LINES and told >= max(_STRONG_WORDS, _STRONG_SHARE * long) else None
