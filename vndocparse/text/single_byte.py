"""Bytes of one letter each: of a legacy font, of Windows-1258, or of the Western code page."""

from vndocparse.text.legacy import detect
from vndocparse.text.syllables import marked_words, share_of_syllables

_SAMPLE = 20_000
_VIETNAMESE = 0.6


def decode_single_byte(data: bytes) -> str:
    """Return the text of these bytes: as Latin-1 when a legacy font explains them, else by the code page that fits."""
    latin = data.decode("latin-1")
    if detect(latin):
        return latin
    vietnamese = data.decode("cp1258", "replace")
    if share_of_syllables(marked_words(vietnamese[:_SAMPLE])) >= _VIETNAMESE:
        return vietnamese
    return data.decode("cp1252", "replace")
