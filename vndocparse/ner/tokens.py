"""The tokenizer of the pipeline: it splits wherever an entity may begin or end, and keeps every character."""

import regex
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = regex.compile(r"\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{L}[\p{Lu}\p{M}]*|\p{N}+|\s+|.", regex.DOTALL)


class Tokenizer:
    """Tokens are runs of letters, runs of digits, single marks and white space; a capital behind small letters begins one."""

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
