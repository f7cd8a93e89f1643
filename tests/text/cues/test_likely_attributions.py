"""What every answer of the cue finder keeps to, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues import choices
from dialogues.text.cues import Holder, KnownName, LikelyAttribution, likely_attributions
from dialogues.text.cues.countries import rows
from dialogues.text.sentences import sentences
from dialogues.text.spans import Span
from tests.benchmarks.cues import DEVELOPMENT, HELD_OUT, measure, records
from tests.text.strategies import any_text

LANGUAGES = ("en", "ru", "ja", "de", "ja-JP", "")
CUE_WORDS = st.lists(
    st.sampled_from(
        (
            *("Russian", "experts", "Tokyo", "believe", "that", "according to", "in the view of"),
            *(
                "is seen",
                "as",
                "They",
                "also",
                "noted",
                ",",
                ".",
                "“",
                "”",
                "said",
                "’s",
                "concern",
            ),
            *(
                "эксперты",
                "Москва",
                "по мнению",
                "отметили",
                ", что",
                "в",
                "они",
                "было",
                "позиция",
            ),
            *(
                "日本側",
                "は",
                "と述べた",
                "によれば",
                "、",
                "。",
                "「",
                "」",
                "参加者の一人",
                "懸念",
                "同氏",
            ),
            *("\n", "\n\n", ":", "：", "Prof. A. B.", "(", ")", "—", "-", "U.S.", "1."),
        )
    ),
    max_size=30,
)
cue_texts = st.builds(lambda words, space: space.join(words), CUE_WORDS, st.sampled_from((" ", "")))


def told(text: str, language: str, *names: KnownName) -> list[LikelyAttribution]:
    return likely_attributions(text, sentences(text, language), language, names)


@given(any_text | cue_texts, st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_with_spans_inside_it_and_values_of_the_vocabulary(
    text: str, language: str
) -> None:
    spans = sentences(text, language)
    codes = {row["code"] for row in rows()} | {""}
    for one in likely_attributions(text, spans, language):
        assert 0 <= one.sentence < len(spans)
        assert 0 <= one.words.start < one.words.end <= len(text)
        assert spans[one.sentence].start <= one.claim.start < one.claim.end
        assert one.claim.end <= spans[one.sentence].end
        assert one.basis in choices.Basis.values
        assert one.mode in choices.Mode.values
        assert one.stance in {*choices.Stance.values, ""}
        for holder in one.holders:
            assert holder.words == holder.span.of(text)
            assert holder.kind in {*choices.ParticipantKind.values, ""}
            assert holder.country in codes


@given(any_text)
@settings(max_examples=50, deadline=None)
def test_any_stretches_will_do_for_sentences(text: str) -> None:
    likely_attributions(text, [Span(0, len(text)), Span(0, len(text) // 2)], "en")


def test_the_whole_answer() -> None:
    text = "Trade fell. Both Japanese and Russian experts believe that it will recover, however."
    where = Span(12, 45)
    words = "Both Japanese and Russian experts"
    assert told(text, "en") == [
        LikelyAttribution(
            sentence=1,
            holders=(
                Holder(words, where, "expert_group", "JP"),
                Holder(words, where, "expert_group", "RU"),
            ),
            words=Span(12, 58),
            claim=Span(59, 83),
            basis="explicit",
            stance="expects",
            mode="reported_speech",
        )
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "claim"),
    [
        ("en", "The ice is thin, Danish experts say.", "Danish experts say", "The ice is thin"),
        (
            "en",
            "However, according to Finns, the ice is thin.",
            "according to Finns",
            "the ice is thin",
        ),
        (
            "en",
            "There is no trust, which, as Greek experts stated, the two sides lack.",
            "as Greek experts stated",
            "the two sides lack",
        ),
        ("ru", "Лёд тонок, полагают датские эксперты.", "полагают датские эксперты", "Лёд тонок"),
        ("ru", "По их словам, лёд тонок.", "", ""),
        ("ja", "デンマークの専門家は、氷が薄いと述べた。", "デンマークの専門家は", "氷が薄い"),
        ("ja", "氷が薄いと指摘された。", "と指摘され", "氷が薄い"),
    ],
)
def test_the_attributing_words_stand_outside_the_claim(
    language: str, text: str, words: str, claim: str
) -> None:
    answers = [(one.words.of(text), one.claim.of(text)) for one in told(text, language)]
    assert answers == ([(words, claim)] if words else [])


@pytest.mark.parametrize(
    ("language", "text", "stance", "mode"),
    [
        ("en", "Oslo welcomes the treaty.", "supports", "official_line"),
        ("en", "Oslo does not welcome the treaty.", "opposes", "official_line"),
        ("en", "Norwegian experts fear a flood.", "concerned", "reported_speech"),
        ("en", "Norwegian experts note that a dam should be built.", "proposes", "reported_speech"),
        ("en", "“We will never build a dam,” Ola Berg said.", "expects", "direct_quotation"),
        ("en", "Norwegian experts oppose the “hard” line.", "opposes", "reported_speech"),
        ("ru", "Осло приветствует договор.", "supports", "official_line"),
        ("ru", "Осло не хочет договора.", "opposes", "official_line"),
        ("ru", "Норвежские эксперты опасаются наводнения.", "concerned", "reported_speech"),
        (
            "ru",
            "«Мы никогда не построим плотину», — сказал Ула Берг.",
            "asserts",
            "direct_quotation",
        ),
        ("ja", "オスロは条約を歓迎している。", "supports", "official_line"),
        ("ja", "オスロは条約を望んでいない。", "opposes", "official_line"),
        ("ja", "専門家は洪水を懸念している。", "concerned", "reported_speech"),
        ("ja", "ベルグ氏は「ダムは決して建てない」と語った。", "asserts", "direct_quotation"),
    ],
)
def test_stance_and_mode(language: str, text: str, stance: str, mode: str) -> None:
    assert [(one.stance, one.mode) for one in told(text, language)] == [(stance, mode)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Quartz stated that the bridge is closed."),
        ("ru", "Кварц заявил, что мост закрыт."),
        ("ja", "石英は、橋が閉鎖されたと述べた。"),
    ],
)
def test_a_name_that_the_caller_knows(language: str, text: str) -> None:
    words = text[: {"en": 6, "ru": 5, "ja": 2}[language]]
    kinds = [one.holders[0].kind for one in told(text, language)]
    known = told(text, language, KnownName(words, "institution", "IS"))
    assert kinds != ["institution"]
    assert [one.holders for one in known] == [
        (Holder(words, Span(0, len(words)), "institution", "IS"),)
    ]


def test_a_known_name_in_another_case() -> None:
    text = "По словам Андрея Лебедева, мост закрыт."
    known = KnownName("Андрей Лебедев", "person", "RU")
    assert [one.holders[0] for one in told(text, "ru", known)] == [
        Holder("Андрея Лебедева", Span(10, 25), "person", "RU")
    ]


def test_a_quotation_over_several_sentences_is_carried_over() -> None:
    parts = ["“We sold the ferry.", "The crew is gone.", "It will not come back,” Ola Berg said."]
    text = " ".join(parts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in parts]
    answers = likely_attributions(text, spans, "en")
    assert [(one.sentence, one.claim.of(text), one.basis, one.mode) for one in answers] == [
        (0, parts[0], "carried_over", "direct_quotation"),
        (1, parts[1], "carried_over", "direct_quotation"),
        (2, "It will not come back,”", "explicit", "direct_quotation"),
    ]
    assert {one.holders[0].words for one in answers} == {"Ola Berg"}


def test_a_heading_holds_until_the_next_one() -> None:
    text = "The Danish side\nThe ice is thin.\n\nOutlook\nThe ice is thick.\n"
    assert [(one.sentence, one.basis) for one in told(text, "en")] == [(1, "heading")]


def test_a_title_that_names_two_sides_is_no_heading_of_a_holder() -> None:
    assert told("Denmark and Iceland: Views\nThe ice is thin.\n", "en") == []


def test_every_country_of_the_table_is_a_country_of_the_vocabulary() -> None:
    names = {fields["code"]: fields for model, fields in records("countries")}
    assert len(rows()) >= 100
    for row in rows():
        country = names[row["code"]]
        assert country["name"] in row["en_names"].split(";")
        assert country["name_ru"] in row["ru_names"].replace("=", "").split(";")
        assert country["name_ja"] in row["ja_names"].split(";")


def test_the_text_that_was_held_out_is_read_as_well_as_asked() -> None:
    held_out, development = measure(HELD_OUT), measure(DEVELOPMENT)
    assert held_out.recall >= 0.9
    assert held_out.precision >= 0.6
    assert development.recall >= 0.9
