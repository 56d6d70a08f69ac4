"""Linking: the files of all layers become rules, tables and fragments that refer to each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import GrammarFile
from vndocparse.grammar.patterns import Patterns, capture_names
from vndocparse.grammar.rules import Rule, Table

_Blocks = dict[str, tuple[GrammarFile, str, Mapping[str, Any]]]  # file, name and keys, by id


@dataclass(frozen=True, slots=True)
class Linked:
    """What the files of all layers hold together; incomplete when there are errors."""

    rules: Mapping[str, Rule]
    tables: Mapping[str, Table]
    fragments: Mapping[str, tuple[str, str]]
    """Expanded pattern and file of each fragment, by `file.name`."""
    columns: frozenset[tuple[str, str]]
    """Tables and columns that a pattern refers to."""
    errors: tuple[GrammarError, ...]


def link(layers: Sequence[Sequence[GrammarFile]]) -> Linked:
    """Return the rules, tables and fragments of all layers, later layers on top, and every fault found."""
    errors = [error for layer in layers for file in layer for error in file.errors]
    if errors:
        return Linked({}, {}, {}, frozenset(), tuple(errors))
    tables = _tables(layers, errors)
    fragments = _blocks(layers, "fragments")
    patterns = Patterns({key: block["pattern"] for key, (_, _, block) in fragments.items()}, tables)
    expanded = {}
    for key, (file, name, _) in fragments.items():
        try:
            expanded[key] = patterns.fragment(key), file.path
        except GrammarError as error:
            errors.append(GrammarError(error.reason, file.path, f"fragments.{name}"))
    rules = {}
    for key, (file, name, block) in _blocks(layers, "rules").items():
        try:
            rules[key] = _rule(key, file, block, patterns)
        except GrammarError as error:
            errors.append(GrammarError(error.reason, file.path, f"rules.{name}"))
    return Linked(rules, tables, expanded, frozenset(patterns.columns), tuple(errors))


def _blocks(layers: Sequence[Sequence[GrammarFile]], kind: str) -> _Blocks:
    return {
        f"{file.stem}.{name}": (file, name, block)
        for layer in layers
        for file in layer
        for name, block in file.data.get(kind, {}).items()
    }


def _tables(layers: Sequence[Sequence[GrammarFile]], errors: list[GrammarError]) -> dict[str, Table]:
    tables: dict[str, Table] = {}
    for layer in layers:
        earlier, homes = dict(tables), dict[str, str]()
        for file in layer:
            for name, block in file.data.get("tables", {}).items():
                try:
                    if name in homes:
                        raise GrammarError(f"the table stands in {homes[name]} too")
                    tables[name] = _table(name, file.path, block, earlier.get(name))
                except GrammarError as error:
                    errors.append(GrammarError(error.reason, file.path, f"tables.{name}"))
                homes[name] = file.path
    return tables


def _table(name: str, file: str, block: Mapping[str, Any], earlier: Table | None) -> Table:
    rows, columns = tuple(block["rows"]), tuple(block.get("columns", ()))
    if not block.get("extends", False):
        return Table(name, block["title"], block["source"], rows, file, columns)
    if earlier is None:
        raise GrammarError("extends a table that no earlier directory has")
    return Table(
        name,
        block.get("title", earlier.title),
        block.get("source", earlier.source),
        earlier.rows + rows,
        file,
        columns or earlier.columns,
    )


def _rule(key: str, file: GrammarFile, block: Mapping[str, Any], patterns: Patterns) -> Rule:
    expanded = patterns.expand(file.stem, block["pattern"])
    captures = capture_names(expanded)
    for reason in _foreign_captures(block["examples"], captures):
        raise GrammarError(reason)
    return Rule(
        id=key,
        title=block["title"],
        source=block["source"],
        pattern=block["pattern"],
        expanded=expanded,
        captures=captures,
        file=file.path,
        zone=block.get("zone", ""),
        confidence=block.get("confidence", 0.9),
        case=block.get("case", "ignored"),
        needs=tuple(map(tuple, block.get("needs", ()))),
        examples=tuple(block["examples"]),
        counterexamples=tuple(block.get("counterexamples", ())),
    )


def _foreign_captures(examples: Sequence[Mapping[str, Any]], captures: tuple[str, ...]) -> Iterator[str]:
    for number, example in enumerate(examples, 1):
        for name in example.get("captures", {}):
            if name not in captures:
                yield f"examples {number}: the rule has no capture {name!r}; it has {', '.join(captures) or 'none'}"
