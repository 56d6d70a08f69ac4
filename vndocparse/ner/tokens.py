"""The tokenizer of the pipeline: it splits wherever an entity may begin or end, and keeps every character."""

import regex
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = regex.compile(
    r"""
      \p{Lu}? \p{M}* (?: [\p{Ll}\p{Lt}\p{Lm}\p{Lo}] \p{M}* )+   # huyện, Huyện
    | (?: \p{Lu} \p{M}* )+ (?! [\p{Ll}\p{M}] )                  # HUYỆN, also when a capitalised word is stuck to it
    | \p{N}+ | \s+ | .
    """,
    regex.DOTALL | regex.VERBOSE,
)


class Tokenizer:
    """Tokens are runs of letters or digits, single marks, white space; a capital behind small letters begins one."""

    def __init__(self, vocab: Vocab) -> None:
        """Make tokens of this vocabulary."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text; joined, they are the text."""
        words: list[str] = []
        spaces: list[bool] = []
        for found in _TOKEN.finditer(text):
            token = found.group()
            if token[0] == " " and words and not spaces[-1] and not words[-1][-1].isspace():
                spaces[-1] = True
                token = token[1:]
            if token:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: object, **_: object) -> None:
        """Write nothing: there is nothing to learn."""

    def from_disk(self, path: object, **_: object) -> "Tokenizer":
        """Return the tokenizer as it is."""
        return self

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing."""
        return b""

    def from_bytes(self, data: bytes, **_: object) -> "Tokenizer":
        """Return the tokenizer as it is."""
        return self
