"""What `import vndocparse` loads: neither PDF libraries nor other heavy packages."""

import subprocess
import sys
from typing import Any

import pytest
from pdf_maker import make_pdf

HEAVY = {
    "pdfplumber",
    "pdfminer",
    "pypdfium2",
    "pypdfium2_raw",
    "spacy",
    "viparse",
    "numpy",
    "PIL",
    "pandas",
    "pyhanko",
    "pyarrow",
    "ray",
}


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, vndocparse; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_parsing_text_loads_no_pdf_library() -> None:
    code = "import sys, vndocparse; vndocparse.parse_text('Số: 15/QĐ-UBND'); print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (HEAVY - {"viparse"}).isdisjoint(done.stdout.split())


@pytest.mark.parametrize(("upright", "loaded"), [((), False), ((90, 300, 500), True)])
def test_only_ruled_pages_load_pdfplumber(upright: tuple[int, ...], loaded: bool) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(100, 650, "Quyết định số 15/QĐ-UBND về việc kiểm kê trang thiết bị")
        canvas.lines([(90, 600, 500, 600), (90, 560, 500, 560), *((x, 560, x, 600) for x in upright)])

    code = "import sys, vndocparse; vndocparse.parse(sys.stdin.buffer.read()); print('pdfplumber' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], input=make_pdf(draw), capture_output=True, check=True)
    assert done.stdout.split() == [str(loaded).encode()]
