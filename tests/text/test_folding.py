import unicodedata

import pytest
from hypothesis import given

from dialogues.text.folding import fold
from tests.text.strategies import any_text

SAME = [
    ("Bystritskiy", "BYSTRITSKIY"),
    ("Андрей Быстрицкий", "андрей  быстрицкий"),
    ("Алёна Ёлкина", "Алена Елкина"),
    ("Šimečka", "simecka"),
    ("Łukasz Ørsted", "lukasz orsted"),
    ("Straße", "STRASSE"),
    ("Nguyễn Phú Trọng", "nguyen phu trong"),
    ("ΆΝΝΑ", "αννα"),
    ("Ｖａｌｄａｉ", "Valdai"),
    ("ｻｻｶﾜ ﾖｳﾍｲ", "ササカワ ヨウヘイ"),
    ("ｶﾞ", "ガ"),
    ("か\u3099", "が"),
    ("и\u0306од", "йод"),
    ("辻\U000e0100", "辻"),
    ("Sasakawa\u00a0Peace\u3000Foundation\n", "sasakawa peace foundation"),
    ("Japan–US — “Quad”", 'japan-us - "quad"'),
    ("Japan’s «Quad»", "Japan's „Quad“"),
    ("O´Neill", "O'Neill"),
    ("Val\u200bdai\ufeff \u202eClub\u202c", "Valdai Club"),
    ("co\u00adoperation", "cooperation"),
    ("한국", unicodedata.normalize("NFD", "한국")),
    ("مُحَمَّد", "محمد"),
    ("שָׁלוֹם", "שלום"),
]

DIFFERENT = [
    ("й", "и"),
    ("Бый", "быи"),
    ("が", "か"),
    ("ぱ", "は"),
    ("ガ", "カ"),
    ("कि", "क"),  # a vowel sign is no accent
    ("น้ำ", "นำ"),  # nor is a Thai tone
    ("ひ", "ヒ"),
    ("Abe", "Abel"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_the_same_words_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_letters_stay_other(one, other):
    assert fold(one) != fold(other)


def test_what_a_folded_name_looks_like():
    assert fold(" Андрей\u00a0БЫСТРИЦКИЙ ") == "андрей быстрицкий"
    assert (
        fold("Shinzō Abe’s “Turn to the East” — 2012") == 'shinzo abe\'s "turn to the east" - 2012'
    )
    assert fold("笹川　陽平（会長）") == "笹川 陽平(会長)"
    assert fold("\u200b \u00a0") == ""


@given(any_text)
def test_folding_twice_changes_nothing(text):
    once = fold(text)
    assert fold(once) == once


@given(any_text)
def test_form_and_white_space_make_no_difference(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(f"\u3000{text}\n") == fold(text)


@given(any_text)
def test_nothing_invisible_is_left(text):
    folded = fold(text)
    assert folded == folded.strip()
    assert all(character == " " or not character.isspace() for character in folded)
    assert not any(unicodedata.category(character) == "Cf" for character in folded)
