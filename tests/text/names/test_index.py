"""Finding among many names: nothing that comparing would find is missed for a common reason."""

from dialogues.text.names import Entry, NameIndex, Rule, name_form
from tests.text.names.labelled import DIFFERENT, SAME

ASKED = 78


def entry(key: int, text: str, rule: Rule = Rule.PERSON) -> Entry:
    return Entry(key, text, True, name_form(text, rule))


def found(index: NameIndex, name: str) -> dict[str, int]:
    return {entry.text: likeness.score for entry, likeness in index.near(name)}


def test_every_labelled_spelling_is_found_from_the_other_and_in_pairs():
    for rule, one, other in SAME:
        index = NameIndex([entry(1, one, rule), entry(2, other, rule)])
        assert found(index, one).get(other, 0) >= ASKED, (one, other)
        assert found(index, other).get(one, 0) >= ASKED, (one, other)
        assert list(index.pairs()) == [(1, 2)], (one, other)


def test_the_pairs_of_a_whole_table_are_those_of_one_name():
    """Precision and recall over all labelled names in one table."""
    names = [(rule, name) for rule, *pair in SAME + DIFFERENT for name in pair]
    index = NameIndex(entry(key, name, rule) for key, (rule, name) in enumerate(names))
    asked = {
        frozenset((pair.one.text, pair.other.text))
        for pair in index.pairs().values()
        if pair.likeness.score >= ASKED
    }
    wrong = {frozenset(pair) for _rule, *pair in DIFFERENT} & asked
    missed = {frozenset(pair) for _rule, *pair in SAME} - asked
    assert (wrong, missed) == (set(), set())


def test_a_mistyped_letter_anywhere_is_found():
    index = NameIndex([entry(1, "Dmitry Streltsov")])
    for typed in ("Dmitry Xtreltsov", "Dmitry Strxltsov", "Dmitry Streltsvo", "Dmitry Sreltsov"):
        assert found(index, typed) == {"Dmitry Streltsov": 88}, typed


def test_only_what_is_allowed_is_found():
    index = NameIndex([entry(1, "Anna Kireeva"), entry(2, "Kireeva Anna")])
    seen = [entry.key for entry, _likeness in index.near("Anna Kireeva", allowed={2})]
    assert seen == [2]


def test_two_names_of_one_record_are_no_pair():
    index = NameIndex([entry(1, "Anna Kireeva"), entry(1, "Kireeva Anna")])
    assert index.pairs() == {}


def test_other_names_replace_what_was_known_of_a_record():
    index = NameIndex([entry(1, "Anna Kireeva"), entry(2, "Kireeva Anna"), entry(3, "Ivan Petrov")])
    assert list(index.pairs()) == [(1, 2)]
    index.replace(2, [entry(2, "Petrov Ivan")])
    assert list(index.pairs()) == [(2, 3)]
    assert found(index, "Kireeva Anna") == {"Anna Kireeva": 96}
    index.replace(3, [])
    assert index.pairs() == {}
    assert found(index, "Ivan Petrov") == {"Petrov Ivan": 96}


def test_a_name_that_thousands_share_does_not_take_minutes():
    index = NameIndex(entry(key, f"Ivan Petrov {key}") for key in range(2_000))
    assert index.pairs() == {}
    assert len(found(index, "Ivan Petrov 7")) >= 1
