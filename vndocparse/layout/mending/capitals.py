"""Names and titles in capitals that lost their marks or a letter: agencies, types of documents, signers' titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from vndocparse.grammar import Grammar
from vndocparse.layout.mending.edits import Edit
from vndocparse.layout.mending.shadow import Shadow, Span
from vndocparse.layout.mending.skeleton import key
from vndocparse.layout.mending.spelling import is_odd, lost_marks, marks_apart
from vndocparse.text.letters import fold

_LONGEST = 250  # characters: no line that is looked at is longer
_MARKS = " _.-|':*"
_MOST = 8  # printed words of one phrase
_SURE = 10  # letters of a phrase that counts whatever its marks are
_TYPE = 8  # letters of a type's name of which one may be wrong though all words are well spelt
_LEAST = 6  # letters of a phrase of which one may be wrong
_HALF = " và "  # a long agency's name breaks off before it
_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}\d|!.,' -]*\p{Lu}")
_WORD = regex.compile(r"[\p{L}$€@](?:[\p{L}\d|!$€@]*[\p{L}\d$€@])?")
_JOINED = regex.compile(r"[ ]*[,.-]?[ ]*")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases by skeleton; `near` by the skeleton with the letter at a place left out; `openers` are single words.

    On a line of their own `types` and `departments`, in the head, and `titles`, anywhere, count whatever their marks;
    so do `units`, provinces with the word for what they are, in any line.
    """

    exact: dict[str, str]
    near: dict[tuple[int, str], str]
    openers: dict[str, str]
    types: frozenset[str]
    departments: frozenset[str]
    units: frozenset[str]
    titles: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str


def mend_capitals(shadow: Shadow, grammar: Grammar) -> Iterator[Edit]:
    """Yield an edit for each known name or title in capitals that is printed damaged."""
    lexicon = _lexicon(grammar)
    for line in shadow.lines:
        if len(line.text) <= _LONGEST and _CAPITALS.search(line.text):
            for run in _runs(line.text, grammar):
                yield from _mend_run(line, run, lexicon)


def _runs(text: str, grammar: Grammar) -> Iterator[list[_Word]]:
    """Yield the runs of words in capitals, blanks and light marks between them; a prefix as `TUQ.` is in none."""
    prefixes = grammar.table("authorities")
    run: list[_Word] = []
    for found in _WORD.finditer(text):
        word, start = found.group(), found.start()
        capital = _is_capital(word)
        if run and not (capital and _JOINED.fullmatch(text, run[-1].end, start)):
            yield run
            run = []
        if not capital:
            continue
        if prefixes.find("key", word):
            if run:
                yield run
            run = []
        else:
            run.append(_Word(start, found.end(), word, key(word, grammar)))
    if run:
        yield run


def _is_capital(word: str) -> bool:
    if word.isupper() or word.islower():
        return word.isupper()
    capitals = sum(c.isupper() for c in word)
    return capitals > 0 and capitals >= sum(c.islower() for c in word) and (len(word) > 1 or word.isupper())


def _mend_run(line: Span, run: list[_Word], lexicon: _Lexicon) -> Iterator[Edit]:
    title = _title(line, run, lexicon)
    if title is not None:
        yield from title
        return
    at = 0
    while at < len(run):
        opens = line.head and at == 0 and not line.text[: run[0].start].strip(_MARKS)
        for count in range(min(_MOST, len(run) - at), 0, -1):
            words = run[at : at + count]
            alone = opens and count == len(run) and not line.text[run[-1].end :].strip(_MARKS)
            phrase = _phrase(words, lexicon, more=len(run) > at + count, opens=opens, alone=alone)
            if phrase is None:
                continue
            printed = line.text[words[0].start : words[-1].end]
            if printed.casefold() != phrase.casefold():
                yield Edit(line.start + words[0].start, line.start + words[-1].end, phrase.upper())
            at += count - 1
            break
        at += 1


def _title(line: Span, run: list[_Word], lexicon: _Lexicon) -> list[Edit] | None:
    """Return the edit of a signer's title that the line holds alone, or before the agency that repeats its word.

    Its marks count for nothing then (`CỤC TRƯỜNG`, `BỘ TRƯỜNG BỘ …`). None when there is no such title.
    """
    after = line.text[run[-1].end :].strip(_MARKS)
    if after or any(c.islower() for c in line.text[: run[0].start]):
        return None
    for count in range(min(_MOST, len(run)), 0, -1):
        words = run[:count]
        joined = "".join(word.key for word in words)
        again = count < len(run) and run[count].key == words[0].key
        if len(joined) < _LEAST or joined not in lexicon.titles or not (count == len(run) or again):
            continue
        start, end = words[0].start, words[-1].end
        title = _closest(line.text[start:end], lexicon.titles[joined])
        if title is None or (count < len(run) and title.casefold() == line.text[start:end].casefold()):
            return None
        return [Edit(line.start + start, line.start + end, title.upper())]
    return None


def _closest(printed: str, phrases: tuple[str, ...]) -> str | None:
    """Return the phrase whose marks differ least from the printed ones; None when two are as near."""
    ranked = sorted((marks_apart(printed, phrase), phrase) for phrase in phrases)
    return None if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]


def _phrase(words: list[_Word], lexicon: _Lexicon, *, more: bool, opens: bool, alone: bool) -> str | None:
    """Return the phrase that these words are, well printed or damaged, or None.

    What stands alone on a line of the head and is a type's name but for its marks, or one letter, is that name; of a
    department's name the marks count for nothing there.
    """
    joined = "".join(word.key for word in words)
    found = lexicon.exact.get(joined) or (lexicon.openers.get(joined) if opens and more and _bare(words) else None)
    if found:
        whole = alone and (found in lexicon.departments or (found in lexicon.types and len(joined) >= _LEAST))
        sure = whole or found in lexicon.units or len(joined) >= _SURE
        same = sure or lost_marks(" ".join(word.text for word in words), found)
        return found if same else None
    typed, odd = alone and len(joined) >= _TYPE, any(is_odd(word.text) for word in words)
    near = _near(joined, lexicon) if (typed or odd) and len(joined) >= _LEAST else None
    if typed and near in lexicon.types:
        return near
    if not odd:
        return None
    return near if near and _agree(words, near) else None


def _bare(words: list[_Word]) -> bool:
    """Tell whether words were printed without any mark, or not as words are."""
    return all(word.text.isupper() and (word.text.isascii() or is_odd(word.text)) for word in words)


def _near(joined: str, lexicon: _Lexicon) -> str | None:
    """Return the only phrase from which a skeleton differs by one letter: a wrong one, one too many, one too few."""
    found: set[str] = set()
    for at in range(len(joined) + 1):
        shorter = joined[:at] + joined[at + 1 :]
        found |= {x for x in (lexicon.near.get((at, shorter)), lexicon.near.get((at, joined))) if x}
        if len(shorter) >= _LEAST and shorter in lexicon.exact:
            found.add(lexicon.exact[shorter])
    return found.pop() if len(found) == 1 else None


def _agree(words: list[_Word], phrase: str) -> bool:
    """Tell whether every printed word that is well spelt is one of the phrase's, marks lost at most."""
    right = phrase.split()
    if len(right) != len(words):
        return len("".join(right)) >= _SURE
    return all(is_odd(word.text) or lost_marks(word.text, x) for word, x in zip(words, right, strict=True))


def _units(grammar: Grammar, table: str, kind: str, name: str) -> Iterator[str]:
    """Yield the units of a table, each with the word for what it is."""
    for row in grammar.table(table).rows:
        yield fold(f"{row[kind]} {row[name]}")


@lru_cache(maxsize=4)
def _lexicon(grammar: Grammar) -> _Lexicon:
    names = list(grammar.table("ocr_capitals").values("phrase"))
    units: set[str] = set()
    for row in grammar.table("ocr_sources").rows:
        if row.get("before"):
            units.update(_units(grammar, str(row["table"]), str(row["before"]), str(row["column"])))
        else:
            names += grammar.table(str(row["table"])).values(str(row["column"]))
    names += sorted(units)
    # An agency's name that fills a line of a narrow column goes on with `và …` on the next one.
    names += [name.casefold().partition(_HALF)[0] for name in names if _HALF in name.casefold()]
    exact: dict[str, str] = {}
    near: dict[tuple[int, str], str] = {}
    for name in names:
        joined = key(name, grammar)
        if " " in name.strip():
            exact.setdefault(joined, fold(name))
            if len(joined) >= _LEAST:
                for at in range(len(joined)):
                    near.setdefault((at, joined[:at] + joined[at + 1 :]), fold(name))
    openers = {key(name, grammar): fold(name) for name in grammar.table("ocr_words").values("phrase")}
    types = frozenset(map(fold, grammar.table("document_types").values("name")))
    departments = frozenset(map(fold, grammar.table("ocr_departments").values("name")))
    titles: dict[str, tuple[str, ...]] = {}
    for title in dict.fromkeys(map(fold, grammar.table("signer_titles").values("title"))):
        if " " in title:
            titles[key(title, grammar)] = (*titles.get(key(title, grammar), ()), title)
    return _Lexicon(exact, near, openers, types, departments, frozenset(units), titles)
