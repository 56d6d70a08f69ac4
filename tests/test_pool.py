"""The pool of workers: one job a failure, whatever it does to its process."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest
from conftest import ROOT
from pool_work import Interrupted, Job, Stillborn, act

from vndocparse import LimitExceededError, UnreadableError, VndocparseError, WorkerDiedError
from vndocparse.batch.pool import Pool
from vndocparse.batch.worker import _answer_all


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_job_costs_itself_only(workers: int) -> None:
    names = ["a", "die", "b", "hang", "c", "hog", "d", "fault", "e", "unreadable", "f"]
    pool = Pool[Job, str](act, workers=workers, deadline=1.0, memory=2 * 1024**3)
    found = list(pool.run(map(Job, names), ordered=True))
    assert [x.index for x in found] == list(range(len(names)))
    assert [x.value for x in found if x.value] == [f"did {name}" for name in "abcdef"]
    errors = {x.job.name: x.error for x in found if x.error}
    kinds = {name: type(error) for name, error in errors.items()}
    assert kinds == {
        "die": WorkerDiedError,
        "hang": LimitExceededError,
        "hog": LimitExceededError,
        "fault": VndocparseError,
        "unreadable": UnreadableError,
    }
    assert "SIGKILL" in str(errors["die"])
    assert "deadline of 1 seconds" in str(errors["hang"])
    assert "memory" in str(errors["hog"])
    assert all(str(error).startswith(f"{name}: ") for name, error in errors.items())


def test_a_job_is_not_blamed_for_those_before_it(tmp_path: Path) -> None:
    jobs = [Job("a"), Job("die-once", str(tmp_path / "mark")), Job("b")]
    found = list(Pool[Job, str](act, workers=1).run(jobs, ordered=True))
    assert [x.value for x in found] == ["did a", "did die-once", "did b"]


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for taken in count(1):
            yield Job(f"job {taken}")

    found = Pool[Job, str](act, workers=2).run(jobs(), ordered=True)
    assert [x.index for x in islice(found, 100)] == list(range(100))
    found.close()
    assert taken < 100 + 50


def test_a_slow_job_does_not_hold_up_the_others_and_may_tidy_up(tmp_path: Path) -> None:
    jobs = [Job("hang", str(tmp_path / "tidied")), *(Job(f"job {n}") for n in range(5))]
    found = Pool[Job, str](act, workers=2, deadline=2.0).run(jobs, ordered=False)
    assert [x.job.name for x in found] == [*(f"job {n}" for n in range(5)), "hang"]
    assert (tmp_path / "tidied").exists()


def test_workers_that_cannot_start_are_told_not_tried_for_ever() -> None:
    with pytest.raises(WorkerDiedError, match=r"before they can work \(exit code 4\)"):
        list(Pool[Job, str](Stillborn(), workers=1).run([Job("a"), Job("b")], ordered=True))


def asked(how: str, mark: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "tests" / "pool_work.py", how, mark],
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_worker_that_is_asked_twice_to_go_tidies_up_undisturbed(tmp_path: Path) -> None:
    done = asked("twice", tmp_path / "tidied")
    assert (done.returncode, done.stderr) == (1, "")
    assert (tmp_path / "tidied").exists()


def test_a_worker_that_is_asked_to_go_in_a_finalizer_is_quiet_about_it(tmp_path: Path) -> None:
    done = asked("in a finalizer", tmp_path / "swallowed")
    assert done.stderr == ""
    assert (tmp_path / "swallowed").exists()


def test_a_job_is_done_again_by_a_worker_that_has_done_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "gate")
    jobs = [Job("a"), Job("b"), Job("die-unless-fresh", str(tmp_path))]
    found = Pool[Job, str](act, workers=2).run(jobs, ordered=False)
    assert {next(found).value, next(found).value} == {"did a", "did b"}
    (tmp_path / "gate").write_bytes(b"")  # the third job has a used worker, and the other one is idle
    assert [x.value for x in found] == ["did die-unless-fresh"]
    assert (tmp_path / "mark").read_text() == "died\n"


def test_ctrl_c_does_not_reach_workers_that_are_not_ready() -> None:
    assert [x.value for x in Pool[Job, str](Interrupted(), workers=1).run([Job("a")], ordered=True)] == ["did a"]


def test_a_worker_looks_for_waste_before_it_answers() -> None:
    """Once it has answered it may be asked to go: finalizers would swallow that, and tell of it."""
    order: list[str] = []

    class Pipe:
        def recv(self) -> Job:
            if "answer" in order:
                raise EOFError
            return Job("a")

        def send(self, answer: object) -> None:
            order.append("answer")

    class Waste:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            order.append("waste")

    def work(job: Job) -> None:
        Waste()

    with pytest.raises(EOFError):
        _answer_all(Pipe(), work)  # type: ignore[arg-type]
    gc.unfreeze()
    assert order == ["waste", "answer"]
