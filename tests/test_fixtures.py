"""The composed documents: rendered as the program says, answered in full, and parsed to their typed answers."""

import json
from dataclasses import replace

import pypdfium2
import pytest
from answers import Answer, answer, differences

import vndocparse
from fixtures.content import DOCUMENTS, Form, load, names
from fixtures.render import pdf_path, render_pdf, render_text, text_path

KEYS = [
    "type", "issuer", "issuer_parent", "number", "symbol", "place", "date", "subject", "urgency", "secrecy",
    "addressees", "citations", "directives", "recipients", "signers",
]  # fmt: skip
OPTIONAL = ["tasks", "annexes", "names"]
TASK_KEYS = ["unit", "annex", "action", "assignees", "coordinators", "deadlines", "report_to"]


def words(pdf: bytes) -> list[list[str]]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range().split() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("name", names())
def test_text_parses_to_its_answer(name: str) -> None:
    assert differences(vndocparse.parse(text_path(load(name))), answer(name)) == {}


@pytest.mark.parametrize("form", ["plain", "interleaved", "markdown"])
@pytest.mark.parametrize("name", names())
def test_every_form_of_text_parses_to_the_answer(name: str, form: Form) -> None:
    text = render_text(replace(load(name), form=form))
    assert differences(vndocparse.parse_text(text), answer(name)) == {}


@pytest.mark.parametrize("name", names())
def test_pdf_parses_to_its_answer(name: str) -> None:
    assert differences(vndocparse.parse(pdf_path(load(name))), answer(name)) == {}


@pytest.mark.parametrize("name", names())
def test_answer_covers_every_field(name: str) -> None:
    found: Answer = answer(name)
    assert [key for key in found if key not in OPTIONAL] == KEYS
    assert all(list(task) == TASK_KEYS for task in found.get("tasks", ()))
    assert all(len(u["starts"].split()) <= 12 for u in found["directives"])
    assert all(list(c) == ["type", "number", "symbol", "year", "date", "issuer", "name"] for c in found["citations"])


@pytest.mark.parametrize("name", names())
def test_committed_renderings_are_what_the_program_gives(name: str) -> None:
    content = load(name)
    assert text_path(content).read_text("utf-8") == render_text(content)
    # Bytes may differ between versions of zlib and reportlab; what stands on each page may not.
    assert words(pdf_path(content).read_bytes()) == words(render_pdf(content))


def test_rendering_is_deterministic() -> None:
    content = load(names()[0])
    assert render_pdf(content) == render_pdf(content)


def test_no_rendering_or_answer_is_orphaned() -> None:
    contents = [load(name) for name in names()]
    rendered = {path(c) for c in contents for path in (text_path, pdf_path)}
    assert rendered == {p for folder in ("text", "pdf") for p in (DOCUMENTS.parent / folder).iterdir()}
    assert {p.stem for p in DOCUMENTS.glob("*.json")} == set(names())


def test_kinds_and_families_are_many() -> None:
    kinds = {json.loads(p.read_text("utf-8"))["type"] for p in DOCUMENTS.glob("*.json")}
    types = [vndocparse.parse(text_path(load(n))).document_type for n in names()]
    families = {found.family for found in types if found is not None}
    assert len(kinds) >= 14
    assert {"administrative", "legal", "party", "mass_organisation", "court"} <= families
