import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogues.text.sentences import sentences
from dialogues.text.spans import Span
from tests.text.strategies import any_text, texts

ENGLISH = """Think Tank
Moscow and Tokyo: Is There a Way?
Anton Bespalov

 Japan’s close alliance with the U.S. was reaffirmed at the Quad (Japan, US, Australia, India) \
summit, the Consultative Committee (Japan-U.S “2+2”), Japan-US summit and the G7. It depends on \
the US and Russia. If they stabilise — even at the level of “stabilisation of rivalry”, experts \
believe. (That said, even such close allies refused to impose sanctions, e.g. Israel).\u00a0

What vision was behind Dr. Abe’s diplomacy? “Why?” asked Amb. Galuzin at 5 p.m. “Never!” \
It cost $3.5 bn. in 2020. And so on… The end.[1] Views are the Club's, etc.
"""

ENGLISH_ENDS = [
    ("Think", "Tank"),
    ("Moscow", "Way?"),
    ("Anton", "Bespalov"),
    ("Japan’s", "G7."),
    ("It", "Russia."),
    ("If", "believe."),
    ("(That", "Israel)."),
    ("What", "diplomacy?"),
    ("“Why?”", "p.m."),
    ("“Never!”", "“Never!”"),
    ("It", "2020."),
    ("And", "on…"),
    ("The", "end.[1]"),
    ("Views", "etc."),
]

RUSSIAN = (
    "Мнения\nВ 2014 г. Токио ввёл санкции, т. е. ограничения. По словам проф. А. С. Иванова и "
    "Ю. Сато из г. Токио, «Япония не готова. Она боится». «Зачем?» — спросил он. Это было в 2014 г. "
    "Затем выросли поставки, цены и т. д. Население — 5 млн. человек (см. рис. 2). «Кто мы?» Эксперт "
    "У. Меркель не ответил… Впрочем, это неважно."
)

RUSSIAN_ENDS = [
    ("Мнения", "Мнения"),
    ("В", "ограничения."),
    ("По", "боится»."),
    ("«Зачем?»", "он."),
    ("Это", "г."),
    ("Затем", "д."),
    ("Население", "2)."),
    ("«Кто", "мы?»"),
    ("Эксперт", "ответил…"),
    ("Впрочем,", "неважно."),
]

JAPANESE = (
    "日露対話\n　大臣は「賛成です。ただし条件がある。」と述べた。笹川陽平氏（会長。元理事長）は反対した。"
    "『本です。』を読んだ。「はい。」「いいえ。」本当か？！U.S. Steelは３．５％増。以上"
)

JAPANESE_SENTENCES = [
    "日露対話",
    "大臣は「賛成です。ただし条件がある。」と述べた。",
    "笹川陽平氏（会長。元理事長）は反対した。",
    "『本です。』を読んだ。",
    "「はい。」",
    "「いいえ。」",
    "本当か？！",
    "U.S. Steelは３．５％増。",
    "以上",
]


def cut(text, language="en"):
    return [span.of(text) for span in sentences(text, language)]


def ends(text, language):
    return [(words[0], words[-1]) for words in map(str.split, cut(text, language))]


def test_english():
    assert ends(ENGLISH, "en") == ENGLISH_ENDS


def test_russian():
    assert ends(RUSSIAN, "ru") == RUSSIAN_ENDS


def test_japanese():
    assert cut(JAPANESE, "ja") == JAPANESE_SENTENCES


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Points: (a) trust and (b) trade. Next.", ["Points: (a) trust and (b) trade.", "Next."]),
        ("en", "The U.S. The end. The U.S. President.", ["The U.S.", "The end.", "The U.S. President."]),
        ("en", "Rosneft Co. Ltd. signed. Done.", ["Rosneft Co. Ltd. signed.", "Done."]),
        ("en", "It asks: who? when? why? We know.", ["It asks: who? when? why?", "We know."]),
        ("en", "“Is it?” “Yes.” End.", ["“Is it?”", "“Yes.”", "End."]),
        ("ru", "А.С. Иванов и г-н Сато, т.к. к. и. н. Да.", ["А.С. Иванов и г-н Сато, т.к. к. и. н. Да."]),
        ("ru", "Э. Люттвак — да. Нет.", ["Э. Люттвак — да.", "Нет."]),
        ("ja", "えっ！？そう…。はい。", ["えっ！？", "そう…。", "はい。"]),
        ("ja", "「開いたまま。次の文。", ["「開いたまま。", "次の文。"]),
        ("zh", "中国反对。“好。”他说。", ["中国反对。", "“好。”", "他说。"]),
        ("en", "*** — !!!", ["*** — !!!"]),
        ("en", "Same. Same. Same.", ["Same.", "Same.", "Same."]),
    ],
)  # fmt: skip
def test_rules_of_the_languages(language, text, expected):
    assert cut(text, language) == expected


def test_no_break_spaces_separate_words_as_spaces_do():
    text = "On\u00a0April\u00a015, it\u00a0met.\u00a0The\u00a0JIIA’s\u00a0summary is\u00a0out."
    assert sentences(text) == [Span(0, 20), Span(21, 47)]


def test_every_kind_of_line_break_ends_a_sentence():
    assert cut("One\ntwo\r\nthree\rfour\u2028five\x85six\u2029\n \n") == [
        "One",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]


def test_nothing_to_cut():
    assert sentences("") == []
    assert sentences(" \n\u00a0\u3000\n") == []


@pytest.mark.parametrize("language", ["en", "EN-gb", "xx", "", "tlh_Latn"])
def test_a_language_without_rules_of_its_own_is_cut_like_english(language):
    assert cut("He met Dr. Abe. She left.", language) == ["He met Dr. Abe.", "She left."]


def test_region_and_script_do_not_matter():
    assert cut(JAPANESE, "ja-JP") == JAPANESE_SENTENCES
    assert ends(RUSSIAN, "ru_RU") == RUSSIAN_ENDS


languages = st.sampled_from(("en", "ru", "ja", "zh", "de", "ar", "hi", "xx"))


@given(texts() | any_text, languages)
@example("∯ȸȹ&ᓴ& ☉☈ ƪƪƪ. Next\\(a.\\) '♟' &⎋&", "en")
@example("a. \u00b2. b. \u0663. 1. x 2. y", "en")
@example("(«“「『 . ! ?", "ja")
def test_every_printing_character_is_in_just_one_sentence(text, language):
    last = 0
    for start, end in sentences(text, language):
        assert last <= start < end
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The US agreed (so it said). Dr. Abe, e.g., met the U.S. President. “Why?” he asked. ",
            "en",
        ),
        ("По словам А. С. Иванова, т. е. эксперта, «это не всё. Ждём». Япония готова. ", "ru"),
        ("大臣は「賛成です。ただし条件がある。」と述べた。次の文。", "ja"),
    ],
)
def test_a_very_long_line_is_cut_as_its_parts_are(text, language):
    assert cut(text * 200, language) == cut(text, language) * 200


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (JAPANESE, "ja")])
def test_a_long_text_is_cut_as_its_paragraphs_are(text, language):
    assert cut((text + "\n") * 60, language) == cut(text, language) * 60
