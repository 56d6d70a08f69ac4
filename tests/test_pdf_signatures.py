"""Signatures that a PDF file holds: whom they name, when, where they show, and whether the bytes are those signed."""

import sys
from datetime import datetime
from functools import cache

import pytest
from pdf_maker import make_pdf
from pdf_signer import sign, signer

import vndocparse
from vndocparse.document.models import Document
from vndocparse.sources.pages import EmbeddedSignature
from vndocparse.sources.read import read

LINES = (
    (70, "SỞ NỘI VỤ"), (300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (70, "Số: 15/QĐ-SNV"),
    (300, "Thái Nguyên, ngày 12 tháng 3 năm 2024"), (230, "QUYẾT ĐỊNH"), (200, "Về việc kiện toàn tổ công tác"),
    (70, "Điều 1. Kiện toàn tổ công tác gồm năm thành viên."), (350, "GIÁM ĐỐC"),
)  # fmt: skip


def drawn(*names: str, **options: object) -> bytes:
    def draw(canvas: object) -> None:
        for at, (x, text) in enumerate((*LINES, *((350, name) for name in names))):
            canvas.drawString(x, 780 - 40 * at, text)

    return make_pdf(draw, **options)


@cache
def signed(*subject: tuple[str, str], name: str = "Ngô Thị Mai") -> bytes:
    return sign(drawn(name) if name else drawn(), signer(*subject), "Signature1", (350, 440, 470, 490))


MAI = (("o", "Sở Nội vụ tỉnh Thái Nguyên"), ("cn", "Ngô Thị Mai"))


def tampered(pdf: bytes) -> bytes:
    """The same file with one byte of the signed drawing changed, none moved."""
    at = pdf.index(b"endstream") - 10
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def signatures(pdf: bytes) -> tuple[EmbeddedSignature, ...]:
    return read(pdf, reader="pdfium").signatures


def codes(document: Document) -> list[str]:
    return [d.code for d in document.diagnostics]


def test_a_signature_is_read_with_signer_agency_time_and_place() -> None:
    document = vndocparse.parse(signed(*MAI))
    (found,) = document.digital_signatures
    assert (found.signer, found.agency) == ("Ngô Thị Mai", "Sở Nội vụ tỉnh Thái Nguyên")
    assert (found.origin, found.intact, found.span) == ("embedded", True, None)
    assert found.rule == "digital_signatures.certificate"
    assert found.time is not None
    assert datetime.fromisoformat(found.time).tzinfo is not None
    (box,) = found.boxes
    assert (box.page, box.x0, box.top, box.x1, box.bottom) == (1, 350, 352, 470, 402)


def test_the_time_of_signing_is_not_the_date_of_issue() -> None:
    date = vndocparse.parse(signed(*MAI)).date
    assert date is not None
    assert date.iso == "2024-03-12"


@pytest.mark.parametrize(
    ("subject", "named", "agency"),
    [
        ((("cn", "Sở Nội vụ"), ("o", "Tỉnh Thái Nguyên")), "Sở Nội vụ", "Sở Nội vụ"),
        ((("o", "UBND tỉnh Cà Mau"), ("ou", "Văn phòng"), ("cn", "Ngô Thị Mai")), "Ngô Thị Mai", "UBND tỉnh Cà Mau"),
        (
            (("o", "UBND tỉnh Cà Mau"), ("ou", "UBND xã Đá Bạc"), ("ou", "Phòng Tư pháp"), ("cn", "Ngô Thị Mai")),
            "Ngô Thị Mai",
            "Phòng Tư pháp",
        ),
        ((("o", "Tỉnh Thái Nguyên"), ("cn", "Ngô Thị Mai")), "Ngô Thị Mai", None),
        ((("cn", "Ngô Thị Mai (0123456789)"),), "Ngô Thị Mai", None),
        ((("o", "Sở Nội vụ"),), None, "Sở Nội vụ"),
    ],
)  # fmt: skip
def test_what_a_certificate_names(subject: tuple[tuple[str, str], ...], named: str | None, agency: str | None) -> None:
    (found,) = vndocparse.parse(signed(*subject)).digital_signatures
    assert (found.signer, found.agency) == (named, agency)


def test_a_changed_byte_breaks_the_signature_but_not_the_reading() -> None:
    (found,) = signatures(tampered(signed(*MAI)))
    assert (found.name, found.intact) == ("Ngô Thị Mai", False)


def test_how_far_a_signature_reaches_is_not_asked_when_its_bytes_were_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "vndocparse.sources.pdf_signatures.EmbeddedPdfSignature.evaluate_signature_coverage", asked.append
    )
    (found,) = signatures(tampered(signed(*MAI)))
    assert (found.intact, asked) == (False, [])


def test_a_later_signature_leaves_the_earlier_one_intact() -> None:
    twice = sign(signed(*MAI), signer(("cn", "Sở Nội vụ")), "Signature2")
    assert [(x.name, x.intact) for x in signatures(twice)] == [("Ngô Thị Mai", True), ("Sở Nội vụ", True)]


def test_a_signature_without_a_mark_has_no_box() -> None:
    (found,) = signatures(sign(drawn("Ngô Thị Mai"), signer(*MAI), "Signature1"))
    assert found.box is None


@pytest.mark.parametrize(
    ("broken", "intact"),
    [
        (lambda pdf: pdf.replace(b"/ByteRange [0 ", b"/ByteRange [9 "), False),
        (lambda pdf: pdf.replace(b"/Contents <30", b"/Contents <99"), False),
        (lambda pdf: pdf.replace(b"/AcroForm", b"/AcroFoam"), False),
    ],
    ids=["another range", "no CMS", "no form"],
)
def test_a_broken_signature_is_told_and_never_raises(broken: object, intact: bool) -> None:
    document = vndocparse.parse(broken(signed(*MAI)))
    assert [x.intact for x in document.digital_signatures] == [intact]
    assert "signature.broken" in codes(document)
    assert document.reference is not None


def test_a_file_too_damaged_for_its_signatures_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("vndocparse.sources.pdf_signatures.read_signatures", fail)
    document = vndocparse.parse(signed(*MAI))
    assert document.digital_signatures == ()
    assert "signatures.damaged" in codes(document)


def test_without_the_extra_the_install_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "vndocparse.sources.pdf_signatures", raising=False)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.generic", None)
    document = vndocparse.parse(signed(*MAI))
    assert document.digital_signatures == ()
    (told,) = [d for d in document.diagnostics if d.code == "signatures.not_read"]
    assert told.severity == "info"
    assert "vndocparse[signatures]" in told.message


def test_an_unsigned_file_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "vndocparse.sources.pdf_signatures", raising=False)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    assert "signatures.not_read" not in codes(vndocparse.parse(drawn("Ngô Thị Mai")))


def test_a_name_left_blank_is_given_from_the_signature() -> None:
    printed = vndocparse.parse(signed(*MAI)).signers
    document = vndocparse.parse(signed(*MAI, name=""))
    (given,) = document.signers
    assert (given.title, given.name) == ("GIÁM ĐỐC", "Ngô Thị Mai")
    assert given.confidence < printed[0].confidence
    assert "signer.from_caption" in codes(document)


def test_a_broken_signature_gives_no_name() -> None:
    document = vndocparse.parse(tampered(signed(*MAI, name="")))
    assert [x.name for x in document.signers] == [None]
    assert "signer.from_caption" not in codes(document)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        # reportlab turns the page's sides with it: 842 by 595 points before a quarter turn
        (0, (20, 732, 120, 792)), (90, (50, 20, 110, 120)), (180, (475, 50, 575, 110)), (270, (485, 722, 545, 822)),
    ],
)  # fmt: skip
def test_a_mark_stands_on_the_upright_page(turn: int, expected: tuple[float, ...], reader: str) -> None:
    def draw(canvas: object) -> None:
        canvas.setPageRotation(turn)
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.drawString(-100, 0, "Quyết định về việc kiện toàn")
        canvas.restoreState()

    pdf = sign(make_pdf(draw), signer(*MAI), "Signature1", (20, 50, 120, 110))
    (found,) = read(pdf, reader=reader).signatures
    assert found.box == expected
