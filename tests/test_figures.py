"""The measured tables of the pages are those of the results' files, and a benchmark's file makes one."""

import json
import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import figures
import pages

DOCS = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_the_tables_of_a_page_are_the_results(page: Path) -> None:
    """Refresh with `python benchmarks/pages.py`."""
    assert pages.written(page) == page.read_text("utf-8")


def test_every_result_stands_on_a_page() -> None:
    shown = {found[2] for page in DOCS for found in pages.REGION.finditer(page.read_text("utf-8"))}
    assert shown == {path.name for path in figures.RESULTS.glob("*.json")}


def test_a_result_is_written_and_shown(tmp_path: Path) -> None:
    target = tmp_path / "speed.json"
    figures.write(
        target, "python benchmarks/x.py", {"what": None, "rate": 1}, [("pages", 1234.5678), ("–", None)], "A note"
    )
    told = json.loads(target.read_text("utf-8"))
    assert figures.markdown({**told, "measured": "2026-11-27"}) == (
        "| what | rate |\n| --- | ---: |\n| pages | 1,234.6 |\n| – | – |\n\n"
        "Measured 2026-11-27 by `python benchmarks/x.py`. A note.\n"
    )
