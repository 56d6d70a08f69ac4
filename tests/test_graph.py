"""The citation graph of a folder: edges with role, part and place, links to documents of the folder, GraphML."""

import builtins
import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import vndocparse
from vndocparse.document.located import Span
from vndocparse.document.models import Document, Part
from vndocparse.export.graph import edges, to_networkx, write_csv, write_graphml

HEAD = "UBND HUYỆN CAO LỘC\nPHÒNG TƯ PHÁP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


def decision(number: str, day: str, body: str) -> Document:
    return vndocparse.parse_text(
        f"{HEAD}Số: {number}\n\nCao Lộc, ngày {day}\n\nQUYẾT ĐỊNH\nVề việc kiện toàn tổ công tác\n\n{body}\n\n"
        "TRƯỞNG PHÒNG\n\nLâm Thị Hạ"
    )


OLD = decision("15/QĐ-TP", "12 tháng 3 năm 2024", "Điều 1. Kiện toàn tổ công tác.")


def new(citation: str) -> Document:
    return decision("31/QĐ-TP", "05 tháng 6 năm 2025", f"Điều 1. Quyết định này thay thế {citation}.")


def test_an_edge_says_who_cites_what_how_and_where() -> None:
    document = new("khoản 2 Điều 5 Quyết định số 15/QĐ-TP ngày 12/3/2024 của Phòng Tư pháp")
    (edge,) = edges([document, OLD])
    assert (edge.source, edge.target) == ("QD:31/QDTP@2025-06-05", "QD:15/QDTP@2024-03-12")
    assert (edge.role, edge.pinpoint, edge.in_folder) == ("replaces", "article 5, clause 2", True)
    assert document.text[edge.start : edge.end].startswith("Quyết định số 15/QĐ-TP")
    assert edge.row()["target_label"] == "Quyết định 15/QĐ-TP"


@pytest.mark.parametrize(
    ("citation", "in_folder"),
    [
        ("Quyết định số 15/QĐ-TP ngày 12/3/2024", True),
        ("QĐ số: 15 / QD-TP ngày 12/3/2024", True),
        ("Quyết định số 15/QĐ-TP năm 2024", True),
        ("Quyết định số 15/QĐ-TP ngày 13/3/2024", False),
        ("Quyết định số 15/QĐ-TP ngày 12/3/2023", False),
        ("Quyết định số 15/QĐ-TP", False),
        ("Quyết định số 15/2024/QĐ-TP", False),
        ("Quyết định số 15/QĐ-TPP ngày 12/3/2024", False),
    ],
)
def test_a_citation_leads_to_a_document_of_the_folder_when_all_agrees(citation: str, in_folder: bool) -> None:
    (edge,) = edges([OLD, new(citation)])
    assert edge.in_folder is in_folder
    assert (edge.target == "QD:15/QDTP@2024-03-12") is in_folder


def test_of_two_that_fit_none_is_chosen() -> None:
    other = decision("15/QĐ-TP", "20 tháng 9 năm 2024", "Điều 1. Kiện toàn tổ công tác.")
    (edge,) = edges([OLD, other, new("Quyết định số 15/QĐ-TP năm 2024")])
    assert not edge.in_folder


def test_each_mention_is_an_edge_and_the_document_itself_is_none() -> None:
    rows = edges([new("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020. Nghị định nêu trên hết hiệu lực")])
    assert [row.target for row in rows] == ["30/2020/NDCP", "30/2020/NDCP"]
    assert rows[0].start < rows[1].start


def test_graphml_and_networkx(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    rows = edges([new("Quyết định số 15/QĐ-TP ngày 12/3/2024; căn cứ Luật Lưu trữ"), OLD])
    write_graphml(rows, tmp_path / "graph.graphml")
    graph = networkx.read_graphml(tmp_path / "graph.graphml")
    assert set(graph.nodes) == {"QD:31/QDTP@2025-06-05", "QD:15/QDTP@2024-03-12", "L:luat-luu-tru"}
    assert {node for node, known in graph.nodes(data="in_folder") if not known} == {"L:luat-luu-tru"}
    assert graph.number_of_edges() == to_networkx(rows).number_of_edges() == len(rows)


def test_every_node_has_a_label(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    write_graphml(edges([new("Quyết định số 15/QĐ-TP ngày 12/3/2024"), OLD]), tmp_path / "graph.graphml")
    graph = networkx.read_graphml(tmp_path / "graph.graphml")
    assert dict(graph.nodes(data="label")) == {
        "QD:31/QDTP@2025-06-05": "QD:31/QDTP@2025-06-05", "QD:15/QDTP@2024-03-12": "Quyết định 15/QĐ-TP",
    }  # fmt: skip


def test_a_name_that_no_file_can_hold_is_written_otherwise(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    letter = vndocparse.parse_text("Căn cứ Luật Lưu trữ")
    named = letter.model_copy(update={"source": letter.source.model_copy(update={"path": "a\x01\udcff.txt"})})
    (edge,) = rows = edges([named])
    assert edge.source == "a\x01\\udcff.txt"
    write_csv(rows, tmp_path / "edges.csv")
    write_graphml(rows, tmp_path / "graph.graphml")
    assert set(networkx.read_graphml(tmp_path / "graph.graphml").nodes) == {"a\ufffd\\udcff.txt", edge.target}


def test_parts_of_a_file_without_numbers_are_different_nodes() -> None:
    letter = vndocparse.parse_text("Căn cứ Luật Lưu trữ")
    parts = [
        letter.model_copy(update={"source": letter.source.model_copy(update={"path": "a.txt", "part": part})})
        for part in (Part(index=n, count=2, span=Span(start=0, end=9)) for n in (1, 2))
    ]
    assert [edge.source for edge in edges(parts)] == ["a.txt", "a.txt#2"]


def test_the_table_has_one_row_a_mention(tmp_path: Path) -> None:
    rows = edges([new("Quyết định số 15/QĐ-TP ngày 12/3/2024; căn cứ Luật Lưu trữ"), OLD])
    write_csv(rows, tmp_path / "edges.csv")
    with open(tmp_path / "edges.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert table == [{name: str(value) for name, value in row.row().items()} for row in rows]


def test_without_networkx_the_error_names_the_install_command(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "networkx":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(vndocparse.MissingExtraError, match=r"pip install vndocparse\[graph\]"):
        to_networkx([])


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vndocparse", "graph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


def test_the_command_prints_edges_and_names_failures(tmp_path: Path) -> None:
    done = run("fixtures/text/cong-van-hoa-toc.txt", tmp_path / "absent.pdf")
    assert done.returncode == 1
    assert "absent.pdf" in done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["target"] for row in rows] == [
        "L:luat-phong-chong-thien-tai@2013", "114/2018/NDCP", "CD:19/CDUBND@2025-10-16",
    ]  # fmt: skip
    assert run().returncode == 2
