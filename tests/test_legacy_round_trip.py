"""The composed documents in every encoding from before Unicode: bytes and text parse to the answers, but for case."""

import re

import pytest
from answers import answer, flat
from legacy_writer import write

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path

KEYS = [
    "type", "issuer", "issuer_parent", "number", "symbol", "place", "date", "subject", "urgency", "secrecy",
    "addressees", "recipients", "signers", "citations",
]  # fmt: skip
LEAST = 0.95  # share of values that are as in the answer
EVERY = 4  # every so manieth document, so that the test stays short


def values(found: dict[str, object], key: str) -> list[str]:
    """Return the values of a field, each as a string without case; of signers each part on its own."""
    value = found.get(key)
    rows = value if isinstance(value, list) else [value]
    flat_rows = []
    for row in rows:
        parts = row.values() if isinstance(row, dict) and key == "signers" else [row]
        flat_rows += [re.sub(r"\s+", " ", str(x)).casefold() for x in parts if x is not None]
    return flat_rows


def small(text: str) -> str:
    """Return a text as fonts of capitals hold it: what is printed in capitals is typed small."""
    cells = re.split(r"(\s{3,}|\n)", text)
    return "".join(
        c.lower() if c.isupper() and "/" not in c and sum(map(str.isalpha, c)) > 3 else c  # symbols keep their case
        for c in cells
    )


@pytest.mark.parametrize("form", ["bytes", "text"])
@pytest.mark.parametrize("encoding", ["tcvn3", "tcvn3 small", "vni", "viscii", "vps", "cp1258", "viqr", "utf8"])
def test_fields_are_those_of_the_answer(encoding: str, form: str) -> None:
    same = total = 0
    code, *lost = encoding.split()
    # Each encoding takes its own share of the documents in each form.
    first = 0 if form == "bytes" else EVERY // 2
    for name in names()[first::EVERY]:
        text = text_path(load(name)).read_text("utf-8")
        legacy = write(small(text) if lost else text, code)
        if form == "bytes":
            document = vndocparse.parse(legacy.encode("utf-8" if code == "utf8" else "latin-1"))
        else:
            document = vndocparse.parse_text(legacy)
        assert "text.converted" in {d.code for d in document.diagnostics}
        found, wanted = flat(document), answer(name)
        for key in KEYS:
            got = values(found, key)
            for value in values(wanted, key):
                total += 1
                if value in got:
                    got.remove(value)
                    same += 1
    assert same >= LEAST * total, f"{encoding} as {form}: {same} of {total}"
