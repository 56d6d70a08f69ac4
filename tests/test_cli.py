"""The command as users run it: a process with arguments, output, messages and an exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT

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
