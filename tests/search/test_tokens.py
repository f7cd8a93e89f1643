import pytest

from dialogues.search.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("…—!?", []),
        ("Nuclear FORCES", ["nuclear", "forc"]),
        ("Japan’s Japan's JAPAN`S", ["japan", "japan", "japan"]),
        ("the nations’ will", ["the", "nation", "will"]),
        ("O’Brien don't", ["obrien", "dont"]),
        ("U.S. forces, U.S and US", ["us", "forc", "us", "and", "us"]),
        ("US–China, Japan-U.S.", ["us", "china", "japan", "us"]),
        ("anti-piracy", ["anti", "piraci"]),
        ("naïve Łódź résumé", ["naiv", "lodz", "resum"]),
        ("1,000 and 3.5% in 2020–2021", ["1", "000", "and", "3", "5", "in", "2020", "2021"]),
        ("５Ｇ ①", ["5g", "1"]),
        ("Foo™ bar_baz", ["foo", "bar", "baz"]),
        ("infor\u00admation", ["inform"]),
        ("Ещё ещё ЕЩЕ", ["ещ", "ещ", "ещ"]),
        ("йод иод", ["йод", "иод"]),
        ("и\u0306од", ["йод"]),
        ("Быстрицкого Быстрицкому", ["быстрицк", "быстрицк"]),
        ("по-русски, т.е. Су-35", ["по", "русск", "те", "су", "35"]),
        ("日本語", ["日本", "本語", "語"]),
        ("露", ["露"]),
        ("第3回会議", ["第", "3", "回会", "会議", "議"]),
        ("ﾊﾞﾙﾄ", ["バル", "ルト", "ト"]),
        ("か が", ["かが", "が"]),
        ("笹川　陽平", ["笹川", "川陽", "陽平", "平"]),
        ("マイケル・グリーン", ["マイ", "イケ", "ケル", "ルグ", "グリ", "リー", "ーン", "ン"]),
        ("日本。露国", ["日本", "本", "露国", "国"]),
        ("辻\U000e0100さん", ["辻さ", "さん", "ん"]),
        ("한국 정부", ["한국", "국", "정부", "부"]),
        ("AUKUSは", ["aukus", "は"]),
        ("a" * 100, ["a" * 80]),
        ("\x00a\ud800b\x0bc", ["a", "b", "c"]),
    ],
)
def test_text_is_cut_into_tokens(text, tokens):
    assert tokenise(text) == tokens


def test_a_long_run_of_marks_takes_no_long_time():
    assert tokenise("a" + "\u0301\u0327" * 200_000 + "b") == ["ab"]
