"""The checker: proves every rule of a directory against its own examples, and its files against the layout."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import GrammarFile, builtin_directory, read_files, read_text, stamp
from vndocparse.grammar.hostile import slow_text
from vndocparse.grammar.layout import format_file
from vndocparse.grammar.linker import Linked, link
from vndocparse.grammar.rules import Rule, Table, compile_pattern

_SECONDS = 1.0  # processor time that a rule may take on one hostile text
_HOSTILE_EXAMPLES = 2  # examples of a rule that hostile texts are made of

Prepare = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a grammar: the file, the block (`rules.NAME`, empty for the whole file) and the reason."""

    file: str
    block: str
    reason: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        return str(GrammarError(self.reason, self.file, self.block))


def check(directory: str | Path, prepare: Prepare) -> list[Problem]:
    """Return the problems of a directory: our own, or one layered on top of ours.

    Every example must match its rule with exactly the stated captures (white space apart), no counterexample may match;
    of our rules too, since a layer may change fragments and tables that they use. `prepare` turns a text into what
    rules run on. Raises GrammarError when there is no such directory or no grammar file in it.
    """
    builtin, own = builtin_directory(), Path(directory).absolute()
    files = read_files(stamp(own))
    layers = [files] if own.resolve() == builtin.resolve() else [read_files(stamp(builtin)), files]
    linked = link(layers)
    if linked.errors:
        return [Problem(error.file, error.block, error.reason) for error in linked.errors]
    return list(_problems(linked, files, prepare))


def check_examples(rule: Rule, prepare: Prepare) -> Iterator[str]:
    """Yield what is wrong with the examples and counterexamples of a rule."""
    if not rule.examples:
        yield "examples are missing: a rule has at least one"
    for number, example in enumerate(rule.examples, 1):
        name = f"example {number} ({_shown(example['text'])})"
        match = rule.search(prepare(str(example["text"])))
        if match is None:
            yield f"{name} does not match"
            continue
        stated = _captures(example.get("captures", {}), prepare)
        found = _captures(match.captures, prepare)
        for capture in dict.fromkeys((*stated, *found)):
            was, should_be = found.get(capture), stated.get(capture)
            if was != should_be:
                yield f"{name}: {capture} is {_shown(was)}, the example says {_shown(should_be)}"
    for number, example in enumerate(rule.counterexamples, 1):
        if match := rule.search(prepare(str(example["text"]))):
            yield f"counterexample {number} ({_shown(example['text'])}) matches: {_shown(match.text)}"


def check_speed(rule: Rule, prepare: Prepare) -> Iterator[str]:
    """Yield the hostile text that takes a rule too long, if there is one."""
    texts = [prepare(str(example["text"])) for example in rule.examples[:_HOSTILE_EXAMPLES]]
    if slow := slow_text(rule, texts, _SECONDS):
        yield f"the pattern takes over {_SECONDS:g} s on a long text that starts {_shown(slow)}: bound what repeats"


def check_layout(file: str) -> Iterator[str]:
    """Yield a sentence when a file is not in canonical layout."""
    text = read_text(Path(file))
    if format_file(text) != text:
        yield "not in canonical layout: check with --write rewrites it"


def _problems(linked: Linked, files: tuple[GrammarFile, ...], prepare: Prepare) -> Iterator[Problem]:
    own = {file.path for file in files}
    for file in files:
        yield from (Problem(file.path, "", reason) for reason in check_layout(file.path))
        for kind in ("fragments", "rules"):
            for name, block in file.data.get(kind, {}).items():
                yield from (Problem(file.path, f"{kind}.{name}", reason) for reason in _letters(block, prepare))
        for name in file.data.get("tables", {}):
            for reason in _table_faults(linked.tables[name], linked.columns, prepare):
                yield Problem(file.path, f"tables.{name}", reason)
    for key, (pattern, path) in linked.fragments.items():
        try:
            compile_pattern(pattern)
        except GrammarError as error:
            yield Problem(path, f"fragments.{key.partition('.')[2]}", error.reason)
    for rule in linked.rules.values():
        yield from (_rule_problem(rule, reason) for reason in _rule_faults(rule, prepare, rule.file in own))


def _rule_faults(rule: Rule, prepare: Prepare, own: bool) -> Iterator[str]:
    try:
        yield from check_examples(rule, prepare)
        yield from check_speed(rule, prepare) if own else ()
    except GrammarError as error:
        yield error.reason


def _rule_problem(rule: Rule, reason: str) -> Problem:
    return Problem(rule.file, f"rules.{rule.id.partition('.')[2]}", reason)


def _table_faults(table: Table, used: frozenset[tuple[str, str]], prepare: Prepare) -> Iterator[str]:
    """A row has the columns of the first row; where columns are declared, any of these."""
    first = table.rows[0]
    for number, row in enumerate(table.rows, 1):
        for column in row:
            if column not in (table.columns or first):
                yield f"row {number}: unknown column {column!r}; there are {', '.join(table.columns or first)}"
        for column in first if not table.columns else ():
            if column not in row:
                yield f"row {number}: no {column}; declare columns = […] when a row may leave some out"
    for column in (column for name, column in used if name == table.name):
        for value in table.values(column):
            if _spaced(value) != _spaced(prepare(value)):
                yield f"{column} {_shown(value)} never matches: rules see it as {_shown(prepare(value))}"


def _letters(block: Mapping[str, Any], prepare: Prepare) -> Iterator[str]:
    """Letters that no rule ever sees, since texts are folded before."""
    pattern = block["pattern"]
    for written, seen in zip(pattern.split(), prepare(pattern).split(), strict=False):
        if written != seen:
            yield f"the pattern has {_shown(written)}, which rules see as {_shown(seen)}: write that"
            return


def _captures(captures: Any, prepare: Prepare) -> dict[str, str]:
    return {name: _spaced(prepare(value)) for name, value in captures.items()}


def _spaced(value: str) -> str:
    return " ".join(value.split())


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = _spaced(str(value))
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
