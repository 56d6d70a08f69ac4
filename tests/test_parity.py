"""Both PDF readers lead to the same fields."""

import pytest
from answers import flat

import vndocparse
from fixtures.content import load, names
from fixtures.render import pdf_path


@pytest.mark.parametrize("name", names())
def test_both_readers_give_the_same_fields(name: str) -> None:
    path = pdf_path(load(name))
    assert flat(vndocparse.parse(path, reader="pdfium")) == flat(vndocparse.parse(path, reader="pdfplumber"))
