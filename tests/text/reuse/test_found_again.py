"""Passages found again in texts: word for word, altered, in part, and not where they are not."""

import unicodedata

import pytest

from dialogues.text.reuse import Difference, Found, Passage, PassageIndex, search

NOT = "Russia does not support the concept of a free and open Indo-Pacific"
RUSSIAN = "российские эксперты не поддерживают эту концепцию"
JAPANESE = "インド太平洋構想を支持しないと述べた"


def looked_for(text: str, *passages: str) -> Found:
    return search(PassageIndex(Passage(n, one) for n, one in enumerate(passages)), text)


def told(text: str, *passages: str) -> list[tuple[str, bool, str]]:
    """Of each finding the match, whether levelled, and the words in the text."""
    found = looked_for(text, *passages).findings
    return [(one.match, one.normalised, text[one.start : one.end]) for one in found]


def changes(text: str, passage: str) -> list[tuple[str, str, str]]:
    (found,) = looked_for(text, passage).findings
    assert found.match == "altered"
    return [tuple(one) for one in found.differences if one.kind != "equal"]


@pytest.mark.parametrize("passage", [NOT, RUSSIAN, JAPANESE])
def test_a_passage_in_any_script_stands_where_it_stands(passage):
    assert told(f"Before: {passage}; behind.", passage) == [("exact", False, passage)]


@pytest.mark.parametrize(
    ("given", "passage"),
    [
        ("Russia does  not\nsupport the concept of a free and open Indo-Pacific", NOT),
        ("russia does not support the concept of a free and open Indo\u2013Pacific", NOT),
        ("[r]ussia does not sup\u00adport the concept of a free and open Indo-Pacific", NOT),
        ("インド太平洋構想を\n支持しないと述べた", JAPANESE),
        ("experts expect 'slow but steady' growth", "experts expect “slow but steady” growth"),
        (
            unicodedata.normalize("NFD", "le café fut fermé à la rentrée"),
            "le café fut fermé à la rentrée",
        ),
        ("Ｅｘｐｅｒｔｓ expect no war in Asia", "Experts expect no war in Asia"),
    ],
)
def test_what_says_nothing_about_the_words_is_levelled(given, passage):
    assert told(f"They write: {given} – and more", passage) == [("exact", True, given)]


@pytest.mark.parametrize("mark", ["[…]", "…", "...", "[...]", "(…)", ". . ."])
def test_what_is_left_out_at_a_mark_is_told_and_changes_nothing_else(mark):
    given = f"Russia does not support the concept {mark} Indo-Pacific"

    (found,) = looked_for(given, NOT).findings

    assert (found.match, found.normalised, found.similarity) == ("exact", True, 1.0)
    assert found.differences == (
        Difference("equal", "Russia does not support the concept", given[:35]),
        Difference("omitted", "of a free and open", mark),
        Difference("equal", "Indo-Pacific", "Indo-Pacific"),
    )


@pytest.mark.parametrize(
    ("given", "passage", "expected"),
    [
        (NOT.replace(" not", ""), NOT, [("deleted", "not", "")]),
        (NOT.replace("not", "fully"), NOT, [("replaced", "not", "fully")]),
        (NOT.replace("not", "not really"), NOT, [("inserted", "", "really")]),
        (NOT.replace("concept", "Concept"), NOT, [("replaced", "concept", "Concept")]),
        (RUSSIAN.replace(" не", ""), RUSSIAN, [("deleted", "не", "")]),
        (JAPANESE.replace("しない", "する"), JAPANESE, [("replaced", "しない", "する")]),
        (f"“{NOT.replace('Russia', 'China')}”", NOT, [("replaced", "Russia", "China")]),
        (
            f"“{NOT.replace('Pacific', 'Atlantic')}”",
            NOT,
            [("replaced", "Indo-Pacific", "Indo-Atlantic")],
        ),
    ],
)
def test_what_was_changed_is_told_word_by_word(given, passage, expected):
    assert changes(f"As we read, {given}, they say.", passage) == expected


def test_a_part_of_a_long_passage_is_no_alteration():
    passage = f"{NOT}, because it divides the region into blocs and leaves out its largest powers"

    assert told(f"He said that {NOT}.", passage) == [("partial", False, NOT)]


def test_another_quotation_beside_it_does_not_belong_to_a_part():
    passage = f"Trust is lacking among all experts who were heard because {NOT}"
    given = f"They “see things in another way”. {NOT}, “and still” they come."

    assert told(given, passage) == [("partial", False, NOT)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The weather in the Indo-Pacific was fine.",
        "Pacific Indo open and free a of concept the support not does Russia",
        "Japan supports the concept of a community of nations.",
        "российские учёные поддерживают другую теорию",
        "aaaaaaaaaaaa" * 200,
    ],
)
def test_other_texts_hold_nothing(text):
    assert told(text, NOT, RUSSIAN, JAPANESE) == []


def test_a_short_passage_has_to_stand_there_exactly():
    clause = "trust is lacking today"

    assert told(f"They find that {clause}.", clause) == [("exact", False, clause)]
    assert told("They find that trust is not lacking today.", clause) == []


def test_too_few_letters_are_not_looked_for():
    index = PassageIndex([Passage(1, "no trust"), Passage(2, NOT)])

    assert (index.checked, index.too_short) == (1, 1)
    assert search(index, "There is no trust.").findings == []


def test_each_place_is_found_and_each_record_that_has_the_words():
    text = f"{NOT}. Once more: {NOT}."

    found = looked_for(text, NOT, NOT).findings

    assert [(one.start, one.end) for one in found] == [
        (0, len(NOT)),
        (len(NOT) + 13, len(text) - 1),
    ]


def test_the_passage_that_stands_there_wins_over_one_that_looks_like_it():
    other = NOT.replace("Russia", "China")

    assert told(f"Here “{NOT}”.", other, NOT) == [("exact", False, NOT)]


def test_a_passage_within_another_is_found_beside_it():
    clause = "the concept of a free and open Indo-Pacific"
    altered = NOT.replace(" not", "")

    assert told(altered, clause, NOT) == [("altered", False, altered), ("exact", False, clause)]


def test_the_sign_at_the_end_belongs_to_the_passage_where_the_text_has_it_too():
    assert told(f"{NOT}.", f"{NOT}.") == [("exact", False, f"{NOT}.")]
    assert told(f"“{NOT},” he said.", f"{NOT}.") == [("exact", False, NOT)]


def test_marks_without_end_on_one_letter_cost_no_time():
    text = "a" + "\u0301\u0316" * 50_000

    assert told(text, NOT) == []


def test_a_text_made_of_one_passage_ends_at_the_bound():
    found = looked_for(f"{NOT}. " * 1_000, NOT)

    assert (len(found.findings), found.complete) == (500, False)


def test_an_index_made_of_the_one_before_is_the_same():
    before = PassageIndex([Passage(1, NOT), Passage(2, RUSSIAN)])

    after = PassageIndex([Passage(2, RUSSIAN), Passage(3, JAPANESE)], before)

    anew = PassageIndex([Passage(2, RUSSIAN), Passage(3, JAPANESE)])
    assert (after.texts, after.keys, after._packed) == (anew.texts, anew.keys, anew._packed)
