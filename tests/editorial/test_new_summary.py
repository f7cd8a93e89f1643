"""What is written when a summary is accepted: drafts, in one revision, all or none."""

import pytest
from django.core.exceptions import ValidationError
from reversion.models import Revision

from dialogues.choices import ParticipantKind, TextExtent
from dialogues.editorial.new_summary import (
    AcceptedAuthor,
    AcceptedConference,
    AcceptedHost,
    AcceptedPerson,
    AcceptedSummary,
    NamedRecord,
    create_drafts,
    records_to_make,
)
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Series,
)
from tests import factories
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db

TEXT = "Tides\u00a0and trade.\nWhat is “trade”? Nobody knows.\n"


@pytest.fixture
def editor(db):
    return factories.EditorFactory()


def new_document(**values):
    return Document(
        title="Tides", kind="summary", language="ru", text=TEXT, extent=TextExtent.FULL, **values
    )


def new_conference(**values):
    return Conference(title="Seminar on tides", date_precision="unknown", **values)


def institution(name, stated=""):
    return NamedRecord(Institution(name=name, kind="think_tank"), stated)


def person(name, stated=""):
    return NamedRecord(Participant(name=name, kind=ParticipantKind.PERSON), stated)


def test_everything_is_made_as_drafts_by_one_editor_in_one_revision(editor):
    document = create_drafts(
        AcceptedSummary(
            new_document(),
            {"a": institution("Институт льда", "Институтом льда"), "b": institution("Ice Fund")},
            publisher="a",
            authors=(AcceptedAuthor(person("Анна Мир"), "А. Мир"),),
            conferences=(
                AcceptedConference(
                    new_conference(),
                    Series(title="Talks on ice"),
                    (AcceptedHost("a", "host", "Институтом льда"), AcceptedHost("b", "sponsor")),
                    (
                        AcceptedPerson(
                            person("Ivan Petrov", "Иван Петров"), "chair", "ректор", ("a",)
                        ),
                        AcceptedPerson(person("Анна Мир"), "speaker"),
                    ),
                ),
            ),
        ),
        by=editor,
    )
    (conference,) = document.conferences.all()
    made = [document, conference, *Institution.objects.all(), *Participant.objects.all()]
    assert {(row.status, row.created_by) for row in made} == {("draft", editor)}
    assert document.text == TEXT
    assert document.publisher.name == "Институт льда"
    assert [(row.participant.name, row.stated_as) for row in document.authorships.all()] == [
        ("Анна Мир", "А. Мир")
    ]
    assert document.sentences.count() == 3
    assert conference.series.title == "Talks on ice"
    assert [(row.institution.name, row.role) for row in conference.hosts.all()] == [
        ("Институт льда", "host"),
        ("Ice Fund", "sponsor"),
    ]
    assert [(row.participant.name, row.role) for row in conference.appearances.all()] == [
        ("Ivan Petrov", "chair"),
        ("Анна Мир", "speaker"),
    ]
    assert Participant.objects.filter(name="Анна Мир").count() == 1
    names = [
        (row.text, row.language, row.kind)
        for owner in (
            Institution.objects.get(name="Институт льда"),
            Participant.objects.get(name="Ivan Petrov"),
        )
        for row in owner.names.all()
    ]
    assert names == [("Институтом льда", "ru", "variant"), ("Иван Петров", "ru", "translation")]
    (revision,) = Revision.objects.all()
    assert (revision.user, revision.comment) == (editor, "Entered as a new summary")


def test_a_stored_conference_only_gets_the_document(editor):
    stored = factories.ConferenceFactory()
    version = stored.version
    document = create_drafts(
        AcceptedSummary(new_document(), conferences=(AcceptedConference(stored),)), by=editor
    )
    stored.refresh_from_db()
    assert list(document.conferences.all()) == [stored]
    assert stored.version == version


def test_two_names_with_one_slug_do_not_clash(editor):
    people = tuple(AcceptedPerson(person(name), "speaker") for name in ("Ann Lee", "Ann  Lee!"))
    create_drafts(
        AcceptedSummary(
            new_document(), conferences=(AcceptedConference(new_conference(), people=people),)
        ),
        by=editor,
    )
    assert sorted(Participant.objects.values_list("slug", flat=True)) == ["ann-lee", "ann-lee-2"]


def test_somebody_taken_twice_in_one_role_is_there_once(editor):
    ann = factories.ParticipantFactory()
    people = (AcceptedPerson(NamedRecord(ann), "speaker"),) * 2
    conference = AcceptedConference(new_conference(), people=people)
    create_drafts(AcceptedSummary(new_document(), conferences=(conference,)), by=editor)
    assert ann.appearances.count() == 1


def test_a_fault_anywhere_leaves_nothing_behind(editor):
    before = tables()
    bad = AcceptedPerson(person("Ann Lee"), "no such role")
    conference = AcceptedConference(new_conference(), people=(bad,))
    with pytest.raises(ValidationError):
        create_drafts(AcceptedSummary(new_document(), conferences=(conference,)), by=editor)
    assert tables() == before


def test_what_would_be_made_is_told_beforehand():
    stored = factories.ConferenceFactory()
    assert records_to_make(
        AcceptedSummary(new_document(), conferences=(AcceptedConference(stored),))
    ) == [Document]
    assert records_to_make(
        AcceptedSummary(
            new_document(),
            {"a": institution("Ice Fund")},
            conferences=(AcceptedConference(new_conference(), Series(title="Talks")),),
            authors=(AcceptedAuthor(person("Ann Lee")),),
        )
    ) == [Document, Conference, Series, Institution, Participant]
