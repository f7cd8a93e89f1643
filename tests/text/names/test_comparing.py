"""Two names: the same, in another order, near, or nothing of the kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.names import Likeness, NameForm, Rule, Why, compare, name_form, readings
from tests.text.names.labelled import DIFFERENT, SAME

#: From this score on the screen of duplicates asks an editor.
ASKED = 78
NAMES = st.one_of(
    st.text(max_size=60),
    st.text("Иванaeiкtо .-'・山田氏ヴァ(）ﾞ", max_size=30),
    st.sampled_from([name for _rule, one, two in SAME + DIFFERENT for name in (one, two)]),
)


def likeness(one: str, other: str, rule: Rule) -> Likeness | None:
    return compare(name_form(one, rule), name_form(other, rule))


def score(one: str, other: str, rule: Rule) -> int:
    found = likeness(one, other, rule)
    return found.score if found else 0


@pytest.mark.parametrize(("rule", "one", "other"), SAME)
def test_spellings_of_one_name_are_asked_about(rule, one, other):
    assert score(one, other, rule) >= ASKED


@pytest.mark.parametrize(("rule", "one", "other"), DIFFERENT)
def test_names_of_two_are_not(rule, one, other):
    assert score(one, other, rule) < ASKED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Prof. Anna Kireeva", "anna kireeva", Likeness(100, Why.SAME)),
        ("Kireeva, Anna", "Anna Kireeva", Likeness(96, Why.TRANSPOSED)),
        ("Anna Kireeva", "Анна Киреева", Likeness(87, Why.NEAR)),
        ("A. Kireeva", "Anna Kireeva", Likeness(82, Why.NEAR)),
        ("Kireeva", "Anna Kireeva", Likeness(72, Why.NEAR)),
        ("笹川陽平理事長", "笹川 陽平", Likeness(100, Why.SAME)),
        ("笹川陽平", "Yohei Sasakawa", None),
        ("Ирина", "", None),
        ("Prof.", "Dr.", None),
        ("!!!", "???", None),
    ],
)
def test_what_is_said_of_two_persons(one, other, expected):
    assert likeness(one, other, Rule.PERSON) == expected


def test_scripts_are_never_called_the_same():
    """Cyrillic and Latin are near at best, kanji and kana match stored names alone."""
    for rule, one, other in SAME:
        found = likeness(one, other, rule)
        if found and found.why is not Why.NEAR and rule is Rule.PERSON:
            assert one.isascii() == other.isascii() or "ō" in other


@given(one=NAMES, other=NAMES, rule=st.sampled_from(Rule))
def test_any_two_strings_can_be_compared_either_way(one, other, rule):
    assert likeness(one, other, rule) == likeness(other, one, rule)


@given(name=NAMES, rule=st.sampled_from(Rule))
def test_every_name_is_the_same_as_itself(name, rule):
    form = name_form(name, rule)
    assert form.is_empty or compare(form, form) == Likeness(100, Why.SAME)


def test_a_name_with_its_acronym_in_brackets_is_read_three_ways():
    forms = readings("Japan Institute of International Affairs (JIIA)", Rule.TITLE)
    assert [form.plain for form in forms] == [
        "japaninstituteofinternationalaffairsjiia",
        "japaninstituteofinternationalaffairs",
        "jiia",
    ]


def test_titles_of_a_person_go_and_names_like_titles_stay():
    plain = {
        name: name_form(name, Rule.PERSON).plain
        for name in ("Gen. Nakatani", "Gen Nakatani", "Jack Ma", "Prof. Dr. Ma", "王君", "Dr.")
    }
    assert plain == {
        "Gen. Nakatani": "nakatani",
        "Gen Nakatani": "gennakatani",
        "Jack Ma": "jackma",
        "Prof. Dr. Ma": "ma",
        "王君": "王君",
        "Dr.": "dr",
    }


def test_an_endless_name_is_cut_and_not_weighed_for_minutes():
    form = name_form("slow " * 100_000, Rule.TITLE)
    assert isinstance(form, NameForm)
    assert len(form.words) == 100
