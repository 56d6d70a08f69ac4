"""Defects that fonts and their maps leave in a text: marks beside their vowel, capitals set apart, a tilde for a grave.

Each is mended only where a well-spelt word comes of it; text without such defects stays as it is.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import regex

from vndocparse.text.syllables import is_abbreviation, is_syllable

Cut = tuple[int, int, str]  # start, end, and what stands there instead

_COMBINING = {"´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "˜": "\u0303", "ˀ": "\u0309", "ˆ": "\u0302", "˘": "\u0306"}
_SPACING = regex.compile("[" + "".join(_COMBINING) + "]")
_AFTER_SPACE = regex.compile(r"[ ](?P<mark>[\u0300-\u0303\u0306\u0309\u031b\u0323]+)")
_WORD_START = regex.compile(r"\p{L}{1,7}+$")
_WORD_END = regex.compile(r"\p{L}{0,7}+")
_HATTED = frozenset("ăâêôơư")
_VOWELS = frozenset("aeiouy")

# Single capitals with one blank between them, and two or three between words.
_RUN = regex.compile(r"(?<![^\s(\"])\p{Lu}\p{M}*+(?:[ ]{1,3}(?:\p{Lu}\p{M}*+|[.,:;-])(?!\S)){4,}+")
_WIDE = regex.compile(r"[ ]{2,3}")

_TILDED = regex.compile(r"(?<!\p{L})(?=\p{L}{0,6}[õÕ])\p{L}{1,7}+(?!\p{L})")


def find_defects(raw: str) -> list[Cut]:
    """Return what to put instead of the defects of a text, in order; ranges do not overlap."""
    if raw.isascii():
        return list(_set_apart(raw))
    return sorted([*_beside(raw), *_after_space(raw), *_set_apart(raw), *_tildes(raw)])


def _beside(raw: str) -> Iterator[Cut]:
    """Yield the spacing marks that stand behind or before the vowel that they belong to."""
    end_of_last = 0
    for match in _SPACING.finditer(raw):
        before = _WORD_START.search(raw, max(end_of_last, match.start() - 7), match.start())
        after = _WORD_END.match(raw, match.end())
        head, tail = before.group() if before else "", after.group() if after else ""
        mark = _COMBINING[match.group()]
        if len(head + tail) < 2:
            continue
        behind, ahead = _joined(head, mark), _joined(tail[:1], mark) + tail[1:]
        # A tone stands on the vowel that has a hat or a horn, when there is one.
        hatted = bool(tail) and tail[0].lower() in _HATTED
        if head and is_syllable(behind + tail) and behind != head and not hatted:
            yield match.start() - 1, match.end(), behind[-1]
            end_of_last = match.end()
        elif tail and is_syllable(head + ahead) and ahead != tail:
            yield match.start(), match.end() + 1, ahead[0]
            end_of_last = match.end() + 1


def _joined(word: str, mark: str) -> str:
    """Return a word with the mark on its last letter; unchanged when that is no vowel."""
    if not word or unicodedata.normalize("NFD", word[-1])[0].lower() not in _VOWELS:
        return word
    return word[:-1] + unicodedata.normalize("NFC", word[-1] + mark)


def _after_space(raw: str) -> Iterator[Cut]:
    """Yield the combining marks that a blank parts from their vowel."""
    for match in _AFTER_SPACE.finditer(raw):
        start = match.start() - 1
        if start < 0:
            continue
        while start and unicodedata.combining(raw[start]):
            start -= 1
        letter = unicodedata.normalize("NFC", raw[start : match.start()] + match["mark"])
        if len(letter) == 1 and raw[start].lower() != letter.lower():
            yield start, match.end(), letter


def _set_apart(raw: str) -> Iterator[Cut]:
    """Yield the blanks between the letters of words in spaced capitals, where wider ones stand between the words."""
    for run in _RUN.finditer(raw):
        words = [word.replace(" ", "") for word in _WIDE.split(run.group())]
        spelt = [word.strip(".,:;-") for word in words]
        if len(words) < 2 or not any(len(word) > 2 and is_syllable(word) for word in spelt):
            continue
        if not all(is_syllable(word) or is_abbreviation(word) or not word for word in spelt):
            continue
        for blank in regex.finditer(r"[ ]+", run.group()):
            yield run.start() + blank.start(), run.start() + blank.end(), " " if len(blank.group()) > 1 else ""


def _tildes(raw: str) -> Iterator[Cut]:
    for match in _TILDED.finditer(raw) if "õ" in raw or "Õ" in raw else ():
        if match.group().lower() in _tilded_words():
            at = next(i for i in range(match.start(), match.end()) if raw[i] in "õÕ")
            yield at, at + 1, "ò" if raw[at] == "õ" else "Ò"


@cache
def _tilded_words() -> frozenset[str]:
    return frozenset(tomllib.loads(files(__package__).joinpath("defects.toml").read_text("utf-8"))["tildes"]["words"])
