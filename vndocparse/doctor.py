"""What is installed of the things that are optional, and what installs the rest (`python -m vndocparse doctor`)."""

from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from vndocparse.sources.ocr_tools import APT, LANGUAGE, find_tools
from vndocparse.sources.office.soffice import INSTALL, find_soffice

_EXTRAS = {
    "ocr": ("onnxruntime", "opencv-python-headless", "pillow", "pytesseract", "rapidocr"),
    "office": ("lxml",),
    "signatures": ("pyhanko",),
    "tables": ("pandas", "polars", "pyarrow"),
    "graph": ("networkx",),
    "batch": ("rich",),
    "ray": ("pyarrow", "ray"),
    "ner": ("spacy",),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be installed: what it serves, what was found (None: nothing), and what installs it."""

    name: str
    serves: str
    found: str | None
    install: str


_SERVES = {
    "ocr": "scans and pictures",
    "office": "Word files and web pages",
    "signatures": "digital signatures of PDF files",
    "tables": "data frames, Arrow and Parquet",
    "graph": "the graph of citations",
    "batch": "the progress bar of the command batch",
    "ray": "parsing on many machines with Ray Data",
    "ner": "named entities",
}


def examine() -> tuple[Finding, ...]:
    """Return what is installed, in the order in which a reader would install it."""
    tools = find_tools()
    extras = (Finding(f"vndocparse[{x}]", _SERVES[x], _packages(x), f"pip install 'vndocparse[{x}]'") for x in _EXTRAS)
    data = LANGUAGE if LANGUAGE in tools.languages else None
    return (
        *extras,
        Finding("tesseract", _SERVES["ocr"], tools.version, APT),
        Finding(f"tesseract data {LANGUAGE}", _SERVES["ocr"], data, APT),
        Finding("LibreOffice", "Word files from before 2007, RTF, ODT", find_soffice(), INSTALL),
    )


def report(findings: tuple[Finding, ...]) -> str:
    """Return the findings as lines for a person."""
    width = max(len(x.name) for x in findings)
    lines = []
    for x in findings:
        state = f"ok       {x.found}" if x.found else f"missing  {x.install}"
        lines.append(f"{x.name.ljust(width)}  {state}  ({x.serves})")
    return "\n".join(lines)


def as_data(findings: tuple[Finding, ...]) -> list[dict[str, str | None]]:
    """Return the findings for JSON."""
    return [asdict(x) for x in findings]


def _packages(extra: str) -> str | None:
    try:
        return ", ".join(f"{name} {version(name)}" for name in _EXTRAS[extra])
    except PackageNotFoundError:
        return None
