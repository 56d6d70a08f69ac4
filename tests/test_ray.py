"""Ray Data: the rows are those of the command, whatever lies among the files."""

import json
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from conftest import FIXTURES
from ray_work import Dangerous

from fixtures.broken import WAYS
from vndocparse.batch.ray_data import STREAMS, ParseFiles, ParseTexts, Typed, schema, write_tables
from vndocparse.batch.store import StoreError
from vndocparse.batch.work import Work
from vndocparse.cli import main
from vndocparse.column import parse_column
from vndocparse.export.rows import empty_row, rows
from vndocparse.export.tables.columns import TABLES, TableName
from vndocparse.parse import parse_text
from vndocparse.sources.limits import Limits

pytestmark = pytest.mark.xdist_group("ray")

TEXT = "Số: 15/KH-UBND\n\nCao Lộc, ngày 02 tháng 3 năm 2024\n\nCăn cứ Nghị định số 30/2020/NĐ-CP;"
BROKEN = ("rong.pdf", "cut.pdf", "khoa.pdf", "sai-loai.pdf")


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Ray on this machine, with two processes."""
    pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'vndocparse[ray]'")
    ray = import_module("ray")
    options = {"include_dashboard": False, "log_to_driver": False, "logging_level": "warning"}
    ray.init("local", num_cpus=2, object_store_memory=100_000_000, **options)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts and PDF files, among them broken ones, and one that holds the line separator of Unicode."""
    path = tmp_path_factory.mktemp("in")
    for source in (*sorted((FIXTURES / "text").iterdir())[:3], *sorted((FIXTURES / "pdf").glob("*.pdf"))[:3]):
        shutil.copy(source, path)
    (path / "dòng.txt").write_text(TEXT + "\n\nĐiều 1. Giao Sở Nội vụ\u2028chủ trì.", "utf-8")
    for name in BROKEN:
        WAYS[name](path / name)
    return path


@pytest.fixture(scope="module")
def local(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local")
    assert main(["batch", str(folder), "--out", str(out), "--format", "parquet", "--doubtful", "0.99", "--ner"]) == 1
    return out


@pytest.fixture(scope="module")
def lines(ray: Any, folder: Path) -> Any:
    files = ray.data.read_binary_files(str(folder), include_paths=True, override_num_blocks=2)
    return files.map_batches(ParseFiles(Work(threshold=0.99, ner=True)), batch_format="pyarrow").materialize()


@pytest.fixture(scope="module")
def distributed(lines: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ray")
    write_tables(lines, out)
    return out


def ordered(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By source; rows of one source stay in their order."""
    return sorted(found, key=lambda row: str(row.get("key", row.get("source"))))


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_those_of_the_command(local: Path, distributed: Path, table: TableName) -> None:
    expected = pyarrow.parquet.read_table(local / f"{table}.parquet")
    found = pyarrow.parquet.read_table(distributed / table)
    assert found.schema.equals(expected.schema, check_metadata=True)
    assert expected.num_rows
    assert ordered(found.to_pylist()) == ordered(expected.to_pylist())


@pytest.mark.parametrize("table", ["failures", "doubtful"])
def test_failures_and_doubtful_values_are_those_of_the_command(local: Path, distributed: Path, table: str) -> None:
    expected = [json.loads(line) for line in (local / f"{table}.jsonl").read_bytes().splitlines()]
    assert len(expected) >= len(BROKEN)
    assert ordered(pyarrow.parquet.read_table(distributed / table).to_pylist()) == ordered(expected)


def test_broken_files_are_typed_failures(distributed: Path) -> None:
    found = pyarrow.parquet.read_table(distributed / "failures").to_pylist()
    assert {Path(row["source"]).name: row["error"] for row in found} == dict.fromkeys(BROKEN, "UnreadableError")


def test_a_folder_with_tables_is_refused_before_anything_is_parsed(distributed: Path) -> None:
    with pytest.raises(StoreError, match="documents: has files already"):
        write_tables(None, distributed)


def test_a_table_of_texts_has_the_rows_of_each_text(ray: Any) -> None:
    texts = ray.data.from_arrow(pyarrow.table({"id": ["a", "b"], "text": [TEXT, None]}))
    found = texts.map_batches(ParseTexts("id"), batch_format="pyarrow").take_all()
    document = parse_text(TEXT)
    for table in TABLES:
        expected = [*rows(document, table, key="a"), *([empty_row("b")] if table == "documents" else [])]
        assert [json.loads(row["row"]) for row in found if row["table"] == table] == expected


def test_texts_are_as_in_a_column() -> None:
    given = [TEXT, None, "Kính gửi: " * 20]
    work = Work(limits=Limits(max_characters=120), ner=True)
    found = ParseTexts("id", work=work)(pyarrow.table({"id": ["0", "1", "2"], "text": given}))
    expected = parse_column(given, list(TABLES), kind="arrow", limits=work.limits, ner=work.ner)
    for table in TABLES:
        assert Typed(table)(found).equals(expected[table])
    assert expected["documents"]["error"].to_pylist() == [None, None, "LimitExceededError"]


def test_a_table_without_rows_is_written_with_its_schema(lines: Any, tmp_path: Path) -> None:
    write_tables(lines.limit(0), tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*STREAMS}
    for table in STREAMS:
        found = pyarrow.parquet.read_table(tmp_path / "out" / table)
        assert (found.num_rows, found.schema.names) == (0, schema(table).names)


def test_a_process_that_dies_or_never_ends_costs_one_file() -> None:
    files = [("a", b"die"), ("b", TEXT.encode()), ("c", b"never end")]
    found = ParseFiles(Dangerous(), deadline=5)({"path": [x for x, _ in files], "bytes": [x for _, x in files]})
    errors = Typed("documents")(found).select(["key", "error"]).to_pylist()
    assert [row["error"] for row in errors] == ["WorkerDiedError", None, "LimitExceededError"]
    assert [row["key"] for row in errors] == ["a", "b", "c"]


def test_what_is_no_file_or_text_is_told() -> None:
    with pytest.raises(ValueError, match="include_paths=True"):
        ParseFiles()({"bytes": [b""]})
    with pytest.raises(ValueError, match="no column 'text'"):
        ParseTexts("id")(pyarrow.table({"id": ["a"]}))
    with pytest.raises(TypeError, match="holds int"):
        ParseTexts("id")({"id": ["a"], "text": [1]})
