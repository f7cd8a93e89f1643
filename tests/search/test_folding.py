import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.search.folding import fold, fold_in_place


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ABC Straße", "abc strasse"),
        ("Ёлка ЙОД", "елка йод"),
        ("Быстри́цкий", "быстрицкий"),
        ("Ｔｏｋｙｏ　ﾊﾞﾙﾄ", "tokyo バルト"),
        ("笹川 陽平・様", "笹川陽平様"),
        ("A・B", "a・b"),
        ("“U.S.”–China’s", '"u.s."-china\'s'),
    ],
)
def test_differences_of_writing_go(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_in_place_gives_the_same_text(text):
    in_place = fold_in_place(text)
    assert len(in_place.starts) == len(in_place.ends) == len(in_place.text)
    if not text.isascii():
        assert in_place.text == fold(text)


def test_every_folded_character_knows_its_place():
    text = "e\u0301ﬁ 笹川　陽平"
    folded = fold_in_place(text)
    assert [
        (character, text[start:end])
        for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True)
    ] == [
        ("e", "e\u0301"),
        ("f", "ﬁ"),
        ("i", "ﬁ"),
        (" ", " "),
        ("笹", "笹"),
        ("川", "川"),
        ("陽", "陽"),
        ("平", "平"),
    ]
