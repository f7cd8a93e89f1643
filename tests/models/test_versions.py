"""Two editors cannot overwrite each other unseen."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from dialogues.models import Position, Topic, VersionConflict
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

FACTORIES = [
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
]
every_noun = pytest.mark.parametrize(
    "factory", FACTORIES, ids=lambda factory: factory._meta.model._meta.model_name
)


@pytest.mark.django_db
@every_noun
def test_each_save_is_the_next_version(factory):
    record = factory()
    assert record.version == 1
    before = record.updated_at
    record.save()

    record.refresh_from_db()
    assert record.version == 2
    assert record.updated_at > before


@pytest.mark.django_db
@every_noun
def test_who_read_an_older_version_cannot_save(factory):
    record = factory()
    other = type(record).objects.get(pk=record.pk)
    record.note = record.scope_note = "first"
    record.save()
    other.note = other.scope_note = "second"

    with pytest.raises(VersionConflict) as caught:
        other.save()

    assert str(caught.value) == f"“{record}” was changed by somebody else since you opened it."
    stored = type(record).objects.get(pk=record.pk)
    assert (stored.version, getattr(stored, "note", stored.__dict__.get("scope_note"))) == (
        2,
        "first",
    )


@pytest.mark.django_db
def test_who_reads_again_can_save():
    topic = TopicFactory()
    other = Topic.objects.get()
    topic.save()
    other.refresh_from_db()
    other.save()
    assert Topic.objects.get().version == 3


@pytest.mark.django_db
def test_a_record_deleted_meanwhile_is_a_conflict_not_a_new_record():
    topic = TopicFactory()
    Topic.objects.get().delete()
    with pytest.raises(VersionConflict):
        topic.save()
    assert Topic.objects.count() == 0


@pytest.mark.django_db
def test_a_save_that_failed_can_be_tried_again():
    topic, other = TopicFactory(slug="a"), TopicFactory(slug="b")
    other.slug = "a"
    with pytest.raises(Exception, match=r"unique|UNIQUE"), transaction.atomic():
        other.save()
    other.slug = "c"
    other.save()
    assert (other.version, Topic.objects.get(pk=other.pk).slug) == (2, "c")
    assert topic.version == 1


@pytest.mark.django_db
def test_named_columns_take_their_computed_ones_with_them():
    topic = TopicFactory(name="Zebra")
    topic.name = "Ärger"
    topic.save(update_fields=["name"])

    stored = Topic.objects.get()
    assert (stored.name, stored.sort_key, stored.version) == ("Ärger", "arger", 2)


def at_once(*calls: Any) -> list[BaseException | None]:
    """Run the calls in threads of their own, each with a connection of its own."""
    start = threading.Barrier(len(calls))
    faults: list[BaseException | None] = [None] * len(calls)

    def run(place: int) -> None:
        try:
            start.wait()
            calls[place]()
        except BaseException as fault:  # noqa: BLE001 - handed back to the test
            faults[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.mark.django_db(transaction=True)
def test_of_simultaneous_savers_one_wins_and_the_others_are_told():
    pk = TopicFactory(name="start").pk

    def rename(name: str) -> None:
        topic = Topic.objects.get(pk=pk)
        everyone_has_read.wait()
        topic.name = name
        topic.save()

    everyone_has_read = threading.Barrier(4)
    faults = at_once(*[lambda name=name: rename(name) for name in "abcd"])

    assert sorted(type(fault).__name__ for fault in faults) == [
        "NoneType",
        *["VersionConflict"] * 3,
    ]
    winner = "abcd"[faults.index(None)]
    stored = Topic.objects.get(pk=pk)
    assert (stored.name, stored.version) == (winner, 2)


@pytest.mark.django_db(transaction=True)
def test_simultaneous_positions_of_one_conference_get_different_numbers():
    conference = ConferenceFactory()

    def add() -> None:
        Position.objects.create(conference_id=conference.pk, statement="One.", stance="asserts")

    assert at_once(*[add] * 6) == [None] * 6
    numbers = Position.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]
