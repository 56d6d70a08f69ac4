"""The users' pages: what they show runs as pasted, and both languages show the same."""

import subprocess
import sys

import pytest
import regex
from conftest import ROOT

BLOCK = regex.compile(r"^```(\w+)\n(.*?)^```", regex.MULTILINE | regex.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


def test_both_languages_show_the_same_code() -> None:
    assert blocks("README.md") == blocks("README.vi.md")


@pytest.mark.parametrize("code", [code for language, code in blocks("README.md") if language == "python"])
def test_the_python_example_runs_as_pasted(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Công văn 2174 SNNMT-TL 2025-10-16" in done.stdout


def test_the_files_that_the_pages_name_exist() -> None:
    for page in ("README.md", "README.vi.md", "CONTRIBUTING.md"):
        for link in regex.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
            assert (ROOT / link).exists(), f"{page}: {link}"
