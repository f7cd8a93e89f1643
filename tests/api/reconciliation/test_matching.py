"""Which records a name in a table may mean, in which order, and which of them surely."""

import pytest

from dialogues.choices import IdentifierScheme
from tests.api.reconciliation.asking import candidates, found, results, wanted
from tests.api.reconciliation.shapes import RESULTS, faults
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    CountryFactory,
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
    TopicFactory,
    TopicLabelFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sasakawa():
    person = ParticipantFactory(
        name="Yohei Sasakawa", country=CountryFactory(code="JP", name="Japan")
    )
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    ParticipantNameFactory(participant=person, text="Ёхэй Сасакава", language="ru")
    return person


SASAKAWA = "participants/yohei-sasakawa"


def test_a_candidate_says_who_it_is_and_what_its_score_is_made_of(client, sasakawa):
    batch = results(client, q0={"query": "笹川陽平"})

    assert batch["q0"] == [
        {
            "id": SASAKAWA,
            "name": "Yohei Sasakawa",
            "description": "Person · Japan · also called “笹川陽平”",
            "type": [{"id": "participant", "name": "Participant"}],
            "score": 99,
            "match": True,
            "features": [
                {"id": "name", "value": 99},
                {"id": "exact_name", "value": True},
                {"id": "identifier", "value": False},
            ],
        }
    ]
    assert faults(RESULTS, {key: {"result": one} for key, one in batch.items()}) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Yohei Sasakawa", (100, True)),
        ("  yohei  SASAKAWA ", (100, True)),
        ("Yōhei Sasakawa", (100, True)),
        ("笹川 陽平", (99, True)),
        ("笹川陽平会長", (99, True)),
        ("Ёхэй Сасакава", (99, True)),
        ("ехэй сасакава", (99, True)),
        ("Sasakawa Yohei", (96, False)),
        ("Sasakawa, Yohei", (96, False)),
        ("Y. Sasakawa", (82, False)),
        ("Yohei Sasakwa", (88, False)),
    ],
)
def test_a_person_is_found_in_every_script_and_spelling(client, sasakawa, typed, expected):
    assert found(client, typed) == [(SASAKAWA, *expected)]


def test_across_scripts_only_recorded_names_are_found(client):
    ParticipantFactory(name="Shinzo Abe")

    assert found(client, "安倍晋三") == []


def test_institutions_by_acronym_and_former_name_and_topics_by_label(client):
    institute = InstitutionFactory(
        name="Japan Institute of International Affairs", slug="jiia", acronym="JIIA"
    )
    InstitutionNameFactory(institution=institute, text="日本国際問題研究所", language="ja")
    topic = TopicFactory(name="Indo-Pacific concept", slug="indo-pacific")
    TopicLabelFactory(topic=topic, text="Индо-Тихоокеанский регион")

    assert found(client, "JIIA") == [("institutions/jiia", 99, True)]
    assert found(client, "日本国際問題研究所") == [("institutions/jiia", 99, True)]
    assert found(client, "Japan Institute for International Affairs")[0][:2] == (
        "institutions/jiia",
        94,
    )
    assert found(client, "индо-тихоокеанский регион") == [("topics/indo-pacific", 99, True)]


def test_a_type_restricts_however_strictly_it_is_meant(client):
    InstitutionFactory(name="Valdai Club", slug="valdai")
    ParticipantFactory(kind="expert_group", name="Valdai Club", slug="valdai-experts")
    both = [("participants/valdai-experts", 100, False), ("institutions/valdai", 100, False)]

    assert found(client, "Valdai Club") == both
    assert found(client, "Valdai Club", type=["institution", "participant"]) == both
    assert (
        found(client, "Valdai Club", type=["institution", "participant"], type_strict="all") == []
    )
    for strict in ("any", "should", "all"):
        assert found(client, "Valdai Club", type="institution", type_strict=strict) == [
            ("institutions/valdai", 100, True)
        ]


def test_null_is_as_good_as_nothing(client, sasakawa):
    nothing = dict.fromkeys(("type", "type_strict", "limit", "properties"))

    assert found(client, "Yohei Sasakawa", **nothing) == [(SASAKAWA, 100, True)]


def test_namesakes_are_never_surely_meant_and_a_limit_hides_no_rival(client):
    for slug in ("one", "two", "three"):
        ParticipantFactory(name="Ivan Petrov", slug=slug)

    assert found(client, "Ivan Petrov", limit=1) == [("participants/one", 100, False)]
    assert len(found(client, "Ivan Petrov", limit=2)) == 2


@pytest.fixture
def petrovs():
    russia = CountryFactory(code="RU", name="Russia", name_ru="Россия", name_ja="ロシア")
    kazakhstan = CountryFactory(code="KZ", name="Kazakhstan")
    one = ParticipantFactory(name="Ivan Petrov", slug="one", country=russia)
    two = ParticipantFactory(name="Ivan Petrov", slug="two", country=kazakhstan)
    return one, two


@pytest.mark.parametrize("value", ["RU", "ru", "Russia", "Россия", "ロシア", ["FR", "Russia"]])
def test_what_is_given_of_them_tells_namesakes_apart(client, petrovs, value):
    assert found(client, "Ivan Petrov", properties=[wanted("country", value)]) == [
        ("participants/one", 100, True),
        ("participants/two", 85, False),
    ]


def test_what_is_not_known_of_a_record_speaks_little_against_it(client, petrovs):
    ParticipantFactory(name="Ivan Petrov", slug="three")

    assert found(client, "Ivan Petrov", properties=[wanted("country", "RU")]) == [
        ("participants/one", 100, False),
        ("participants/three", 98, False),
        ("participants/two", 85, False),
    ]


def test_conferences_and_institutions_are_named_or_identified(client, petrovs):
    valdai = InstitutionFactory(name="Valdai Club", slug="valdai", acronym="VDC")
    conference = ConferenceFactory(title="Seminar on trust", slug="trust")
    AppearanceFactory(participant=petrovs[1], conference=conference, institutions=[valdai])
    #: A namesake of whom no conference is known may still be the one.
    likelier = [("participants/two", 100, False), ("participants/one", 98, False)]

    for properties in (
        [wanted("institution", "Valdai Club")],
        [wanted("institution", "vdc")],
        [wanted("institution", {"id": "institutions/valdai", "name": "What it was called"})],
        [wanted("conference", "seminar on trust")],
        [wanted("conference", "trust")],
    ):
        assert found(client, "Ivan Petrov", properties=properties) == likelier, properties


@pytest.mark.parametrize(
    "value",
    ["Q42", "q42", "https://www.wikidata.org/wiki/Q42", "http://www.wikidata.org/entity/Q42"],
)
def test_an_identical_identifier_decides(client, value):
    meant = ParticipantFactory(name="Ivan Petrov", slug="meant")
    ParticipantIdentifierFactory(participant=meant, scheme=IdentifierScheme.WIKIDATA, value="Q42")
    other = ParticipantFactory(name="Pyotr Ivanov", slug="other")
    ParticipantIdentifierFactory(participant=other, scheme=IdentifierScheme.WIKIDATA, value="Q43")

    assert found(client, "Pyotr Ivanov", properties=[wanted("wikidata", value)]) == [
        ("participants/meant", 100, True),
        ("participants/other", 60, False),
    ]


def test_identifiers_alone_are_enough(client):
    institute = InstitutionFactory(name="An institute", slug="institute")
    InstitutionIdentifierFactory(institution=institute, scheme="ror", value="02mhbdp94")
    asked = {"properties": [wanted("ror", "https://ror.org/02mhbdp94")]}

    assert [(one["id"], one["match"]) for one in results(client, q0=asked)["q0"]] == [
        ("institutions/institute", True)
    ]


def test_without_a_name_all_that_is_given_has_to_agree(client, petrovs):
    asked = {"properties": [wanted("country", "RU"), wanted("kind", "person")]}
    other = {"properties": [wanted("country", "RU"), wanted("kind", "bloc")]}

    batch = results(client, q0=asked, q1=other)

    assert [(one["id"], one["score"], one["match"]) for one in batch["q0"]] == [
        ("participants/one", 70, False)
    ]
    assert batch["q1"] == []


def test_editions_of_a_series_are_told_apart_by_their_year(client):
    for year in ("2021", "2022"):
        ConferenceFactory(title="Joint conference", slug=year, start_date=f"{year}-04-15")

    assert found(client, "Joint conference", properties=[wanted("year", 2022)]) == [
        ("conferences/2022", 100, True),
        ("conferences/2021", 70, False),
    ]


def test_an_identifier_in_place_of_a_name_also_a_former_one(client, sasakawa):
    sasakawa.slug = "sasakawa-yohei"
    sasakawa.save()

    for identifier in (SASAKAWA, "participants/sasakawa-yohei"):
        assert found(client, identifier) == [("participants/sasakawa-yohei", 100, True)]


def test_a_batch_answers_each_query_by_itself(client, sasakawa):
    batch = results(client, a={"query": "Yohei Sasakawa"}, b={"query": "Nobody"}, c={"query": "…"})

    assert {key: len(one) for key, one in batch.items()} == {"a": 1, "b": 0, "c": 0}


def test_an_anonymous_voice_is_no_name_in_a_table(client):
    ParticipantFactory(anonymous=True, name="One of the participants")
    ParticipantFactory(expert_group=True, name="One of the experts", slug="experts")

    assert candidates(client, "One of the participants") == []
    assert found(client, "One of the experts") == [("participants/experts", 100, True)]
