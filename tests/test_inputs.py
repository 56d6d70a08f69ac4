"""What a run is asked to parse: folders, globs, lists of files and zip archives."""

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from fixtures.broken import bomb
from vndocparse import LimitExceededError, UnreadableError
from vndocparse.batch.archives import read_member
from vndocparse.batch.inputs import list_items
from vndocparse.sources.limits import Limits


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def test_folders_globs_and_lists_name_each_source_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "in/b.txt", "in/a.pdf", "in/sub/c.pdf", "in/.hidden", "in/~$a.docx", "in/Thumbs.db", "d.txt")
    make(tmp_path, "in/results/documents.jsonl", "in/results/work/journal.jsonl", "in/.git/x.txt")
    (tmp_path / "in/folder.pdf").mkdir()
    (tmp_path / "list.txt").write_text("\ufeffd.txt\n\nin/*.pdf\nCông văn\u2028số 5.pdf\n", "utf-8")
    found = list_items(["in", "*.txt", "in/**/*.pdf", "@list.txt"])
    below = ["in/a.pdf", "in/b.txt", "in/folder.pdf", "in/sub/c.pdf"]
    assert [item.name for item in found] == [*below, "d.txt", "list.txt", "Công văn\u2028số 5.pdf"]
    assert found[-1].stamp == "absent"


def test_a_folder_named_as_a_document_is_a_source_that_fails_and_not_lost(tmp_path: Path) -> None:
    make(tmp_path, "x.pdf/a.txt", "b.pdf")
    names = [[item.name for item in list_items([f"{tmp_path}{rest}"])] for rest in ("", "/*.pdf", "/x.pdf/")]
    assert names == [[f"{tmp_path}/b.pdf", f"{tmp_path}/x.pdf"]] * 2 + [[f"{tmp_path}/x.pdf/a.txt"]]


def test_a_source_that_changes_has_another_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("một", "utf-8")
    before = list_items([str(path)])
    assert list_items([str(path)]) == before
    os.utime(path, ns=(0, 0))
    assert list_items([str(path)]) != before


def test_a_list_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UnreadableError, match=r"absent\.txt"):
        list_items(["@absent.txt"])


def test_members_of_archives_are_items_and_are_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "van-ban.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.txt", "x/../../b.txt", "x/", "__MACOSX/._a.txt"):
            archive.writestr(name, f"nội dung {name}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "nội dung khác")
    found = list_items([str(tmp_path)])
    assert [item.name for item in found] == [f"{path}!/{name}" for name in ("a.txt", "x/../../b.txt", "a.txt#2")]
    data = [read_member(item.path, item.member or 0, item.name, Limits()) for item in found]
    assert [x.decode() for x in data] == ["nội dung a.txt", "nội dung x/../../b.txt", "nội dung khác"]


def test_bombs_and_damaged_archives_are_refused(tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.zip")
    (item,) = list_items([str(tmp_path)])
    with pytest.raises(LimitExceededError, match="zip bomb"):
        read_member(item.path, 0, item.name, Limits())
    with pytest.raises(LimitExceededError, match="over the limit of 1,000"):
        read_member(item.path, 0, item.name, Limits(max_bytes=1000))
    (tmp_path / "bomb.zip").write_bytes(b"PK\x03\x04")
    (item,) = list_items([str(tmp_path)])
    assert isinstance(item.refused, UnreadableError)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_is_the_archives_however_it_is_packed(tmp_path: Path, packing: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("a.txt", "nội dung")
    data = path.read_bytes()
    start = data.index(b"a.txt") + 9
    path.write_bytes(data[:start] + b"\xff" * 4 + data[start + 4 :])
    with pytest.raises(UnreadableError, match="damaged in the archive"):
        read_member(str(path), 0, "a.zip!/a.txt", Limits())


def test_the_directory_of_an_archive_is_read_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have 100,000 lines, and was read again for each member."""
    path, opened, real = tmp_path / "a.zip", [], zipfile.ZipFile.__init__

    def counted(self: zipfile.ZipFile, *arguments: Any, **options: Any) -> None:
        opened.append(arguments)
        real(self, *arguments, **options)

    def write(*texts: str) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for number, text in enumerate(texts):
                archive.writestr(f"{number}.txt", text)

    write("a", "b", "c")
    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    assert [read_member(str(path), n, "a.zip", Limits()) for n in range(3)] == [b"a", b"b", b"c"]
    assert len(opened) == 1
    write("một", "hai")
    assert read_member(str(path), 1, "a.zip", Limits()) == b"hai"


def test_a_member_without_a_name_is_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "nội dung")
    path.write_bytes(path.read_bytes().replace(b"a.txt", b"\0.txt"))  # a name ends at the zero
    assert [item.name for item in list_items([str(path)])] == [f"{path}!/"]


def test_a_folder_that_cannot_be_read_is_a_failure_and_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "in/a.txt", "in/closed/b.txt", "in/z.txt")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list_items([str(tmp_path / "in")])
    assert [item.name for item in found] == [f"{tmp_path}/in/{name}" for name in ("a.txt", "z.txt", "closed")]
    assert "closed: the folder cannot be read (Permission denied)" in str(found[-1].refused)


def test_links_that_go_round_end(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt")
    (tmp_path / "in/round").symlink_to(tmp_path / "in")
    (tmp_path / "in/self.pdf").symlink_to("self.pdf")
    found = list_items([str(tmp_path / "in")])
    assert [(item.name.removeprefix(f"{tmp_path}/"), item.stamp == "absent") for item in found] == [
        ("in/a.txt", False), ("in/self.pdf", True),
    ]  # fmt: skip


def test_what_the_directory_says_of_sizes_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    bomb(path)
    data = path.read_bytes()
    path.write_bytes(data.replace((20_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(UnreadableError, match="damaged in the archive"):
        read_member(str(path), 0, "a.zip!/cong-van.txt", Limits())


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (item,) = list_items([str(tmp_path)])
    assert isinstance(item.refused, UnreadableError)
