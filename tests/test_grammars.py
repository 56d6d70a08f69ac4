"""Our grammars prove themselves: every example and counterexample, the layout of every file, and no slow pattern."""

from pathlib import Path

import pytest

from vndocparse.grammar import Grammar
from vndocparse.grammar.check import check, check_examples, check_speed
from vndocparse.grammar.files import builtin_directory, grammar_paths
from vndocparse.grammar.layout import format_file
from vndocparse.text.letters import prepare

RULES = Grammar.load().rules


@pytest.mark.parametrize("rule_id", RULES)
def test_examples_and_counterexamples(rule_id: str) -> None:
    assert list(check_examples(RULES[rule_id], prepare)) == []


@pytest.mark.parametrize("rule_id", RULES)
def test_no_text_makes_a_rule_slow(rule_id: str) -> None:
    assert list(check_speed(RULES[rule_id], prepare)) == []


@pytest.mark.parametrize("path", grammar_paths(builtin_directory()), ids=lambda path: path.stem)
def test_layout_is_canonical(path: Path) -> None:
    text = path.read_text("utf-8")
    assert format_file(text) == text


def test_the_checker_finds_nothing() -> None:
    assert [str(problem) for problem in check(builtin_directory(), prepare, speed=False)] == []
