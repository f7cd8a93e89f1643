"""What is not public shows nowhere. Each test first proves that it would show if it were."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from dialogues.editorial import indexing
from tests.api.asking import BASE, COLLECTIONS
from tests.api.full_records import key_of
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

#: One rare word by which each record can be seen anywhere, in its name, slug and texts.
WORD = "quetzalcoatl"
#: Of what was public and was withdrawn, its own address tells the reason, and nothing else does.
HIDDEN = {"draft": 404, "in_review": 404, "withdrawn": 410}

MAKE: dict[str, Callable[[], Any]] = {
    "conferences": lambda: ConferenceFactory(title=WORD, slug=WORD),
    "documents": lambda: DocumentFactory(title=WORD, slug=WORD),
    "institutions": lambda: InstitutionFactory(name=WORD, slug=WORD),
    "participants": lambda: ParticipantFactory(expert_group=True, name=WORD, slug=WORD),
    "topics": lambda: TopicFactory(name=WORD, slug=WORD),
    "positions": lambda: PositionFactory(statement=WORD),
}


def woven_in(name: str, record: Any) -> None:
    """Makes public records print the record wherever they can."""
    if name == "conferences":
        PositionFactory(conference=record)
        DocumentFactory(conferences=[record, ConferenceFactory()])
        ParticipantFactory(anonymous=True, conference=record)
    elif name == "documents":
        conference = ConferenceFactory()
        record.conferences.add(conference)
        DocumentFactory(known_through=record)
        PositionFactory(conference=conference, document=record)
    elif name == "institutions":
        conference = ConferenceFactory()
        HostFactory(conference=conference, institution=record, stated_as=WORD)
        AppearanceFactory(conference=conference, institutions=[record])
        ParticipantFactory(kind="institution", institution=record)
        InstitutionFactory(parent=record)
        DocumentFactory(publisher=record)
        PositionFactory(conference=conference)
    elif name == "participants":
        position = PositionFactory()
        AttributionFactory(position=position, participant=record)
        AppearanceFactory(participant=record, stated_as=WORD)
        AuthorshipFactory(participant=record)
    elif name == "topics":
        TopicFactory(parent=record)
        TopicFactory(parent=None).related.add(record)
        ConferenceFactory(topics=[record])
        PositionFactory(topics=[record, TopicFactory()])
    else:
        PositionRelationFactory(source=record)
        PositionRelationFactory(target=record)


def set_status(record: Any, status: str) -> None:
    type(record).objects.filter(pk=record.pk).update(status=status, withdrawn_reason="Wrong.")
    indexing.rebuild()


def everything(client: Any) -> dict[str, str]:
    """All that the API tells, by address: what each list, file, facet and search answers."""
    asked = [
        f"{name}/?format={wanted}"
        for name in COLLECTIONS
        for wanted in ("json", "csv", "jsonl", "jsonld")
    ]
    asked += [
        "positions/facets/",
        f"search/?q={WORD}",
        *[f"{name}/?q={WORD}" for name in COLLECTIONS],
    ]
    answers = {path: client.get(f"{BASE}{path}") for path in asked}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: answer.getvalue().decode() for path, answer in answers.items()}


def telling(answers: dict[str, str], record: Any) -> set[str]:
    """Where the record is named or pointed at; the query repeated in an answer does not count."""
    key = f"/positions/{record.pk}/" if not hasattr(record, "slug") else WORD
    signs = (key, f'"{WORD}"', f"/{WORD}/")
    return {
        path
        for path, text in answers.items()
        if any(
            sign in text.replace(f'"q":"{WORD}"', "").replace(f"?q={WORD}", "") for sign in signs
        )
    }


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_hidden_record_shows_nowhere(client, name, status):
    record = MAKE[name]()
    woven_in(name, record)
    indexing.rebuild()
    shown = telling(everything(client), record)
    assert {f"{name}/?format=json", f"search/?q={WORD}", f"{name}/?q={WORD}"} <= shown
    assert client.get(f"{BASE}{name}/{key_of(record)}/").status_code == 200

    set_status(record, status)

    assert telling(everything(client), record) == set()
    assert client.get(f"{BASE}{name}/{key_of(record)}/").status_code == HIDDEN[status]


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize(
    ("listed", "parameter", "name"),
    [
        ("positions", "topic", "topics"),
        ("positions", "conference", "conferences"),
        ("positions", "document", "documents"),
        ("positions", "holder", "participants"),
        ("positions", "institution", "institutions"),
        ("positions", "host", "institutions"),
        ("conferences", "topic", "topics"),
        ("conferences", "institution", "institutions"),
        ("conferences", "participant", "participants"),
        ("participants", "institution", "institutions"),
        ("participants", "conference", "conferences"),
        ("participants", "topic", "topics"),
        ("institutions", "conference", "conferences"),
        ("topics", "parent", "topics"),
        ("topics", "conference", "conferences"),
        ("documents", "conference", "conferences"),
        ("documents", "publisher", "institutions"),
    ],
)
def test_a_filter_neither_knows_nor_suggests_a_hidden_record(
    client, failure, listed, parameter, name, status
):
    record = MAKE[name]()
    assert client.get(f"{BASE}{listed}/", {parameter: WORD}).status_code == 200
    near = WORD[:-1]
    assert failure(f"{listed}/", **{parameter: near})["errors"][0]["allowed"] == [WORD]

    type(record).objects.filter(pk=record.pk).update(status=status, withdrawn_reason="Wrong.")

    known = failure(f"{listed}/", **{parameter: WORD})
    unknown = failure(f"{listed}/", **{parameter: "xylophone"})
    assert json.dumps(known).replace(WORD, "xylophone") == json.dumps(unknown)
    assert "allowed" not in failure(f"{listed}/", **{parameter: near})["errors"][0]


def test_a_hidden_holder_is_not_counted(read):
    person = ParticipantFactory(expert_group=True, country="RU")
    PositionFactory(holders=[person, ParticipantFactory(bloc=True)])
    assert [one["value"] for one in read("positions/facets/")["country"]] == ["RU"]
    assert [one["value"] for one in read("positions/facets/")["holder_kind"]] == [
        "bloc",
        "expert_group",
    ]

    set_status(person, "draft")

    assert read("positions/facets/")["country"] == []
    assert [one["value"] for one in read("positions/facets/")["holder_kind"]] == ["bloc"]


def test_counts_do_not_tell_of_hidden_positions(read):
    topic = TopicFactory(slug="trade")
    conference = ConferenceFactory(slug="autumn")
    shown = PositionFactory(topics=[topic], conference=conference)
    hidden = PositionFactory(topics=[topic], conference=conference)
    assert read("topics/trade/", fields="positions_count") == {"positions_count": 2}

    set_status(hidden, "draft")

    assert shown.is_published
    assert read("topics/trade/", fields="positions_count") == {"positions_count": 1}
    assert read("conferences/autumn/", fields="positions_count") == {"positions_count": 1}
    assert read("positions/")["count"] == 1
    assert {
        value["count"] for values in read("positions/facets/").values() for value in values
    } == {1}


def test_notes_of_the_editors_are_never_told(client):
    note = "for our eyes only"
    records = {
        "conferences": ConferenceFactory(note=note),
        "documents": DocumentFactory(note=note),
        "institutions": InstitutionFactory(note=note),
        "participants": ParticipantFactory(note=note),
        "positions": PositionFactory(note=note),
    }
    for name, record in records.items():
        for wanted in ("json", "csv", "jsonl", "jsonld"):
            for path in (f"{name}/", f"{name}/{key_of(record)}/"):
                answer = client.get(f"{BASE}{path}", {"format": wanted})
                assert answer.status_code == 200
                assert note not in answer.getvalue().decode()
