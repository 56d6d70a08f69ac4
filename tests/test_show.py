"""The page of a document and what a notebook shows: fields lead to their places and back, whatever the text holds."""

import base64
import hashlib
import io
import os
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from pdf_maker import long_plan, make_pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from scans import pages_of

import vndocparse
from vndocparse import Document
from vndocparse.cli import main
from vndocparse.document.located import Box, Span
from vndocparse.document.models import Annex, Citation, Source, Subject
from vndocparse.export.html.drawn import draw_pdf
from vndocparse.export.html.entries import entries, shown
from vndocparse.export.html.pictures import pictures
from vndocparse.export.html.segments import segments

LETTER = FIXTURES / "pdf" / "cong-van-hoa-toc.pdf"
PLAN = FIXTURES / "pdf" / "ke-hoach-hai-phu-luc.pdf"
VOID = {"meta", "img", "input", "br", "rect"}


class Seen(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text inside of them by id or tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in VOID:
            self._open.append(found.get("id", tag))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self._open:
            self.text[name] = self.text.get(name, "") + data

    def all(self, attribute: str) -> list[str]:
        return [found[attribute] for _, found in self.elements if attribute in found]

    def tags(self, name: str) -> list[dict[str, str]]:
        return [found for tag, found in self.elements if tag == name]


def a_document(text: str, **fields: object) -> Document:
    source = Source(path=None, media_type="text/plain", sha256="0" * 64, pages=None, reader="text", ocr=False)
    return Document.model_validate({"source": source, "text": text, **fields})


def test_every_field_leads_to_its_place_and_back() -> None:
    document = vndocparse.parse(LETTER)
    seen = Seen(vndocparse.render_html(document))
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in seen.all("href")} <= set(ids)
    marks, boxes = {x for x in ids if x[0] == "m"}, {x for x in ids if x[0] == "b"}
    listed = entries(document)
    assert {f"f{x.number}" for x in listed} <= set(ids)
    assert {f"m{x.number}" for x in listed if x.spans} == marks
    assert {f"b{x.number}" for x in listed if x.boxes} == boxes
    assert {"Số, ký hiệu".lower(), "trích yếu"} <= {x.kind.term for x in listed}


def test_the_marks_of_a_field_hold_its_evidence() -> None:
    document = vndocparse.parse(PLAN)
    whole = shown(document)
    assert whole == Span(start=0, end=len(document.text))
    cut = list(segments(entries(document), whole))
    assert "".join(document.text[x.start : x.end] for x in cut) == document.text
    for entry in entries(document):
        marked = "".join(document.text[x.start : x.end] for x in cut if entry in x.covers)
        assert marked == "".join(document.text[x.start : x.end] for x in sorted(entry.spans, key=lambda s: s.start))
    assert Seen(vndocparse.render_html(document)).text["text"] == document.text


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 14)), max_size=6))
def test_fields_may_nest_and_cross(places: list[tuple[int, int]]) -> None:
    found = tuple(Citation(span=Span(start=min(x), end=max(x))) for x in places)
    document = a_document("mười hai chữ", citations=found)
    listed = entries(document)
    seen: list[int] = []
    for piece in segments(listed, shown(document)):
        seen += [x.number for x in piece.first]
        for at in range(piece.start, piece.end):
            assert {x.number for x in piece.covers} == {
                x.number for x in listed if any(s.start <= at < s.end for s in x.spans)
            }
    assert sorted(seen) == [x.number for x in listed if x.spans]


HOSTILE = (
    "</section></script><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)\" x='",
    "<!--", "]]>", "<img src=x onerror=alert(1)>", "&lt;b&gt; &amp; &#60;", "</title></style><svg onload=alert(1)>",
    "\x00\x1b[31m \ud800 \ufffe\u202e",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    size = len(hostile)
    inner = Subject(text=hostile, span=Span(start=size // 3, end=size), rule=hostile, boxes=(BOX,))
    document = a_document(
        hostile,
        subject=inner,
        annexes=(Annex(label=hostile, title=hostile, span=Span(start=0, end=size - size // 3)),),
        diagnostics=[{"code": hostile, "severity": "info", "message": hostile, "span": {"start": 0, "end": size * 9}}],
    )
    document = document.model_copy(update={"source": document.source.model_copy(update={"path": hostile})})
    plain = a_document("chữ", subject=Subject(text="chữ", span=Span(start=0, end=3)))
    for draw in (vndocparse.render_html, lambda x: x._repr_html_()):
        page, allowed = draw(document), {tag for tag, _ in Seen(draw(plain)).elements}
        seen = Seen(page)
        assert {tag for tag, _ in seen.elements} <= allowed | {"small"}
        assert len(seen.tags("script")) == len(Seen(draw(plain)).tags("script"))
        assert not [name for _, found in seen.elements for name in found if name.startswith("on") or name == "style"]
        page.encode("utf-8")
    written = "".join(c if c.isprintable() or c == "\u202e" else "\ufffd" for c in hostile)
    assert Seen(vndocparse.render_html(document)).text["text"] == written


BOX = Box(page=1, x0=1, top=1, x1=2, bottom=2)


def test_the_page_loads_nothing_and_runs_only_its_own() -> None:
    seen = Seen(vndocparse.render_html(vndocparse.parse(LETTER)))
    policy = next(x["content"] for x in seen.tags("meta") if "http-equiv" in x)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert all(x.startswith("data:image/webp;base64,") for x in seen.all("src"))
    assert all(x.startswith("#") for x in seen.all("href"))


def test_pictures_come_from_the_file_or_the_source_given(tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(LETTER.read_bytes())
    document = vndocparse.parse(copy)
    with_pictures = vndocparse.render_html(document)
    assert "data:image/" in with_pictures
    assert vndocparse.render_html(document, LETTER.read_bytes()) == with_pictures
    assert vndocparse.render_html(document, io.BytesIO(LETTER.read_bytes())) == with_pictures
    copy.write_bytes(PLAN.read_bytes())
    assert "data:image/" not in vndocparse.render_html(document)
    copy.unlink()
    without = Seen(vndocparse.render_html(document))
    assert without.text["text"] == document.text
    assert {link[1:] for link in without.all("href")} <= set(without.all("id"))
    with pytest.raises(ValueError, match="not what this document was parsed from"):
        vndocparse.render_html(document, PLAN)


def test_a_page_of_twenty_pages_is_small() -> None:
    file = long_plan(20)
    page = vndocparse.render_html(vndocparse.parse(file, ocr=False), file)
    assert page.count("data:image/") == 20
    assert len(page.encode("utf-8")) < 5_000_000


def test_a_picture_that_does_not_shrink_is_made_coarser() -> None:
    noise = ImageReader(Image.effect_noise((600, 850), 90))
    (drawn,) = pictures(draw_pdf(make_pdf(lambda canvas: canvas.drawImage(noise, 0, 0, 595, 842)), None), 1)
    assert len(drawn.uri) < 300_000


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_fit_the_pictures_of_turned_pages(rotation: int) -> None:
    turned = pdfium.PdfDocument(LETTER)
    turned[0].set_rotation(rotation)
    out = io.BytesIO()
    turned.save(out)
    document = vndocparse.parse(out.getvalue())
    assert document.source.page_turns == ((-rotation % 360,) if rotation else ())
    (drawn,) = pictures(draw_pdf(out.getvalue(), None), 1, document.source.page_turns)
    assert (round(drawn.width), round(drawn.height)) == (595, 842)
    assert min(ink(drawn.uri, box) for box in boxes_of(document)) > 0.08


def test_boxes_fit_the_picture_of_a_scan() -> None:
    out = io.BytesIO()
    pages_of(LETTER)[0].convert("L").save(out, "PNG", dpi=(200, 200))
    document, data = vndocparse.parse(LETTER), out.getvalue()
    source = {"media_type": "image/png", "sha256": hashlib.sha256(data).hexdigest()}
    scan = document.model_copy(update={"source": document.source.model_copy(update=source)})
    (drawn,) = Seen(vndocparse.render_html(scan, data)).all("src")
    assert min(ink(drawn, box) for box in boxes_of(document)) > 0.08


def boxes_of(document: Document) -> list[Box]:
    """Return the boxes of some fields that stand far from each other."""
    assert document.reference
    assert document.date
    return [x.boxes[0] for x in (document.reference, document.date, *document.addressees, document.signers[0])]


def ink(uri: str, box: Box) -> float:
    """Return the share of a box that is dark."""
    page = Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("L")
    scale = page.width / 595
    part = page.crop(tuple(round(x * scale) for x in (box.x0, box.top, box.x1, box.bottom)))
    return sum(part.histogram()[:128]) / (part.width * part.height)


def test_one_of_several_documents_shows_its_own_pages_and_text() -> None:
    joined, first, second = pdfium.PdfDocument.new(), pdfium.PdfDocument(LETTER), pdfium.PdfDocument(PLAN)
    joined.import_pages(first)
    joined.import_pages(second)
    out = io.BytesIO()
    joined.save(out)
    documents = list(vndocparse.parse_all(out.getvalue(), ocr=False))
    assert len(documents) == 2
    seen = Seen(vndocparse.render_html(documents[1], out.getvalue()))
    span = documents[1].source.part.span
    assert seen.text["text"] == documents[1].text[span.start : span.end]
    assert "p1" not in seen.all("id")
    assert "p2" in seen.all("id")


def test_a_notebook_shows_the_text_with_marks_and_a_legend() -> None:
    document = vndocparse.parse(LETTER)
    seen = Seen(document._repr_html_())
    assert seen.text["pre"] == document.text
    assert "Number and symbol (số, ký hiệu)" in seen.text["p"]
    assert any(x.get("title") == "Citation < Paragraph outside the units" for x in seen.tags("mark"))
    assert not seen.tags("script")


def test_a_notebook_shows_the_beginning_of_a_long_text() -> None:
    text = "Số: 15/QĐ-UBND " + "chữ " * 30_000
    long = a_document(text, citations=(Citation(span=Span(start=119_000, end=119_010)),))
    seen = Seen(long._repr_html_())
    assert seen.text["pre"] == text[:100_000]
    assert "20,015 characters more" in seen.text["p"]


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "page.html"
    assert main(["show", str(LETTER), "--out", str(out), "--no-open"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "2174/SNNMT-TL" in Seen(out.read_text("utf-8")).text["title"]


def test_the_command_reads_a_pipe_once(tmp_path: Path) -> None:
    read, write = os.pipe()
    with os.fdopen(write, "w", encoding="utf-8") as pipe:
        pipe.write("Số: 15/KH-UBND")
    assert main(["show", f"/dev/fd/{read}", "--out", str(tmp_path / "page.html"), "--no-open"]) == 0
    os.close(read)
    assert "15/KH-UBND" in (tmp_path / "page.html").read_text("utf-8")


def test_the_command_opens_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)) or True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["show", str(LETTER)]) == 0
    (page,) = tmp_path.iterdir()
    assert opened == [page.as_uri()]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show"], 2, "usage"),
        (["show", "not-there.pdf"], 1, "cannot be read"),
        (["show", str(LETTER), "--no-open", "--out", "no-folder/page.html"], 2, "cannot be written"),
    ],
)
def test_the_command_says_what_is_wrong(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert message in capsys.readouterr().err
