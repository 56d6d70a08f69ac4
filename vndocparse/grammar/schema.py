"""What may stand in a grammar file: blocks, keys and types. Says nothing about what a pattern means or refers to."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from vndocparse.grammar.errors import GrammarError

RULE_KEYS = ("title", "source", "zone", "confidence", "case", "needs", "pattern", "examples", "counterexamples")
FRAGMENT_KEYS = ("title", "source", "pattern")
TABLE_KEYS = ("title", "source", "extends", "columns", "rows")
EXAMPLE_KEYS = ("text", "captures")
COUNTEREXAMPLE_KEYS = ("text",)

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_SCALARS = (str, int, float, datetime.date, datetime.time)
_Fault = tuple[str, str]  # block and reason


def name_fault(name: str) -> str:
    """Return what is wrong with the name of a file, rule, fragment, table or column; empty when it is good."""
    return "" if _NAME.fullmatch(name) else f"the name {name!r} is not of small letters a-z, digits and _"


def structure_errors(file: str, stem: str, data: Mapping[str, Any]) -> Iterator[GrammarError]:
    """Yield every fault of the structure of one parsed grammar file."""
    if fault := name_fault(stem):
        yield GrammarError(fault, file)
    for kind, blocks in data.items():
        if kind not in _BLOCKS:
            yield GrammarError(f"unknown block [{kind}]; there are {', '.join(_BLOCKS)}", file)
        elif not isinstance(blocks, dict):
            yield GrammarError(f"write [{kind}.NAME]", file, kind)
        else:
            for name, block in blocks.items():
                for where, reason in _block_faults(kind, name, block):
                    yield GrammarError(reason, file, where)


def _block_faults(kind: str, name: str, block: Any) -> Iterator[_Fault]:
    where = f"{kind}.{name}"
    if fault := name_fault(name):
        yield where, fault
    if isinstance(block, dict):
        for reason in _BLOCKS[kind](block):
            yield where, reason
    else:
        yield where, f"write it as a block [{where}] with its keys below"


def _fragment_faults(block: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown(block, FRAGMENT_KEYS)
    yield from _texts(block, ("title", "pattern"), ("source",))


def _rule_faults(block: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown(block, RULE_KEYS)
    yield from _texts(block, ("title", "source", "pattern"), ("zone",))
    confidence = block.get("confidence", 0.9)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        yield f"confidence must be a number from 0 to 1, not {confidence!r}"
    if block.get("case", "ignored") not in ("ignored", "sensitive"):
        yield f'case must be "ignored" or "sensitive", not {block["case"]!r}'
    needs = block.get("needs", [])
    if not isinstance(needs, list) or not all(_are_words(words) for words in needs):
        yield 'write needs as [["one", "or", "another"], …], in small letters'
    if not block.get("examples"):
        yield "examples are missing: a rule has at least one"
    for key, keys in (("examples", EXAMPLE_KEYS), ("counterexamples", COUNTEREXAMPLE_KEYS)):
        examples = block.get(key, [])
        if not _are_tables(examples):
            yield f"write {key} as blocks [[rules.NAME.{key}]]"
            continue
        for number, example in enumerate(examples, 1):
            yield from (f"{key} {number}: {reason}" for reason in _example_faults(example, keys))


def _example_faults(example: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    yield from _unknown(example, keys)
    yield from _texts(example, ("text",), ())
    captures = example.get("captures", {})
    if not isinstance(captures, dict) or not all(isinstance(value, str) for value in captures.values()):
        yield 'write captures as { name = "text", … }'


def _table_faults(block: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown(block, TABLE_KEYS)
    extends = block.get("extends", False)
    if not isinstance(extends, bool):
        yield f"extends must be true or false, not {extends!r}"
    yield from _texts(block, () if extends else ("title", "source"), ("title", "source"))
    columns = block.get("columns", [])
    if not isinstance(columns, list) or not all(isinstance(column, str) for column in columns):
        yield 'write columns as ["first", "second"]'
    rows = block.get("rows")
    if not rows or not _are_tables(rows):
        yield "rows are missing: write each as a block [[tables.NAME.rows]]"
        return
    for number, row in enumerate(rows, 1):
        for column, cell in row.items():
            if fault := name_fault(column):
                yield f"row {number}: {fault}"
            if not all(isinstance(value, _SCALARS) for value in (cell if isinstance(cell, list) else [cell])):
                yield f"row {number}: {column} must be a text, a number or a list of them"


def _unknown(block: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    for key in block:
        if key not in known:
            yield f"unknown key {key!r}; there are {', '.join(known)}"


def _texts(block: Mapping[str, Any], required: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[str]:
    for key in required:
        if key not in block:
            yield f"{key} is missing"
    for key in dict.fromkeys((*required, *optional)):
        value = block.get(key, "-")
        if not isinstance(value, str):
            yield f"{key} must be a text, not {value!r}"
        elif not value.strip() and key in required and key != "text":
            yield f"{key} is empty"


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, str) and x and x == x.lower() for x in value)


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


_BLOCKS = {"fragments": _fragment_faults, "tables": _table_faults, "rules": _rule_faults}
