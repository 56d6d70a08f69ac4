"""Our grammars as a spaCy component: its document, its spans at exactly their characters, and its way through files."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy
import pytest
import spacy
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from legacy_writer import write
from spacy.language import Language
from spacy.tokens import Doc, DocBin, SpanGroup

import vndocparse
import vndocparse.ner
from fixtures.content import load, names
from fixtures.render import text_path
from vndocparse.document.models import Document
from vndocparse.export.values import places
from vndocparse.ner.cut import split_tokens

TEXT = """SỞ NỘI VỤ TỈNH SƠN LA
Số: 15/KH-SNV
Sơn La, ngày 02 tháng 3 năm 2024

Kính gửi: Sở Tài chính.

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, đề nghị Sở Tài chính báo cáo trước ngày 15/4/2024.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = vndocparse.ner.blank()
    pipeline.add_pipe("vndocparse")
    return pipeline


def plain() -> Language:
    """A pipeline whose tokens are what stands between blanks, marks included."""
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})


def found(doc: Doc, label: str) -> list[str]:
    return [span.text for span in doc.spans["vndocparse"] if span.label_ == label]


def test_a_number_with_its_symbol_is_one_token() -> None:
    doc = vndocparse.ner.blank()("(Nghị định 30/2020/NĐ-CP, Công văn 130/UBND-VX.)")
    assert [t.text for t in doc] == [
        "(", "Nghị", "định", "30/2020/NĐ-CP", ",", "Công", "văn", "130/UBND-VX", ".", ")",
    ]  # fmt: skip


def test_the_component_sets_the_document_and_its_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc._.vndocparse == vndocparse.parse_text(TEXT)
    assert found(doc, "reference") == ["15/KH-SNV"]
    assert found(doc, "addressee") == ["Sở Tài chính"]
    assert found(doc, "citation") == ["Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"]
    assert len(doc.ents) == 0


def test_a_span_leads_to_its_value_with_rule_and_confidence(nlp: Language) -> None:
    doc = nlp(TEXT)
    (span,) = [x for x in doc.spans["vndocparse"] if x.label_ == "reference"]
    assert span._.vndocparse == doc._.vndocparse.reference
    assert span.id_ == span._.vndocparse.rule == "reference.line"
    assert doc[0:1]._.vndocparse is None
    assert vndocparse.ner.blank()(TEXT)._.vndocparse is None


@pytest.mark.parametrize("name", names())
def test_every_span_of_every_fixture_stands_at_exactly_its_characters(name: str, nlp: Language) -> None:
    text = text_path(load(name)).read_text("utf-8")
    doc = nlp(text)
    assert doc.text == text
    wanted = sorted((x.label, x.start, x.end) for x in places(doc._.vndocparse) if x.start < x.end)
    assert wanted
    assert sorted((x.label_, x.start_char, x.end_char) for x in doc.spans["vndocparse"]) == wanted


def test_tokens_are_cut_only_where_a_span_begins_or_ends() -> None:
    nlp = vndocparse.ner.blank()
    doc = nlp("gửi Sở Nội vụ/Sở Tài chính, nhé")
    doc.spans["mine"] = [doc[1:3], doc[4:6]]
    doc.set_ents([doc.char_span(0, 3, label="X")])
    doc = split_tokens(doc, {4, 13, 14, 26})
    assert [t.text for t in doc] == ["gửi", "Sở", "Nội", "vụ", "/", "Sở", "Tài", "chính", ",", "nhé"]
    assert [span.text for span in doc.spans["mine"]] == ["Sở Nội", "Tài chính"]
    assert [(e.text, e.label_) for e in doc.ents] == [("gửi", "X")]


PLAIN = plain()


def test_what_stands_on_a_doc_stays_when_its_tokens_are_cut() -> None:
    doc = Doc(
        vndocparse.ner.blank().vocab,
        words=["Sở", "gửi/trả", "thư"],
        tags=["N", "V", "N"],
        lemmas=["sở", "gửi", "thư"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "obj"],
        ents=["B-X", "I-X", "O"],
        user_data={"mine": 1},
    )
    doc.cats, doc._context, doc.tensor = {"thư": 1.0}, "context", numpy.ones((3, 2), dtype="float32")
    doc.spans["mine"] = SpanGroup(doc, name="mine", attrs={"by": "hand"}, spans=[doc[1:1], doc[1:3]])
    cut = split_tokens(doc, {6, 7})
    assert [(t.text, t.tag_, t.lemma_, t.dep_, t.head.i, t.whitespace_) for t in cut] == [
        ("Sở", "N", "sở", "nsubj", 1, " "),
        ("gửi", "V", "gửi", "ROOT", 1, ""),
        ("/", "V", "/", "ROOT", 1, ""),
        ("trả", "V", "trả", "ROOT", 1, " "),
        ("thư", "N", "thư", "obj", 1, " "),
    ]
    assert [(e.text, e.label_) for e in cut.ents] == [("Sở gửi/trả", "X")]
    assert [span.text for span in cut.spans["mine"]] == ["", "gửi/trả thư"]
    assert (cut.spans["mine"].attrs, cut.cats, cut.user_data, cut._context) == (
        {"by": "hand"}, {"thư": 1.0}, {"mine": 1}, "context",
    )  # fmt: skip
    assert cut.tensor[:, 0].tolist() == [1, 0, 0, 0, 1]


def test_cutting_makes_no_sentences_and_keeps_those_that_are() -> None:
    nlp = plain()
    unset = split_tokens(nlp("gửi Nội/Tài. Báo cáo"), {7, 8})
    assert not unset.has_annotation("SENT_START")
    nlp.add_pipe("sentencizer")
    told = nlp("gửi Nội/Tài ngay . Báo cáo/gửi .")
    cut = split_tokens(told, {7, 8, 26})
    assert len(cut) > len(told)
    assert [x.text for x in cut.sents] == ["gửi Nội/Tài ngay .", "Báo cáo/gửi ."]


def test_a_doc_with_nothing_to_cut_is_the_same_doc() -> None:
    for text in ("", "một", "một hai"):
        doc = PLAIN(text)
        assert split_tokens(doc, {0, len(text)}) is doc


def test_cutting_is_one_pass_however_many_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    class Counted(Doc):
        def __init__(self, *args, words, **options) -> None:
            made.append(len(words))
            super().__init__(*args, words=words, **options)

    monkeypatch.setattr("vndocparse.ner.cut.Doc", Counted)
    doc = split_tokens(PLAIN("Nội/Tài " * 500), {8 * at + 3 for at in range(500)})
    assert made == [len(doc)] == [1000]


def test_a_context_goes_through_a_pipe(nlp: Language) -> None:
    foreign = plain()
    foreign.add_pipe("vndocparse", config={"ents": True})
    for doc, context in foreign.pipe([(TEXT, "thứ nhất"), ("", "thứ hai")], as_tuples=True):
        assert context == ("thứ nhất" if doc.text else "thứ hai")
        assert doc._.vndocparse is not None


@given(st.text("ab /.\n", max_size=40), st.data())
def test_whatever_the_edges_a_span_can_stand_there(text: str, data: st.DataObject) -> None:
    doc = PLAIN(text)
    words = [at for at, letter in enumerate(text) if not letter.isspace()]
    edges = st.tuples(st.sampled_from(words), st.sampled_from(words)) if words else st.none()
    pairs = [(min(pair), max(pair) + 1) for pair in data.draw(st.lists(edges, max_size=6 if words else 0)) if pair]
    doc = split_tokens(doc, {at for pair in pairs for at in pair})
    assert doc.text == text
    assert all(span is not None and span.text == text[a:b] for a, b in pairs for span in [doc.char_span(a, b)])


def test_without_cutting_spans_grow_to_whole_tokens() -> None:
    nlp = plain()
    nlp.add_pipe("vndocparse", config={"split": False})
    doc = nlp(TEXT)
    assert found(doc, "addressee") == ["Sở Tài chính."]
    assert [t.text for t in doc] == [t.text for t in nlp.make_doc(TEXT)]


def test_in_any_tokenizer_spans_stand_at_their_characters() -> None:
    nlp = plain()
    nlp.add_pipe("vndocparse")
    assert found(nlp(TEXT), "addressee") == ["Sở Tài chính"]


def test_ents_are_apart_longest_first_and_earlier_ones_stay() -> None:
    nlp = vndocparse.ner.blank()
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Chính phủ"}])
    nlp.add_pipe("vndocparse", config={"ents": True})
    ents = [(e.label_, e.text) for e in nlp(TEXT).ents]
    assert ("LOC", "Chính phủ") in ents  # the citation that ends with it gives way
    assert ("reference", "15/KH-SNV") in ents
    assert "citation" not in [label for label, _ in ents]
    assert "task" not in [label for label, _ in ents]


def test_a_legacy_text_has_a_document_and_no_wrong_spans(nlp: Language) -> None:
    text = write(TEXT, "tcvn3")
    with pytest.warns(UserWarning, match="legacy encoding"):
        doc = nlp(text)
    assert doc.text == text
    assert doc._.vndocparse.reference.symbol == "KH-SNV"
    assert len(doc.spans["vndocparse"]) == 0
    assert found(nlp(doc._.vndocparse.text), "addressee") == ["Sở Tài chính"]


def test_an_empty_text_is_a_document(nlp: Language) -> None:
    assert nlp("")._.vndocparse.diagnostics
    assert nlp(" \n ")._.vndocparse.text == " \n "


def test_pipe_and_processes_give_what_one_call_gives(nlp: Language) -> None:
    texts = [TEXT, TEXT.replace("15/KH", "16/KH"), ""]
    alone = [nlp(text) for text in texts]
    for docs in (nlp.pipe(texts), nlp.pipe(texts, n_process=2)):
        for doc, want in zip(docs, alone, strict=True):
            assert doc._.vndocparse == want._.vndocparse
            assert list(map(_told, doc.spans["vndocparse"])) == list(map(_told, want.spans["vndocparse"]))


def _told(span: object) -> tuple[object, ...]:
    return tuple(getattr(span, name) for name in ("label_", "start_char", "end_char", "id_"))


def test_docs_keep_document_and_spans_in_files(nlp: Language) -> None:
    doc = nlp(TEXT)
    (back,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    assert isinstance(back._.vndocparse, Document)
    assert back._.vndocparse == doc._.vndocparse
    assert found(back, "addressee") == ["Sở Tài chính"]


def test_a_pipeline_on_disk_keeps_tokenizer_and_settings(tmp_path: Path) -> None:
    nlp = vndocparse.ner.blank()
    nlp.add_pipe("vndocparse", config={"ents": True})
    nlp.to_disk(tmp_path / "nlp")
    code = (
        "import sys, spacy, vndocparse.ner.tokenizer, vndocparse.spacy_component\n"
        "doc = spacy.load(sys.argv[1])(sys.stdin.read())\n"
        "print([t.text for t in doc] and [e.text for e in doc.ents if e.label_ == 'reference'], len(doc))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "nlp")]
    done = subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["['15/KH-SNV']", str(len(nlp(TEXT)))]


def test_settings_go_through_bytes() -> None:
    one, other = vndocparse.ner.blank(), vndocparse.ner.blank()
    one.add_pipe("vndocparse", config={"ents": True, "split": False})
    other.add_pipe("vndocparse")
    other.from_bytes(one.to_bytes())
    assert [e.text for e in other(TEXT).ents] == [e.text for e in one(TEXT).ents] != []


def test_grammars_of_ones_own_are_layered(tmp_path: Path) -> None:
    nlp = vndocparse.ner.blank()
    nlp.add_pipe("vndocparse", config={"grammars": [str(tmp_path / "absent")]})
    with pytest.raises(Exception, match="no such directory"):
        nlp(TEXT)


def test_spacy_finds_the_component_and_the_tokenizer_without_an_import(tmp_path: Path) -> None:
    """The entry points of pyproject.toml, installed as a package of their own."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    info = tmp_path / "entry_points_of_vndocparse-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: entry-points-of-vndocparse\nVersion: 0\n")
    (info / "entry_points.txt").write_text(
        "".join(f"[{g}]\n" + "".join(f"{k} = {v}\n" for k, v in points.items()) for g, points in groups.items())
    )
    code = (
        "import spacy\n"
        "nlp = spacy.blank('vi', config={'nlp': {'tokenizer': {'@tokenizers': 'vndocparse.Tokenizer.v1'}}})\n"
        "nlp.add_pipe('vndocparse')\n"
        "print(nlp('Số: 15/KH-UBND')._.vndocparse.reference.symbol)\n"
        "shipped = spacy.blank('vi', config={'nlp': {'tokenizer': {'@tokenizers': 'vndocparse.LetterRuns.v1'}}})\n"
        "shipped.add_pipe('vndocparse_names')\n"
        "print(shipped('Sở Nội vụ tỉnh Sơn La báo cáo.').ents[0].label_)"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["KH-UBND", "ORG"]
