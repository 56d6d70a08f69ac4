"""The reference pages name all that there is: public names, models, codes of diagnostics, keys of grammar files."""

import ast
from collections.abc import Iterator

import regex
from conftest import ROOT

import vndocparse
from vndocparse.grammar import Grammar
from vndocparse.grammar.schema import FRAGMENT_KEYS, RULE_KEYS, TABLE_KEYS
from vndocparse.review.review import _EXPECTED

PAGES = ROOT / "docs" / "reference"
CODE = regex.compile(r"[a-z_]+\.[a-z_]+")


def page(name: str) -> str:
    return (PAGES / name).read_text("utf-8")


def test_every_public_name_is_described() -> None:
    pages = page("python.md") + page("models.md") + page("errors.md")
    described = regex.findall(r"auto(?:function|class|exception):: (?:vndocparse\.)?(\w+)$", pages, regex.MULTILINE)
    assert sorted(described) == sorted(vndocparse.__all__)


def test_every_model_is_of_a_module_that_the_page_describes() -> None:
    shown = regex.findall(r"automodule:: (\S+)", page("models.md"))
    schema = vndocparse.Document.model_json_schema()["$defs"]
    modules = [__import__(name, fromlist=["*"]) for name in shown]
    assert [name for name in schema if not any(hasattr(module, name) for module in modules)] == []


def codes() -> Iterator[str]:
    """Yield the codes in the modules that make diagnostics: names with a dot that are no rule's."""
    rules = Grammar.load().rules
    for path in (ROOT / "vndocparse").rglob("*.py"):
        source = path.read_text("utf-8")
        if "Diagnostic(" in source or "Diagnostic.model_validate(" in source:
            texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
            yield from (x for x in texts if isinstance(x, str) and CODE.fullmatch(x) and x not in rules)
    yield from (f"{field}.missing" for field in _EXPECTED)


def test_every_code_of_a_diagnostic_is_described() -> None:
    described = regex.findall(r"^\| `(\S+)` \|", page("diagnostics.md"), regex.MULTILINE)
    assert described == sorted(set(codes()))


def test_every_key_of_a_grammar_file_is_described() -> None:
    described = set(regex.findall(r"^\| `(\w+)` \|", page("grammar-files.md"), regex.MULTILINE))
    assert described == {*RULE_KEYS, *FRAGMENT_KEYS, *TABLE_KEYS}
