"""UTF-8 that software took for Western letters and wrote as UTF-8 again: `Viá»‡t` for Việt.

Undone only where it is certain: the letters spell the bytes of UTF-8 without a flaw and name Vietnamese letters.
"""

from collections.abc import Sequence

import regex

from vndocparse.text.evidence import UNICODE
from vndocparse.text.legacy import Converted

NAME = "utf8"

_BYTES = {bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BYTES |= {chr(b): b for b in range(0x80, 0x100)}
_CONTINUED = "[" + "".join(regex.escape(c) for c, b in _BYTES.items() if b < 0xC0) + "]"
# Letters of two and three bytes: a Vietnamese text has no others but signs.
_SEQUENCE = regex.compile(rf"[\xc2-\xcc]{_CONTINUED}|[\xe1\xe2]{_CONTINUED}{{2}}")
_LEAST = 3  # letters beyond doubt in the whole text


def undo_mojibake(lines: Sequence[str]) -> Converted:
    """Return these lines with Vietnamese letters for the bytes that spell them, and how many were changed."""
    found = [(at, changed) for at, line in enumerate(lines) if (changed := _undo(line)) != line]
    if sum(len(UNICODE.findall(changed)) for _, changed in found) < _LEAST:
        return Converted(tuple(lines), ())
    result = list(lines)
    for at, changed in found:
        result[at] = changed
    return Converted(tuple(result), ((NAME, len(found)),))


def _undo(line: str) -> str:
    """Return a line undone; unchanged if it has a Vietnamese letter already, or a Western one that is no such byte."""
    if line.isascii() or UNICODE.search(line):
        return line
    rest = _SEQUENCE.sub("", line)
    if any(c.isalpha() and not c.isascii() for c in rest) or rest == line:
        return line
    try:
        return _SEQUENCE.sub(lambda match: bytes(_BYTES[c] for c in match.group()).decode("utf-8"), line)
    except UnicodeDecodeError:
        return line
