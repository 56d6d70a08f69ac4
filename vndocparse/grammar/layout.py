"""The one canonical layout of a grammar file: `format_file` gives it, and what a file means stays as it is.

Fragments stand before tables, tables before rules, examples below their rule; keys stand in a fixed order, a table row
on a line of its own. Nothing is indented, an empty line parts blocks. Comments stay above the block or row they are on.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as File
from typing import Any

from vndocparse.grammar.comments import Comments, Path, read_comments
from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.files import grammar_paths, parse_toml, read_text
from vndocparse.grammar.schema import EXAMPLE_KEYS, FRAGMENT_KEYS, RULE_KEYS, TABLE_KEYS

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def format_file(text: str) -> str:
    """Return the text of a grammar file in canonical layout. Raises GrammarError for what is no grammar file."""
    text = text.replace("\r\n", "\n")
    data = parse_toml(text)
    comments = read_comments(text)
    blocks = ["\n".join(lines) for lines in _blocks(data, comments)]
    head = [*comments.head, *(line for lines in comments.blocks.values() for line in lines)]
    parts = ["\n".join(head).strip("\n"), *blocks, "\n".join(comments.tail)]
    formatted = "\n\n".join(part for part in parts if part) + "\n"
    if parse_toml(formatted) != data:
        raise GrammarError("cannot be laid out: it holds more than fragments, tables and rules")
    return formatted


def rewrite(directory: str | File) -> list[File]:
    """Rewrite the files of a directory that are not in canonical layout; return their paths."""
    changed = []
    for path in grammar_paths(File(directory)):
        text = read_text(path)
        if (formatted := format_file(text)) != text:
            path.write_text(formatted, "utf-8", newline="\n")
            changed.append(path)
    return changed


def _blocks(data: Mapping[str, Any], comments: Comments) -> Iterator[list[str]]:
    for name, block in data.get("fragments", {}).items():
        yield _block(("fragments", name), block, FRAGMENT_KEYS, comments)
    for name, block in data.get("tables", {}).items():
        keys = {key: value for key, value in block.items() if key != "rows"}
        yield [
            *_block(("tables", name), keys, TABLE_KEYS, comments),
            *_rows(("tables", name, "rows"), block.get("rows", []), comments),
        ]
    for name, block in data.get("rules", {}).items():
        keys = {key: value for key, value in block.items() if key not in ("examples", "counterexamples")}
        yield _block(("rules", name), keys, RULE_KEYS, comments)
        for kind in ("examples", "counterexamples"):
            for number, example in enumerate(block.get(kind, [])):
                yield _block(("rules", name, kind, number), example, EXAMPLE_KEYS, comments)


def _block(path: Path, block: Mapping[str, Any], order: Sequence[str], comments: Comments) -> list[str]:
    header = ".".join(_key(part) for part in path if isinstance(part, str))
    lines = [*comments.blocks.pop(path, []), f"[[{header}]]" if isinstance(path[-1], int) else f"[{header}]"]
    return lines + [f"{_key(key)} = {_value(block[key], key)}" for key in _ordered(block, order)]


def _rows(path: Path, rows: Sequence[Mapping[str, Any]], comments: Comments) -> Iterator[str]:
    yield "rows = ["
    for number, row in enumerate(rows):
        yield from filter(None, comments.blocks.pop((*path, number), []))
        yield _inline({key: row[key] for key in _ordered(row, tuple(rows[0]))}) + ","
    yield from filter(None, comments.blocks.pop((*path, len(rows)), []))
    yield "]"


def _ordered(block: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    return [key for key in order if key in block] + [key for key in block if key not in order]


def _value(value: Any, key: str) -> str:
    if isinstance(value, str) and "'''" not in value:
        if key == "pattern":
            return f"'''\n{value}'''" if "\n" in value else f"'''{value}'''"
        lines = value.split("\n")
        if len(lines) > 1 and all(line.isprintable() and line == line.rstrip() for line in lines):
            return f"'''\n{value}'''"
    return _inline(value)


def _inline(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, dict):
        items = ", ".join(f"{_key(key)} = {_inline(item)}" for key, item in value.items())
        return f"{{ {items} }}" if items else "{}"
    return repr(value)


def _quoted(value: str) -> str:
    if ('"' in value or "\\" in value) and "'" not in value and value.isprintable():
        return f"'{value}'"
    return '"' + "".join(_escaped(letter) for letter in value) + '"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES or letter.isprintable():
        return _ESCAPES.get(letter, letter)
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)
