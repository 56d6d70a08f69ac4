"""Loading and validating grammar directories; a later directory layers on top of an earlier one."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.rules import Rule, Table

_REFERENCE = regex.compile(r"(?<!\\)\{([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)\}")
_CAPTURE = regex.compile(r"\(\?P<([a-z_]+)>")


class Grammar:
    """Rules and tables by id. `Grammar.load()` gives ours; further directories layer on top of it."""

    def __init__(self, rules: Mapping[str, Rule], tables: Mapping[str, Table]) -> None:
        self.rules = rules
        self.tables = tables

    @classmethod
    def load(cls, *directories: str | Path) -> "Grammar":
        """Load our grammars and layer these directories on top, in order.

        A rule, fragment or table of the same file and name replaces the earlier one.
        Raises GrammarError, naming file, rule and reason.
        """
        return _load(tuple(str(d) for d in directories))

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


def builtin_directory() -> Path:
    """Return the directory of our grammars: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_grammars"
    return shipped if shipped.is_dir() else package.parent / "grammars"


@lru_cache(maxsize=8)
def _load(directories: tuple[str, ...]) -> Grammar:
    rules: dict[str, Any] = {}
    fragments: dict[str, str] = {}
    tables: dict[str, Table] = {}
    for directory in (str(builtin_directory()), *directories):
        for path in sorted(Path(directory).glob("*.toml")):
            data = tomllib.loads(path.read_text("utf-8"))
            for name, value in data.get("fragments", {}).items():
                fragments[f"{path.stem}.{name}"] = value["pattern"] if isinstance(value, dict) else value
            for name, value in data.get("rules", {}).items():
                rules[f"{path.stem}.{name}"] = (path, value)
            for name, value in data.get("tables", {}).items():
                tables[name] = Table(name, value["title"], value.get("source", ""), tuple(value["rows"]), str(path))

    def expander(stem: str, depth: int = 0) -> Any:
        def replace(m: Any) -> str:
            name = m.group(1)
            if name.startswith("tables."):
                _, table, column = name.split(".")
                values = sorted(set(tables[table].values(column)), key=len, reverse=True)
                return "(?:" + "|".join(r"\s+".join(regex.escape(w) for w in v.split()) for v in values) + ")"
            key = name if "." in name else f"{stem}.{name}"
            if key not in fragments:
                key = f"common.{name}"
            if key not in fragments or depth > 20:
                raise GrammarError(f"{stem}: no fragment {name!r}, or it refers to itself")
            return "(?:" + expander(key.split(".")[0], depth + 1)(fragments[key]) + ")"

        return lambda pattern: _REFERENCE.sub(replace, pattern)

    built = {}
    for rule_id, (path, value) in rules.items():
        expand = expander(path.stem)
        expanded = expand(value["pattern"])
        built[rule_id] = Rule(
            id=rule_id,
            title=value["title"],
            source=value["source"],
            pattern=value["pattern"],
            captures=tuple(dict.fromkeys(_CAPTURE.findall(expanded))),
            expand=expand,
            file=str(path),
            zone=value.get("zone", ""),
            confidence=value.get("confidence", 0.9),
            case=value.get("case", "ignored"),
            examples=tuple(value.get("examples", ())),
            counterexamples=tuple(value.get("counterexamples", ())),
        )
    return Grammar(built, tables)
