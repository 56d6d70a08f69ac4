"""Signed files as the signature library reads them: tokens byte by byte, the file itself in larger reads."""

import pytest

from vndocparse.sources.pdf_signed_file import SignedFile

LONG = "0a1B" * 300
DATA = f"%PDF- /Contents <{LONG}> /Contents<{'7' * 1025}>/Contents <abcd> end".encode()


def digits_after(file: SignedFile, mark: bytes, start: int = 0) -> bytes:
    """Read byte by byte what stands between the brackets behind a mark."""
    file.seek(DATA.index(b"<", DATA.index(mark, start)) + 1)
    found = b""
    while (byte := file.read(1)) != b">":
        assert byte
        found += byte
    return found


def test_long_signature_is_one_token_byte_by_byte_and_comes_back_whole() -> None:
    file = SignedFile(DATA)
    token = digits_after(file, b"/Contents")
    assert len(token) < 100
    assert token not in DATA
    assert file.read(3) == b" /C"  # the reader stands behind the signature
    assert file.whole(bytes.fromhex(token.decode())) == bytes.fromhex(LONG)


def test_odd_number_of_digits_ends_with_a_nought() -> None:
    file = SignedFile(DATA)
    token = digits_after(file, b"/Contents<")
    assert file.whole(bytes.fromhex(token.decode())) == bytes.fromhex("7" * 1025 + "0")


def test_short_signature_is_read_as_it_is() -> None:
    file = SignedFile(DATA)
    assert digits_after(file, b"/Contents", DATA.index(b"abcd") - 15) == b"abcd"
    assert file.whole(bytes.fromhex("abcd")) == bytes.fromhex("abcd")


@pytest.mark.parametrize("size", [2, 7, 4096, -1, None])
def test_larger_reads_see_the_file(size: int | None) -> None:
    file = SignedFile(DATA)
    read = b"".join(iter(lambda: file.read(size), b""))
    assert read == DATA


def test_reading_may_begin_within_a_signature() -> None:
    file = SignedFile(DATA)
    start = DATA.index(LONG.encode())
    file.seek(start + 500)
    assert file.read(1) == DATA[start + 500 : start + 501]
    assert file.tell() == start + 501


def test_token_differs_from_file_to_file() -> None:
    assert digits_after(SignedFile(DATA), b"/Contents") != digits_after(SignedFile(DATA), b"/Contents")


def test_file_without_a_long_signature_is_unchanged() -> None:
    data = b"/Contents <" + b"0" * 1023 + b">/Contents <" + b"0" * 2000 + b"(" + b"/Contents<" * 20_000
    file = SignedFile(data)
    assert b"".join(file.read(1) for _ in range(len(data))) == data
