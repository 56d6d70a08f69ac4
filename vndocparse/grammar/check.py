"""The checker: proves every rule of a directory against its own examples, and its files against the layout."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import GrammarFile, builtin_directory, read_files, read_text, stamp
from vndocparse.grammar.hostile import slow_text
from vndocparse.grammar.layout import format_file
from vndocparse.grammar.linker import Linked, link
from vndocparse.grammar.rules import Rule, Table, compile_pattern

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


def check(directory: str | Path, prepare: Prepare, *, speed: bool = True) -> list[Problem]:
    """Return the problems of a directory: our own, or one layered on top of ours.

    Every example must match its rule with exactly the stated captures (white space apart), no counterexample may match;
    of our rules too, since a layer may change fragments and tables that they use. `prepare` turns a text into what
    rules run on; `speed` tries hostile texts too, which takes seconds. Raises GrammarError when there is no such
    directory or no grammar file in it.
    """
    builtin, own = builtin_directory(), Path(directory).absolute()
    files = read_files(stamp(own))
    layers = [files] if own.resolve() == builtin.resolve() else [read_files(stamp(builtin)), files]
    linked = link(layers)
    if linked.errors:
        return [Problem(error.file, error.block, error.reason) for error in linked.errors]
    return [*_file_problems(linked, files, prepare), *_rule_problems(linked, files, prepare, speed)]


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
        if not rule.may_match(match.text.lower()):
            yield f"{name} holds none of the words of a list in needs"
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
    """Yield the hostile text on which a rule's time grows faster than the text, if there is one."""
    texts = [prepare(str(example["text"])) for example in rule.examples[:_HOSTILE_EXAMPLES]]
    if slow := slow_text(rule, texts):
        yield f"the pattern takes ever longer on a long text that starts {slow!r}: write {{0,9}} or *+ for *"


def check_layout(file: str) -> Iterator[str]:
    """Yield a sentence when a file is not in canonical layout."""
    text = read_text(Path(file))
    if format_file(text) != text:
        yield "not in canonical layout: check with --write rewrites it"


def _file_problems(linked: Linked, files: Sequence[GrammarFile], prepare: Prepare) -> Iterator[Problem]:
    for file in files:
        yield from (Problem(file.path, "", reason) for reason in check_layout(file.path))
        for kind in ("fragments", "rules"):
            for name, block in file.data.get(kind, {}).items():
                yield from (Problem(file.path, f"{kind}.{name}", reason) for reason in _letters(block, prepare))
        for name, block in file.data.get("tables", {}).items():
            for reason in _table_faults(linked.tables[name], len(block["rows"]), linked.columns, prepare):
                yield Problem(file.path, f"tables.{name}", reason)


def _rule_problems(linked: Linked, files: Sequence[GrammarFile], prepare: Prepare, speed: bool) -> Iterator[Problem]:
    own = {file.path for file in files}
    for key, (pattern, path) in linked.fragments.items():
        try:
            # A fragment that calls a group of its rule does not stand alone.
            compile_pattern("" if "(?&" in pattern else pattern)
        except GrammarError as error:
            yield Problem(path, f"fragments.{key.partition('.')[2]}", error.reason)
    for rule in linked.rules.values():
        for reason in _rule_faults(rule, prepare, speed and rule.file in own):
            yield Problem(rule.file, f"rules.{rule.id.partition('.')[2]}", reason)


def _rule_faults(rule: Rule, prepare: Prepare, speed: bool) -> Iterator[str]:
    try:
        yield from check_examples(rule, prepare)
        yield from check_speed(rule, prepare) if speed else ()
    except GrammarError as error:
        yield error.reason


def _table_faults(table: Table, own: int, used: frozenset[tuple[str, str]], prepare: Prepare) -> Iterator[str]:
    """A row has the columns of the first row; where columns are declared, any of these. The last `own` rows count."""
    first, rows = table.rows[0], list(enumerate(table.rows[-own:], 1))
    known = table.columns or tuple(first)
    for column in dict.fromkeys(column for _, row in rows for column in row if column not in known):
        yield f"{_numbers(rows, column, True)}: unknown column {column!r}; there are {', '.join(known)}"
    for column in () if table.columns else known:
        if missing := _numbers(rows, column, False):
            yield f"{missing}: no {column}; declare columns = […] when a row may leave some out"
    for column in sorted(column for name, column in used if name == table.name):
        for value in dict.fromkeys(table.values(column)):
            if _spaced(value) != _spaced(prepare(value)):
                yield f"{column} {_shown(value)} never matches: rules see it as {_shown(prepare(value))}"


def _numbers(rows: Sequence[tuple[int, Mapping[str, object]]], column: str, present: bool) -> str:
    """The numbers of the rows that have a column, or have not; empty when there are none."""
    numbers = [str(number) for number, row in rows if (column in row) == present]
    more = ", …" if len(numbers) > 9 else ""
    return f"row{'s' * (len(numbers) > 1)} {', '.join(numbers[:9])}{more}" if numbers else ""


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
