"""The search index knows what the public may read, and nothing else, at every moment."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from dialogues.editorial import indexing
from dialogues.models import (
    Attribution,
    Authorship,
    Conference,
    Document,
    Host,
    Institution,
    Participant,
    ParticipantName,
    Position,
    SearchEntry,
    Topic,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


def entry_of(record: Any) -> str:
    entry = SearchEntry.objects.get(kind=record._meta.model_name, object_id=record.pk)
    return f"{entry.title}\n{entry.body}"


def everything() -> list[dict[str, Any]]:
    columns = ("kind", "object_id", "title", "body", "title_tokens", "body_tokens")
    return sorted(
        SearchEntry.objects.values(*columns), key=lambda row: (row["kind"], row["object_id"])
    )


def assert_true() -> None:
    """What the index holds is what a fresh one would hold."""
    held = everything()
    indexing.rebuild()
    assert held == everything()


@pytest.mark.parametrize(
    "make",
    [
        f.ConferenceFactory,
        f.DocumentFactory,
        f.InstitutionFactory,
        f.ParticipantFactory,
        f.PositionFactory,
        f.TopicFactory,
    ],
)
def test_an_entry_comes_and_goes_with_its_record(make):
    record = make()
    kind = record._meta.model_name
    assert SearchEntry.objects.filter(kind=kind, object_id=record.pk).count() == 1
    pk = record.pk
    record.delete()
    assert SearchEntry.objects.filter(kind=kind, object_id=pk).count() == 0


def test_a_position_is_found_by_all_that_is_printed_of_it():
    holder = f.ParticipantFactory(expert_group=True, name="Kremlin watchers")
    f.ParticipantNameFactory(participant=holder, text="Кремлинологи")
    position = f.PositionFactory(
        statement="Trust erodes.",
        holders=[holder],
        topics=[f.TopicFactory(name="Arctic shipping")],
        document__text="They said so: warships multiply.",
        quotations=["warships multiply"],
    )
    position.attributions.update(words="as watchers have it")
    position.save()
    for words in ("erodes", "warships", "watchers have it", "Kremlin", "кремлинологи", "Arctic"):
        assert list(Position.objects.search(words)) == [position], words


def test_a_position_is_found_by_its_topics_labels_its_conference_and_its_translations():
    topic = f.TopicFactory(name="Trade")
    label = f.TopicLabelFactory(topic=topic, text="Торговля")
    position = f.PositionFactory(
        topics=[topic],
        conference__title="Northern winds",
        document__text="海運は平和である。",
        quotations=[],
    )
    f.QuotationFactory(
        position=position,
        exact="海運は平和である",
        translation="Shipping is peace",
        translator="E.",
    )
    for words in ("торговли", "northern winds", "shipping is peace"):
        assert list(Position.objects.search(words)) == [position], words
    assert Position.objects.search('"trade торговля"').count() == 0
    label.delete()
    topic.labels.create(text="貿易", language="ja")
    position.conference.title = "Southern seas"
    position.conference.save()
    assert [
        Position.objects.search(words).count() for words in ("торговли", "貿易", "winds", "seas")
    ] == [0, 1, 0, 1]
    assert_true()


def test_a_conference_is_found_by_every_name_of_its_people_hosts_and_topics():
    host = f.HostFactory(institution__name="Valdai")
    conference = host.conference
    person = f.AppearanceFactory(conference=conference).participant
    topic = f.TopicFactory()
    conference.topics.add(topic)
    f.InstitutionNameFactory(institution=host.institution, text="Валдай")
    name = f.ParticipantNameFactory(participant=person, text="笹川陽平")
    f.TopicLabelFactory(topic=topic, text="Судоходство")
    for words in ("валдай", "笹川", "судоходства"):
        assert list(Conference.objects.search(words)) == [conference], words
    name.delete()
    host.institution.names.all().delete()
    hide(topic)
    for words in ("валдай", "笹川", "судоходства"):
        assert not Conference.objects.search(words).exists(), words
    assert_true()


def hide(record: Any, status: str = "draft") -> None:
    record.status = status
    record.withdrawn_reason = "Mistake."
    record.save()


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_a_position_is_not_found_by_what_has_been_hidden(status):
    holder = f.ParticipantFactory(expert_group=True, name="Kremlinologists")
    topic = f.TopicFactory(name="Arctic shipping")
    position = f.PositionFactory(
        holders=[holder, f.ParticipantFactory(bloc=True)], topics=[topic, f.TopicFactory()]
    )
    f.ParticipantNameFactory(participant=holder, text="Кремлинологи")
    assert [
        Position.objects.search(word).count()
        for word in ("Kremlinologists", "Кремлинологи", "Arctic")
    ] == [1, 1, 1]
    hide(holder, status)
    hide(topic, status)
    assert list(Position.objects.published()) == [position]
    assert [
        Position.objects.search(word).count()
        for word in ("Kremlinologists", "Кремлинологи", "Arctic")
    ] == [0, 0, 0]
    assert_true()


@pytest.mark.parametrize("rule", ["chatham_house", "role_or_group"])
def test_a_position_is_not_found_by_a_protected_name(rule):
    position = f.PositionFactory(holders=[f.ParticipantFactory(name="Anna Petrova")])
    assert Position.objects.search("Petrova").count() == 1
    position.conference.attribution_rule = rule
    position.conference.save()
    assert Position.objects.search("Petrova").count() == 0
    assert_true()


@pytest.mark.parametrize(
    ("visibility", "text", "quoted"), [("full", 1, 1), ("passages", 0, 1), ("nothing", 0, 0)]
)
def test_search_reads_as_much_of_a_text_as_the_public_may(visibility, text, quoted):
    document = f.DocumentFactory(text="Walruses bark. Seals sing.")
    f.PositionFactory(document=document, quotations=["Seals sing."])
    assert Document.objects.search("walruses").count() == 1
    document.visibility = visibility
    document.save()
    assert Document.objects.search("walruses").count() == text
    assert Position.objects.search("seals").count() == quoted
    assert_true()


def test_a_conference_is_found_by_its_people_and_hosts():
    host = f.HostFactory(
        institution__name="Valdai", institution__acronym="VDC", stated_as="Valdai Club"
    )
    conference = host.conference
    appearance = f.AppearanceFactory(
        conference=conference, participant__name="Anna Petrova", stated_as="Professor"
    )
    for words in ("Valdai", "VDC", "Petrova", "professor"):
        assert list(Conference.objects.search(words)) == [conference], words
    hide(appearance.participant)
    hide(host.institution)
    for words in ("Valdai", "VDC", "Petrova", "professor"):
        assert list(Conference.objects.search(words)) == [], words
    assert_true()


def test_a_conference_is_not_found_by_who_was_there_under_the_chatham_house_rule():
    conference = f.ConferenceFactory()
    f.AppearanceFactory(conference=conference, participant__name="Anna Petrova")
    f.AppearanceFactory(
        conference=conference, participant__name="Ivan Ivanov", named_by_organiser=True
    )
    assert Conference.objects.search("Petrova").count() == 1
    conference.attribution_rule = "chatham_house"
    conference.save()
    assert Conference.objects.search("Petrova").count() == 0
    assert Conference.objects.search("Ivanov").count() == 1
    assert_true()


def test_a_conference_is_found_by_its_people_on_the_day_its_embargo_ends():
    conference = f.ConferenceFactory(
        attribution_rule="embargo", embargo_until=datetime.date(2030, 5, 1)
    )
    f.AppearanceFactory(conference=conference, participant__name="Anna Petrova")
    found = Conference.objects.published
    with time_machine.travel(datetime.datetime(2030, 4, 30, 12, tzinfo=datetime.UTC)):
        assert list(found().search("Petrova")) == []
    with time_machine.travel(datetime.datetime(2030, 5, 1, 12, tzinfo=datetime.UTC)):
        assert list(found().search("Petrova")) == [conference]


def test_a_document_is_found_by_its_authors_and_its_publisher():
    authorship = f.AuthorshipFactory(
        participant__name="Anna Petrova", document__publisher=f.InstitutionFactory(name="Valdai")
    )
    assert [Document.objects.search(word).count() for word in ("Petrova", "Valdai")] == [1, 1]
    hide(authorship.participant)
    hide(authorship.document.publisher)
    assert [Document.objects.search(word).count() for word in ("Petrova", "Valdai")] == [0, 0]
    assert_true()


def test_a_name_taken_away_is_no_longer_found_anywhere():
    name = f.ParticipantNameFactory(participant__expert_group=True, text="Кремлинологи")
    f.PositionFactory(holders=[name.participant])
    assert (
        Position.objects.search("Кремлинологи").count(),
        Participant.objects.search("Кремлинологи").count(),
    ) == (1, 1)
    name.delete()
    assert (
        Position.objects.search("Кремлинологи").count(),
        Participant.objects.search("Кремлинологи").count(),
    ) == (0, 0)
    assert_true()


def test_names_deleted_together_are_no_longer_found():
    holder = f.ParticipantFactory(expert_group=True)
    f.ParticipantNameFactory(participant=holder, text="Кремлинологи")
    f.PositionFactory(holders=[holder])
    ParticipantName.objects.all().delete()
    assert Position.objects.search("Кремлинологи").count() == 0
    assert_true()


def change_topics(position: Position, topic: Topic) -> None:
    position.topics.set([])


def change_positions(position: Position, topic: Topic) -> None:
    topic.positions.remove(position)


def clear_topics(position: Position, topic: Topic) -> None:
    position.topics.clear()


def clear_positions(position: Position, topic: Topic) -> None:
    topic.positions.clear()


@pytest.mark.parametrize("change", [change_topics, change_positions, clear_topics, clear_positions])
def test_a_topic_taken_away_is_no_longer_found(change):
    topic = f.TopicFactory(name="Arctic shipping")
    position = f.PositionFactory(topics=[])
    topic.positions.add(position)
    assert Position.objects.search("Arctic").count() == 1
    change(position, topic)
    assert Position.objects.search("Arctic").count() == 0
    assert_true()


def test_renaming_reaches_all_that_prints_the_name():
    participant = f.ParticipantFactory(expert_group=True, name="Kremlinologists")
    institution = f.InstitutionFactory(name="Valdai")
    topic = f.TopicFactory(name="Arctic")
    position = f.PositionFactory(holders=[participant], topics=[topic])
    f.HostFactory(institution=institution, conference=position.conference)
    f.ConferenceFactory(topics=[topic])
    for record, name in [
        (participant, "Sovietologists"),
        (institution, "Primakov"),
        (topic, "Antarctic"),
    ]:
        record.name = name
        record.save()
    assert "Sovietologists" in entry_of(position)
    assert "Antarctic" in entry_of(position)
    assert "Primakov" in entry_of(position.conference)
    assert_true()


def test_many_changes_are_written_once_at_the_end():
    with indexing.batched():
        topic = f.TopicFactory(name="Arctic")
        assert SearchEntry.objects.count() == 0
        with indexing.batched():
            topic.name = "Antarctic"
            topic.save()
    assert [(entry.kind, entry.title) for entry in SearchEntry.objects.all()] == [
        ("topic", "Antarctic")
    ]


def test_after_a_fault_within_a_batch_each_change_is_written_at_once_again():
    with pytest.raises(IntegrityError), indexing.batched():
        f.TopicFactory.create_batch(2, slug="arctic")
    assert (Topic.objects.count(), SearchEntry.objects.count()) == (0, 0)
    f.TopicFactory(name="Antarctic")
    assert SearchEntry.objects.get().title == "Antarctic"


def test_a_loaded_fixture_is_indexed(tmp_path, django_capture_on_commit_callbacks):
    position = f.PositionFactory(
        statement="Walruses bark.", holders=[f.ParticipantFactory(bloc=True, name="Nordics")]
    )
    file = tmp_path / "dump.json"
    with file.open("w", encoding="utf-8") as out:
        call_command("dumpdata", "dialogues", exclude=["dialogues.searchentry"], stdout=out)
    before = everything()
    SearchEntry.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("loaddata", str(file), verbosity=0)
    assert everything() == before
    assert list(Position.objects.search("walruses nordics")) == [position]


def test_rebuilding_counts_and_tells_its_progress():
    f.TopicFactory()
    f.InstitutionFactory()
    Institution.objects.update(name="Written past every signal")
    told = []
    assert indexing.rebuild(lambda kind, count: told.append((kind, count))) == 2
    assert told == [
        ("conference", 0),
        ("document", 0),
        ("institution", 1),
        ("participant", 0),
        ("topic", 1),
        ("position", 0),
    ]
    assert list(Institution.objects.search("signal").values_list("name", flat=True)) == [
        "Written past every signal"
    ]


def test_a_holder_taken_away_is_no_longer_found():
    f.PositionFactory(
        holders=[f.ParticipantFactory(bloc=True, name="Nordics"), f.ParticipantFactory(bloc=True)]
    )
    Attribution.objects.filter(participant__name="Nordics").delete()
    assert Position.objects.search("Nordics").count() == 0
    assert_true()


def test_a_text_s_own_voice_is_not_searched_by_the_title_it_is_called_after():
    voice = f.ParticipantFactory(kind="author", country=None, name="Text of “Strategic Empathy”")
    position = f.PositionFactory(layer="author", statement="Alliances hold.", holders=[voice])
    assert list(Position.objects.search("alliances")) == [position]
    assert list(Position.objects.search("empathy")) == []


def test_a_record_with_more_parts_than_a_database_takes_in_one_expression():
    conference = f.ConferenceFactory()
    institutions = Institution.objects.bulk_create(
        Institution(
            name=f"Institute {number}", slug=f"i-{number}", status="published",
            published_at=timezone.now(),
        )
        for number in range(1100)
    )  # fmt: skip
    Host.objects.bulk_create(Host(conference=conference, institution=one) for one in institutions)
    document = f.DocumentFactory()
    people = Participant.objects.bulk_create(
        Participant(
            name=f"Person {number}", slug=f"p-{number}", kind="person", status="published",
            published_at=timezone.now(),
        )
        for number in range(1100)
    )  # fmt: skip
    Authorship.objects.bulk_create(Authorship(document=document, participant=one) for one in people)
    indexing.write([("conference", conference.pk), ("document", document.pk)])
    assert list(type(conference).objects.search("“Institute 1099”")) == [conference]
    assert list(type(document).objects.search("“Person 1099”")) == [document]
