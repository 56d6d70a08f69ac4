"""Patterns: `{name}` and `{tables.NAME.COLUMN}` replaced by what they stand for."""

from collections.abc import Mapping

import regex

from vndocparse.grammar.alternatives import any_of
from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.rules import Table

_REFERENCE = regex.compile(r"(?<!\\[pPN]?)\{([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_CAPTURE = regex.compile(r"\(\?P?<([a-z_][a-z0-9_]*)>")


class Patterns:
    """Fragments by `file.name`, and tables by name; expands each fragment and column once."""

    def __init__(self, fragments: Mapping[str, str], tables: Mapping[str, Table]) -> None:
        """Hold what references may stand for."""
        self._fragments = fragments
        self._tables = tables
        self._expanded: dict[str, str] = {}
        self.columns: set[tuple[str, str]] = set()
        """Tables and columns that a pattern refers to, of those expanded so far."""

    def expand(self, stem: str, pattern: str, trail: tuple[str, ...] = ()) -> str:
        """Return a pattern of the file `stem` with every reference replaced. Raises GrammarError (reason only)."""
        expanded: str = _REFERENCE.sub(lambda found: self._stand_for(stem, found.group(1), trail), pattern)
        return expanded

    def fragment(self, key: str, trail: tuple[str, ...] = ()) -> str:
        """Return a fragment (`file.name`) expanded, as one group."""
        if key in trail:
            raise GrammarError("refers to itself: " + " > ".join((*trail[trail.index(key) :], key)))
        if key not in self._expanded:
            text = self.expand(key.partition(".")[0], self._fragments[key], (*trail, key))
            # A comment on the last line must not swallow the bracket.
            self._expanded[key] = f"(?:{text}\n)" if "#" in text else f"(?:{text})"
        return self._expanded[key]

    def _stand_for(self, stem: str, name: str, trail: tuple[str, ...]) -> str:
        if name.startswith("tables."):
            return self._column(name)
        for key in (name,) if "." in name else (f"{stem}.{name}", f"common.{name}"):
            if key in self._fragments:
                return self.fragment(key, trail)
        raise GrammarError(f"no fragment {{{name}}}" + ("" if "." in name else f" in {stem}.toml or common.toml"))

    def _column(self, name: str) -> str:
        if name not in self._expanded:
            _, table, column = name.split(".") if name.count(".") == 2 else ("", name, "")
            if table not in self._tables:
                raise GrammarError(f"no table for {{{name}}}; write {{tables.NAME.COLUMN}}")
            values = {v for v in self._tables[table].values(column) if v.strip()}
            if not values:
                raise GrammarError(f"table {table} has no column {column}")
            self._expanded[name] = any_of(values)
            self.columns.add((table, column))
        return self._expanded[name]


def capture_names(pattern: str) -> tuple[str, ...]:
    """Return the names of the captures of an expanded pattern, in order.

    A group named with a capital is no capture: it is there to be called, `(?&Name)`.
    """
    return tuple(dict.fromkeys(_CAPTURE.findall(pattern)))
