"""Nothing that others refer to is deleted; what is deleted can be brought back."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Revision, Version

from dialogues.editorial.deleting import delete, delete_all
from dialogues.models import Conference, Document, EditingSession, NextVersion, Position, Topic
from tests import factories
from tests.admin.addresses import list_of, page
from tests.admin.sheets import messages, opened

pytestmark = pytest.mark.django_db
DELETED = "/admin/deleted/"


def act(desk, records, **more):
    chosen = {"action": "delete_selected", "_selected_action": [record.pk for record in records]}
    return desk.post(list_of(records[0]), {"index": "0", **chosen, **more}, follow=True)


def refused(answer):
    """What forbids the deletion: each kind, its count, and what is named of it."""
    return [
        (kind.name, kind.count, [str(row) for row in kind.rows])
        for kind in answer.context["protected"]
    ]


def going(answer):
    """What would go: each kind of parts and their count."""
    (record,) = answer.context["deleted_objects"]
    return {kind.name: kind.count for kind in record.parts}


def recover_page(version):
    return f"{list_of(version._model)}recover/{version.pk}/"


def last_version(kind):
    return Version.objects.get_deleted(kind).latest("pk")


def named(answer):
    return [entry["version"].object_repr for entry in answer.context["entries"]]


def test_what_others_refer_to_is_not_deleted_and_the_page_links_to_them(desk):
    position = factories.PositionFactory()
    for record in (position.conference, position.document, position.topics.get()):
        for answer in (
            desk.get(page(record, "delete")),
            desk.post(page(record, "delete"), {"post": "yes"}),
        ):
            assert ("Positions", 1, [f'<a href="{page(position)}">{position}</a>']) in refused(
                answer
            )
            html = answer.content.decode()
            assert f"“{record}” cannot be deleted, because these refer to it." in html
            assert f'<a href="{page(position)}">{position}</a>' in html
            assert 'value="Delete"' not in html
        assert type(record).objects.filter(pk=record.pk).exists()


def test_a_part_that_refers_is_named_with_the_record_it_belongs_to(desk):
    appearance = factories.AppearanceFactory()
    answer = desk.get(page(appearance.participant, "delete"))
    conference = appearance.conference
    assert refused(answer) == [
        ("Conferences", 1, [f'<a href="{page(conference)}">{conference} (appearance)</a>'])
    ]


def test_many_references_are_grouped_and_counted_at_a_fixed_number_of_queries(desk):
    counts = []
    for number in (2, 30):
        participant = factories.ParticipantFactory()
        factories.AppearanceFactory(participant=participant)
        for _ in range(number):
            factories.AttributionFactory(participant=participant)
        with CaptureQueriesContext(connection) as queries:
            answer = desk.get(page(participant, "delete"))
        counts.append(len(queries))
        shown = {name: (count, len(rows)) for name, count, rows in refused(answer)}
        assert shown == {"Conferences": (1, 1), "Positions": (number, min(number, 25))}
    assert counts[0] == counts[1]
    html = answer.content.decode()
    assert "and 5 more: open the list" in html
    address = f"{list_of('position')}?attributions__participant__id__exact={participant.pk}"
    assert f'href="{address}"' in html
    assert desk.get(address).context["cl"].result_count == 30


def test_withdrawing_and_merging_are_offered_instead(desk):
    topic = factories.PositionFactory().topics.get()
    html = desk.get(page(topic, "delete")).content.decode()
    assert f'href="{page(topic, "withdraw")}"' in html
    assert f'href="{page(topic, "merge")}"' in html
    draft = factories.TopicFactory(status="draft")
    factories.PositionFactory(topics=[draft])
    html = desk.get(page(draft, "delete")).content.decode()
    assert page(draft, "withdraw") not in html
    assert f'href="{page(draft, "merge")}"' in html


def test_an_unused_record_is_deleted_with_its_parts_after_a_question(desk, editor):
    position = factories.PositionFactory()
    answer = desk.get(page(position, "delete"))
    assert going(answer) == {"Quotations": 1, "Attributions": 1}
    html = answer.content.decode()
    assert "Experts met to speak about the region." in html
    assert f'href="{DELETED}"' in html
    answer = desk.post(page(position, "delete"), {"post": "yes"}, follow=True)
    assert not Position.objects.exists()
    assert messages(answer) == [
        f'It can be recovered: <a href="{DELETED}">Deleted records</a>',
        f"The position “{position}” was deleted successfully.",
    ]
    revision = Revision.objects.get()
    assert (revision.user, revision.get_comment()) == (editor, "Deleted")


def test_a_next_version_is_lost_with_its_record_and_the_page_says_so(desk):
    topic = factories.TopicFactory(name="Trade")
    other = factories.TopicFactory(name="Arms")
    for record in (topic, other):
        data = opened(desk, page(record)) | {"scope_note": "Another."}
        assert desk.post(page(record), data).status_code == 302
        assert EditingSession.objects.create(record=record, user=factories.UserFactory())
    assert NextVersion.objects.count() == 2
    lost = "Its next version, which is in work, goes for good: it cannot be recovered."
    assert lost in desk.get(page(topic, "delete")).content.decode()
    desk.post(page(topic, "delete"), {"post": "yes"})
    assert [row.record for row in NextVersion.objects.all()] == [other]
    assert [row.record for row in EditingSession.objects.all()] == [other]


def test_a_list_deletes_all_or_nothing(desk):
    free, used = factories.TopicFactory(), factories.PositionFactory().topics.get()
    for more in ({}, {"post": "yes"}):
        answer = act(desk, [free, used], **more)
        assert (
            "Nothing was deleted, because these refer to the selected records."
            in answer.content.decode()
        )
        assert [(name, count) for name, count, _rows in refused(answer)] == [("Positions", 1)]
        assert Topic.objects.count() == 2
    asked = act(desk, [free])
    assert "Delete this record? Nothing else refers to it." in asked.content.decode()
    act(desk, [free], post="yes")
    assert list(Topic.objects.all()) == [used]


def test_records_that_refer_to_each_other_only_are_deleted_together(desk):
    upper = factories.TopicFactory(name="Economy")
    lower = factories.TopicFactory(name="Trade", parent=upper)
    assert refused(act(desk, [upper])) == [("Topics", 1, [f'<a href="{page(lower)}">Trade</a>'])]
    act(desk, [upper, lower], post="yes")
    assert Topic.objects.count() == 0


def test_who_may_not_delete_one_of_them_deletes_none(client):
    own = factories.TopicFactory(status="draft")
    contributor = factories.UserFactory(is_staff=True)
    for codename in ("view_topic", "add_topic", "change_topic"):
        contributor.user_permissions.add(Permission.objects.get(codename=codename))
    Topic.objects.filter(pk=own.pk).update(created_by=contributor)
    public = factories.TopicFactory()
    client.force_login(contributor)
    act(client, [own, public], post="yes")
    assert Topic.objects.count() == 2
    assert client.post(page(public, "delete"), {"post": "yes"}).status_code == 403
    client.post(page(own, "delete"), {"post": "yes"})
    assert list(Topic.objects.all()) == [public]


def test_a_series_in_use_is_not_deleted(desk):
    conference = factories.ConferenceFactory(series=factories.SeriesFactory())
    answer = desk.post(page(conference.series, "delete"), {"post": "yes"})
    assert refused(answer) == [
        ("Conferences", 1, [f'<a href="{page(conference)}">{conference}</a>'])
    ]
    assert Conference.objects.get().series is not None


def test_a_deleted_document_comes_back_with_its_sentences_as_a_draft(desk):
    document = factories.DocumentFactory()
    authorship = factories.AuthorshipFactory(document=document)
    sentence = factories.SentenceFactory(document=document, decision="attributed")
    assert going(desk.get(page(document, "delete"))) == {"Authors": 1, "Sentences": 1}
    desk.post(page(document, "delete"), {"post": "yes"})
    listed = desk.get(f"{list_of('document')}recover/", follow=True)
    assert listed.redirect_chain == [(f"{DELETED}?kind=document", 302)]
    (entry,) = listed.context["entries"]
    address = entry["address"]
    assert f'href="{address}"' in listed.content.decode()
    assert document.text in desk.get(address).content.decode()

    answer = desk.post(address, follow=True)
    assert messages(answer) == [f"“{document}” is as it was."]
    found = Document.objects.get(pk=document.pk)
    assert (found.text, found.status, found.slug) == (document.text, "draft", document.slug)
    assert [row.participant for row in found.authorships.all()] == [authorship.participant]
    assert [(row.start, row.decision) for row in found.sentences.all()] == [
        (sentence.start, "attributed")
    ]
    assert desk.get(DELETED).context["entries"] == []


def test_what_was_deleted_is_listed_for_all_nouns_and_found_by_name(desk, editor):
    other = factories.EditorFactory(first_name="Kenji", last_name="Mori")
    delete(factories.TopicFactory(name="Торговля"), by=editor)
    delete(factories.ConferenceFactory(title="Dialogue on trade"), by=other)
    delete(factories.SeriesFactory(title="Old series"), by=editor)
    everything = desk.get(DELETED)
    assert named(everything) == ["Old series", "Dialogue on trade", "Торговля"]
    assert "Kenji Mori" in everything.content.decode()
    assert named(desk.get(DELETED, {"q": "ТОРГОВЛЯ"})) == ["Торговля"]
    assert named(desk.get(DELETED, {"kind": "conference"})) == ["Dialogue on trade"]
    nothing = desk.get(DELETED, {"q": "<b>nothing</b>", "kind": "topic"})
    assert named(nothing) == []
    assert "<b>nothing" not in nothing.content.decode()
    for nonsense in ({"kind": "x"}, {"q": "\x00"}, {"page": "x"}, {"q": "x" * 5000}):
        assert desk.get(DELETED, nonsense).status_code == 200


def test_the_queries_do_not_grow_with_the_deleted(desk):
    counts = []
    for number in (1, 4):
        for _ in range(number):
            delete(factories.TopicFactory(), by=None)
            delete(factories.PositionFactory(document=None), by=None)
        with CaptureQueriesContext(connection) as queries:
            desk.get(DELETED)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_was_deleted_together_is_recovered_together_by_one_click(desk):
    upper = factories.TopicFactory(name="Economy")
    lower = factories.TopicFactory(name="Trade", parent=upper)
    alone = factories.TopicFactory(name="Alone")
    delete(alone, by=None)
    delete_all([upper, lower], by=None)
    listed = desk.get(DELETED)
    assert [(entry["version"].object_repr, entry["others"]) for entry in listed.context["entries"]] == [
        ("Trade", 1), ("Economy", 1), ("Alone", 0),
    ]  # fmt: skip
    address = listed.context["entries"][0]["address"]
    assert "Topic: Economy" in desk.get(address).content.decode()
    answer = desk.post(address, {"with": "all"}, follow=True)
    assert messages(answer) == ["“Trade” is as it was.", "With it came 1 other record."]
    assert Topic.objects.get(name="Trade").parent == Topic.objects.get(name="Economy")
    assert named(desk.get(DELETED)) == ["Alone"]


def test_of_what_was_deleted_together_some_can_stay_deleted(desk):
    delete_all([factories.TopicFactory(name=name) for name in ("One", "Two", "Three")], by=None)
    one, two, _three = Version.objects.get_deleted(Topic).order_by("pk")
    desk.post(recover_page(one), {"with": [two.pk, "x", "0"]})
    assert sorted(topic.name for topic in Topic.objects.all()) == ["One", "Two"]


def test_what_cannot_come_back_says_why(desk):
    position = factories.PositionFactory(document=None)
    delete(position, by=None)
    position.conference.delete()
    answer = desk.post(recover_page(last_version(Position)), follow=True)
    assert messages(answer) == ["What it referred to as “conference” no longer exists."]
    assert answer.status_code == 200


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
def test_what_was_never_deleted_is_not_found(desk, number):
    topic = factories.TopicFactory()
    delete(topic, by=None)
    assert desk.get(recover_page(last_version(Topic))).status_code == 200
    assert desk.get(f"{list_of('topic')}recover/{number}/").status_code == 404
    assert desk.post(f"{list_of('topic')}recover/{number}/").status_code == 404


def test_only_who_may_recover_sees_what_was_deleted(client):
    delete(factories.TopicFactory(name="Trade"), by=None)
    delete(factories.ConferenceFactory(title="Dialogue"), by=None)
    somebody = factories.UserFactory(is_staff=True)
    client.force_login(somebody)
    assert client.get(DELETED).status_code == 403
    for codename in ("view_topic", "add_topic", "change_topic", "view_conference"):
        somebody.user_permissions.add(Permission.objects.get(codename=codename))
    assert named(client.get(DELETED)) == ["Trade"]
    assert named(client.get(DELETED, {"kind": "conference"})) == []
    conference = last_version(Conference)
    assert client.get(recover_page(conference)).status_code == 403
    assert client.post(recover_page(conference)).status_code == 403
    assert not Conference.objects.exists()
