"""Every span lies within the text and holds the words of the value that it is evidence for."""

from collections.abc import Callable, Iterator
from functools import singledispatch
from pathlib import Path

import pytest
import regex
from conftest import CORPUS
from pydantic import BaseModel
from scans import pages_of, printed, saved

import vndocparse
from fixtures.content import load, names
from fixtures.render import pdf_path, text_path
from vndocparse.document import body
from vndocparse.document import models as m
from vndocparse.document.errors import VndocparseError
from vndocparse.layout.mending.skeleton import plain
from vndocparse.sources.ocr_tools import find_tools
from vndocparse.text.letters import prepare

_OTHER = regex.compile(r"[^\p{L}\p{N}]+")


@singledispatch
def values(found: m.Located) -> list[str | None]:
    """Return the strings of an object that its span must hold."""
    raise TypeError(f"say which strings a {type(found).__name__} shows")


values.register(m.DocumentType)(lambda x: [])  # the type of a công văn is told by the symbol, not by a name
values.register(m.Issuer)(lambda x: [x.name])
values.register(m.Reference)(lambda x: [x.text])
values.register(m.Place)(lambda x: [x.name])
values.register(m.PartialDate)(lambda x: [str(n) for n in (x.day, x.month, x.year) if n])
values.register(m.Subject)(lambda x: [x.text])
values.register(m.Mark)(lambda x: [x.value])
values.register(m.Addressee)(lambda x: [x.name])
values.register(m.Citation)(lambda x: [x.reference.text if x.reference else x.title])
values.register(body.Assignee)(lambda x: [x.name])
values.register(body.Deadline)(lambda x: [x.text])
values.register(body.Item)(lambda x: [x.marker, *x.text.split("\n")])
values.register(body.Paragraph)(lambda x: [x.text])
values.register(body.Task)(lambda x: [x.text])
values.register(body.Cell)(lambda x: [x.text])
values.register(body.Table)(lambda x: [])  # its cells show their own
values.register(body.Paragraph)(lambda x: [x.text])
values.register(body.Item)(lambda x: [x.text])
values.register(body.Task)(lambda x: [x.text])  # its action may stand in the line above its list
values.register(m.Directive)(lambda x: [x.label, x.heading])
values.register(m.Recipient)(lambda x: [x.name])
values.register(m.Signer)(lambda x: [x.authority, x.title, x.name])
values.register(m.DigitalSignature)(lambda x: [x.signer, x.agency])
values.register(m.Copy)(lambda x: [])  # its parts show their own
values.register(m.Furniture)(lambda x: [x.text])
values.register(m.Annex)(lambda x: [x.label, x.title])


def located(value: object) -> Iterator[m.Located]:
    if isinstance(value, tuple):
        for item in value:
            yield from located(item)
    elif isinstance(value, BaseModel):
        if isinstance(value, m.Located):
            yield value
        if isinstance(value, body.Deadline):
            return  # its date is worked out, not printed
        for field in type(value).model_fields:
            yield from located(getattr(value, field))


def letters(text: str) -> str:
    return _OTHER.sub("", prepare(text)).casefold()


def holds(evidence: str, value: str, form: Callable[[str], str] = str) -> bool:
    """Whether the words of the value stand in the evidence in this order; marks inside words do not count."""
    there, at = form(letters(evidence)), 0
    for word in filter(None, map(form, map(letters, value.split()))):
        at = there.find(word, at) + len(word)
        if at < len(word):
            return False
    return True


def faults(document: m.Document, form: Callable[[str], str] = str) -> list[str]:
    found = []
    for item in located(document):
        if item.span is None:
            continue
        start, end = item.span.start, item.span.end
        evidence = document.text[start:end]
        if not 0 <= start < end <= len(document.text):
            found.append(f"{type(item).__name__}: {start}:{end} is no range of {len(document.text)} characters")
        found += [
            f"{type(item).__name__}: {value!r} is not in {evidence[:200]!r}"
            for value in values(item)
            if value and not holds(evidence, value, form)
        ]
    return found


@pytest.mark.parametrize("name", names())
def test_spans_of_fixtures(name: str) -> None:
    content = load(name)
    assert faults(vndocparse.parse(text_path(content))) == []
    assert faults(vndocparse.parse(pdf_path(content))) == []


def real_documents() -> list[Path]:
    return sorted(p for p in CORPUS.glob("*/*") if p.is_file())


@pytest.mark.parametrize("path", real_documents(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_spans_of_real_documents(path: Path) -> None:
    try:
        document = vndocparse.parse(path, ocr=False)
    except VndocparseError as error:
        pytest.skip(f"not read: {error}")
    assert faults(document) == []


@pytest.mark.skipif(not find_tools().ready, reason="Tesseract with its Vietnamese model is not installed")
def test_spans_of_a_scan() -> None:
    pages = pages_of(pdf_path(load("to-trinh-nghi-quyet")))
    document = vndocparse.parse(saved(*(printed(page) for page in pages)))
    assert document.source.ocr
    # A known name is given as it is spelt; the text keeps the marks that were read.
    assert faults(document, plain) == []


def test_evidence_is_words_in_order() -> None:
    assert holds("Số: 12 /QĐ-UBND", "Số: 12/QĐ-UBND")
    assert holds("**TRƯỞNG\n ban**", "Trưởng ban")
    assert not holds("ban TRƯỞNG", "Trưởng ban")
