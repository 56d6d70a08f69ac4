"""What `import vndocparse` loads: neither PDF libraries nor other heavy packages."""

import subprocess
import sys

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
}


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, vndocparse; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


def test_parsing_text_loads_no_pdf_library() -> None:
    code = "import sys, vndocparse; vndocparse.parse_text('Số: 15/QĐ-UBND'); print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (HEAVY - {"viparse"}).isdisjoint(done.stdout.split())
