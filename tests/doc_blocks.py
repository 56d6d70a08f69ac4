"""The code blocks of the users' pages, and how each kind is run.

Every block runs as pasted, in a folder of its own for each page, where `fixtures/` is that of the checkout. A block
`text` right below one that is run is what it prints; a line `…` there stands for any lines.

`python tests/doc_blocks.py PAGE...` writes what is printed now into the pages, where that is not what they show.
"""

import contextlib
import io
import json
import os
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import regex
from conftest import ROOT

from vndocparse.cli import main
from vndocparse.grammar import Grammar
from vndocparse.grammar.layout import rewrite

PAGES = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
)
COLUMNS = "100"
"""The width of the terminal that the pages show."""

NOT_RUN = {
    "python -m venv": "makes an environment",
    "python -m pytest": "is this very run",
    "python -m benchmarks.": "takes minutes, or documents that are not in the checkout",
    "python benchmarks/": "takes minutes, or documents that are not in the checkout",
    "python fixtures/render.py": "writes into the checkout",
    "sphinx-build": "is a step of its own of .ci/run",
    "python -m vndocparse grammar check grammars --write": "writes into the checkout",
    ". .venv": "enters an environment",
}
"""Commands that a page may show without their being run, and why."""

_FENCE = regex.compile(r"^```([^\n`]*)\n(.*?)^```$", regex.MULTILINE | regex.DOTALL)
_REQUIREMENT = regex.compile(r"(?:\.|vndocparse)(?:\[([a-z,]+)\])?")


@dataclass(frozen=True)
class Block:
    """A block of a page; `shown` is what the page says that it prints, and `place` where it says so."""

    line: int
    language: str
    code: str
    shown: str | None = None
    place: tuple[int, int] = (0, 0)


def blocks(page: str) -> list[Block]:
    """Return the blocks of a page that are run. Raises when output stands below nothing that is run."""
    text = (ROOT / page).read_text("utf-8")
    assert text.count("```") == 2 * len(_FENCE.findall(text)), f"{page}: a fence is open, indented or within a line"
    found: list[Block] = []
    end = 0
    for match in _FENCE.finditer(text):
        language, code = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        if language == "text":
            follows = found and not text[end : match.start()].strip() and found[-1].language in ("python", "sh")
            assert follows, f"{page}:{line}: output below nothing that is run"
            found[-1] = replace(found[-1], shown=code, place=match.span(2))
        elif not language.startswith("{"):  # a directive: the site's build runs it
            found.append(Block(line, language, code))
        end = match.end()
    return found


def run(page: str, folder: Path) -> Iterator[str]:
    """Run every block of a page in this folder, each on its own and in order, and yield what is wrong."""
    for block in blocks(page):
        if block.language == "json":
            json.loads(block.code)
        elif block.language not in ("python", "sh", "toml"):
            yield f"line {block.line}: nothing runs a block {block.language!r}"
    _load_grammars([block for block in blocks(page) if block.language == "toml"], folder)
    for block, printed in _printed(page, folder):
        if block.shown is not None and not _agree(block.shown, printed):
            yield f"line {block.line}: the page shows\n{block.shown}\nbut it prints\n{printed}"


def rewrite_shown(page: str, folder: Path) -> None:
    """Put what the blocks of a page print now in the place of what it shows, where that is no longer true."""
    _load_grammars([block for block in blocks(page) if block.language == "toml"], folder)
    text = (ROOT / page).read_text("utf-8")
    for block, printed in reversed(list(_printed(page, folder))):
        if block.shown is not None and not _agree(block.shown, printed):
            start, end = block.place
            lines = [line.rstrip() for line in printed.rstrip().splitlines()]
            text = text[:start] + "\n".join(lines) + "\n" + text[end:]
    (ROOT / page).write_text(text, "utf-8")


def _printed(page: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Run code and commands, each in a namespace of its own, and yield what each prints."""
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    for block in blocks(page):
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.chdir(folder):
            if block.language == "python" and "ray.init(" in block.code:  # once in a process
                print(_run_apart(block.code))
            elif block.language == "python":
                exec(compile(block.code, f"{page}:{block.line}", "exec"), {"__name__": "__main__"})
            elif block.language == "sh":
                for command in _commands(block.code):
                    assert _exit_code(command) == 0, f"{page}:{block.line}: {command}"
        if block.language in ("python", "sh"):
            yield block, out.getvalue()


def _run_apart(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _exit_code(command: list[str]) -> object:
    try:
        return main(command)
    except SystemExit as stop:  # of --help
        return stop.code


def _agree(shown: str, printed: str) -> bool:
    lines = (r"(?:.*\n)*?" if x.strip() == "…" else regex.escape(x.rstrip()) + r" *\n" for x in shown.splitlines())
    return regex.fullmatch("".join(lines), f"{printed.rstrip()}\n") is not None


def _commands(code: str) -> list[list[str]]:
    """Return the arguments of each `python -m vndocparse`; what else there is is checked, or known not to run."""
    found = []
    for line in code.replace("\\\n", " ").splitlines():
        for command in filter(None, map(str.strip, line.split("#")[0].split("&&"))):
            words = shlex.split(command)
            if words[:3] == ["python", "-m", "vndocparse"] and command not in NOT_RUN:
                found.append(words[3:])
            elif words[:2] == ["pip", "install"]:
                _check_extras(words[2:])
            elif words[:2] in (["apt", "install"], ["apt-get", "install"]):
                assert set(words[2:]) <= set((ROOT / ".ci" / "run").read_text("utf-8").replace('"', " ").split()), (
                    command
                )
            else:
                assert command.startswith(tuple(NOT_RUN)), f"{command}: nothing runs it"
                assert all((ROOT / word).exists() for word in words if word.endswith(".py")), command
    return found


def _check_extras(words: list[str]) -> None:
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    for word in words:
        if match := _REQUIREMENT.fullmatch(word):
            assert set((match[1] or "test").split(",")) <= set(known), f"{word}: no such extra"
        else:
            assert word in ("-e", "-q", "eyecite", "underthesea"), f"pip install {word}"


def _load_grammars(found: list[Block], folder: Path) -> None:
    """Write each block to the file that its first line names (`# my-grammars/hospital.toml`), and load them."""
    directories = set()
    target = None
    for block in found:
        named = regex.match(r"# (\S+\.toml)\n", block.code)
        target = folder / named[1] if named else target
        assert target is not None, f"line {block.line}: name the file in the first line"
        target.parent.mkdir(exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"{block.code}\n")
        directories.add(target.parent)
    for directory in directories:
        rewrite(directory)  # the blocks of a file stand in the order of the page
        Grammar.load(directory)


if __name__ == "__main__":
    os.environ["COLUMNS"] = COLUMNS
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as place:
            rewrite_shown(name, Path(place))
