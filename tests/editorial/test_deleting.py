"""Rule 3: deleting what others refer to is refused, with the list of what refers to it."""

from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision

from dialogues.editorial.deleting import delete, delete_all, owners_of
from dialogues.editorial.next_versions import keep
from dialogues.editorial.states import state_of
from dialogues.models import (
    Conference,
    Country,
    Document,
    EditingSession,
    FormerSlug,
    Institution,
    NextVersion,
    Participant,
    Position,
    ReviewComment,
    Series,
    Topic,
)
from dialogues.models.references import StillReferredTo, references
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def conference_of_a_document() -> tuple[Any, Any]:
    document = f.DocumentFactory(conferences=[f.ConferenceFactory()])
    return document.conferences.get(), document


def conference_of_a_position() -> tuple[Any, Any]:
    position = f.PositionFactory(document=None)
    return position.conference, position


def conference_of_a_voice() -> tuple[Any, Any]:
    voice = f.ParticipantFactory(anonymous=True)
    return voice.conference, voice


def link(make: Any, name: str) -> Any:
    """A new record that another one refers to by the field of that name."""

    def made() -> tuple[Any, Any]:
        row = make()
        return getattr(row, name), row

    return made


def listed(make: Any, target: Any, name: str) -> Any:
    """A new record that stands in another one's list of that name."""

    def made() -> tuple[Any, Any]:
        record = target()
        row = make()
        getattr(row, name).set([record])
        return record, row

    return made


def with_parent(make: Any, name: str) -> Any:
    def made() -> tuple[Any, Any]:
        parent = make()
        return parent, make(**{name: parent})

    return made


CASES = {
    "conference ← document": conference_of_a_document,
    "conference ← position": conference_of_a_position,
    "conference ← anonymous participant": conference_of_a_voice,
    "country ← institution": link(lambda: f.InstitutionFactory(country="RU"), "country"),
    "country ← participant": link(lambda: f.ParticipantFactory(country="RU"), "country"),
    "country ← position about it": listed(f.PositionFactory, f.CountryFactory, "about"),
    "document ← position": link(f.PositionFactory, "document"),
    "document ← document it makes known": with_parent(f.DocumentFactory, "known_through"),
    "institution ← host": link(f.HostFactory, "institution"),
    "institution ← appearance": listed(f.AppearanceFactory, f.InstitutionFactory, "institutions"),
    "institution ← document": link(
        lambda: f.DocumentFactory(publisher=f.InstitutionFactory()), "publisher"
    ),
    "institution ← its part": with_parent(f.InstitutionFactory, "parent"),
    "institution ← its voice": link(
        lambda: f.ParticipantFactory(kind="institution"), "institution"
    ),
    "participant ← appearance": link(f.AppearanceFactory, "participant"),
    "participant ← attribution": link(f.AttributionFactory, "participant"),
    "participant ← authorship": link(f.AuthorshipFactory, "participant"),
    "position ← relation of another": link(f.PositionRelationFactory, "target"),
    "series ← conference": link(lambda: f.ConferenceFactory(series=f.SeriesFactory()), "series"),
    "topic ← position": listed(f.PositionFactory, f.TopicFactory, "topics"),
    "topic ← conference": listed(f.ConferenceFactory, f.TopicFactory, "topics"),
    "topic ← narrower topic": with_parent(f.TopicFactory, "parent"),
    "topic ← related topic": listed(f.TopicFactory, f.TopicFactory, "related"),
}
each_reference = pytest.mark.parametrize("make", CASES.values(), ids=CASES)


@each_reference
def test_what_is_referred_to_is_kept_and_says_by_what(make):
    record, referring = make()
    assert referring in references(record)
    before = tables()

    with pytest.raises(StillReferredTo) as caught:
        record.delete()

    assert referring in caught.value.references
    assert f"“{record}” cannot be deleted: " in str(caught.value)
    assert f"{referring._meta.verbose_name} “{referring}”" in str(caught.value)
    assert tables() == before


@each_reference
def test_deleting_a_whole_queryset_is_refused_alike(make):
    record, referring = make()
    before = tables()
    with pytest.raises(StillReferredTo) as caught:
        type(record).objects.filter(pk=record.pk).delete()
    assert referring in caught.value.references
    assert tables() == before


@each_reference
def test_the_editors_deletion_is_refused_alike(make):
    record, _referring = make()
    with pytest.raises(StillReferredTo):
        delete(record, by=None)
    assert type(record)._base_manager.filter(pk=record.pk).exists()


def protected_references() -> set[tuple[str, str]]:
    """What the models say can refer to a record without belonging to it."""
    records = (Conference, Country, Document, Institution, Participant, Position, Series, Topic)
    return {
        (model._meta.model_name, f"{field.related_model.__name__}.{field.field.name}")
        for model in records
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.auto_created and not field.concrete and keeps(field)
    }


def keeps(field: Any) -> bool:
    if field.many_to_many:
        return field.through._meta.auto_created
    return field.on_delete is models.PROTECT


def test_every_way_to_refer_to_a_record_has_a_case():
    covered = set()
    for make in CASES.values():
        record, row = make()
        for field in row._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model is type(record):
                covered.add((type(record)._meta.model_name, f"{type(row).__name__}.{field.name}"))
    assert protected_references() - covered == set()


def test_a_whole_queryset_is_deleted_or_nothing_is():
    free, used = f.TopicFactory(), f.TopicFactory()
    f.PositionFactory(topics=[used])
    with pytest.raises(StillReferredTo):
        Topic.objects.all().delete()
    assert set(Topic.objects.all()) == {free, used}


def test_a_manager_offers_no_deletion_of_everything():
    assert not hasattr(Topic.objects, "delete")
    assert Topic.objects.all().delete.alters_data


def test_many_references_are_named_up_to_twenty_and_counted():
    topic = f.TopicFactory(name="Trade")
    for number in range(23):
        f.TopicFactory(name=f"Part {number:02}", parent=topic)
    with pytest.raises(StillReferredTo) as caught:
        topic.delete()
    named = ", ".join(f"topic “Part {number:02}”" for number in range(20))
    assert str(caught.value) == (
        f"“Trade” cannot be deleted: {named} and 3 more refer to it. Withdraw it, or merge it."
    )


@pytest.mark.parametrize(
    "make",
    [
        f.ConferenceFactory,
        f.CountryFactory,
        f.DocumentFactory,
        f.InstitutionFactory,
        f.ParticipantFactory,
        f.PositionFactory,
        f.SeriesFactory,
        f.TopicFactory,
    ],
)
def test_what_nobody_refers_to_can_be_deleted(make):
    record = make()
    record.delete()
    assert not type(record)._base_manager.filter(pk=record.pk).exists()


def test_parts_go_with_their_record():
    position = f.PositionFactory(document=None)
    f.AttributionFactory(position=position, role="reporter")
    f.PositionRelationFactory(source=position)
    position.delete()
    assert not Position.objects.filter(pk=position.pk).exists()

    host = f.HostFactory()
    f.AppearanceFactory(conference=host.conference)
    host.conference.delete()
    assert not Conference.objects.filter(pk=host.conference_id).exists()

    sentence = f.SentenceFactory()
    f.AuthorshipFactory(document=sentence.document)
    sentence.document.delete()
    assert not Document.objects.filter(pk=sentence.document_id).exists()


def test_a_deleted_record_leaves_no_redirect():
    topic = f.TopicFactory(slug="a")
    topic.slug = "b"
    topic.save()
    Topic.objects.all().delete()
    assert FormerSlug.objects.count() == 0


def test_records_that_only_refer_to_each_other_go_in_one_act_with_one_entry():
    editor = f.EditorFactory()
    upper = f.TopicFactory(name="Economy")
    lower = f.TopicFactory(name="Trade", parent=upper)
    lower.related.add(f.TopicFactory(name="Ports", parent=upper))
    one, other = f.PositionFactory.create_batch(2, document=None, topics=[lower])
    f.PositionRelationFactory(source=one, target=other)
    f.PositionRelationFactory(source=other, target=one)
    delete_all([upper, *Topic.objects.exclude(pk=upper.pk), one, other], by=editor)
    assert not Topic.objects.exists()
    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (editor, "Deleted")
    kept = sorted(revision.version_set.values_list("content_type__model", flat=True))
    assert kept.count("topic") == 3
    assert kept.count("position") == kept.count("positionrelation") == 2


def test_of_several_all_go_or_none():
    upper = f.TopicFactory(name="Economy")
    lower = f.TopicFactory(name="Trade", parent=upper)
    position = f.PositionFactory(topics=[lower])
    before = tables()
    with pytest.raises(StillReferredTo) as caught:
        delete_all([upper, lower], by=None)
    assert caught.value.references == [position]
    assert tables() == before
    assert Revision.objects.count() == 0


def test_what_the_desk_keeps_about_a_record_goes_with_it():
    """A comment waits for the record’s return; an open form and a next version do not."""
    records = [f.TopicFactory(), f.TopicFactory()]
    for record in records:
        keep(record, None, state_of(record), state_of(record), by=None, comment="")
        EditingSession.objects.create(record=record, user=f.UserFactory())
        ReviewComment.objects.create(record=record, text="Why?")
    delete(records[0], by=None)
    assert [row.record for row in NextVersion.objects.all()] == [records[1]]
    assert [row.record for row in EditingSession.objects.all()] == [records[1]]
    assert ReviewComment.objects.count() == 2


def test_a_part_is_known_by_the_record_it_belongs_to_at_a_fixed_number_of_queries():
    participant = f.ParticipantFactory()
    rows = [f.AppearanceFactory(participant=participant)]
    rows += [f.AttributionFactory(participant=participant) for _ in range(3)]
    with CaptureQueriesContext(connection) as queries:
        owners = owners_of(references(participant))
    assert set(owners.values()) == {rows[0].conference, *(row.position for row in rows[1:])}
    assert len(queries) <= 12
