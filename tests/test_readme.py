"""The users' pages: what they show runs as pasted, and both languages show the same."""

import subprocess
import sys

import pytest
import regex
from conftest import ROOT

BLOCK = regex.compile(r"^```(\w+)\n(.*?)^```", regex.MULTILINE | regex.DOTALL)


def blocks(page: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


def test_both_languages_show_the_same_code() -> None:
    assert blocks("README.md") == blocks("README.vi.md")


SHOWN = {
    "README.md": (
        "Công văn 2174 SNNMT-TL 2025-10-16",
        "30/2020/NDCP",
        "1/a yêu cầu ['Công ty TNHH MTV Thủy nông Bắc Sông Lau'] ['2025-10-17']",
    ),
    "docs/batch.md": ("0 Công văn 2025-10-16\n1 UnreadableError fixtures/pdf/absent.pdf: cannot be read",),
    "docs/citations.md": (
        "mentions | Nghị định nêu trên | 1",
        "QD:999/TCQDCDKT@1996-11-02 1996-11-02 None (0, 2)\n47/2020/NDCP 2020-04-09 Chính phủ (1, 3)",
        '<a href="/tim?so=30/2020/NĐ-CP">Nghị định số 30/2020/NĐ-CP</a> &amp; Luật Lưu trữ.',
        "CV:2174/SNNMTTL@2025-10-16 implements CD:19/CDUBND@2025-10-16",
    ),
    "docs/exchange.md": (
        "<edXML:DocumentId>H37.05,2026/05/14,1456/SNV-VTLT</edXML:DocumentId>",
        "09 Ngô Xuân Lượng 20/11/2025 ()",
    ),
    "docs/tables.md": (
        "0        HD  09-HD/BTCTU 2025-11-17             <NA>\n1      <NA>         <NA>        NaT  UnreadableError",
        "09-HD/BTCTU II/2    2025-12-15\n['QDI:52/QDTU@2025-09-08', 'HD:25/HDBTCTW@2023-11-10']",
        "thư 1     15  KH-UBND 2024-03-02\nthư 2   <NA>     <NA>        NaT",
        '"on_behalf_of": "TRƯỞNG BAN", "title": "PHÓ TRƯỞNG BAN"',
    ),
    "docs/names.md": (
        "SỞ NỘI VỤ -> Sở Nội vụ tỉnh Đắk Lắk (agency)\n"
        "Các sở, ban, ngành của tỉnh -> Các sở, ban, ngành tỉnh Đắk Lắk (collective)",
    ),
    "docs/show.md": ("True 1",),
}
"""What the Python blocks of each page print, in order, among other things."""


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        pair
        for page, shown in SHOWN.items()
        for pair in zip([code for language, code in blocks(page) if language == "python"], shown, strict=True)
    ],
)
def test_the_python_example_runs_as_pasted(code: str, shown: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown in done.stdout


def test_the_files_that_the_pages_name_exist() -> None:
    for page in (
        "README.md",
        "README.vi.md",
        "CONTRIBUTING.md",
        "docs/citations.md",
        "docs/tables.md",
        "fixtures/README.md",
    ):
        for link in regex.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
            assert (ROOT / link).exists(), f"{page}: {link}"
