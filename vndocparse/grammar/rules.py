"""Rules, tables and matches, as the loader makes them from TOML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import regex

from vndocparse.grammar.alternatives import call_blanks
from vndocparse.grammar.errors import GrammarError


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a rule. Offsets are those of the text that was searched."""

    rule: "Rule"
    start: int
    end: int
    text: str
    _match: "regex.Match[str]"

    def get(self, capture: str) -> str | None:
        """Return the text of a capture, or None when it took no part or is blank."""
        found = self._match.group(capture) if capture in self.rule.captures else None
        return found if found and found.strip() else None

    def span(self, capture: str) -> tuple[int, int] | None:
        """Return start and end of a capture, or None when it took no part or is blank."""
        return self._match.span(capture) if self.get(capture) else None

    def all(self, capture: str) -> list[tuple[int, int]]:
        """Return start and end of every repetition of a capture."""
        return list(self._match.spans(capture)) if capture in self.rule.captures else []

    @property
    def captures(self) -> dict[str, str]:
        """The captures that took part, by name."""
        return {name: found for name in self.rule.captures if (found := self.get(name))}


@dataclass(frozen=True)
class Rule:
    """A named pattern with its source clause, confidence and examples. Compiled on first use.

    `pattern` is in `regex` verbose syntax; `{name}` stands for a fragment, `{tables.NAME.COLUMN}` for any value of a
    table's column; `expanded` has them replaced. Letters match in either case unless `case` is `sensitive`. Of each
    list of words in `needs` one stands, in small letters, in every match.
    """

    id: str
    title: str
    source: str
    pattern: str
    expanded: str
    captures: tuple[str, ...]
    file: str = ""
    zone: str = ""
    confidence: float = 0.9
    case: str = "ignored"
    needs: tuple[tuple[str, ...], ...] = ()
    examples: tuple[Mapping[str, object], ...] = ()
    counterexamples: tuple[Mapping[str, object], ...] = ()

    @cached_property
    def compiled(self) -> "regex.Pattern[str]":
        """The compiled pattern. Raises GrammarError, naming file, rule and reason."""
        try:
            return compile_pattern(self.expanded, self.case)
        except GrammarError as error:
            raise GrammarError(error.reason, self.file, f"rules.{self.id.partition('.')[2]}") from None

    def may_match(self, lowered: str) -> bool:
        """Tell whether a text in small letters holds the words that a match needs; far cheaper than to search it."""
        return all(any(word in lowered for word in words) for words in self.needs)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """Return the first match in `text[start:end]`."""
        return self._wrap(self.compiled.search(text, start, end))

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """Return the match that begins at `start`."""
        return self._wrap(self.compiled.match(text, start, end))

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """Return the match that is the whole of `text[start:end]`."""
        return self._wrap(self.compiled.fullmatch(text, start, end))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Yield the matches in `text[start:end]`, none overlapping."""
        for found in self.compiled.finditer(text, start, end):
            yield Match(self, found.start(), found.end(), found.group(), found)

    def _wrap(self, found: "regex.Match[str] | None") -> Match | None:
        return None if found is None else Match(self, found.start(), found.end(), found.group(), found)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of what a records officer knows: rows of named columns."""

    name: str
    title: str
    source: str
    rows: tuple[Mapping[str, object], ...]
    file: str = ""
    columns: tuple[str, ...] = ()
    """The columns that a row may have, when the table declares them."""
    _indexes: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=dict, compare=False, repr=False)

    def values(self, column: str) -> tuple[str, ...]:
        """Return every value of a column; the members of a column of lists one by one."""
        found: list[str] = []
        for row in self.rows:
            value = row.get(column)
            found += [str(v) for v in value] if isinstance(value, list) else [] if value is None else [str(value)]
        return tuple(found)

    def find(self, column: str, value: str) -> Mapping[str, object] | None:
        """Return the first row whose column is, or lists, this value (case and white space do not count)."""
        if column not in self._indexes:
            index: dict[str, Mapping[str, object]] = {}
            for row in self.rows:
                cell = row.get(column)
                for item in cell if isinstance(cell, list) else [] if cell is None else [cell]:
                    index.setdefault(_key(str(item)), row)
            self._indexes[column] = index
        return self._indexes[column].get(_key(value))


def compile_pattern(expanded: str, case: str = "ignored") -> "regex.Pattern[str]":
    """Return an expanded pattern compiled the way rules are. Raises GrammarError with the reason only."""
    flags = regex.VERBOSE | regex.MULTILINE | regex.VERSION1
    if case != "sensitive":
        flags |= regex.IGNORECASE
    called = call_blanks(expanded)
    try:
        # Without full case folding (ß as ss), which no Vietnamese letter needs and which doubles the time to compile.
        return regex.compile("(?-f)" + called, flags)
    except regex.error as error:
        at = (getattr(error, "pos", 0) or 0) - len("(?-f)")
        near = called[max(0, at - 20) : max(0, at) + 20]
        raise GrammarError(f"the pattern does not compile: {getattr(error, 'msg', error)}, near {near!r}") from None


def _key(value: str) -> str:
    return " ".join(value.split()).casefold()
