"""Fixed phrases: the letterhead's titles anywhere in a line of the head, other anchors at the start of a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.grammar.rules import Rule
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.shadow import Shadow, Span
from vndocparse.layout.mending.skeleton import Skeleton, key, skeleton
from vndocparse.layout.mending.spelling import is_odd
from vndocparse.layout.mending.wrong import Sought
from vndocparse.text.letters import fold

_LONGEST = 250  # characters: no line that holds a title is longer
_TOLD = 2  # words of a title that make its line worth a look
_EDGE = 2  # letters of a word beside a match that belong to the phrase
_ROOM = 24  # characters of a line in which a phrase at its start must stand
_JUNK = regex.compile(r"(?:[^\p{L}\d\n]{0,6}(?:\p{L}[ ]+)?)?")
_CAPITAL = 0.6  # share of capitals in a title that is set in capitals


@dataclass(frozen=True, slots=True)
class _Title:
    phrase: str
    rule: Rule
    capitals: bool
    words: tuple[str, ...]
    pattern: "regex.Pattern[str]"
    sought: Sought
    errors: int


@dataclass(frozen=True, slots=True)
class _Start:
    phrase: str
    head: bool
    first: str
    pattern: "regex.Pattern[str]"
    after: "regex.Pattern[str]"
    mark: str


def mend_titles(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for each title of the letterhead that is printed damaged, where no whole one is printed."""
    head = [line for line in shadow.lines if line.head and len(line.text) <= _LONGEST]
    whole = "\n".join(line.text for line in head)
    missing = [title for title in _titles(grammar) if title.rule.search(whole) is None]
    letters = [key(line.text, grammar) for line in head] if missing else []
    for title in missing:
        lines = zip(head, letters, strict=True)
        yield from next((edits for line, found in lines if (edits := _title(line, found, title, grammar))), [])


def _title(line: Span, letters: str, title: _Title, grammar: Grammar) -> list[Edit]:
    """Return the edit of a title in a line whose skeleton has these letters."""
    if sum(word in letters for word in title.words) < _TOLD or title.sought.wrong(letters) > title.errors:
        return []
    found = title.pattern.search(letters)
    if found is None:
        return []
    start, end = _whole_words(line.text, *skeleton(line.text, grammar).range(found.start(), found.end()))
    printed = line.text[start:end]
    # A title of which only words are left out is broken over lines.
    if set(printed.casefold().split()) <= set(title.phrase.casefold().split()):
        return []
    shown = [c for c in printed if c.isalpha()]
    if title.capitals and sum(c.isupper() for c in shown) < _CAPITAL * len(shown):
        return []
    if not title.capitals and len(line.text[end:].strip()) > _ROOM:
        return []
    return [Edit(line.start + start, line.start + end, title.phrase)]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the rest of the words that it begins and ends in, when a letter or two are left."""
    first, last = start, end
    while first and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum():
        last += 1
    return (first if start - first <= _EDGE else start), (last if last - end <= _EDGE else end)


def mend_starts(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for each phrase that a line begins with, damaged."""
    starts = _starts(grammar)
    for line in shadow.lines:
        junk = _JUNK.match(line.text)
        at = junk.end() if junk else 0
        # A phrase begins with a capital; most lines of a text do not.
        if line.text[at : at + 1].islower():
            continue
        shape = skeleton(line.text[at : at + _ROOM], grammar)
        for start in starts.get(shape.letters[:1], ()) or starts.get(shape.letters[1:3], ()):
            edit = _start(line, at, shape, start) if line.head or not start.head else None
            if edit:
                yield edit
                break


def _start(line: Span, at: int, shape: Skeleton, start: _Start) -> Edit | None:
    piece = line.text[at : at + _ROOM]
    found = start.pattern.match(shape.letters)
    if found is None or found.end() == 0:
        return None
    first, end = shape.range(0, found.end())
    last = end
    while last < len(piece) and piece[last].isalnum():
        last += 1
    end = last if last - end <= 1 else end
    if (end < len(piece) and piece[end].isalnum()) or start.after.match(line.text, at + end) is None:
        return None
    printed = piece[first:end]
    if printed.casefold().split() == start.phrase.casefold().split():
        return None
    if shape.letters[: found.end()] != start.first and not any(is_odd(word) for word in printed.split()):
        return None
    text = start.phrase.upper() if printed.isupper() else start.phrase
    if start.mark and line.text[at + end : at + end + 1] not in ("", " ", start.mark):
        text, end = text + start.mark, end + 1
    return Edit(line.start + at + first, line.start + at + end, text)


@lru_cache(maxsize=4)
def _titles(grammar: Grammar) -> tuple[_Title, ...]:
    return tuple(
        _Title(
            phrase=fold(str(row["phrase"])),
            rule=grammar.rule(str(row["rule"])),
            capitals=bool(row["capitals"]),
            words=tuple(key(str(word), grammar) for word in _list(row["words"])),
            pattern=_fuzzy(str(row["phrase"]), row["errors"], grammar),
            sought=Sought.of(key(str(row["phrase"]), grammar)),
            errors=int(str(row["errors"])),
        )
        for row in grammar.table("ocr_titles").rows
    )


@lru_cache(maxsize=4)
def _starts(grammar: Grammar) -> dict[str, list[_Start]]:
    """Return the phrases by their first letter, and by the two behind it for when that one is misread."""
    found: dict[str, list[_Start]] = {}
    for row in grammar.table("ocr_starts").rows:
        start = _Start(
            phrase=fold(str(row["phrase"])),
            head=bool(row["head"]),
            first=key(str(row["phrase"]), grammar),
            pattern=_fuzzy(str(row["phrase"]), row["errors"], grammar),
            after=regex.compile(str(row["after"]), regex.VERSION1 | regex.MULTILINE),
            mark=str(row["mark"]),
        )
        for letters in (start.first[:1], start.first[1:3]):
            found.setdefault(letters, []).append(start)
    return found


def _fuzzy(phrase: str, errors: object, grammar: Grammar) -> "regex.Pattern[str]":
    """Return the pattern of a phrase's skeleton with at most so many letters wrong, the best match first."""
    return regex.compile(f"(?b)(?:{key(phrase, grammar)}){{e<={errors}}}")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
