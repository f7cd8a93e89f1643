"""A conference, a document or a position becomes public with all that it needs, or not at all."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reversion.models import Revision

from dialogues.editorial import history
from dialogues.editorial.publishing import (
    NotTogether,
    approve,
    digest_of,
    publish_together,
    submit,
    together,
)
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db


def draft(make, **given):
    return make(status="draft", **given)


@pytest.fixture
def conference():
    return whole_conference()


def whole_conference(positions=2, **given):
    """Nothing of it is public: topics on two levels, hosts, people, texts, an anonymous voice."""
    broad = draft(f.TopicFactory, name="Economy")
    conference = draft(
        f.ConferenceFactory, topics=[draft(f.TopicFactory, name="Trade", parent=broad)], **given
    )
    above = draft(f.InstitutionFactory, name="University")
    f.HostFactory(
        conference=conference,
        institution=draft(f.InstitutionFactory, name="Institute", parent=above),
    )
    f.AppearanceFactory(
        conference=conference,
        participant=draft(f.ParticipantFactory, name="Irina"),
        institutions=[draft(f.InstitutionFactory, name="Academy")],
    )
    document = draft(
        f.DocumentFactory,
        conferences=[conference],
        publisher=draft(f.InstitutionFactory, name="Publisher"),
    )
    f.AuthorshipFactory(document=document, participant=draft(f.ParticipantFactory, name="Author"))
    voice = draft(f.ParticipantFactory, anonymous=True, conference=conference, name="Somebody")
    for number in range(positions):
        draft(
            f.PositionFactory,
            conference=conference,
            document=document,
            holders=[voice],
            topics=[draft(f.TopicFactory, name=f"Topic {number}")],
        )
    return conference


def listed(list_):
    return [(type(row).__name__, str(row)) for row in list_.records]


def test_the_list_names_all_that_is_needed_in_the_order_in_which_it_becomes_public(conference):
    f.PositionFactory()  # of another conference
    found = together(conference, by=None)
    assert listed(found) == [
        ("Topic", "Economy"),
        ("Topic", "Topic 0"),
        ("Topic", "Topic 1"),
        ("Topic", "Trade"),
        ("Institution", "Academy"),
        ("Institution", "Publisher"),
        ("Institution", "University"),
        ("Institution", "Institute"),
        ("Conference", str(conference)),
        ("Participant", "Author"),
        ("Participant", "Irina"),
        ("Participant", "Somebody"),
        ("Document", str(conference.documents.get())),
        *[("Position", str(position)) for position in conference.positions.all()],
    ]
    assert found.refused == []
    assert {str(one.record) for one in found.members if one.comes_with_positions} == {
        "Topic 0", "Topic 1", "Somebody",
    }  # fmt: skip


def test_afterwards_the_page_shows_everything(conference, client):
    first, second = conference.positions.all()
    assert client.get(conference.get_absolute_url()).status_code == 404
    done = publish_together(conference, by=None, positions=[first.pk, second.pk])
    assert len(done) == 15
    html = client.get(conference.get_absolute_url()).content.decode()
    shown = [
        "Institute",
        "Irina",
        "Trade",
        first.statement,
        second.statement,
        str(conference.documents.get()),
    ]
    assert [words for words in shown if words not in html] == []
    for model in (Topic, Institution, Conference, Participant, Document, Position):
        assert model.objects.published().count() == model.objects.count(), model


def test_positions_can_be_left_out_with_what_they_alone_need(conference):
    first, _second = conference.positions.all()
    publish_together(conference, by=None, positions=[first.pk])
    assert list(Position.objects.published()) == [first]
    assert set(Topic.objects.filter(status="draft").values_list("name", flat=True)) == {"Topic 1"}


def test_it_is_one_revision_of_one_person(conference):
    by = f.EditorFactory()
    publish_together(conference, by=by, positions=conference.positions.values_list("pk", flat=True))
    revision = Revision.objects.get()
    assert (revision.user, revision.comment) == (by, f"Published with all it needs: “{conference}”")
    assert {history.versions(row)[0].revision_id for row in Topic.objects.all()} == {revision.pk}
    assert conference.positions.first().published_by == by


def test_if_one_is_refused_nothing_is_published_and_the_list_says_which(conference):
    first, second = conference.positions.all()
    second.quotations.all().delete()
    Document.objects.update(rights="")
    before = tables()
    with pytest.raises(NotTogether) as caught:
        publish_together(conference, by=None, positions=[first.pk, second.pk])
    assert tables() == before
    assert str(caught.value) == "Nothing was published: this stands in the way."
    assert [
        (str(one.record), [problem.message for problem in one.problems])
        for one in caught.value.together.refused
    ] == [
        (str(first.document), ["State the rights under which the text is shown."]),
        (str(second), ["Add a verified quotation, or tick “no wording available”."]),
    ]


def test_what_was_withdrawn_is_not_brought_back_unasked(conference):
    Institution.objects.filter(name="Institute").update(
        status="withdrawn",
        withdrawn_reason="Mistake.",
        published_at=datetime.datetime.now(datetime.UTC),
    )
    found = together(conference, by=None)
    assert [str(row) for row in found.withdrawn] == ["Institute"]
    publish_together(conference, by=None)
    assert Institution.objects.get(name="Institute").status == "withdrawn"
    assert Conference.objects.published().count() == 1


def test_a_topic_that_was_withdrawn_keeps_its_position_back(conference):
    first = conference.positions.first()
    first.topics.update(
        status="withdrawn", withdrawn_reason="x", published_at=datetime.datetime.now(datetime.UTC)
    )
    with pytest.raises(NotTogether) as caught:
        publish_together(conference, by=None, positions=[first.pk])
    assert [
        problem.message for one in caught.value.together.refused for problem in one.problems
    ] == ["Publish the topic “Topic 0” first; it is withdrawn."]


def test_a_changed_list_is_looked_at_again(conference):
    digest = digest_of(conference)
    history.save(Topic.objects.get(name="Trade"), by=None, comment="Edited")
    with pytest.raises(NotTogether) as caught:
        publish_together(conference, by=None, digest=digest)
    assert str(caught.value).startswith(
        "Somebody changed one of these meanwhile; nothing was published."
    )
    assert not Conference.objects.published().exists()
    publish_together(conference, by=None, digest=digest_of(conference))


def test_a_new_position_changes_the_list(conference):
    digest = digest_of(conference)
    draft(f.PositionFactory, conference=conference)
    assert digest_of(conference) != digest


def test_four_eyes_are_asked_of_every_record(conference, settings):
    settings.FOUR_EYES = True
    author, reviewer = f.MemberFactory(group="publisher"), f.MemberFactory(group="editor")
    Topic.objects.filter(name="Trade").update(updated_by=author)
    found = together(conference, by=author, positions=[])
    assert [str(one.record) for one in found.refused] == ["Trade"]
    assert found.refused[0].problems == []
    with pytest.raises(NotTogether):
        publish_together(conference, by=author)
    assert not Conference.objects.published().exists()
    submit(Topic.objects.get(name="Trade"), by=author)
    approve(Topic.objects.get(name="Trade"), by=reviewer)
    publish_together(conference, by=author)
    assert Conference.objects.published().count() == 1


def test_an_embargo_keeps_what_is_published_together_back_until_its_date(client):
    today = timezone.localdate()
    until = today + datetime.timedelta(days=5)
    conference = whole_conference(1, attribution_rule="embargo", embargo_until=until)
    publish_together(conference, by=None, positions=[conference.positions.get().pk])
    assert conference.positions.get().status == "published"
    assert client.get(conference.get_absolute_url()).status_code == 404
    Conference.objects.update(embargo_until=today)
    assert client.get(conference.get_absolute_url()).status_code == 200


def test_a_document_comes_with_its_conference(client):
    conference = whole_conference(1)
    document = conference.documents.get()
    other = draft(f.DocumentFactory, conferences=[conference])
    publish_together(document, by=None, positions=[document.positions.get().pk])
    assert client.get(document.get_absolute_url()).status_code == 200
    assert client.get(document.positions.get().get_absolute_url()).status_code == 200
    assert Document.objects.get(pk=other.pk).status == "draft"


def test_a_position_comes_with_all_it_belongs_to(client):
    conference = whole_conference(2)
    first, second = conference.positions.all()
    publish_together(first, by=None)
    assert client.get(first.get_absolute_url()).status_code == 200
    assert Position.objects.get(pk=second.pk).status == "draft"


def test_where_everything_is_public_there_is_nothing_to_do():
    assert together(f.PositionFactory(), by=None).members == []


def test_the_list_costs_the_same_with_one_position_and_with_three():
    one, three = whole_conference(1), whole_conference(3)

    def queries(conference):
        with CaptureQueriesContext(connection) as captured:
            together(conference, by=f.EditorFactory.build(pk=1))
        return len(captured)

    assert queries(one) == queries(three)
