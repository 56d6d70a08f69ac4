"""The command for folders: documents and typed failures, whatever lies in the folder."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest
from conftest import FIXTURES

from fixtures.broken import VANISHES, WAYS
from vndocparse.batch.progress import Lines, progress_on
from vndocparse.batch.run import run
from vndocparse.batch.work import Work
from vndocparse.cli import main
from vndocparse.document.errors import VndocparseError
from vndocparse.export.rows import document_row
from vndocparse.export.tables.columns import TABLES
from vndocparse.messages import printable
from vndocparse.parse import parse


class Vanishing(Lines):
    """Progress in whose course a file goes away after it was listed."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.StringIO())
        self.path = path

    def start(self, total: int, done: int) -> None:
        super().start(total, done)
        self.path.unlink()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Broken files in ten ways beside four good documents, one of them in an archive."""
    path = tmp_path_factory.mktemp("in")
    for name, write in WAYS.items():
        write(path / name)
    texts = sorted((FIXTURES / "text").iterdir())[:2]
    for source in (*texts, FIXTURES / "pdf" / "cong-van-hoa-toc.pdf"):
        shutil.copy(source, path)
    with zipfile.ZipFile(path / "good.zip", "w") as archive:
        archive.write(texts[0], "thu-muc/a.txt")
    return path


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out")
    run([str(folder)], path, Vanishing(folder / VANISHES), work=Work(whole=True, threshold=0.99), workers=2)
    return path


def lines(path: Path) -> Iterator[dict[str, object]]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def test_ten_broken_files_are_ten_typed_failures_beside_four_documents(folder: Path, out: Path) -> None:
    failures = {Path(str(row["source"])).name: row["error"] for row in lines(out / "failures.jsonl")}
    assert failures == {
        **dict.fromkeys(WAYS.keys() - {"bom.zip"}, "UnreadableError"),
        **dict.fromkeys(("day.pdf", "cong-van.txt"), "LimitExceededError"),
    }
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["sources"] == 14
    assert summary["documents"] == 4
    assert summary["failures"] == {"UnreadableError": 8, "LimitExceededError": 2}
    rows = list(lines(out / "documents.jsonl"))
    assert [row["key"] for row in rows] == sorted(str(row["key"]) for row in rows)
    assert len(rows) == 14


def test_rows_are_those_of_each_document(folder: Path, out: Path) -> None:
    rows = {row["key"]: row for row in lines(out / "documents.jsonl")}
    path = str(folder / "cong-van-hoa-toc.pdf")
    document = parse(path)
    assert rows[path] == document_row(document)
    packed = rows[f"{folder}/good.zip!/thu-muc/a.txt"]
    first = sorted((FIXTURES / "text").iterdir())[0]
    assert packed["reference"] == document_row(parse(first))["reference"]
    whole = next(row for row in lines(out / "whole.jsonl") if row.pop("key") == path)
    assert whole == document.model_dump(mode="json")


def test_doubtful_values_are_listed_and_counted(out: Path) -> None:
    doubts = list(lines(out / "doubtful.jsonl"))
    assert doubts
    assert all(row["confidence"] < 0.99 for row in doubts)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert sum(summary["doubtful"].values()) == len(doubts)


def test_the_command_with_one_worker_writes_the_same_rows_as_parquet(
    folder: Path, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["batch", str(folder), "--out", str(tmp_path), "--workers", "1", "--format", "parquet"]
    (folder / VANISHES).symlink_to("absent")
    assert main(command) == 1
    for table in TABLES:
        found = pyarrow.parquet.read_table(tmp_path / f"{table}.parquet").to_pylist()
        told = [{k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()} for row in found]
        assert told == list(lines(out / f"{table}.jsonl"))
    shown = capsys.readouterr()
    assert not shown.out
    assert "14 sources: 4 documents, 10 failures" in shown.err
    assert "UnreadableError 8, LimitExceededError 2" in shown.err
    assert f"{folder / 'rong.pdf'}: the source is empty" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["in"],
        ["in", "--out", "out", "--workers", "0"],
        ["in", "--out", "out", "--memory", "4X"],
        ["in", "--out", "out", "--deadline", "soon"],
        ["@absent.txt", "--out", "out"],
        ["in", "--out", "out", "--grammar", "absent"],
        ["in", "--out", "file/out"],
    ],
)
def test_wrong_usage_exits_2(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "file").touch()
    assert main(["batch", *arguments]) == 2


def test_an_empty_folder_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert main(["batch", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "documents.jsonl").read_bytes() == b""


def test_lines_tell_rate_and_remaining_time() -> None:
    told, times = io.StringIO(), iter([0.0, 5.0, 20.0])
    progress = Lines(told, lambda: next(times))
    progress.start(1_210, 1_000)
    progress.step(VndocparseError("a\x1b[2Jb.pdf: cannot be read"))
    progress.step(None)
    assert told.getvalue().splitlines() == [
        "vndocparse: 1210 sources, 1000 of them done before",
        "vndocparse: a\\x1b[2Jb.pdf: cannot be read",
        "vndocparse: 1002 of 1210 (82 %), 0.1 a second, 34 min 40 s left, 1 failed",
    ]


def test_a_terminal_has_a_bar() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    told = Terminal()
    progress = progress_on(told)
    progress.start(2, 0)
    progress.step(VndocparseError("công-văn[1].pdf: cannot be read"))
    progress.step(None)
    progress.end()
    assert "công-văn[1].pdf: cannot be read" in told.getvalue()
    assert "2/2" in told.getvalue()
    assert printable("Số 5\n") == "Số 5\\n"
