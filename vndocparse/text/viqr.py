"""VIQR, Vietnamese in ASCII with marks behind the vowels: `Co^.ng ho`a xa~ ho^.i`.

The marks are signs of every text, so a line is converted only in a text full of them, and a word only when it becomes
a well-spelt syllable. Addresses, code and foreign words stay.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

import regex

from vndocparse.text.charmaps import extras
from vndocparse.text.legacy import Converted
from vndocparse.text.syllables import is_abbreviation, is_syllable

NAME = "viqr"

_LEAST_WORDS, _LEAST_SHARE = 8, 0.8
_LEAST_OF_ALL = 0.2  # share of a text's words that have a mark no English word has; about a half do
_WORD = regex.compile(r"(?<![^\s(\[\"'/,;:\-*_>\#|])[A-Za-z][A-Za-z\^(+`'?~.]*+")
_ADDRESS = regex.compile(r"(?<!\S)\S*?(?:://|@|www\.|[\\={}])\S*+")
# A vowel with a hat, a breve or a horn, or đ: what no other language writes so.
_SURE = regex.compile(r"[aeoAEO]\^|[aA]\(|[oOuU]\+|dd|D[dD]")
_GOES_ON = regex.compile(r"\s*[a-z\d,;:)(\-]")


def convert_viqr(lines: Sequence[str]) -> Converted:
    """Return these lines with Vietnamese letters, and how many were changed: none unless the text is VIQR for sure."""
    if not _is_viqr(lines):
        return Converted(tuple(lines), ())
    result = [_line(line, below) for line, below in zip(lines, [*lines[1:], ""], strict=True)]
    changed = sum(a != b for a, b in zip(lines, result, strict=True))
    return Converted(tuple(result), ((NAME, changed),) if changed else ())


def _is_viqr(lines: Sequence[str]) -> bool:
    """Tell whether words with a sure mark are many, and nearly all of them syllables."""
    sure = good = words = 0
    for line in lines:
        if not line.isascii():
            continue
        found = _WORD.findall(_ADDRESS.sub(" ", line))
        words += len(found)
        marked = [w for w in found if _SURE.search(w)]
        sure += len(marked)
        good += sum(_word(w, "") != w for w in marked)
    return good >= _LEAST_WORDS and good >= _LEAST_SHARE * sure and sure >= _LEAST_OF_ALL * words


def _line(line: str, below: str) -> str:
    """Return a line in Unicode; `below` is the one that follows, which tells whether a sentence goes on."""
    if not line.isascii():
        return line
    pieces, at = [], 0
    for match in _ADDRESS.finditer(line):
        pieces += [_words(line[at : match.start()], match.group()), match.group()]
        at = match.end()
    return "".join([*pieces, _words(line[at:], below)])


def _words(text: str, after: str) -> str:
    return _WORD.sub(lambda match: _word(match.group(), text[match.end() :] or after), text)


def _word(word: str, after: str) -> str:
    """Return a word in Unicode; a full stop behind it stays one where the sentence may end there."""
    read = _read(word)
    if not word.endswith((".", "?", "'", "`")):
        return read
    ends = word.endswith(".") and not _GOES_ON.match(after) and read.lower() not in _tables()[3]
    return _read(word[:-1]) + word[-1] if read == word or ends else read


def _read(word: str) -> str:
    """Return the syllable that a word spells, or the word itself when that is none."""
    hats, tones, letters, _ = _tables()
    out: list[str] = []
    at = 0
    while at < len(word):
        pair, sign = word[at : at + 2], word[at]
        if pair in letters:
            out.append(letters[pair])
            at += 2
            continue
        if out and sign in hats and _takes(out[-1], sign):
            out.append(hats[sign])
        elif out and sign in tones:
            out.append(tones[sign])
        else:
            out.append(sign)
        at += 1
    read = unicodedata.normalize("NFC", "".join(out))
    return read if read != word and (is_syllable(read) or _is_name(word, read)) else word


def _is_name(word: str, read: str) -> bool:
    """Tell abbreviations with Đ, and names of other tongues of the country, which are no syllables (Krông)."""
    return len(word) > 2 and read.isalpha() and (is_abbreviation(read) or (len(word) > 3 and "^" in word[1:]))


def _takes(letter: str, sign: str) -> bool:
    allowed = {"^": "aeo", "(": "a", "+": "ou"}[sign]
    return letter.lower() in allowed


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], frozenset[str]]:
    table = extras()[NAME]
    return table["hats"], table["tones"], table["letters"], frozenset(table["dotted"])
