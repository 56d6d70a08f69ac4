"""Many sources: the order and the results do not depend on the number of workers, and failures are results."""

from pathlib import Path

import pytest
from conftest import FIXTURES

import vndocparse
from vndocparse import LimitExceededError, UnreadableError
from vndocparse.grammar.errors import GrammarError
from vndocparse.sources.limits import Limits


def test_results_are_those_of_parse_whatever_the_number_of_workers(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"")
    paths = [*sorted((FIXTURES / "text").iterdir())[:3], broken, *sorted((FIXTURES / "pdf").iterdir())[:2]]
    alone = list(vndocparse.parse_many(paths, workers=1))
    shared = list(vndocparse.parse_many(paths, workers=2))
    assert [r.source for r in alone] == [str(p) for p in paths]
    assert [r.document for r in shared] == [r.document for r in alone]
    assert isinstance(shared[3].error, UnreadableError)
    assert all(r.document == vndocparse.parse(r.source) for r in alone if r.document)


def test_bytes_and_results_as_they_come() -> None:
    texts = ["Số: 15/QĐ-UBND\n", "Số: 16/QĐ-UBND\n" * 10]
    found = vndocparse.parse_many(
        [text.encode() for text in texts], workers=2, ordered=False, limits=Limits(max_characters=60)
    )
    first, second = sorted(found, key=lambda result: result.index)
    assert first.source == "bytes 0"
    assert first.document is not None
    assert first.document.reference is not None
    assert first.document.reference.number == "15"
    assert isinstance(second.error, LimitExceededError)


def test_wrong_arguments_are_told_at_the_call(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="workers=0"):
        vndocparse.parse_many([], workers=0)
    with pytest.raises(GrammarError):
        vndocparse.parse_many([], grammars=[tmp_path / "absent"])
