"""Merging on the desk: choose, see what moves, confirm, and take it back."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from dialogues.admin.desk.labels import label
from dialogues.editorial.matching import mark_distinct
from dialogues.models import Participant, Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages

pytestmark = pytest.mark.django_db


def allowed_to(*codenames: str) -> Client:
    user = factories.EditorFactory(is_superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def test_the_page_shows_what_would_move_before_anything_does(desk):
    loser, winner = factories.TopicFactory(name="Commerce"), factories.TopicFactory(name="Trade")
    position = factories.PositionFactory(topics=[loser])
    answer = desk.get(page(loser, "merge"), {"into": winner.pk})
    html = answer.content.decode()
    assert "What moves from “Commerce” to “Trade”" in html
    assert f'<a href="{page(position)}">{label(position)}</a>' in html
    assert Topic.objects.count() == 2


def test_a_merge_moves_everything_and_is_undone_from_the_history(desk):
    loser, winner = factories.TopicFactory(name="Commerce"), factories.TopicFactory(name="Trade")
    position = factories.PositionFactory(topics=[loser])
    answer = desk.post(page(loser, "merge"), {"into": winner.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == page(winner)
    (told,) = messages(answer)
    assert told == (
        f'“Commerce” is now part of this record. <a href="{page(winner, "history")}">'
        "The merge can be undone in the history.</a>"
    )
    assert list(position.topics.all()) == [winner]
    assert [label.text for label in winner.labels.all()] == ["Commerce"]

    listed = desk.get(page(winner, "history"))
    ((revision_id, name),) = listed.context["undoable"].items()
    assert name == "Commerce"
    assert "Undo the merge of “Commerce”" in listed.content.decode()
    answer = desk.post(page(winner, "undo_merge", revision_id), follow=True)
    assert messages(answer) == ["The merge is undone; “Commerce” is back."]
    assert [topic.name for topic in position.topics.all()] == ["Commerce"]
    assert desk.get(page(winner, "history")).context["undoable"] == {}


def test_what_cannot_be_merged_says_why(desk):
    person, group = factories.ParticipantFactory(), factories.ParticipantFactory(expert_group=True)
    answer = desk.post(page(person, "merge"), {"into": group.pk}, follow=True)
    (told,) = messages(answer)
    assert str(person) in told
    assert Participant.objects.count() == 2


def test_only_what_has_namesakes_can_be_merged(desk):
    for record, offered in (
        (factories.TopicFactory(), True),
        (factories.InstitutionFactory(), True),
        (factories.ParticipantFactory(), True),
        (factories.ConferenceFactory(), False),
    ):
        assert ("Merge…" in desk.get(page(record)).content.decode()) is offered


def test_a_merged_record_is_not_among_the_deleted_ones(desk):
    loser, winner = factories.TopicFactory(name="Commerce"), factories.TopicFactory(name="Trade")
    other = factories.TopicFactory(name="Peace", status="draft")
    desk.post(page(other, "delete"), {"post": "yes"})
    desk.post(page(loser, "merge"), {"into": winner.pk})
    desk.get(page(winner))  # where the merge is told of
    html = desk.get("/admin/deleted/?kind=topic").content.decode()
    assert "Peace" in html
    assert "Commerce" not in html


def test_the_page_offers_the_values_of_the_one_that_goes(desk):
    loser = factories.TopicFactory(name="Commerce", scope_note="Buying.")
    winner = factories.TopicFactory(name="Trade", scope_note="")
    html = desk.get(page(loser, "merge"), {"into": winner.pk}).content.decode()
    assert 'name="take" value="name">' in html
    assert 'name="take" value="scope_note" checked>' in html
    desk.post(page(loser, "merge"), {"into": winner.pk, "take": ["name", "scope_note"]})
    (topic,) = Topic.objects.all()
    assert (topic.pk, topic.name, topic.scope_note) == (winner.pk, "Commerce", "Buying.")
    assert [row.text for row in topic.labels.all()] == ["Trade"]


def test_what_cannot_be_taken_over_is_refused(desk):
    loser, winner = factories.TopicFactory(), factories.TopicFactory()
    answer = desk.post(page(loser, "merge"), {"into": winner.pk, "take": "slug"}, follow=True)
    assert messages(answer) == ["“slug” cannot be taken over; these can: name, parent, scope_note."]
    assert Topic.objects.count() == 2


def test_warnings_stand_before_the_button(desk):
    loser = factories.ParticipantFactory(name="Anna Ivanova")
    winner = factories.ParticipantFactory(name="Ivanova Anna")
    both = factories.PositionFactory(holders=[loser, winner])
    mark_distinct(loser, winner, by=None, note="Mother and daughter.")
    identifiers = [
        factories.ParticipantIdentifierFactory(participant=each) for each in (winner, loser)
    ]
    html = desk.get(page(loser, "merge"), {"into": winner.pk}).content.decode()
    assert "that these are two. “Mother and daughter.”" in html
    assert f"{identifiers[0]} and {identifiers[1]}. Both identifiers would be kept." in html
    assert "1 of them “Ivanova Anna” has already in the same part" in html
    assert f'{label(both)}</a> <span class="badge badge--in_review">both have it</span>' in html
    assert f"{page(winner, 'merge')}?into={loser.pk}" in html


def test_a_refusal_is_told_before_anybody_presses_the_button(desk):
    person, group = factories.ParticipantFactory(), factories.ParticipantFactory(expert_group=True)
    html = desk.get(page(person, "merge"), {"into": group.pk}).content.decode()
    assert "make the kinds equal first." in html
    assert 'value="Merge"' not in html


def test_merging_needs_the_right_to_delete_the_one_and_to_change_the_other():
    loser, winner = factories.TopicFactory(), factories.TopicFactory()
    data = {"into": winner.pk}
    for rights in (("view_topic", "change_topic"), ("view_topic", "delete_topic")):
        desk = allowed_to(*rights)
        assert desk.get(page(loser, "merge"), data).status_code == 403
        assert desk.post(page(loser, "merge"), data).status_code == 403
        assert "Merge…" not in desk.get(page(loser)).content.decode()
    desk = allowed_to("view_topic", "change_topic", "delete_topic")
    assert "Merge…" in desk.get(page(loser)).content.decode()
    assert desk.post(page(loser, "merge"), data).status_code == 302
    assert list(Topic.objects.all()) == [winner]
