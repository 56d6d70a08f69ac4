"""Clean Unicode text in any language passes the repair unchanged, letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocparse
from fixtures.content import load, names
from fixtures.render import text_path
from vndocparse.layout.repair import repair
from vndocparse.sources.read import read_text
from vndocparse.text.letters import read_letters

SENTENCES = [
    "Ủy ban nhân dân tỉnh giao các sở rà soát, báo cáo trước ngày 15/8/2025; và các xã lập sổ theo dõi.",
    "và các xã\nlà bò\ncó cá, có lúa\nhè về, già trẻ đi chợ",
    "Tòa án xét xử vụ án; bị cáo kháng cáo. Bộ. Vụ. Sở. Thứ hai? Có!",
    "Le maire a signé l'arrêté du 3 août; l'été, la société a déjà été créée à Nîmes, où naît la forêt.",
    "Où est l'élève ? Le garçon a reçu la leçon, naïf et têtu : « ça va ».\nThé, café, né, clé, pré, dé, fée, bébé.",
    "The committee's report (see a.b@example.com, https://example.com/a?b=c&d=e~f) isn't due; cf. f(a) + g(o^2).",
    "x = a(b) + o+u; u+1 != o^2; print(u'abc'); dd if=/dev/zero; add odd oddly: e^x, a^b, u.v, C++ i++ o++",
    "各省人民政府：现将有关事项通知如下。第一条 为了规范公文处理工作，制定本办法。",
    "El señor Núñez está aquí; mañana será otro día. Für größere Straßen: Gebühren. Ação, não, três.",
    "â « aâ « aâ « aâ « aâ « a",
    "Prix : 5 − 3 = 2 €; 20 °C ± 5; § 12; ® © ™; “quoted”, ‘single’, ´ ` ˜",
]
ALPHABETS = {
    "vietnamese": "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ",
    "french": "aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz'’«»",
    "english": "abcdefghijklmnopqrstuvwxyz'-\"()",
    "chinese": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说",
}
WORDS = {name: st.text(st.sampled_from(letters), min_size=1, max_size=8) for name, letters in ALPHABETS.items()}
SYLLABLES = st.sampled_from(
    ["và", "các", "xã", "là", "bò", "có", "cá", "hè", "về", "già", "cũ", "mới", "đã", "được", "à", "ừ", "ý", "mù"]
)


def check(text: str) -> None:
    source = read_text(text)
    repaired = repair(source)
    assert repaired.text == text
    assert repaired.repairs == ()


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("times", [1, 40])
def test_sentences(text: str, times: int) -> None:
    check((text + "\n") * times)
    assert vndocparse.parse_text(text).text == text


@pytest.mark.parametrize("name", names())
def test_composed_documents(name: str) -> None:
    text = text_path(load(name)).read_text("utf-8")
    check(text)
    assert read_letters(text).clean == text


@pytest.mark.parametrize("language", WORDS)
def test_words_of_an_alphabet(language: str) -> None:
    @given(
        st.lists(st.one_of(WORDS[language], WORDS[language].map(str.title), st.sampled_from([",", "\n", "12", "."])))
    )
    def holds(words: list[str]) -> None:
        check(" ".join(words) * 5)

    holds()


@given(st.lists(SYLLABLES, max_size=60), st.sampled_from([" ", "\n", ", ", "   "]))
def test_vietnamese_words_in_any_order(words: list[str], between: str) -> None:
    text = between.join(words)
    check(text)
    assert read_letters(text).clean == text


@given(st.lists(WORDS["french"], max_size=60), st.lists(WORDS["chinese"], max_size=20))
def test_foreign_letters_stay_in_the_copy_that_values_are_read_from(french: list[str], chinese: list[str]) -> None:
    text = " ".join([*french, *chinese])
    assert read_letters(text).clean == text
