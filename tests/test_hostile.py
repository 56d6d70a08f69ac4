"""Bad input: a clear error of the contract or an almost empty document, never anything else."""

import contextlib
from pathlib import Path

import pytest
from conftest import CORPUS, FIXTURES
from hypothesis import given
from hypothesis import strategies as st

import vndocparse
from vndocparse import LimitExceededError, NoTextError, UnreadableError, VndocparseError

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.pdf", b"", UnreadableError),
        ("picture.pdf", PNG, (UnreadableError, NoTextError)),  # damaged; not even looked at where OCR is missing
        ("truncated.pdf", (FIXTURES / "pdf" / "cong-van-hoa-toc.pdf").read_bytes()[:900], UnreadableError),
        ("noise.txt", bytes(range(256)) * 64, UnreadableError),
        ("office.docx", b"PK\x03\x04" + b"\x00" * 64, UnreadableError),
        ("line.txt", b"a" * 50_000_000, LimitExceededError),
    ],
)
def test_what_cannot_be_read_is_named_with_its_error(
    tmp_path: Path, name: str, content: bytes, error: type[VndocparseError] | tuple[type[VndocparseError], ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=name):
        vndocparse.parse(path)


def test_a_folder_and_an_absent_file_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.pdf"):
        with pytest.raises(UnreadableError, match=path.name):
            vndocparse.parse(path)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 300_000,
        "1. " * 60_000,
        "Căn cứ " * 40_000,
        "“" * 100_000,
        "Điều 1. " * 30_000,
        "số 1/" * 40_000,
        "\n".join(["- Lưu: VT;"] * 20_000),
        "Kính gửi: " * 20_000,
        "| " * 100_000,
        "ngày tháng năm " * 20_000,
        "Luật " * 40_000,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM " * 5_000,
        "Nơi nhận:\n" * 20_000,
        " " * 300_000 + "a",
        "*" * 200_000,
        "\u0301" * 50_000,
        "QUYÉT ÐJNH:\n" * 6_000,
    ],
    ids=lambda text: text[:12].strip() or "spaces",
)
def test_hostile_text_ends_soon_and_quietly(text: str) -> None:
    document = vndocparse.parse_text(text)
    assert document.text == text


@given(st.text(max_size=400))
def test_any_text_gives_a_document(text: str) -> None:
    document = vndocparse.parse_text(text)
    assert document.text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_an_error_of_the_contract(content: bytes) -> None:
    with contextlib.suppress(VndocparseError):
        assert vndocparse.parse(content).source.sha256


@pytest.mark.parametrize("folder", ["text", "pdf", "seed", "scan", "docx"])
def test_every_real_file_is_parsed_or_refused_by_the_contract(corpus: Path, folder: str) -> None:
    for path in sorted((CORPUS / folder).iterdir()):
        if folder == "scan":
            with pytest.raises(NoTextError):
                vndocparse.parse(path, ocr=False)
        else:
            assert vndocparse.parse(path, ocr=False).text
