import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.search.query import SearchError, SearchQuery, parse


@pytest.mark.parametrize(
    ("text", "fts5", "tsquery"),
    [
        ("Nuclear forces", '("nuclear") AND ("forc")', "(('nuclear')) & (('forc'))"),
        ('"nuclear forces"', '("nuclear forc")', "(('nuclear' & 'forc'))"),
        ("«ядерного оружия»", '("ядерн оруж")', "(('ядерн' & 'оруж'))"),
        ("「日本 経済」", '("日本 本経 経済")', "(('日本' & '本経' & '経済'))"),
        ("-Japan", '("ˡ") NOT (("japan"))', "'ˡ' & !(('japan'))"),
        ("russia -Japan", '(("russia")) NOT (("japan"))', "(('russia')) & !(('japan'))"),
        ('russia -"a b"', '(("russia")) NOT (("a b"))', "(('russia'))"),
        ("nucl*", '("nucl" * OR "ʷnucl" *)', "(('nucl':*) | ('ʷnucl':*))"),
        (
            "forces*",
            '("forc" OR "forces" * OR "ʷforces" *)',
            "(('forc') | ('forces':*) | ('ʷforces':*))",
        ),
        ("US-China", '("us china" OR "uschina")', "(('us' & 'china') | ('uschina'))"),
        ("日", '("日" *)', "(('日':*))"),
        ("第3回", '("第 3 回" *)', "(('第' & '3' & '回':*))"),
        ("Japan,Russia", '("japan") AND ("russia")', "(('japan')) & (('russia'))"),
        ("Japan japan’s", '("japan")', "(('japan'))"),
        ("ʷˡ", '("wl")', "(('wl'))"),
    ],
)
def test_a_query_is_written_for_each_engine(text, fts5, tsquery):
    query = parse(text)
    assert (query.to_fts5(), query.to_tsquery()) == (fts5, tsquery)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("＂a b＂ －c ｄ＊", '"a b" -c d*'),
        ("a −b –c ‑d", "a -b -c -d"),
        ("a —b", "a b"),
        ("〝a b〟 《c d》 ｢e f｣", '"a b" "c d" "e f"'),
        ("„a b“ «c d» ”e f”", '"a b" "c d" "e f"'),
        ('half "open phrase', "half open phrase"),
        ('"a b" "c', '"a b" c'),
        ('-"open phrase', "-open phrase"),
        ("don't OR NOT NEAR(a b) col:x ^y {z}", "dont or not near a b col x y z"),
        ('5"6', "5 6"),
        ("a — b - c", "a b c"),
        ("a*b", "a b"),
        ("Naïve ЁЛКА", "naive елка"),
    ],
)
def test_two_ways_to_write_one_query(text, plain):
    query, same = parse(text), parse(plain)
    assert (query.wanted, query.excluded) == (same.wanted, same.excluded)


@pytest.mark.parametrize("text", ["", "   ", "…", "*", '"', '""', "- -", "-*", '-"."', "\u200b"])
def test_a_query_with_nothing_to_search_for_is_empty(text):
    assert parse(text).empty
    assert parse(text, prefix_last=True).empty


@pytest.mark.parametrize("text", ["a", "-a", "日", "7", '"a"'])
def test_a_query_with_anything_to_search_for_is_not_empty(text):
    assert not parse(text).empty


def test_while_typing_the_start_of_the_last_word_is_enough():
    assert parse("Nuclear forc", prefix_last=True) == SearchQuery(
        "Nuclear forc", parse("nuclear forc*").wanted
    )
    assert parse('x "a b"', prefix_last=True).wanted == parse('x "a b"').wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 201, "A search can hold at most 200 characters; this one has 201."),
        ("x " * 33, "A search can hold at most 32 words; this one has 33."),
        ("x-" * 40, "A search can hold at most 32 words; this one has 40."),
    ],
)
def test_a_long_query_is_refused_with_its_limit(text, message):
    with pytest.raises(SearchError) as refused:
        parse(text)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("character", "name"), [("\0", "U+0000"), ("\x0b", "U+000B"), ("\ud800", "U+D800")]
)
def test_a_character_that_cannot_be_stored_is_refused_by_name(character, name):
    with pytest.raises(SearchError, match=rf"{name.replace('+', '[+]')}.*only tab and line break"):
        parse(f"a{character}b")


def test_the_limits_themselves_are_allowed():
    assert len(parse("x" * 200).wanted) == 1
    assert len(parse(" ".join(f"x{number}" for number in range(32))).wanted) == 32
    assert parse("a\tb\r\nc").wanted == parse("a b c").wanted


@given(st.text(max_size=250), st.booleans())
def test_any_text_is_a_query_or_is_refused(text, prefix_last):
    try:
        query = parse(text, prefix_last=prefix_last)
    except SearchError:
        return
    assert query.empty or (query.to_fts5() and query.to_tsquery())
