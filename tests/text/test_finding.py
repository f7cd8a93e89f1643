import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.anchoring import Match, find
from dialogues.text.anchoring.finding import occurrences
from dialogues.text.marks import APOSTROPHE_VARIANTS, DASH_VARIANTS, QUOTATION_VARIANTS
from tests.text.strategies import SPACES, any_text, stretches, texts

VARIANTS = ("-" + DASH_VARIANTS, "'" + APOSTROPHE_VARIANTS, '"' + QUOTATION_VARIANTS)


def naive(text, wanted):
    return [place for place in range(len(text)) if text.startswith(wanted, place)]


def test_exact_places_come_alone():
    text = "Tokyo and\u00a0Moscow; Tokyo and Moscow"
    assert find(text, "Tokyo and Moscow") == [Match(18, 34, True)]
    assert find(text, "Tokyo and\nMoscow") == [Match(0, 16, False), Match(18, 34, False)]


def test_offsets_count_code_points():
    assert find("👩‍👩‍👧 e\u0301 日本が", "日本") == [Match(9, 11, True)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("one of\u00a0the few", "of the", "of\u00a0the"),
        ("one of \r\n\r\n\tthe few", "of the", "of \r\n\r\n\tthe"),
        ("日本　と　ロシア", "日本 と", "日本　と"),
        ("Biden’s “2+2”", 'Biden\'s "2+2"', "Biden’s “2+2”"),
        ("the «2+2» talks", "„2+2“", "«2+2»"),
        ("states — but", "states - but", "states — but"),
        ("states — but", "  states –\u00a0but\n", "states — but"),
    ],
)
def test_white_space_and_marks_may_differ(text, wanted, found):
    (match,) = find(text, wanted)
    assert (text[match.start : match.end], match.exact) == (found, False)


@pytest.mark.parametrize(
    "wanted",
    ["tokyo", "Tôkyo", "To\u0301kyo", "Tok yo", "Tokyo ,", "“Tokyo”", "То\u043ayo", "", " ", "\n"],
)
def test_nothing_else_may_differ(wanted):
    assert find("In Tokyo, of course.", wanted) == []


def test_quotation_marks_and_apostrophes_are_not_each_other():
    assert find("the 'left'", '"left"') == []
    assert find("the “left”", "「left」") == []


def test_overlapping_places_are_all_found():
    assert [match.start for match in find("no, no, no, no", "no, no")] == [0, 4, 8]


@given(st.text("ab", max_size=40), st.text("ab", min_size=1, max_size=7))
def test_occurrences_are_those_of_the_plain_way(text, wanted):
    assert list(occurrences(text, wanted)) == naive(text, wanted)


@given(stretches())
def test_every_stretch_is_found_where_it_stands(stretch):
    text, start, end = stretch
    found = find(text, text[start:end])
    assert Match(start, end, True) in found
    assert all(text[match.start : match.end] == text[start:end] for match in found)


@given(stretches(), st.data())
def test_found_again_after_its_white_space_and_marks_were_changed(stretch, data):
    text, start, end = stretch
    passage = text[start:end].strip()
    start = text.index(passage, start)
    spaces, signs = st.sampled_from(SPACES), [st.sampled_from(list(group)) for group in VARIANTS]
    wanted = re.sub(r"\s+", lambda _run: data.draw(spaces), passage)
    for group, sign in zip(VARIANTS, signs, strict=True):
        wanted = re.sub(f"[{re.escape(group)}]", lambda _mark, sign=sign: data.draw(sign), wanted)
    found = find(text, wanted)
    exact = [match.start for match in found if match.exact]
    assert exact == naive(text, wanted)
    assert exact or Match(start, start + len(passage), False) in found


@given(texts(), any_text)
def test_what_is_found_is_what_was_wanted_but_for_space_and_marks(text, wanted):
    table = str.maketrans({sign: group[0] for group in VARIANTS for sign in group})
    for match in find(text, wanted):
        found = text[match.start : match.end]
        assert found == wanted or found == found.strip()
        assert found.translate(table).split() == wanted.translate(table).split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("of\u00a0the " * 150_000, "of the of the!"),
        ("a" * 300_000, "a" * 20_000),
        ("a" * 1_000_000, "a" * 50_000 + "b"),
        (" \n" * 500_000 + "end", "the end"),
        ("“x”\u00a0" * 250_000, '"x" ' * 1_000),
    ],
    ids=["many near misses", "self-overlapping", "almost", "blank", "tolerant repeats"],
)
def test_a_million_characters_take_no_time(text, wanted):
    begun = time.process_time()
    find(text, wanted)
    assert time.process_time() - begun < 5
