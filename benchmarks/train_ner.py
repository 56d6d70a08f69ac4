"""Whether a trained model adds to the rules: it is trained on documents composed here, and scored beside them.

`python -m benchmarks.train_ner LABELS CORPUS [EPOCHS]`. Documents are composed of the tables in `grammars/` with spans
that composing gives, and `fixtures/text` is labelled by the rules. One core, a fixed seed, nothing downloaded.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from benchmarks.ner import Span, read_labels, scores
from vndocparse.grammar import Grammar
from vndocparse.ner.find import find_entities
from vndocparse.ner.names import TOKENIZER

SEED, DOCUMENTS = 20260101, 300
GIVEN = (
    "An", "Bình", "Chiến", "Dung", "Giang", "Hà", "Hải", "Hạnh", "Hòa", "Hùng", "Hương", "Khánh", "Lan", "Linh",
    "Long", "Mai", "Minh", "Nam", "Nga", "Ngọc", "Phong", "Phúc", "Quang", "Sơn", "Tâm", "Thanh", "Thảo", "Thắng",
    "Thúy", "Trang", "Trung", "Tuấn", "Tùng", "Vân", "Việt", "Vinh", "Yến",
)  # fmt: skip
MIDDLE = (
    "Văn", "Thị", "Đức", "Minh", "Quốc", "Ngọc", "Hữu", "Xuân", "Thanh", "Công", "Đình", "Anh", "Hoàng", "Mạnh",
    "Thu", "Kim",
)  # fmt: skip
FIRST = (
    "Tân", "Hòa", "Đông", "Bình", "Phú", "Long", "Thanh", "An", "Vĩnh", "Mỹ", "Xuân", "Nam", "Hồng", "Yên", "Sơn",
    "Lộc", "Thạnh", "Khánh", "Nghĩa", "Quang",
)  # fmt: skip
COMPANIES = (
    "Hoàng Long", "Sao Mai", "An Phát", "Đại Dương", "Minh Khang", "Vina Tech", "Green Field", "Thiên Phú",
    "Sunrise Việt Nam",
)  # fmt: skip
VERBS = (
    "chủ trì, phối hợp với {ORG} rà soát, báo cáo trước ngày 15 tháng 6",
    "có trách nhiệm hướng dẫn việc thực hiện trên địa bàn {LOC}",
    "nhận được công văn số 12/CV-KT ngày 03/4/2025 của {COMPANY}",
    "giao {ORG} tổng hợp, trình {ORG} xem xét, quyết định",
    "cử ông {PERSON} tham gia đoàn công tác tại {LOC}, {LOC}",
    "thống nhất với đề xuất của bà {PERSON}, đại diện {COMPANY}",
    "đề nghị các sở, ban, ngành và UBND các xã, phường thực hiện nghiêm",
    "quy định chức năng, nhiệm vụ, quyền hạn của đơn vị theo Luật Ngân sách nhà nước",
)
PARTS = (
    "{ORG^}\n{ORG^}\n",
    "{NATION}\nĐộc lập - Tự do - Hạnh phúc\n{PROVINCE}, ngày 12 tháng 3 năm 2025\n",
    "Kính gửi:\n- {ORG};\n- {ORG}.\n",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của {GOVERNMENT} về công tác văn thư;\n",
    "Theo đề nghị của Giám đốc {ORG} tại Tờ trình số 45/TTr-SNV,\n",
    "Nơi nhận:\n- {ORG} (để b/c);\n- {ORG};\n- Lưu: VT.\n",
    "TM. {ORG^}\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{PERSON}\n",
    "Địa chỉ: số 12 {STREET}, {LOC}, {LOC}, {LOC}.\n",
)


class Composer:
    """Composes documents with their spans."""

    def __init__(self, seed: int) -> None:
        """Draw from the tables of the grammars."""
        self._draw = random.Random(seed)
        tables = Grammar.load().tables
        self._families = tables["family_names"].values("name")
        self._provinces = tables["provinces"].values("name")
        self._fields = tables["entity_fields"].values("words")
        self._bodies = tables["central_agencies"].values("name")

    def document(self) -> tuple[str, list[Span]]:
        """Return a text and its spans."""
        parts = [*PARTS[:5], *self._sentences(), *PARTS[5:]]
        text, spans = "", []
        for part in parts:
            for piece in _pieces(part):
                if piece.startswith("{"):
                    label, words = self._fill(piece[1:-1])
                    spans.append((len(text), len(text) + len(words), label))
                    text += words
                else:
                    text += piece
        return text, spans

    def _sentences(self) -> Iterator[str]:
        for number in range(self._draw.randint(3, 9)):
            yield f"{number + 1}. {{ORG}} {self._draw.choice(VERBS)}.\n"

    def _fill(self, slot: str) -> tuple[str, str]:
        pick = self._draw.choice
        if slot.startswith("ORG"):
            name = self._organisation()
            return "ORG", name.upper() if slot.endswith("^") else name
        fills: dict[str, tuple[str, Callable[[], str]]] = {
            "COMPANY": ("ORG", lambda: f"{pick(('Công ty TNHH', 'Công ty cổ phần', 'Tập đoàn'))} {pick(COMPANIES)}"),
            "GOVERNMENT": ("ORG", lambda: pick(("Chính phủ", "Thủ tướng Chính phủ", "Quốc hội"))),
            "NATION": ("LOC", lambda: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            "PROVINCE": ("LOC", lambda: pick(self._provinces)),
            "STREET": ("LOC", lambda: f"đường {pick(self._families)} {pick(GIVEN)}"),
            "LOC": ("LOC", self._place),
            "PERSON": ("PERSON", lambda: f"{pick(self._families)} {pick(MIDDLE)} {pick(GIVEN)}"),
        }
        label, make = fills[slot]
        return label, make()

    def _place(self) -> str:
        pick = self._draw.choice
        level = pick(("tỉnh", "huyện", "xã", "phường", "thị xã", "thôn", ""))
        if level in ("tỉnh", ""):
            return f"{level} {pick(self._provinces)}".strip()
        return f"{level} {pick(FIRST)} {pick(FIRST)}"

    def _organisation(self) -> str:
        pick = self._draw.choice
        made = (
            lambda: pick(self._bodies),
            lambda: f"Sở {pick(self._fields)}",
            lambda: f"Sở {pick(self._fields)} tỉnh {pick(self._provinces)}",
            lambda: f"{pick(('UBND', 'Ủy ban nhân dân', 'HĐND', 'Công an', 'Cục Thuế'))} tỉnh {pick(self._provinces)}",
            lambda: (
                f"{pick(('UBND', 'Ủy ban nhân dân'))} {pick(('huyện', 'xã', 'phường'))} {pick(FIRST)} {pick(FIRST)}"
            ),
            lambda: pick(("UBND tỉnh", "HĐND tỉnh", "Văn phòng UBND tỉnh", "Công an tỉnh", "Tỉnh ủy", "VPCP")),
            lambda: f"{pick(('Vụ', 'Cục', 'Phòng', 'Ban'))} {pick(self._fields)}",
        )
        return pick(made)()


def _pieces(part: str) -> Iterator[str]:
    at = 0
    while (start := part.find("{", at)) >= 0:
        end = part.index("}", start) + 1
        yield part[at:start]
        yield part[start:end]
        at = end
    yield part[at:]


def examples(nlp: Language) -> list[Example]:
    """Return the composed documents and the fixtures as training examples."""
    composer = Composer(SEED)
    texts = [composer.document() for _ in range(DOCUMENTS)]
    for path in sorted((Path(__file__).parents[1] / "fixtures" / "text").glob("*.txt")):
        text = path.read_text("utf-8")
        texts.append((text, [(e.start, e.end, e.label) for e in find_entities(text)]))
    return [Example.from_dict(nlp.make_doc(text), {"entities": spans}) for text, spans in texts]


def train(epochs: int) -> Language:
    """Return a trained pipeline; it prints the loss of each epoch."""
    spacy.util.fix_random_seed(SEED)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe("ner")
    drawn = examples(nlp)
    optimizer = nlp.initialize(lambda: drawn)
    order = random.Random(SEED)
    for epoch in range(epochs):
        order.shuffle(drawn)
        losses: dict[str, float] = {}
        for batch in spacy.util.minibatch(drawn, size=16):
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}", flush=True)
    return nlp


def main() -> None:
    """Train, and print the scores of model, rules, and rules first with the model for the rest."""
    nlp = train(int(sys.argv[3]) if len(sys.argv) > 3 else 6)
    with tempfile.TemporaryDirectory() as folder:
        nlp.to_disk(folder)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(f"model: {size / 1e6:.1f} MB")
    labelled = list(read_labels(Path(sys.argv[1]), Path(sys.argv[2])))

    def model(text: str) -> list[Span]:
        return [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]

    def rules(text: str) -> list[Span]:
        return [(e.start, e.end, e.label) for e in find_entities(text)]

    def both(text: str) -> list[Span]:
        first = rules(text)
        return first + [s for s in model(text) if not any(s[0] < o[1] and o[0] < s[1] for o in first)]

    for name, find in (("model", model), ("rules", rules), ("rules, then model", both)):
        print(name)
        for label, rates in scores((one, find(one.text)) for one in labelled).items():
            print(f"  {label:6}", " ".join(f"{key} {value:5.1f}" for key, value in rates.items()))


if __name__ == "__main__":
    main()
