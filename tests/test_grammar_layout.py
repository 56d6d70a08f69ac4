"""The canonical layout of grammar files: what moves, and that meaning and comments stay."""

import tomllib

import pytest

from vndocparse.grammar.errors import GrammarError
from vndocparse.grammar.layout import format_file

MESSY = r"""
# About this file.

# On the rule.
[rules.b]  # behind the header
pattern = "x\\d # no comment"   # behind a value
# inside
source = 'S'
title = "The \"b\""
examples = [ {captures = {}, text = "x1"}, # an example
]

# Second paragraph, one.

# Second paragraph, two.
[tables.t]
title = "T"
source = "S"
rows = [
  # group one
  { code = "A", list = ["#", "b]"] },  # behind a row
  { list = [], code = 'B"' },
  # last words
]

[fragments.a]
pattern = '''
  a ' # said in the pattern
  {2}'''
title = "A"
# The end.
"""
NEAT = r"""# About this file.

[fragments.a]
title = "A"
pattern = '''
  a ' # said in the pattern
  {2}'''

# Second paragraph, one.

# Second paragraph, two.
[tables.t]
title = "T"
source = "S"
rows = [
# group one
# behind a row
{ code = "A", list = ["#", "b]"] },
{ code = 'B"', list = [] },
# last words
]

# On the rule.
# behind the header
# behind a value
# inside
# an example
[rules.b]
title = 'The "b"'
source = "S"
pattern = '''x\d # no comment'''

[[rules.b.examples]]
text = "x1"
captures = {}

# The end.
"""


def test_layout_is_canonical_and_keeps_meaning_and_comments() -> None:
    assert format_file(MESSY) == NEAT
    assert format_file(NEAT) == NEAT
    assert tomllib.loads(MESSY) == tomllib.loads(NEAT)
    assert format_file(MESSY.replace("\n", "\r\n")) == NEAT


@pytest.mark.parametrize(
    "value",
    [
        "a\nb",
        "a \nb",
        "\n",
        "\na\n",
        "it's",
        "'",
        'a"b',
        "'\"\\",
        "'''",
        "x\n'''",
        "a'",
        "\u00a0\ufffe\t",
        "𝒳\U000e0001",
    ],
)
def test_layout_keeps_every_text(value: str) -> None:
    escaped = "".join(f"\\U{ord(letter):08X}" for letter in value)
    text = f'[rules.a]\ntitle = "{escaped}"\npattern = "{escaped}"\n[[rules.a.examples]]\ntext = "{escaped}"\n'
    formatted = format_file(text)
    assert tomllib.loads(formatted) == tomllib.loads(text)
    assert format_file(formatted) == formatted


def test_layout_refuses_what_it_would_lose() -> None:
    with pytest.raises(GrammarError, match="more than fragments"):
        format_file("[other]\na = 1\n")
    with pytest.raises(GrammarError, match="not valid TOML"):
        format_file("[rules")
