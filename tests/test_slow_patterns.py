"""The guard against slow patterns tells growth from mere work: a quadratic pattern is caught, hard work is not."""

import pytest

from vndocparse.grammar.hostile import slow_text
from vndocparse.grammar.rules import Rule

PATTERNS = [
    ("linear", r"số \s++ \d{1,5}", False),
    ("linear, with much work a letter", r"(?: (?= (?: \P{N}{1,60} ) \d ) | (?= \P{N}{0,60} ! ) | \w )", False),
    ("quadratic: runs to the end from every place", r"(?: \d (?! x ) (?! y ) (?! z ) )* !", True),
]


@pytest.mark.parametrize(("pattern", "slow"), [p[1:] for p in PATTERNS], ids=[p[0] for p in PATTERNS])
def test_growth_is_told_from_work(pattern: str, slow: bool) -> None:
    rule = Rule(id="a.b", title="", source="", pattern=pattern, expanded=pattern, captures=())
    assert bool(slow_text(rule, ["số 12345!"])) is slow
