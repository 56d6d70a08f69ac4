"""Loading grammar directories; a later directory layers on top of an earlier one."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import Stamp, builtin_directory, read_files, stamp
from vndocparse.grammar.linker import link
from vndocparse.grammar.rules import Rule, Table

__all__ = ["Grammar", "builtin_directory"]


class Grammar:
    """Rules and tables by id. `Grammar.load()` gives ours; further directories layer on top of it."""

    def __init__(self, rules: Mapping[str, Rule], tables: Mapping[str, Table]) -> None:
        """Hold rules by id and tables by name."""
        self.rules = rules
        self.tables = tables

    @classmethod
    def load(cls, *directories: str | Path) -> "Grammar":
        """Load our grammars and layer these directories on top, in order.

        A rule or fragment of the same file and name, or a table of the same name, replaces the earlier one; a table
        with `extends = true` appends its rows. Read once; a directory that changed since is read again (ours is not).
        Raises GrammarError, naming file, rule and reason.
        """
        layers = (stamp(Path(directory).absolute()) for directory in directories)
        return _load((_first_stamp(builtin_directory()), *layers))

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by id (`file.name`)."""
        try:
            return self.rules[rule_id]
        except KeyError:
            raise GrammarError(f"no rule {rule_id!r} in the loaded grammars") from None

    def table(self, name: str) -> Table:
        """Return a table by name."""
        try:
            return self.tables[name]
        except KeyError:
            raise GrammarError(f"no table {name!r} in the loaded grammars") from None


@lru_cache(maxsize=1)
def _first_stamp(directory: Path) -> Stamp:
    return stamp(directory)


@lru_cache(maxsize=8)
def _load(layers: tuple[Stamp, ...]) -> Grammar:
    linked = link([read_files(layer) for layer in layers])
    if linked.errors:
        raise linked.errors[0]
    return Grammar(linked.rules, linked.tables)
