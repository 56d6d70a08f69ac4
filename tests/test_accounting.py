"""Every line is accounted for: a value's, a unit's, furniture's, or said to be nobody's."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path
from vndocparse.review.accounting import unassigned

LETTER = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-NC

Sơn La, ngày 05 tháng 3 năm 2026

V/v kiểm kê rừng

Kính gửi:
- Sở Nội vụ;
- Sở Tài chính.

Đề nghị các sở báo cáo trước ngày 15/7/2026./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lò Văn An
"""


def test_few_lines_of_the_composed_documents_are_lost() -> None:
    lost = total = 0
    for name in names():
        document = vndocparse.parse(text_path(load(name)))
        lost += sum(document.text[s.start : s.end].count("\n") + 1 for s in unassigned(document))
        total += sum(any(c.isalnum() for c in line) for line in document.text.split("\n"))
    assert lost <= 0.005 * total


def test_the_governing_agency_has_its_place() -> None:
    text = LETTER.replace("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", "UBND TỈNH SƠN LA\nSỞ NỘI VỤ")
    (issuer,) = vndocparse.parse_text(text).issuers
    assert issuer.parent_span is not None
    assert text[issuer.parent_span.start : issuer.parent_span.end] == issuer.parent == "UBND TỈNH SƠN LA"


def test_furniture_tells_its_kind() -> None:
    document = vndocparse.parse_text(LETTER)
    kinds = {(f.kind, f.text) for f in document.furniture}
    assert ("national_title", "Độc lập - Tự do - Hạnh phúc") in kinds
    assert {("label", "Kính gửi:"), ("label", "Nơi nhận:")} <= kinds
    assert unassigned(document) == ()
    assert "lines.unassigned" not in {d.code for d in document.diagnostics}


def test_what_belongs_to_nothing_is_said_with_its_place() -> None:
    stray = "wqx zzk vvb 99"
    text = LETTER.replace("Lò Văn An\n", f"Lò Văn An\n\n{stray}\n")
    document = vndocparse.parse_text(text)
    found = [text[d.span.start : d.span.end] for d in document.diagnostics if d.code == "lines.unassigned" and d.span]
    assert found == [stray]
    assert [text[s.start : s.end] for s in unassigned(document)] == [stray]


def test_the_benchmark_counts_what_is_left(tmp_path: Path) -> None:
    stray = LETTER.replace("Lò Văn An\n", "Lò Văn An\n\nwqx zzk vvb 99\n")
    (tmp_path / "a.txt").write_text(LETTER, "utf-8")
    (tmp_path / "b.txt").write_text(stray, "utf-8")
    done = subprocess.run(
        [sys.executable, "benchmarks/coverage.py", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = sum(any(c.isalnum() for c in line) for text in (LETTER, stray) for line in text.split("\n"))
    assert f"2 documents, {lines} lines: {100 / lines:.2f} % belong to nothing" in done.stdout
