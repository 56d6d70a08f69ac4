"""The grammar engine: faults of a file and how they are named, layers, tables, matches, checker."""

import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vndocparse.cli_grammar import main
from vndocparse.grammar import Grammar
from vndocparse.grammar.check import check
from vndocparse.grammar.errors import GrammarError
from vndocparse.text.letters import prepare

RULE = """[rules.dispatch]
title = "Number of a dispatch"
source = "Our own regulation, clause 2"
confidence = 0.8
pattern = '''Công \\s+ văn \\s+ (?P<number>{digits}) (?: / (?P<symbol>\\p{Lu}+) )?'''

[[rules.dispatch.examples]]
text = "công văn  12/QĐ"
captures = { number = "12", symbol = "QĐ" }

[[rules.dispatch.counterexamples]]
text = "Công văn này"
"""
DIGITS = """[fragments.digits]
title = "Digits"
pattern = '''[0-9]{1,5}'''

"""
TABLE = """[tables.colours]
title = "Colours"
source = "Nobody"
rows = [
{ code = "X", name = "xanh", other = ["xanh lá", "lục"] },
{ code = "XL", name = "xanh lam", other = [] },
]
"""
GOOD = DIGITS + RULE

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes grammar files given by stem into a new directory."""
    count = iter(range(9))

    def write_files(**files: str) -> Path:
        directory = tmp_path / f"layer{next(count)}"
        directory.mkdir()
        for stem, text in files.items():
            (directory / f"{stem}.toml").write_text(text, "utf-8")
        return directory

    return write_files


@pytest.fixture(autouse=True)
def ours(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small directory in the place of our grammars."""
    directory = write(common=DIGITS.rstrip() + "\n", base=RULE)
    for module in ("loader", "check"):
        monkeypatch.setattr(f"vndocparse.grammar.{module}.builtin_directory", lambda: directory)
    return directory


FAULTS = [
    ("not TOML", "[rules.a\n", "", "not valid TOML"),
    ("unknown block", "[rulez.a]\n", "", "unknown block [rulez]"),
    ("unknown key", GOOD.replace("confidence", "confidense"), "rules.dispatch", "unknown key 'confidense'"),
    ("no title", GOOD.replace('title = "Number of a dispatch"\n', ""), "rules.dispatch", "title is missing"),
    ("no source", GOOD.replace("source = ", "# "), "rules.dispatch", "source is missing"),
    ("empty source", GOOD.replace("Our own regulation, clause 2", " "), "rules.dispatch", "source is empty"),
    ("no pattern", DIGITS + RULE.replace("pattern = ", "# "), "rules.dispatch", "pattern is missing"),
    ("no examples", GOOD.split("[[rules.dispatch.examples]]")[0], "rules.dispatch", "examples are missing"),
    ("title of a wrong type", GOOD.replace('"Number of a dispatch"', "3"), "rules.dispatch", "title must be a text"),
    ("confidence too high", GOOD.replace("0.8", "8"), "rules.dispatch", "confidence must be"),
    ("confidence true", GOOD.replace("0.8", "true"), "rules.dispatch", "confidence must be"),
    ("case", GOOD.replace("confidence = 0.8", 'case = "upper"'), "rules.dispatch", "case must be"),
    ("rule as text", 'rules.a = "x"\n', "rules.a", "write it as a block"),
    ("rule name", GOOD.replace("rules.dispatch", "rules.Dispatch"), "rules.Dispatch", "the name 'Dispatch'"),
    ("example without text", GOOD.replace('text = "công', '# "'), "rules.dispatch", "examples 1: text is missing"),
    ("example key", GOOD.replace("captures =", "capture ="), "rules.dispatch", "examples 1: unknown key 'capture'"),
    ("capture of a wrong type", GOOD.replace('"12"', "12"), "rules.dispatch", "examples 1: write captures as"),
    ("unknown capture", GOOD.replace("number =", "no ="), "rules.dispatch", "examples 1: the rule has no capture 'no'"),
    (
        "examples as text",
        RULE.partition("\n\n")[0] + '\nexamples = "x"\n',
        "rules.dispatch",
        "write examples as",
    ),
    ("unknown fragment", GOOD.replace("{digits}", "{digit}"), "rules.dispatch", "no fragment {digit} in bad.toml"),
    ("fragment elsewhere", GOOD.replace("{digits}", "{a.b}"), "rules.dispatch", "no fragment {a.b}"),
    ("unknown table", GOOD.replace("{digits}", "{tables.t.c}"), "rules.dispatch", "no table for {tables.t.c}"),
    ("unknown column", TABLE + GOOD.replace("{digits}", "{tables.colours.nam}"), "rules.dispatch", "no column nam"),
    ("fragment without title", GOOD.replace('title = "Digits"\n', ""), "fragments.digits", "title is missing"),
    ("fragment of itself", GOOD.replace("[0-9]{1,5}", "{digits}"), "fragments.digits", "refers to itself"),
    ("table without rows", TABLE.split("rows", maxsplit=1)[0], "tables.colours", "rows are missing"),
    ("table cell", TABLE.replace('"XL"', "{ a = 1 }"), "tables.colours", "row 2: code must be"),
    ("extends nothing", TABLE.replace("colours]", "colors]\nextends = true"), "tables.colors", "extends a table"),
]


@pytest.mark.parametrize(("text", "block", "reason"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_named_by_file_block_and_reason(write: Write, text: str, block: str, reason: str) -> None:
    directory = write(bad=text)
    with pytest.raises(GrammarError) as caught:
        Grammar.load(directory)
    assert caught.value.file == str(directory / "bad.toml")
    assert caught.value.block == block
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"{directory / 'bad.toml'}: {f'[{block}]: ' if block else ''}")


def test_a_chain_of_fragments_that_comes_back_is_refused(write: Write) -> None:
    ring = "".join(f"[fragments.{a}]\ntitle = 'x'\npattern = '{{{b}}}'\n" for a, b in ("ab", "bc", "ca"))
    with pytest.raises(GrammarError, match=r"x\.a > x\.b > x\.c > x\.a"):
        Grammar.load(write(x=ring))


def test_one_table_in_two_files_of_a_directory_is_refused(write: Write) -> None:
    with pytest.raises(GrammarError, match=r"b\.toml: \[tables\.colours\]: the table stands in .*a\.toml too"):
        Grammar.load(write(a=TABLE, b=TABLE))


def test_duplicate_rule_is_refused(write: Write) -> None:
    with pytest.raises(GrammarError, match=r"letters\.toml: not valid TOML"):
        Grammar.load(write(letters=RULE + RULE))


def test_file_names_and_directories(write: Write, tmp_path: Path) -> None:
    with pytest.raises(GrammarError, match=r"my-rules\.toml: the name 'my-rules'"):
        Grammar.load(write(**{"my-rules": GOOD}))
    with pytest.raises(GrammarError, match="absent: no such directory"):
        Grammar.load(tmp_path / "absent")
    with pytest.raises(GrammarError, match="no grammar file"):
        Grammar.load(write())


def test_a_file_that_is_not_utf8_is_refused_and_a_byte_order_mark_is_not(write: Write) -> None:
    directory = write()
    (directory / "a.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert Grammar.load(directory).rule("a.dispatch").title == "Number of a dispatch"
    (directory / "b.toml").write_bytes("# số".encode("utf-16"))
    with pytest.raises(GrammarError, match=r"b\.toml: not UTF-8"):
        Grammar.load(directory)


def test_a_pattern_that_does_not_compile_is_named_on_first_use(write: Write) -> None:
    directory = write(bad=GOOD.replace("Công \\s+", "(Công"))
    rule = Grammar.load(directory).rule("bad.dispatch")
    with pytest.raises(GrammarError, match=r"bad\.toml: \[rules\.dispatch\]: the pattern does not compile") as caught:
        rule.search("x")
    assert caught.value.block == "rules.dispatch"


def test_match_gives_captures_and_offsets_of_the_searched_text(write: Write) -> None:
    rule = Grammar.load(write(a=GOOD)).rule("a.dispatch")
    text = "Theo CÔNG VĂN 12/QĐ"
    match = rule.search(text)
    assert match is not None
    assert match.text == text[match.start : match.end] == "CÔNG VĂN 12/QĐ"
    assert match.captures == {"number": "12", "symbol": "QĐ"}
    assert match.span("number") == (14, 16)
    assert match.all("number") == [(14, 16)]
    assert match.get("absent") is None
    assert match.rule is rule
    assert rule.match(text) is None
    assert rule.match(text, 5) is not None
    assert rule.fullmatch(text) is None
    whole = rule.fullmatch(text, 5, 16)
    assert whole is not None
    assert whole.captures == {"number": "12"}
    assert [m.get("symbol") for m in rule.finditer("công văn 1; công văn 2/A")] == [None, "A"]


def test_case_can_be_made_to_count(write: Write) -> None:
    rule = Grammar.load(write(a=GOOD.replace("confidence", 'case = "sensitive"\nconfidence'))).rule("a.dispatch")
    assert rule.search("công văn 12") is None
    assert rule.search("Công văn 12") is not None


def test_unicode_classes_counts_and_comments_are_no_references(write: Write) -> None:
    fragment = DIGITS.replace("[0-9]{1,5}", "\\p{lu}{2} [0-9]{1,5} # {1,5} of them")
    rule = Grammar.load(write(a=fragment + RULE)).rule("a.dispatch")
    assert rule.fullmatch("Công văn AB12") is not None


def test_a_group_named_with_a_capital_is_called_and_is_no_capture(write: Write) -> None:
    called = GOOD.replace("Công \\s+ văn", "\\b (?P<Word>\\p{L}{1,9}) \\s+ (?&Word)")
    rule = Grammar.load(write(a=called)).rule("a.dispatch")
    assert rule.captures == ("number", "symbol")
    found = rule.search("Công thư 5")
    assert found is not None
    assert found.captures == {"number": "5"}
    assert check(write(a=called.replace("văn này", "văn")), prepare) == []


def test_columns_in_patterns_match_the_longest_value_with_any_white_space(write: Write) -> None:
    rule = RULE.replace("{digits}", "{tables.colours.name}").replace("12", "xanh")
    found = Grammar.load(write(a=TABLE + rule)).rule("a.dispatch").search("Công văn xanh\n lam")
    assert found is not None
    assert found.get("number") == "xanh\n lam"


@pytest.mark.parametrize("printed", ["xanh lam", "xanh \n  lam"])
def test_columns_match_any_white_space_where_groups_are_called_and_behind_a_place(write: Write, printed: str) -> None:
    """A call saves all repetitions: blanks of columns are calls there, but no group can be called looking behind."""
    rule = RULE.replace("{digits}", "(?<Name> {tables.colours.name} ) (?<= {tables.colours.name} ) , \\s (?&Name)")
    found = (
        Grammar.load(write(a=TABLE + rule.replace("12", "xanh, xanh")))
        .rule("a.dispatch")
        .search(f"Công văn {printed}, {printed}")
    )
    assert found is not None
    assert found.captures == {"number": f"{printed}, {printed}"}


def test_tables_give_values_and_rows(write: Write) -> None:
    table = Grammar.load(write(a=TABLE)).table("colours")
    assert table.values("name") == ("xanh", "xanh lam")
    assert table.values("other") == ("xanh lá", "lục")
    assert table.find("other", "XANH  lá") is table.rows[0]
    assert table.find("code", "đỏ") is None


def test_asking_for_what_is_not_there_names_it(write: Write) -> None:
    grammar = Grammar.load(write(a=TABLE))
    with pytest.raises(GrammarError, match=r"no rule 'a\.b'"):
        grammar.rule("a.b")
    with pytest.raises(GrammarError, match="no table 'b'"):
        grammar.table("b")


def test_a_layer_replaces_by_file_and_name_and_keeps_the_rest(write: Write) -> None:
    lower = write(letters=GOOD, colours=TABLE)
    upper = write(letters=RULE.replace("văn", "thư"))
    grammar = Grammar.load(lower, upper)
    assert grammar.rule("letters.dispatch").search("Công thư 5") is not None
    assert grammar.rule("letters.dispatch").search("Công văn 5") is None
    assert grammar.rule("letters.dispatch").file == str(upper / "letters.toml")
    assert grammar.table("colours").rows
    assert Grammar.load(lower).rule("letters.dispatch").search("Công văn 5") is not None


def test_a_layer_uses_fragments_below_it_and_changes_them(write: Write) -> None:
    lower = write(letters=GOOD)
    upper = write(
        mine=RULE.replace("{digits}", "{letters.digits}"),
        letters=DIGITS.replace("[0-9]{1,5}", "[A-Z]"),
    )
    grammar = Grammar.load(lower, upper)
    assert grammar.rule("mine.dispatch").search("Công văn 12") is None
    assert grammar.rule("letters.dispatch").search("Công văn A") is not None


def test_a_layer_replaces_a_table_or_appends_rows(write: Write) -> None:
    lower = write(colours=TABLE)
    row = '[[tables.colours.rows]]\ncode = "Đ"\nname = "đỏ"\nother = []\n'
    extended = Grammar.load(lower, write(mine="[tables.colours]\nextends = true\n" + row)).table("colours")
    assert extended.values("code") == ("X", "XL", "Đ")
    assert extended.title == "Colours"
    replaced = Grammar.load(lower, write(mine='[tables.colours]\ntitle = "C"\nsource = "S"\n' + row)).table("colours")
    assert replaced.values("code") == ("Đ",)


def test_a_grammar_is_read_once_until_its_files_change(write: Write) -> None:
    directory = write(letters=GOOD)
    first = Grammar.load(directory)
    assert Grammar.load(str(directory)) is first
    (directory / "letters.toml").write_text(GOOD.replace("Number of", "The number of"), "utf-8")
    os.utime(directory / "letters.toml", ns=(1, 1))
    assert Grammar.load(directory).rule("letters.dispatch").title == "The number of a dispatch"


def test_rules_can_be_sent_to_another_process(write: Write) -> None:
    rule = pickle.loads(pickle.dumps(Grammar.load(write(a=GOOD)).rule("a.dispatch")))
    assert rule.search("Công văn 5") is not None


CHECKS = [
    ("good", GOOD, []),
    ("layout", GOOD.replace("\n\n", "\n"), ["not in canonical layout"]),
    ("no match", GOOD.replace("công văn  12", "thư 12"), ["example 1 (“thư 12/QĐ”) does not match"]),
    ("other capture", GOOD.replace('"12"', '"13"'), ["number is “12”, the example says “13”"]),
    ("capture not stated", GOOD.replace(', symbol = "QĐ"', ""), ["symbol is “QĐ”, the example says nothing"]),
    ("capture not found", GOOD.replace("12/QĐ", "12"), ["symbol is nothing, the example says “QĐ”"]),
    ("counterexample", GOOD.replace("văn này", "văn 77 này"), ["counterexample 1 (“Công văn 77 này”) matches"]),
    ("no compile", GOOD.replace("{1,5}", "{1,5}[").replace("\\s+", ""), ["does not compile", "does not compile"]),
    (
        "old tone marks",
        GOOD.replace("Công \\s+ văn", "(?: Hoà | Công \\s+ văn )"),
        ["rules see as “Hòa”"],
    ),
    ("missing column", TABLE.replace('"xanh lam", other = []', '"xanh lam"'), ["row 2: no other"]),
    ("unknown column", TABLE.replace(" },\n]", ", cod = 1 },\n]"), ["row 2: unknown column 'cod'"]),
    (
        "slow",
        GOOD.replace("{digits}", "(?:[0-9] | [0-9][0-9] | \\d{3} )+ !").replace("12", "12!"),
        ["takes ever longer on a long text"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CHECKS], ids=[c[0] for c in CHECKS])
def test_the_checker_reports(write: Write, text: str, expected: list[str]) -> None:
    problems = check(write(a=text), prepare)
    assert len(problems) == len(expected), problems
    for problem, reason in zip(problems, expected, strict=True):
        assert reason in problem.reason
        assert problem.file.endswith("a.toml")


def test_the_checker_stops_at_faults_of_structure_and_reports_them_all(write: Write) -> None:
    problems = check(write(a=GOOD.replace("title", "titel"), b="[x"), prepare)
    assert [str(problem).partition(".toml: ")[2].partition(":")[0] for problem in problems] == [
        "[fragments.digits]", "[fragments.digits]", "[rules.dispatch]", "[rules.dispatch]", "not valid TOML"
    ]  # fmt: skip


def test_the_checker_sees_that_a_layer_breaks_a_rule_below(write: Write, ours: Path) -> None:
    assert check(ours, prepare) == []
    [problem] = check(write(common=DIGITS.strip().replace("[0-9]{1,5}", "_") + "\n"), prepare)
    assert problem.file == str(ours / "base.toml")
    assert "does not match" in problem.reason


def test_values_of_a_column_must_be_as_rules_see_them(write: Write) -> None:
    text = (
        TABLE.replace("xanh lam", "Uỷ ban")
        + "\n"
        + RULE.replace("{digits}", "{tables.colours.name}").replace("12", "xanh")
    )
    assert [problem.reason for problem in check(write(a=text), prepare)] == [
        "name “Uỷ ban” never matches: rules see it as “Ủy ban”"
    ]


def test_the_command_checks_and_lays_out(write: Write, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    directory = write(a=GOOD.replace("\n\n", "\n"))
    assert main(["check", str(directory)]) == 1
    assert "a.toml: not in canonical layout" in capsys.readouterr().out
    assert main(["check", f"{directory}/", "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert (directory / "a.toml").read_text("utf-8") == GOOD
    assert main(["check", str(tmp_path / "absent")]) == 2
    assert main(["check", "--wrong"]) == 2
    assert main(["check", str(write(b="[x"))]) == 1
    assert main(["check", str(write(b="[x")), "--write"]) == 1


def test_the_page_for_records_officers_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parent.parent / "docs" / "grammars.md").read_text("utf-8")
    rule, fragment, table = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "my-grammars"
    mine.mkdir()
    (mine / "hospital.toml").write_text("\n".join([fragment, table, rule]), "utf-8")
    assert [str(p) for p in check(mine, prepare, speed=False) if p.file.startswith(str(mine))] == []
    names: dict[str, Any] = {}
    exec(program, names)
    assert names["match"].captures == {"number": "120", "year": "2024"}
    assert names["grammar"].table("document_types").find("aliases", "bệnh án")["code"] == "HSBA"
