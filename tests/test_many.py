"""Many sources: the order and the results do not depend on the number of workers, and failures are results."""

from pathlib import Path

from conftest import FIXTURES

import vndocparse
from vndocparse import UnreadableError


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
