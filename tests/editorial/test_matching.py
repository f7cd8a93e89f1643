"""Which records a name may mean, and which two records may be one."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from dialogues.editorial import matching
from dialogues.editorial.matching import (
    Names,
    NearMatch,
    NotTwo,
    duplicates_count,
    forget_distinct,
    mark_distinct,
    near_matches,
    possible_duplicates,
    told_apart_from,
)
from dialogues.editorial.merging import merge
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    KnownDistinct,
    Participant,
    Series,
    Topic,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


def pairs(model) -> list[tuple[tuple[int, int], int]]:
    return [(found.pks, found.score) for found in possible_duplicates(model)]


def names(model, name, **narrow) -> list[tuple[str, int, str]]:
    return [(match.name, match.score, match.why) for match in near_matches(model, name, **narrow)]


def sasakawa() -> Participant:
    person = f.ParticipantFactory(name="Yohei Sasakawa")
    f.ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    f.ParticipantNameFactory(participant=person, text="Ёхэй Сасакава", language="ru")
    return person


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Mr Yohei SASAKAWA", ("Yohei Sasakawa", 100, "same")),
        ("Sasakawa Yōhei", ("Yohei Sasakawa", 96, "transposed")),
        ("笹川 陽平氏", ("笹川陽平", 99, "variant")),
        ("Сасакава Ехэй", ("Ёхэй Сасакава", 95, "transposed")),
        ("Y. Sasakawa", ("Yohei Sasakawa", 82, "near")),
        ("Sasakava", ("Yohei Sasakawa", 70, "near")),
    ],
)
def test_a_person_is_found_by_every_spelling(typed, expected):
    person = sasakawa()
    (match,) = near_matches(Participant, typed)
    assert match == NearMatch(person, *expected)
    assert match.is_exact is (expected[2] in ("same", "variant"))


def test_a_name_in_a_script_that_is_not_stored_finds_nobody():
    f.ParticipantFactory(name="Yohei Sasakawa")
    assert names(Participant, "Yohei Sasakawa") == [("Yohei Sasakawa", 100, "same")]
    assert names(Participant, "笹川陽平") == []


def test_other_kinds_of_record_are_found_by_their_names():
    institution = f.InstitutionFactory(
        name="Japan Institute of International Affairs", acronym="JIIA"
    )
    topic = f.TopicFactory(name="Sanctions")
    f.TopicLabelFactory(topic=topic, text="Санкции")
    f.SeriesFactory(title="Valdai–SPF joint conference")
    f.ConferenceFactory(title="Trade in the Asia-Pacific")
    f.DocumentFactory(title="Summary of the talks")
    f.CountryFactory(code="JP", name="Japan", name_ru="Япония", name_ja="日本")
    assert names(Institution, "J.I.I.A.") == [("JIIA", 99, "variant")]
    assert names(Institution, "institute of international affairs, japan") == [
        (institution.name, 96, "transposed")
    ]
    assert names(Topic, "санкции") == [("Санкции", 99, "variant")]
    assert names(Series, "Valdai-SPF Joint Conference") == [
        ("Valdai–SPF joint conference", 100, "same")
    ]
    assert names(Conference, "Trade in the Asia Pacific") == [
        ("Trade in the Asia-Pacific", 100, "same")
    ]
    assert names(Document, "Summary of talks") == [("Summary of the talks", 94, "near")]
    assert names(Country, "日本") == [("日本", 99, "variant")]
    assert [match.record.title for match in near_matches(Document, "Summary of talks")] == [
        "Summary of the talks"
    ]


def test_what_is_looked_for_can_be_narrowed_and_the_form_s_own_record_left_out():
    russia, japan = f.CountryFactory(code="RU"), f.CountryFactory(code="JP")
    one = f.ParticipantFactory(name="Anna Petrova", country=russia)
    other = f.ParticipantFactory(name="Anna Petrova", country=japan)
    seen = [match.record for match in near_matches(Participant, "Anna Petrova")]
    assert seen == [one, other]
    narrowed = near_matches(Participant, "Anna Petrova", country="JP", kind="person")
    assert [match.record for match in narrowed] == [other]
    left = near_matches(Participant, "Anna Petrova", exclude=one)
    assert [match.record for match in left] == [other]
    assert [match.record for match in near_matches(Participant, "Anna Petrova", limit=1)] == [one]


def test_an_anonymous_voice_is_found_at_its_own_conference_alone():
    voice = f.ParticipantFactory(anonymous=True, name="One of the participants")
    elsewhere = f.ParticipantFactory(anonymous=True, name="One of the participants")
    assert near_matches(Participant, "One of the participants") == []
    found = near_matches(Participant, "one of the participants", conference=voice.conference_id)
    assert [match.record for match in found] == [voice]
    assert elsewhere.conference_id != voice.conference_id
    assert pairs(Participant) == []


@pytest.mark.parametrize("name", ["", " ", "…", "a" * 10_000, "\U0001f600", "()", "·"])
def test_no_name_is_too_odd_to_ask_about(name):
    sasakawa()
    assert near_matches(Participant, name) == []


def test_every_change_of_a_name_is_seen_at_once():
    person = f.ParticipantFactory(name="Anna Petrova")
    assert names(Participant, "Anna Petrova") == [("Anna Petrova", 100, "same")]
    person.name = "Olga Smirnova"
    person.save()
    assert names(Participant, "Anna Petrova") == []
    variant = f.ParticipantNameFactory(participant=person, text="Anna Petrova")
    assert names(Participant, "Anna Petrova") == [("Anna Petrova", 99, "variant")]
    variant.text = "Anna Ivanova"
    variant.save()
    person.save()
    assert names(Participant, "Anna Ivanova") == [("Anna Ivanova", 99, "variant")]
    assert names(Participant, "A. Ivanova") == [("Anna Ivanova", 81, "near")]
    person.kind = "expert_group"  # whose names have no initials
    person.save()
    assert names(Participant, "A. Ivanova") == [("Anna Ivanova", 73, "near")]
    person.delete()
    assert names(Participant, "Olga Smirnova") == []


def test_what_was_rolled_back_is_forgotten():
    f.ParticipantFactory(name="Anna Petrova")
    with transaction.atomic():
        f.ParticipantFactory(name="Olga Smirnova")
        assert len(near_matches(Participant, "Olga Smirnova")) == 1
        transaction.set_rollback(True)
    assert near_matches(Participant, "Olga Smirnova") == []


def test_asking_about_many_names_reads_them_once():
    sasakawa()
    near_matches(Participant, "Yohei Sasakawa")
    with CaptureQueriesContext(connection) as queries:
        known = Names(Participant)
    assert len(queries) == 3  # two stamps, and who may be found
    with CaptureQueriesContext(connection) as queries:
        known.near("Yohei Sasakawa")
        known.near("Nobody at all")
    assert len(queries) == 1  # the record that was found


def test_likely_duplicates_are_paired_with_their_score():
    one = f.ParticipantFactory(name="Dmitry Streltsov")
    two = f.ParticipantFactory(name="Streltsov Dmitry")
    f.ParticipantFactory(name="Olga Streltsova")
    f.ParticipantFactory(name="Streltsov")
    (found,) = possible_duplicates(Participant)
    assert (found.pks, found.score, found.names) == (
        (one.pk, two.pk), 96, ("Dmitry Streltsov", "Streltsov Dmitry"),
    )  # fmt: skip
    assert duplicates_count() == 1


def test_stored_names_in_any_script_lead_to_a_duplicate():
    one = sasakawa()
    two = f.ParticipantFactory(name="Sasakawa-san")
    f.ParticipantNameFactory(participant=two, text="笹川　陽平", language="ja")
    (found,) = possible_duplicates(Participant)
    assert (found.pks, found.names, found.score) == (
        (one.pk, two.pk), ("笹川陽平", "笹川　陽平"), 100,
    )  # fmt: skip


def test_kinds_and_the_institution_spoken_for_tell_participants_apart():
    f.ParticipantFactory(name="Valdai Club", expert_group=True)
    f.ParticipantFactory(name="Valdai Club", institutional=True)
    f.ParticipantFactory(name="Valdai Club", institutional=True)
    f.ParticipantFactory(author=True, name="Text of “On trade”")
    f.ParticipantFactory(author=True, name="Text of “On the trade”")
    assert pairs(Participant) == []
    f.ParticipantFactory(name="Valdai Club", expert_group=True)
    assert len(pairs(Participant)) == 1


def test_different_identifiers_and_countries_speak_against():
    one, two = f.ParticipantFactory(name="Ivan Petrov"), f.ParticipantFactory(name="Petrov Ivan")
    assert pairs(Participant) == [((one.pk, two.pk), 96)]
    for person, code in ((one, "RU"), (two, "JP")):
        person.country = f.CountryFactory(code=code)
        person.save()
    assert pairs(Participant) == [((one.pk, two.pk), 81)]
    f.ParticipantIdentifierFactory(participant=one)
    assert pairs(Participant) == [((one.pk, two.pk), 81)]
    f.ParticipantIdentifierFactory(participant=two)
    assert pairs(Participant) == []


def test_the_same_website_speaks_for_a_name_that_holds_the_other():
    site = "https://www.valdaiclub.com/about/"
    one = f.InstitutionFactory(name="Valdai Discussion Club", website=site)
    two = f.InstitutionFactory(name="Valdai Club")
    assert pairs(Institution) == []
    two.website = "http://valdaiclub.com"
    two.save()
    assert [pks for pks, _score in pairs(Institution)] == [(one.pk, two.pk)]


def test_an_institution_and_its_own_part_are_two():
    whole = f.InstitutionFactory(name="Institute of World Economy")
    part = f.InstitutionFactory(name="Institute for World Economy")
    assert [pks for pks, _score in pairs(Institution)] == [(whole.pk, part.pk)]
    part.parent = whole
    part.save()
    assert pairs(Institution) == []


def test_editions_of_a_series_are_two_and_texts_from_one_address_one():
    day = date(2021, 5, 1)
    first = f.ConferenceFactory(title="Asian Dialogue", start_date=day)
    same = f.ConferenceFactory(title="Asian dialogue", start_date=day)
    f.ConferenceFactory(title="Asian Dialogue", start_date=date(2022, 5, 1))
    assert [pks for pks, _score in pairs(Conference)] == [(first.pk, same.pk)]
    address = "https://example.org/summary"
    one = f.DocumentFactory(title="Summary", url=address, text="One.")
    two = f.DocumentFactory(title="Something else", url=address, text="Two.")
    assert ((one.pk, two.pk), 100) in pairs(Document)


def test_two_known_to_be_different_are_no_longer_suspected():
    one, two = f.TopicFactory(name="Trade"), f.TopicFactory(name="trade")
    assert pairs(Topic) == [((one.pk, two.pk), 100)]
    editor = f.EditorFactory()
    row = mark_distinct(two, one, by=editor, note="Goods, and services.")
    assert (row.first_id, row.second_id, row.note, row.by) == (
        one.pk, two.pk, "Goods, and services.", editor,
    )  # fmt: skip
    assert pairs(Topic) == []
    assert told_apart_from(one) == {two.pk}
    assert told_apart_from(two) == {one.pk}
    again = mark_distinct(one, two, by=editor, note="Said again.")
    assert list(KnownDistinct.objects.values_list("pk", "note")) == [(again.pk, "Said again.")]
    forget_distinct(again)
    assert pairs(Topic) == [((one.pk, two.pk), 100)]


def test_only_two_of_one_kind_can_be_told_apart():
    topic = f.TopicFactory()
    for other in (topic, f.InstitutionFactory()):
        with pytest.raises(NotTwo) as caught:
            mark_distinct(topic, other, by=None)
        assert str(caught.value) == "Only two different records of one kind can be told apart."


def test_a_merged_pair_is_no_pair():
    one, two = f.TopicFactory(name="Trade"), f.TopicFactory(name="trade")
    assert len(pairs(Topic)) == 1
    merge(two, one, by=None)
    assert pairs(Topic) == []


def test_counting_again_reads_nothing_but_stamps():
    f.TopicFactory(name="Trade")
    f.TopicFactory(name="trade")
    assert duplicates_count() == 1
    with CaptureQueriesContext(connection) as queries:
        assert duplicates_count() == 1
    assert len(queries) <= 3 * len(matching.KINDS)
    assert not [
        query
        for query in queries
        if ' AS "count"' not in query["sql"] and "dialogues_series" not in query["sql"]
    ]
