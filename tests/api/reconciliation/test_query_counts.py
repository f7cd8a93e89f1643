"""A batch costs a fixed number of queries, however much it asks for."""

import pytest

from tests.api.reconciliation.asking import SERVICE, extended, results, wanted
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    CountryFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def fill(rows: int) -> None:
    japan = CountryFactory(code="JP", name="Japan")
    for number in range(rows):
        person = ParticipantFactory(
            name=f"Irina Petrova {number}", slug=f"p-{number}", country=japan
        )
        ParticipantIdentifierFactory(participant=person)
        institute = InstitutionFactory(slug=f"i-{number}")
        conference = ConferenceFactory(slug=f"c-{number}")
        AppearanceFactory(participant=person, conference=conference, institutions=[institute])
        topic = TopicFactory(slug=f"t-{number}", parent=TopicFactory())
        PositionFactory(conference=conference, holders=[person], topics=[topic])


#: So many records, and so many questions at once.
SIZES = pytest.mark.parametrize(("rows", "size"), [(1, 1), (3, 10)])


@SIZES
def test_names(client, django_assert_num_queries, rows, size):
    fill(rows)
    batch = {f"q{n}": {"query": f"Irina Petrova {n}", "type": "participant"} for n in range(size)}
    results(client, **batch)

    with django_assert_num_queries(4):
        results(client, **batch)


@SIZES
def test_names_of_any_type_with_what_else_is_known(client, django_assert_num_queries, rows, size):
    fill(rows)
    given = [
        wanted("country", "JP"),
        wanted("conference", "c-0"),
        wanted("institution", "i-0"),
        wanted("wikidata", "Q7"),
    ]
    batch = {f"q{n}": {"query": f"Irina Petrova {n}", "properties": given} for n in range(size)}
    results(client, **batch)

    with django_assert_num_queries(24):
        results(client, **batch)


@SIZES
def test_values(client, django_assert_num_queries, rows, size):
    fill(rows)
    ids = [
        f"{kind}/{kind[0]}-{n % rows}" for n in range(size) for kind in ("participants", "topics")
    ]
    asked = "names", "country", "institution", "conference", "broader", "positions_count"
    extended(client, ids, *asked)

    with django_assert_num_queries(22):
        extended(client, ids, *asked)


@pytest.mark.parametrize("rows", [1, 3])
def test_suggestions_and_a_preview(client, django_assert_num_queries, rows):
    fill(rows)

    with django_assert_num_queries(7):
        assert len(client.get(f"{SERVICE}suggest/entity/?prefix=irina").json()["result"]) == rows
    with django_assert_num_queries(17):
        assert client.get(f"{SERVICE}preview/?id=participants/p-0").status_code == 200


def test_what_the_service_is_asked_for_nothing_costs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(f"{SERVICE}suggest/type/")
        client.get(f"{SERVICE}properties/")
