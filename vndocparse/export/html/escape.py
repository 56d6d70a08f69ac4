"""Foreign text made safe to stand in HTML, between tags and in quoted attributes."""

import html

import regex

# Control characters and halves of surrogate pairs, which HTML cannot hold.
_UNFIT = regex.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return the text with markup escaped; characters that HTML cannot hold become U+FFFD."""
    return html.escape(_UNFIT.sub("\ufffd", text), quote=True)
