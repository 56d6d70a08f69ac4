"""Tables of the encodings from before Unicode: viparse's, and in `encodings.toml` what those lack.

Imported late: both cost some 80 ms, for few files.
"""

import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import regex

Pairs = tuple[tuple[str, str], ...]

# ư and ã of TCVN3 as PDF files give them: signs beside a letter, and not between digits.
_SIGNS = {"\u2212": "\xad", "\u2219": "\xb7"}
_SIGN = regex.compile(r"[\u2212\u2219](?=[\p{L}\xa1-\xff])|(?<=[\p{L}\xa1-\xff])[\u2212\u2219]")
# Letters of VPS and VISCII that software took for Windows-1252: signs within a word.
_WESTERN = {bytes([b]).decode("cp1252"): chr(b) for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_LETTER = r"[\p{L}\x02-\x06\x10-\x1e\x80-\xff]"
_PUNCTUATION = "\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2013\u2014\u2026\u2039\u203a"
_WESTERN_SIGN = regex.compile(
    rf"(?<={_LETTER})[{_PUNCTUATION}](?={_LETTER})"
    rf"|(?<={_LETTER})[{''.join(_WESTERN)}--[{_PUNCTUATION}]]|[{''.join(_WESTERN)}--[{_PUNCTUATION}]](?={_LETTER})",
    regex.V1,
)
_WHOLE_BYTE = ("viscii", "vps")  # encodings with letters at 0x80 to 0x9f


@cache
def extras() -> dict[str, Any]:
    """Return our own tables, by encoding."""
    return tomllib.loads(files(__package__).joinpath("encodings.toml").read_text("utf-8"))


@cache
def charmap(encoding: str) -> Pairs:
    """Return pairs of legacy letters and what they stand for, longer ones first."""
    from viparse.normalize.encodings import CHARMAPS

    found = dict(CHARMAPS[encoding].pairs) if encoding in CHARMAPS else {}
    own = extras().get(encoding, {})
    found.update(own.get("letters", {}))
    if own.get("mixed"):
        for (base, *mark), letter in list(found.items()):
            for first, *rest in product((base.lower(), base.upper()), *((m.lower(), m.upper()) for m in mark)):
                found.setdefault("".join((first, *rest)), letter.upper() if first.isupper() else letter.lower())
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def translator(encoding: str) -> Callable[[str], str]:
    """Return what puts words of this encoding into Unicode (NFC); what the table lacks stays."""
    pairs = charmap(encoding)
    table = {legacy: letter for legacy, letter in pairs if len(legacy) == 1}
    longer = dict(pairs)
    pattern = regex.compile("|".join(regex.escape(legacy) for legacy, _ in pairs))
    single, whole = len(table) == len(longer), encoding in _WHOLE_BYTE
    one = str.maketrans(table)

    def translate(text: str) -> str:
        if whole:
            text = _WESTERN_SIGN.sub(lambda match: _WESTERN[match.group()], text)
        text = _SIGN.sub(lambda match: _SIGNS[match.group()], text)
        changed = text.translate(one) if single else pattern.sub(lambda match: longer[match.group()], text)
        return unicodedata.normalize("NFC", changed)

    return translate
