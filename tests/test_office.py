"""Office files: the composed documents as Word files and web pages, and through LibreOffice."""

import io
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import docx
import pytest
from answers import answer, differences
from office_maker import lines, render_docx, render_html

import vndocparse
from fixtures.content import load, names
from vndocparse.layout.repair import repair
from vndocparse.sources.limits import Limits
from vndocparse.sources.office.soffice import find_soffice
from vndocparse.sources.read import read

SHOWN = ("cong-van-hoa-toc", "ke-hoach-co-phu-luc", "nghi-quyet-hdnd")
needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")


# --- whole documents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_word_file_parses_to_the_answer(name: str) -> None:
    assert differences(vndocparse.parse(render_docx(load(name))), answer(name)) == {}


@pytest.mark.parametrize("name", names())
def test_web_page_parses_to_the_answer(name: str) -> None:
    assert differences(vndocparse.parse(render_html(load(name))), answer(name)) == {}


@pytest.mark.parametrize("name", names()[::10])
def test_no_made_up_place_leaves_the_parser(name: str) -> None:
    document = vndocparse.parse(render_docx(load(name)))
    assert document.source.pages is None
    assert document.source.reader == "docx"
    assert '"boxes":[{' not in document.model_dump_json()
    for value in (document.reference, document.date, document.subject, *document.signers, *document.tables):
        assert value is None or value.span is None or document.text[value.span.start : value.span.end].strip()


def test_several_documents_in_one_file_have_ranges_but_no_pages() -> None:
    one = render_docx(load("cong-van-cuc-thue"))
    both, second = docx.Document(io.BytesIO(one)), docx.Document(io.BytesIO(render_docx(load("ke-hoach-cong-an-xa"))))
    both.add_page_break()
    for element in list(second.element.body)[:-1]:
        both.element.body.insert(len(both.element.body) - 1, element)
    out = io.BytesIO()
    both.save(out)
    found = list(vndocparse.parse_all(out.getvalue()))
    assert [x.document_type.code for x in found if x.document_type] == ["CV", "KH"]
    assert all(x.source.part is not None and x.source.part.pages is None for x in found)


def test_table_of_the_body_is_a_table_with_its_cells() -> None:
    document = vndocparse.parse(render_docx(load("ke-hoach-co-phu-luc")))
    assert [[cell.text for cell in row] for row in document.tables[0].rows][:2] == [
        ["TT", "Khu phố", "Số bộ"],
        ["1", "Khu phố 1", "440"],
    ]


# --- through LibreOffice ------------------------------------------------------------------------------------------


@needs_soffice
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_formats_give_what_the_word_file_gives(kind: str, tmp_path: Path) -> None:
    for name in SHOWN:
        (tmp_path / f"{name}.docx").write_bytes(render_docx(load(name)))
    program = find_soffice()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, *tmp_path.glob("*.docx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    shutil.rmtree(tmp_path / "profile")
    for name in SHOWN:
        document = vndocparse.parse(tmp_path / f"{name}.{kind}")
        assert document.source.reader == "libreoffice"
        assert differences(document, answer(name)) == {}, name


@needs_soffice
def test_rich_text_in_a_legacy_font_becomes_unicode() -> None:
    typed = "C\xa8n c\xf8 Lu\xcbt T\xe6 ch\xf8c ch\xddnh quy\xd2n \xae\xdea ph\xad\xacng n\xa8m 2025;"
    written = "".join(c if c.isascii() else f"\\'{ord(c):02x}" for c in typed)
    head = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil .VnTime;}{\\f1\\fnil .VnTimeH;}}"
    pages = repair(read(f"{head}{{\\f1 b\\'e9 y t\\'d5}}\\par {written}\\par}}".encode("ascii")))
    assert pages.repairs == ("tcvn3",)
    assert lines(pages) == ["BỘ Y TẾ", "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;"]


@needs_soffice
def test_conversion_keeps_to_its_time() -> None:
    with pytest.raises(vndocparse.LimitExceededError, match="max_seconds"):
        read(b"{\\rtf1\\ansi S\\u7889?: 1}", limits=Limits(max_seconds=0.01))


@needs_soffice
def test_nothing_that_a_file_links_to_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.rtf").write_text(r"{\rtf1 elsewhere\par}")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as server:
        names = "".join(
            f' xmlns:{x}="urn:oasis:names:tc:opendocument:xmlns:{y}:1.0"'
            for x, y in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
        )
        picture = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        flat = (
            f'<?xml version="1.0"?><office:document{names} xmlns:xlink="http://www.w3.org/1999/xlink" '
            'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
            f'<text:section text:name="a"><text:section-source xlink:href="{(tmp_path / "other.rtf").as_uri()}"/>'
            "<text:p>here</text:p></text:section><text:p>"
            f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{picture}"/></draw:frame>'
            "</text:p></office:text></office:body></office:document>"
        )
        assert lines(read(flat.encode())) == ["here"]
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert [path.name for path in tmp_path.iterdir()] == ["other.rtf"]
