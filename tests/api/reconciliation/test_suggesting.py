"""Names offered while somebody types."""

import pytest

from tests.api.reconciliation.asking import SERVICE
from tests.api.reconciliation.shapes import SUGGESTED, faults
from tests.factories import (
    CountryFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(client):
    def ask(what: str, prefix: str = "", **parameters: str) -> list[str]:
        answer = client.get(f"{SERVICE}suggest/{what}/", {"prefix": prefix, **parameters}).json()
        assert faults(SUGGESTED, answer) == []
        return [one["id"] for one in answer["result"]]

    return ask


@pytest.fixture
def sasakawa():
    person = ParticipantFactory(
        name="Yohei Sasakawa", country=CountryFactory(code="JP", name="Japan")
    )
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    InstitutionFactory(name="Sasakawa Peace Foundation", slug="spf")
    return person


def test_a_record_is_described(client, sasakawa):
    answer = client.get(f"{SERVICE}suggest/entity/", {"prefix": "yoh"}).json()

    assert answer == {
        "result": [
            {
                "id": "participants/yohei-sasakawa",
                "name": "Yohei Sasakawa",
                "description": "Person · Japan",
                "notable": [{"id": "participant", "name": "Participant"}],
            }
        ]
    }


def test_records_of_all_types_or_of_one(suggested, sasakawa):
    both = ["institutions/spf", "participants/yohei-sasakawa"]

    assert sorted(suggested("entity", "sasak")) == both
    assert suggested("entity", "sasak", type="institution") == both[:1]
    assert suggested("entity", "笹川") == both[1:]
    assert suggested("entity") == suggested("entity", "nobody") == suggested("entity", "…") == []


def test_an_identifier_suggests_its_record(suggested, sasakawa):
    assert suggested("entity", "institutions/spf") == ["institutions/spf"]
    assert suggested("entity", "institutions/spf", type="topic") == []


def test_going_on_in_many(client):
    for number in range(5):
        TopicFactory(name=f"Trust {number}", slug=f"trust-{number}")
    seen, cursor = [], 0
    while cursor is not None:
        asked = {"prefix": "trust", "limit": "2", "cursor": str(cursor)}
        answer = client.get(f"{SERVICE}suggest/entity/", asked).json()
        seen.append([one["id"] for one in answer["result"]])
        cursor = answer.get("cursor")

    assert [len(page) for page in seen] == [2, 2, 1]
    assert sorted(one for page in seen for one in page) == [
        f"topics/trust-{number}" for number in range(5)
    ]


def test_types_and_properties(suggested):
    assert suggested("type") == ["participant", "institution", "topic", "conference"]
    assert suggested("type", "Part") == ["participant"]
    assert suggested("property", "co") == ["country", "conference"]
    assert suggested("property", "topic") == ["broader", "topic"]
    assert suggested("property", "co", type="topic") == []
    assert suggested("property", "count", cursor="1") == []


def test_what_openrefine_sends_besides_changes_nothing(suggested, sasakawa):
    besides = {"spell": "always", "exact": "false", "scoring": "schema", "prefixed": "true"}

    assert suggested("entity", "yoh", **besides) == ["participants/yohei-sasakawa"]
    assert suggested("property", "cou", **besides, type="participant") == ["country"]
