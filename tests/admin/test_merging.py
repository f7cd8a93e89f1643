"""Merging on the desk: choose, see what moves, confirm, and take it back."""

import pytest

from dialogues.models import Participant, Topic
from tests import factories
from tests.admin.addresses import page
from tests.admin.sheets import messages

pytestmark = pytest.mark.django_db


def test_the_page_shows_what_would_move_before_anything_does(desk):
    loser, winner = factories.TopicFactory(name="Commerce"), factories.TopicFactory(name="Trade")
    position = factories.PositionFactory(topics=[loser])
    answer = desk.get(page(loser, "merge"), {"into": winner.pk})
    html = answer.content.decode()
    assert "What moves from “Commerce” to “Trade”" in html
    assert f'<a href="{page(position)}">{position}</a>' in html
    assert Topic.objects.count() == 2


def test_a_merge_moves_everything_and_is_undone_from_the_history(desk):
    loser, winner = factories.TopicFactory(name="Commerce"), factories.TopicFactory(name="Trade")
    position = factories.PositionFactory(topics=[loser])
    answer = desk.post(page(loser, "merge"), {"into": winner.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == page(winner)
    assert messages(answer) == [
        "“Commerce” is now part of this record. The merge can be undone in the history."
    ]
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
    loser, winner = factories.TopicFactory(), factories.TopicFactory()
    desk.post(page(loser, "merge"), {"into": winner.pk})
    assert desk.get("/admin/dialogues/topic/recover/").context["deleted"] == []
