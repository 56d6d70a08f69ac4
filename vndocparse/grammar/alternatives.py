"""Many words as one pattern that tries each letter once: `Sở | Sân bay` becomes `S(?:ở|ân\\s+bay)`.

A list of hundreds of names side by side would be tried name by name at every place of a text.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import regex

_SPACE = r"\s+"
_CALL = "(?&"
_CALLED = "\n(?(DEFINE)(?<Blanks>\\s*+))"  # on a line of its own, behind any comment
# A lookbehind, which can call no group, as a whole; or the blank of a word list, which a letter or a branch follows.
_BLANK = regex.compile(
    r"""
    (?P<behind> \(\?<[=!] (?P<inner> (?: [^()\[\]\\] | \\. | \[ (?: [^\]\\] | \\. )*+ \] | \( (?&inner) \) )*+ ) \) )
    | \\s\+ (?! [\s+?*{|)] )
    """,
    regex.VERBOSE | regex.DOTALL,
)


def any_of(values: Iterable[str]) -> str:
    """Return a pattern that matches any of these words, as one group; of several that fit, the longest comes first.

    White space in a value stands for any white space. The pattern serves rules of either case.
    """
    longest_first = sorted({" ".join(value.split()) for value in values}, key=lambda value: (-len(value), value))
    return _either(longest_first, 0)


def call_blanks(pattern: str) -> str:
    """Return a pattern that calls groups with the blanks of its word lists called too; any other as it is.

    At each call all repetitions of a pattern are saved, used or not: thousands of blanks made it twenty times as slow.
    """
    if _CALL not in pattern:
        return pattern
    # At the end: in front it would hide from the engine what a match begins with.
    return _BLANK.sub(lambda found: found.group() if found.group("behind") else r"\s(?&Blanks)", pattern) + _CALLED


def _either(values: Sequence[str], at: int) -> str:
    """Return the pattern of what follows the first `at` letters, which these values share."""
    options = sorted((value for value in values if len(value) > at), key=lambda value: value[at].casefold())
    branches = [_branch(list(group), at) for _, group in groupby(options, key=lambda value: value[at].casefold())]
    # What goes on comes before what ends here: the longest is tried first.
    if len(options) < len(values):
        branches.append("")
    return f"(?:{'|'.join(branches)})"


def _branch(values: Sequence[str], at: int) -> str:
    """Return the pattern of values whose next letter is the same, or the same but for its case."""
    shortest, end = min(map(len, values)), at
    while end < shortest and len({value[end] for value in values}) == 1:
        end += 1
    if len(values) == 1:
        return _escaped(values[0][at:])
    if end == at:
        # `Ban chỉ đạo` and `Ban Chỉ đạo` may both match: they stay side by side, so that the longest comes first.
        return "|".join(_escaped(value[at:]) for value in values)
    return _escaped(values[0][at:end]) + _either(values, end)


def _escaped(text: str) -> str:
    return "".join(_SPACE if letter == " " else regex.escape(letter) for letter in text)
