"""What is not public is neither found, nor fetched, nor in anybody's way. First it is shown to be
there: the same record, once public, is found."""

import json

import pytest

from dialogues.editorial import indexing
from tests.api.reconciliation.asking import SERVICE, candidates, extended, found, results, wanted
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

MAKE = {
    "participants": lambda **given: ParticipantFactory(name="Quetzal Coatl", slug="it", **given),
    "institutions": lambda **given: InstitutionFactory(name="Quetzal Coatl", slug="it", **given),
    "topics": lambda **given: TopicFactory(name="Quetzal Coatl", slug="it", **given),
    "conferences": lambda **given: ConferenceFactory(title="Quetzal Coatl", slug="it", **given),
}


def answers(client, identifier: str) -> str:
    """All that the service can be made to say about a record, as one text."""
    asked = [
        results(client, q0={"query": "Quetzal Coatl"}, q1={"query": identifier}),
        extended(client, [identifier], "names", "positions_count"),
        client.get(f"{SERVICE}suggest/entity/", {"prefix": "quetz"}).json(),
        client.get(f"{SERVICE}suggest/entity/", {"prefix": identifier}).json(),
    ]
    return json.dumps(asked)


@pytest.mark.parametrize(
    ("plural", "status"),
    [
        ("participants", "draft"),
        ("participants", "withdrawn"),
        ("institutions", "in_review"),
        ("topics", "withdrawn"),
        ("conferences", "draft"),
    ],
)
def test_what_is_not_published_is_not_there(client, plural, status):
    record, identifier = MAKE[plural](), f"{plural}/it"
    assert answers(client, identifier).count("Quetzal Coatl") >= 4
    assert client.get(f"{SERVICE}preview/", {"id": identifier}).status_code == 200

    type(record).objects.update(status=status, withdrawn_reason="Wrong.")
    indexing.rebuild()

    assert "Quetzal" not in answers(client, identifier)
    for page in ("preview", "view"):
        gone = client.get(f"{SERVICE}{page}/", {"id": identifier})
        assert gone.status_code == (410 if status == "withdrawn" else 404)
        assert b"Quetzal" not in gone.content


def test_a_draft_is_nobodys_rival(client):
    ParticipantFactory(name="Ivan Petrov", slug="public")
    rival = ParticipantFactory(name="Ivan Petrov", slug="hidden")
    assert [one["match"] for one in candidates(client, "Ivan Petrov")] == [False, False]

    type(rival).objects.filter(pk=rival.pk).update(status="draft")

    assert found(client, "Ivan Petrov") == [("participants/public", 100, True)]


@pytest.mark.parametrize("rule", ["chatham_house", "embargo"])
def test_who_may_not_be_named_is_not_found(client, rule):
    conference = ConferenceFactory(slug="meeting")
    person = ParticipantFactory(name="Quetzal Coatl", slug="it")
    ParticipantNameFactory(participant=person, text="Кетцаль Коатль")
    ParticipantIdentifierFactory(participant=person, value="Q42")
    AppearanceFactory(participant=person, conference=conference)
    by_identifier = {"properties": [wanted("wikidata", "Q42")]}
    assert [
        len(one) for one in results(client, a={"query": "Кетцаль Коатль"}, b=by_identifier).values()
    ] == [1, 1]
    assert extended(client, ["participants/it"], "conference")["rows"]["participants/it"] == {
        "conference": [{"id": "conferences/meeting", "name": str(conference)}]
    }

    conference.attribution_rule = rule
    conference.embargo_until = "2999-01-01" if rule == "embargo" else None
    conference.save()
    indexing.rebuild()

    asked = results(client, a={"query": "Кетцаль Коатль"}, b=by_identifier)
    assert asked == {"a": [], "b": []}
    assert "Quetzal" not in answers(client, "participants/it")
    assert client.get(f"{SERVICE}preview/", {"id": "participants/it"}).status_code == 404


def test_a_person_who_is_public_elsewhere_is_not_told_of_at_a_closed_meeting(client):
    """Neither the conference nor the institution for which somebody was there, nor a position."""
    host = InstitutionFactory(name="Closed institute", slug="closed")
    closed = ConferenceFactory(slug="closed-meeting")
    person = ParticipantFactory(name="Irina Petrova", slug="irina")
    AppearanceFactory(participant=person, conference=ConferenceFactory(slug="open-meeting"))
    AppearanceFactory(participant=person, conference=closed, institutions=[host])
    position = PositionFactory(conference=closed)
    AttributionFactory(position=position, participant=person)
    asked = "conference", "institution", "positions_count"

    def told() -> list[object]:
        row = extended(client, ["participants/irina"], *asked)["rows"]["participants/irina"]
        return [[value.get("id", value.get("int")) for value in row[pid]] for pid in asked]

    assert told() == [
        ["conferences/open-meeting", "conferences/closed-meeting"],
        ["institutions/closed"],
        [1],
    ]
    by_meeting = [wanted("conference", "closed-meeting")]
    assert found(client, "Irina Petrova", properties=by_meeting) == [
        ("participants/irina", 100, True)
    ]

    closed.attribution_rule = "chatham_house"
    closed.save()

    assert told() == [["conferences/open-meeting"], [], [0]]
    assert found(client, "Irina Petrova", properties=by_meeting) == [
        ("participants/irina", 90, False)
    ]
    preview = client.get(f"{SERVICE}preview/", {"id": "participants/irina"}).content.decode()
    assert "Closed institute" not in preview
    assert str(closed) not in preview


def test_what_hangs_on_a_hidden_record_is_not_fetched(client):
    above = TopicFactory(name="Above", slug="above")
    TopicFactory(name="Below", slug="below", parent=above)
    part = InstitutionFactory(name="Part", slug="part", parent=InstitutionFactory(slug="whole"))
    ParticipantFactory(kind="institution", name="Voice", slug="voice", institution=part)
    asked = ["topics/below", "institutions/part", "participants/voice"]

    def told() -> dict[str, list[str]]:
        rows = extended(client, asked, "broader", "part_of", "institution")["rows"]
        return {
            key: [one["id"] for cell in row.values() for one in cell] for key, row in rows.items()
        }

    assert told() == {
        "topics/below": ["topics/above"],
        "institutions/part": ["institutions/whole"],
        "participants/voice": ["institutions/part"],
    }

    for record in (above, part, part.parent):
        type(record).objects.filter(pk=record.pk).update(status="draft")

    assert told() == {"topics/below": [], "institutions/part": [], "participants/voice": []}
