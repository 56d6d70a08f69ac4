"""The command as users run it: a process with arguments, output, messages and an exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import FIXTURES, ROOT

from vndocparse import LimitExceededError, parse
from vndocparse.cli import main
from vndocparse.document.models import Document
from vndocparse.export.explain import explain

LETTER = FIXTURES / "text" / "cong-van-hoa-toc.txt"
PDF = FIXTURES / "pdf" / "cong-van-hoa-toc.pdf"


def run(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vndocparse", *map(str, arguments)],
        input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "100"},
    )  # fmt: skip


def test_one_file_gives_one_json_object_on_standard_output() -> None:
    done = run(PDF)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["document_type"]["code"] == "CV"
    assert document["source"]["media_type"] == "application/pdf"
    assert "Kính gửi" in done.stdout  # not escaped, whatever the terminal's encoding


def test_several_files_give_json_lines() -> None:
    done = run(PDF, LETTER)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["reference"]["symbol"] == second["reference"]["symbol"]


def test_all_prints_every_document_of_a_file(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.txt"
    report = FIXTURES / "text" / "bao-cao-mat.txt"
    bundle.write_text("\n".join(path.read_text("utf-8") for path in (LETTER, report)), "utf-8")
    done = run("--all", bundle, LETTER)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [d["document_type"]["code"] for d in found] == ["CV", "BC", "CV"]
    assert [d["source"]["part"] and d["source"]["part"]["index"] for d in found] == [1, 2, None]
    assert len(run(bundle).stdout.splitlines()) == 1
    assert "document 2 of 2" in run("--all", "--explain", bundle).stdout
    assert run("--all", "--pretty", "--fields", "date", bundle).stdout.count('\n  "date": {') == 2


def test_a_dash_reads_standard_input() -> None:
    done = run("-", stdin=LETTER.read_text("utf-8"))
    assert json.loads(done.stdout)["text"] == LETTER.read_text("utf-8")


def test_a_failed_source_is_named_and_the_rest_still_printed(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing follows")
    done = run(broken, LETTER, tmp_path / "absent.pdf")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    messages = done.stderr.splitlines()
    assert len(messages) == 2
    assert "broken.pdf" in messages[0]
    assert "absent.pdf" in messages[1]


@pytest.mark.parametrize(
    "arguments",
    [(), ("--fields", "colour", "x.txt"), ("--reader", "magic", "x.pdf"), ("--grammar", "absent-folder", "x.txt")],
)
def test_wrong_usage_exits_2_with_a_message(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_fields_and_pretty() -> None:
    done = run("--fields", "reference,date", "--pretty", LETTER)
    assert set(json.loads(done.stdout)) == {"reference", "date"}
    assert done.stdout.startswith("{\n  ")


def test_readers_agree_on_the_command_line() -> None:
    one = json.loads(run("--reader", "pdfium", "--fields", "subject", PDF).stdout)["subject"]["text"]
    two = json.loads(run("--reader", "pdfplumber", "--fields", "subject", PDF).stdout)["subject"]["text"]
    assert one == two


def test_schema_and_version() -> None:
    assert json.loads(run("--schema").stdout)["title"] == "Document"
    assert run("--version").stdout.startswith("vndocparse ")


def test_explain_shows_value_rule_confidence_and_place() -> None:
    done = run("--explain", PDF)
    row = next(line for line in done.stdout.splitlines() if line.startswith("reference"))
    assert "reference." in row
    assert "page 1" in row


def test_explain_keeps_a_value_of_several_lines_on_one() -> None:
    document = parse(FIXTURES / "text" / "to-trinh-dang-uy.txt")
    (unit,) = (unit for unit in document.directives if "\n" in unit.text)
    tables = (explain(document.model_copy(update={"directives": units})) for units in ((), (unit,)))
    without, with_it = (len(table.splitlines()) for table in tables)
    assert with_it == without + 1


def test_the_grammars_are_checked_by_command(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text("[fragments.year]\ntitle = \"A year\"\npattern = '''(?:19|20)\\d\\d'''\n", "utf-8")
    sound = run("grammar", "check", tmp_path)
    assert [line for line in sound.stdout.splitlines() if "mine.toml" in line] == []
    mine.write_text("[rules.broken]\ntitle = 'x'\n", "utf-8")
    broken = run("grammar", "check", tmp_path)
    assert broken.returncode == 1
    assert "mine.toml: [rules.broken]: source is missing" in broken.stdout


def test_a_wrong_number_of_workers_is_told_without_a_traceback() -> None:
    done = run("graph", "--workers", "0", LETTER)
    assert (done.returncode, done.stdout) == (2, "")
    assert "give 1 or more" in done.stderr


def shell(redirection: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command with streams that are closed or redirected by the shell."""
    command = ["sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "vndocparse", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


@pytest.mark.parametrize("command", [(LETTER,), ("graph", LETTER)])
def test_a_full_disk_behind_standard_output_is_told_in_a_line(command: tuple[str | Path, ...]) -> None:
    done = shell("> /dev/full", *command)
    assert done.returncode == 1
    told = "standard output or a temporary file: cannot be written (No space left on device)"
    assert done.stderr == f"vndocparse: {told}\n"


@pytest.mark.parametrize("command", [("graph", LETTER, "--csv", "/dev/full"), ("show", LETTER, "--out", "/dev/full")])
def test_a_full_disk_is_told_with_the_file(command: tuple[str | Path, ...]) -> None:
    done = run(*command)
    assert done.returncode == 2
    assert "/dev/full: cannot be written (No space left on device)" in done.stderr


@pytest.mark.parametrize("command", [(LETTER,), ("graph", LETTER)])
def test_a_reader_that_goes_away_is_no_failure(command: tuple[str | Path, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "vndocparse", *map(str, command)],
            stdout=gone, stderr=subprocess.PIPE, cwd=ROOT, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


def test_streams_that_are_closed_are_as_empty_ones(tmp_path: Path) -> None:
    done = shell("<&-", "-")
    assert (done.returncode, done.stdout) == (1, "")
    assert "the source is empty" in done.stderr
    done = shell("2>&-", "batch", LETTER, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out" / "summary.json").exists()


def test_a_name_steers_no_terminal_and_breaks_no_line() -> None:
    done = run("a\x1b[2J\n.pdf")
    assert done.stderr.startswith("vndocparse: a\\x1b[2J\\n.pdf: cannot be read")
    assert done.stderr.count("\n") == 1


def test_an_error_that_comes_late_is_told_as_any_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def parse_all(source: str, **_: Any) -> Iterator[Document]:
        yield parse(source)
        raise LimitExceededError(f"{source}: too long")

    monkeypatch.setattr("vndocparse.cli.parse_all", parse_all)
    assert main(["--all", str(LETTER), str(LETTER)]) == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert shown.err.splitlines() == [f"vndocparse: {LETTER}: too long"] * 2


def test_ctrl_c_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(source: str, **_: Any) -> Document:
        raise KeyboardInterrupt

    monkeypatch.setattr("vndocparse.cli.parse", interrupted)
    assert main([str(LETTER)]) == 1
    assert capsys.readouterr().err == "vndocparse: stopped\n"
