"""The pages: every code block runs and prints what is shown, links lead somewhere, both READMEs show the same."""

from pathlib import Path

import pytest
import regex
from conftest import ROOT
from doc_blocks import COLUMNS, PAGES, blocks, run

FENCED = regex.compile(r"^```.*?^```", regex.MULTILINE | regex.DOTALL)
LINK = regex.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", [page for page in PAGES if page != "README.vi.md"])
def test_every_block_runs_and_prints_what_is_shown(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", COLUMNS)
    assert list(run(page, tmp_path)) == []


def test_both_languages_show_the_same_code() -> None:
    english, vietnamese = ([(b.language, b.code, b.shown) for b in blocks(f"README{x}.md")] for x in ("", ".vi"))
    assert english == vietnamese


@pytest.mark.parametrize("page", [*PAGES, "fixtures/README.md"])
def test_the_files_that_a_page_names_exist(page: str) -> None:
    path = ROOT / page
    prose = FENCED.sub("", path.read_text("utf-8"))
    missing = [link for link in LINK.findall(prose) if not (path.parent / link).exists()]
    assert missing == []
