"""Entities of a spaCy pipeline in a Document: found in all of its text, linked to signers, held against the rules."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from spacy.language import Language
from spacy.tokens import Span

import vndocparse
import vndocparse.ner
from fixtures.content import load
from fixtures.render import pdf_path, text_path
from vndocparse.batch.work import Work
from vndocparse.cli import main
from vndocparse.document.errors import MissingExtraError, UnreadableError, VndocparseError
from vndocparse.document.models import Document, Entity
from vndocparse.grammar import Grammar
from vndocparse.layout.lay_out import lay_out
from vndocparse.ner import pieces
from vndocparse.ner.pipeline import open_pipeline, pipeline_name
from vndocparse.review.entities import DOUBT
from vndocparse.sources.limits import Limits
from vndocparse.sources.read import read

PATTERNS = {
    "PERSON": ["Hồ Viết Thạnh", "HỒ VIẾT THẠNH", "Nguyễn Văn Hoà", "Hoàng Giang", "Ông Nguyễn Văn Hòa"],
    "ORG": ["Ủy ban nhân dân xã Khe Lau", "Ủy ban nhân dân phường Đông Lau", "Sở Nội vụ", "Lê Lợi", "Lau và Đông"],
    "GPE": ["Quảng Trị"],
    "EVENT": ["Tết Nguyên đán"],
}
LETTER = """UBND TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
Số: 15/SNV-VP
Quảng Trị, ngày 02 tháng 3 năm 2024

Kính gửi:
- {first};
- {second}.

{body}

GIÁM ĐỐC


{signer}
"""


def ruler(patterns: dict[str, list[str]]) -> Language:
    nlp = vndocparse.ner.blank()
    nlp.meta["name"] = "tay"
    rules = nlp.add_pipe("entity_ruler")
    for label, phrases in patterns.items():
        for phrase in phrases:
            words = [{"TEXT": t.text} for t in nlp.make_doc(phrase)]
            rules.add_patterns([{"label": label, "pattern": words}])
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return ruler(PATTERNS)


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ner") / "nlp"
    nlp.to_disk(path)
    return str(path)


def letter(nlp: Language, **parts: str) -> Document:
    whole = {"first": "Sở Nội vụ", "second": "Sở Tài chính", "body": "Đề nghị báo cáo.", "signer": "Trần Thị Lan"}
    return vndocparse.parse_text(LETTER.format(**{**whole, **parts}), ner=nlp)


def listed(document: Document) -> list[tuple[str, str]]:
    return [(x.label, x.text) for x in document.entities]


def disagreements(document: Document) -> list[str]:
    return [x.message for x in document.diagnostics if x.code == "ner.disagrees"]


def test_without_a_recogniser_there_are_no_entities() -> None:
    assert vndocparse.parse(text_path(load("cong-van-hoa-toc"))).entities == ()


def test_entities_stand_in_the_text_over_line_breaks_too(nlp: Language) -> None:
    document = vndocparse.parse(text_path(load("cong-van-hoa-toc")), ner=nlp)
    assert ("LOC", "Quảng Trị") in listed(document)  # GPE, by its common name
    assert ("ORG", "Ủy ban nhân dân phường Đông Lau") in listed(document)  # broken over two lines
    for entity in document.entities:
        assert entity.span is not None
        assert " ".join(document.text[entity.span.start : entity.span.end].split()) == entity.text
        assert (entity.rule, entity.source, entity.boxes) == ("ner:vi_tay", "vi_tay", ())
    assert [x.span.start for x in document.entities if x.span] == sorted(
        x.span.start for x in document.entities if x.span
    )


def test_true_is_the_recogniser_that_ships() -> None:
    document = vndocparse.parse(pdf_path(load("cong-van-hoa-toc")), ner=True)
    assert ("ORG", "Ủy ban nhân dân phường Đông Lau") in listed(document)
    assert [(x.text, x.signer) for x in document.entities if x.label == "PERSON"] == [("Hồ Viết Thạnh", 0)]
    assert {x.source for x in document.entities} == {pipeline_name(vndocparse.ner.load())}


def test_entities_of_pages_have_boxes(nlp: Language) -> None:
    document = vndocparse.parse(pdf_path(load("cong-van-hoa-toc")), ner=nlp)
    entity = next(x for x in document.entities if x.text == "Ủy ban nhân dân xã Khe Lau")
    assert entity.boxes
    assert all(box.page == 1 for box in entity.boxes)


def test_page_furniture_is_not_read(nlp: Language) -> None:
    furniture = ruler({"ORG": ["CỘNG HÒA", "UBND XÃ KHE LAU"], "PERSON": ["Ký bởi"]})
    assert vndocparse.parse(text_path(load("cong-van-hoa-toc")), ner=furniture).entities == ()


def test_other_labels_stay_as_given(nlp: Language) -> None:
    assert ("EVENT", "Tết Nguyên đán") in listed(letter(nlp, body="Nghỉ Tết Nguyên đán."))


def test_a_pipeline_tells_its_confidence(nlp: Language) -> None:
    assert {x.confidence for x in letter(nlp).entities} == {0.5}
    Span.set_extension("confidence", default=0.75, force=True)
    try:
        assert {x.confidence for x in letter(nlp).entities} == {0.75}
    finally:
        Span.remove_extension("confidence")


def test_every_document_of_a_source_has_its_own(nlp: Language) -> None:
    one = text_path(load("cong-van-hoa-toc")).read_text("utf-8")
    first, second = vndocparse.parse_all_text(f"{one}\n\n{one}", ner=nlp)
    assert listed(first) == listed(second) != []
    assert all(x.span and x.span.start >= len(one) for x in second.entities)


def test_our_own_component_in_the_pipeline_is_left_out(nlp: Language) -> None:
    both = ruler(PATTERNS)
    both.add_pipe("vndocparse", name="van_ban", first=True)
    assert listed(letter(both)) == listed(letter(nlp)) != []


def test_a_long_paragraph_is_read_in_pieces_of_bounded_length() -> None:
    lengths: list[int] = []
    nlp = ruler({"ORG": ["Sở Nội vụ"]})

    @Language.component("tape")
    def tape(doc):
        lengths.append(len(doc.text))
        return doc

    nlp.add_pipe("tape")
    sentence = "Đề nghị Sở Nội vụ tổng hợp số liệu của các xã, báo cáo Ủy ban nhân dân tỉnh. "
    document = letter(nlp, body=sentence * 500)
    assert max(lengths) <= pieces.LONGEST
    assert sum(lengths) <= len(document.text)
    assert [x.text for x in document.entities].count("Sở Nội vụ") == 501
    lengths.clear()
    letter(nlp, body="x" * 50_000)
    assert max(lengths) <= pieces.LONGEST


@pytest.mark.parametrize(
    "name", ["cong-van-hoa-toc", "ke-hoach-hai-phu-luc", "quyet-dinh-trich-sao", "thong-tu-sua-doi"]
)
def test_pieces_hold_each_line_once_but_furniture(name: str) -> None:
    grammar = Grammar.load()
    layout = lay_out(read(text_path(load(name)), limits=Limits()), grammar)
    zones = layout.zones
    left_out = {x.index for x in (*zones.national_title, *zones.furniture, *zones.marks)}
    left_out |= {x.index for group in zones.captions for x in group}
    wanted = sorted(x.index for x in layout.lines if x.index not in left_out)
    found = list(pieces.pieces(layout, grammar))
    views = {id(piece.view): piece.view for piece in found}
    assert found
    assert sorted(line.index for view in views.values() for line in view.lines) == wanted
    assert all(len(piece.text) <= pieces.LONGEST for piece in found)


def test_a_signer_is_told_among_the_persons(nlp: Language) -> None:
    body = "Đồng chí NGUYỄN VĂN A và Ông Nguyễn Văn Hòa cùng Hoàng Giang trình bày."
    document = letter(nlp, body=body, signer="Thạc sĩ Nguyễn Văn Hoà")
    assert document.signers[0].name == "Nguyễn Văn Hoà"
    assert {(x.text, x.signer) for x in document.entities if x.label == "PERSON"} == {
        ("Ông Nguyễn Văn Hòa", 0),  # honorific dropped, tone mark on the other letter
        ("Nguyễn Văn Hoà", 0),
        ("Hoàng Giang", None),
    }


def test_capitals_do_not_part_a_signer_from_the_name(nlp: Language) -> None:
    document = letter(nlp, body="Báo cáo của HỒ VIẾT THẠNH.", signer="Hồ Viết Thạnh")
    assert [x.signer for x in document.entities if x.label == "PERSON"] == [0, 0]


def test_an_agency_of_no_plain_form_that_is_read_as_a_person_is_doubted() -> None:
    nlp = ruler({"PERSON": ["Thiên Long Phúc"]})
    document = letter(nlp, first="Thiên Long Phúc")
    assert disagreements(document) == ["vi_tay reads 'Thiên Long Phúc' as a person, the rules as an agency."]
    without = vndocparse.parse_text(document.text)
    assert document.addressees[0].confidence == round(without.addressees[0].confidence * DOUBT, 3)
    assert document.addressees[1] == without.addressees[1]


def test_a_person_of_no_plain_form_that_is_read_as_an_agency_is_doubted(nlp: Language) -> None:
    document, plain = letter(nlp, first="Lê Lợi"), letter(nlp, first="Ông Lê Lợi")
    assert disagreements(document) == ["vi_tay reads 'Lê Lợi' as an agency, the rules as a person."]
    assert disagreements(plain) == []


def test_where_the_form_is_plain_the_rules_win() -> None:
    document = letter(ruler({"PERSON": ["Sở Nội vụ", "Giám đốc Sở Tài chính"]}), second="Giám đốc Sở Tài chính")
    assert {x.label for x in document.entities} == {"PERSON"}
    assert disagreements(document) == []


def test_a_kind_that_the_form_tells_is_never_doubted() -> None:
    nlp = ruler({"PERSON": ["Nguyễn Hoàng Chí Dũng", "VP Quốc hội"]})
    document = letter(nlp, first="PTTg Nguyễn Hoàng Chí Dũng", second="VP Quốc hội")
    assert [x.kind for x in document.addressees] == ["person", "agency"]
    assert [x.label for x in document.entities] == ["PERSON", "PERSON"]
    assert disagreements(document) == []


def test_an_entity_over_the_edge_of_a_value_is_a_doubt() -> None:
    body = "1. Giao Sở Tài chính chủ trì tổng hợp, báo cáo trước ngày 15/4/2024."
    over = letter(ruler({"ORG": ["Giao Sở Tài"]}), body=body)
    assert disagreements(over) == ["vi_tay reads 'Giao Sở Tài' across the edge of 'Sở Tài chính'."]
    (doubted,) = [a for t in over.tasks for a in t.assignees]
    (without,) = [a for t in vndocparse.parse_text(over.text).tasks for a in t.assignees]
    assert doubted.confidence == round(without.confidence * DOUBT, 3)
    assert [a for u in over.directives for a in u.assignees] == [doubted]
    for inside in ("Tài chính", "Sở Tài chính", "Sở Tài chính chủ trì"):  # a verb of work ends every name
        assert disagreements(letter(ruler({"ORG": [inside]}), body=body)) == []


def test_a_mark_or_an_honorific_at_the_edge_is_none() -> None:
    document = letter(ruler({"PERSON": ["Ông Nguyễn Văn Hòa"], "ORG": ["Sở Tài chính."]}), first="Ông Nguyễn Văn Hòa")
    assert len(document.entities) == 2
    assert disagreements(document) == []


def test_a_path_names_a_pipeline_and_a_wrong_one_is_told(saved: str, nlp: Language, tmp_path: Path) -> None:
    text = text_path(load("cong-van-hoa-toc")).read_text("utf-8")
    assert listed(vndocparse.parse_text(text, ner=saved)) == listed(vndocparse.parse_text(text, ner=nlp))
    assert open_pipeline(saved) is open_pipeline(Path(saved))
    with pytest.raises(UnreadableError, match="no spaCy pipeline"):
        vndocparse.parse_text("Số: 1", ner=tmp_path / "absent")
    with pytest.raises(TypeError, match="no spaCy pipeline"):
        vndocparse.parse_text("Số: 1", ner=3)


def test_a_pipeline_that_fails_is_named() -> None:
    nlp = vndocparse.ner.blank()
    nlp.meta["name"] = "tay"

    @Language.component("broken")
    def broken(doc):
        raise KeyError("vectors")

    nlp.add_pipe("broken")
    with pytest.raises(VndocparseError, match=r"pipeline vi_tay failed \(KeyError"):
        letter(nlp)


def test_workers_load_the_pipeline_themselves(saved: str, nlp: Language) -> None:
    path = text_path(load("cong-van-hoa-toc"))
    (result,) = vndocparse.parse_many([path], workers=1, ner=saved)
    assert result.document is not None
    assert result.document.entities == vndocparse.parse(path, ner=nlp).entities != ()
    with pytest.raises(TypeError, match="ner=True, or the path"):
        vndocparse.parse_many([path], ner=nlp)


def test_a_run_with_another_recogniser_has_other_results(saved: str) -> None:
    assert Work(ner=saved).settings() != Work().settings()


def test_the_command_takes_a_pipeline(saved: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(text_path(load("cong-van-hoa-toc")))
    assert main(["--ner-pipeline", saved, "--fields", "entities", path]) == 0
    assert '"text": "Ủy ban nhân dân xã Khe Lau"' in capsys.readouterr().out


def test_batch_takes_a_pipeline(saved: str, tmp_path: Path) -> None:
    path = str(text_path(load("cong-van-hoa-toc")))
    command = ["batch", path, "--out", str(tmp_path / "out"), "--workers", "1", "--whole", "--ner-pipeline", saved]
    assert main(command) == 0
    assert '"text":"Ủy ban nhân dân xã Khe Lau"' in (tmp_path / "out" / "whole.jsonl").read_text("utf-8")
    assert '"entities"' not in (tmp_path / "out" / "doubtful.jsonl").read_text("utf-8")


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_spacy_stays_unloaded_until_it_is_asked_for() -> None:
    code = (
        "import sys, vndocparse, vndocparse.cli, vndocparse.ner\n"
        "vndocparse.parse_text('Số: 15/QĐ-UBND')\n"
        "vndocparse.cli.main(['--fields', 'reference', 'fixtures/text/cong-van-hoa-toc.txt'])\n"
        "print('spacy' in sys.modules)"
    )
    assert run(code).splitlines()[-1] == "False"


def test_without_spacy_the_error_names_the_install_command() -> None:
    code = """
import sys, vndocparse, vndocparse.ner
from importlib.abc import MetaPathFinder
class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] == 'spacy':
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)
sys.meta_path.insert(0, Absent())
print(vndocparse.parse_text('Số: 15/QĐ-UBND').reference.symbol)
for call in (
    lambda: vndocparse.parse_text('Số: 15/QĐ-UBND', ner=True),
    lambda: vndocparse.parse_text('Số: 15/QĐ-UBND', ner='somewhere'),
    lambda: vndocparse.parse_many([], ner=True),
    vndocparse.ner.blank,
    vndocparse.ner.load,
):
    try:
        call()
    except vndocparse.MissingExtraError as error:
        print(error)
"""
    assert run(code).splitlines() == ["QĐ-UBND", *["named entities need spaCy: pip install 'vndocparse[ner]'"] * 5]


def test_an_absent_spacy_is_told_by_the_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    path = str(text_path(load("cong-van-hoa-toc")))
    for command in (["--ner", path], ["batch", path, "--out", str(tmp_path / "out"), "--ner"]):
        assert main(command) in (1, 2)
        assert "pip install 'vndocparse[ner]'" in capsys.readouterr().err
    with pytest.raises(MissingExtraError):
        vndocparse.parse(path, ner=True)


def test_entities_survive_their_json() -> None:
    entity = Entity(label="PERSON", text="Lò Văn Bình", source="vi_tay", signer=0, confidence=0.5, rule="ner:vi_tay")
    assert Entity.model_validate_json(entity.model_dump_json()) == entity
