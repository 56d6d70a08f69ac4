"""A run that was stopped: run again it does what is missing, nothing twice, and ends as if it had not been stopped."""

import errno
import fcntl
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from batch_work import copy
from conftest import ROOT

from vndocparse.batch import store
from vndocparse.batch.store import Store, StoreError
from vndocparse.batch.work import Record, Work


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    for n in range(30):
        (path / f"{n}.txt").write_text("hỏng" if n % 10 == 3 else f"văn bản {n}\u2028" * (n + 1), "utf-8")
    return path


def results(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def test_killed_at_random_points_and_resumed_it_equals_an_undisturbed_run(folder: Path, tmp_path: Path) -> None:
    summary, _ = copy(folder, tmp_path / "undisturbed")
    assert (summary.sources, summary.documents, dict(summary.failures)) == (30, 27, {"UnreadableError": 3})
    out, chance = tmp_path / "killed", random.Random(6)
    points = [("fsync", chance.randrange(1, 60)) for _ in range(4)] + [("replace", chance.randrange(1, 9))]
    before: set[str] = set()
    for call, count in points:
        command = [sys.executable, ROOT / "tests" / "batch_work.py", folder, out, call, str(count)]
        environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        after = set((out / "work" / "journal.jsonl").read_text("ascii").splitlines())
        assert before <= after
        before = after
    copy(folder, out)
    half = {name for name in results(out) if name.endswith(".half")}
    assert not half
    assert results(out) == results(tmp_path / "undisturbed")


@pytest.mark.parametrize(("call", "count"), [("fsync", len(Work().streams) + 1), ("fsync", 25), ("replace", 3)])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_ctrl_c_ends_a_run_that_goes_on_when_run_again(
    call: str, count: int, error: BaseException, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(folder, tmp_path / "undisturbed")
    real, left = getattr(os, call), [count]

    def failing(*arguments: object) -> None:
        left[0] -= 1
        if left[0] == 0 or (left[0] < 0 and isinstance(error, OSError)):  # a disk stays full
            raise error
        real(*arguments)

    monkeypatch.setattr(store, "_SECONDS", 0.0)
    monkeypatch.setattr(os, call, failing)
    with pytest.raises(type(error)):
        copy(folder, tmp_path / "out")
    monkeypatch.undo()
    assert [path for path in (tmp_path / "out").iterdir() if path.suffix == ".half"] == []
    assert "of them done before" in copy(folder, tmp_path / "out")[1]
    assert results(tmp_path / "out") == results(tmp_path / "undisturbed")


def test_results_do_not_go_among_the_sources(folder: Path) -> None:
    """The next run would leave the folder out, as one of results, and empty the tables."""
    with pytest.raises(StoreError, match="holds the sources"):
        copy(folder, folder)
    copy(folder, folder / "results")
    assert "30 of them done before" in copy(folder, folder / "results")[1]


def test_only_what_is_new_changed_or_to_be_tried_again_is_done(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    copy(folder, out)
    assert "30 of them done before" in copy(folder, out)[1]
    (folder / "3.txt").write_text("đã sửa", "utf-8")
    (folder / "4.txt").unlink()
    (folder / "x.txt").write_text("mới", "utf-8")
    summary, told = copy(folder, out)
    assert "30 sources, 28 of them done before" in told
    assert (summary.sources, summary.documents) == (30, 28)
    documents = results(out)["documents.jsonl"]
    assert documents.count(b"/3.txt") == 1
    assert b"/4.txt" not in documents
    assert "30 sources, 28 of them done before" in copy(folder, out, again=True)[1]


@pytest.mark.parametrize("damage", [b'{"name":"a', b"\x00" * 40, b'{"name":"b"}\n'[:-1]])
def test_what_a_crash_of_the_machine_leaves_is_cut_off(tmp_path: Path, damage: bytes) -> None:
    first = Store(tmp_path, ["rows"], {})
    first.add("a", "1", Record({"rows": b"1\n"}))
    first.add("b", "1", Record({"rows": b"2\n"}))
    first.close()
    for name in ("journal", "rows"):
        with open(tmp_path / f"{name}.jsonl", "ab") as file:
            file.write(damage)
    second = Store(tmp_path, ["rows"], {})
    assert sorted(second.done) == ["a", "b"]
    second.add("c", "1", Record({"rows": b"3\n"}))
    second.commit()
    assert list(second.lines(["c", "a", "b"], "rows")) == [b"3\n", b"1\n", b"2\n"]
    second.close()
    (tmp_path / "rows.jsonl").write_bytes(b"1\n2\n")
    assert sorted(Store(tmp_path, ["rows"], {}).done) == ["a", "b"]


def test_a_folder_of_other_settings_or_in_use_is_refused(tmp_path: Path) -> None:
    first = Store(tmp_path, ["rows"], {"ocr": True})
    with pytest.raises(StoreError, match="another run"):
        Store(tmp_path, ["rows"], {"ocr": True})
    first.close()
    with pytest.raises(StoreError, match="other settings"):
        Store(tmp_path, ["rows"], {"ocr": False})


def test_a_disk_that_knows_no_locks_is_not_taken_for_another_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(StoreError, match="cannot be locked"):
        Store(tmp_path, ["rows"], {})


def test_edited_grammars_are_other_settings(folder: Path, tmp_path: Path) -> None:
    """Else the results of the grammars before would be taken for those of now."""
    grammar = tmp_path / "mine" / "x.toml"
    grammar.parent.mkdir()
    grammar.write_text("# một\n", "utf-8")
    copy(folder, tmp_path / "out", grammars=(str(grammar.parent),))
    assert "30 of them done before" in copy(folder, tmp_path / "out", grammars=(str(grammar.parent),))[1]
    grammar.write_text("# hai\n", "utf-8")
    with pytest.raises(StoreError, match="edited grammars"):
        copy(folder, tmp_path / "out", grammars=(str(grammar.parent),))


def test_little_is_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_SECONDS", 1e9)
    kept = Store(tmp_path, ["rows"], {})
    for n in range(100):
        kept.add(str(n), "1", Record({"rows": b"x" * 99_999 + b"\n"}))
    assert (tmp_path / "rows.jsonl").stat().st_size > 4_000_000
    kept.close()
