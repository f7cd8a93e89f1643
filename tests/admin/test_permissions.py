"""Who may do what: the admin's own permissions; parts follow their record."""

import pytest
from django.contrib.auth.models import Permission

from dialogues.models import Position
from tests import factories
from tests.admin.addresses import add, list_of, page
from tests.admin.sheets import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def log_in(client):
    def with_permissions(*codenames, staff=True):
        user = factories.UserFactory(is_staff=staff)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return with_permissions


def test_readers_and_strangers_are_sent_to_the_login(client, log_in):
    for browser in (client, log_in(staff=False)):
        answer = browser.get(list_of("position"))
        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")


def test_without_permissions_the_desk_is_empty(log_in):
    desk = log_in()
    assert desk.get("/admin/").context["shelves"] == []
    assert desk.get(list_of("position")).status_code == 403


def test_who_may_only_look_sees_the_record_and_no_buttons(log_in):
    position = factories.PositionFactory()
    desk = log_in("view_position")
    html = desk.get(page(position)).content.decode()
    assert position.statement in html
    assert "Experts met to speak about the region." in html
    assert 'name="_save"' not in html
    assert 'name="_send_back"' not in html
    assert desk.post(page(position), {"statement": "x"}).status_code == 403
    assert desk.post(page(position, "withdraw"), {"reason": "x"}).status_code == 403
    assert desk.get(page(position, "delete")).status_code == 403


def test_who_may_change_a_record_may_change_its_parts(log_in):
    position = factories.PositionFactory()
    desk = log_in("view_position", "change_position", "view_participant")
    data = opened(desk, page(position)) | {"quotations-0-exact": "trust is lacking"}
    assert desk.post(page(position), data).status_code == 302
    assert position.quotations.get().exact == "trust is lacking"


def test_publishing_needs_the_permission_to_change(log_in):
    conference = factories.ConferenceFactory()
    desk = log_in("add_position", "view_conference", "view_topic")
    data = opened(desk, add("position")) | {
        "conference": [conference.pk], "statement": "A claim.", "stance": ["asserts"], "_publish": "1",
        "no_wording": "on", "unattributed": "on", "topics": [factories.TopicFactory().pk],
    }  # fmt: skip
    assert desk.post(add("position"), data).status_code == 403
    assert not Position.objects.exists()


def test_merging_needs_the_permission_to_delete(log_in):
    topic = factories.TopicFactory()
    desk = log_in("view_topic", "change_topic")
    assert desk.get(page(topic, "merge")).status_code == 403
    assert "Merge…" not in desk.get(page(topic)).content.decode()


def test_an_autocomplete_shows_only_what_may_be_seen(log_in):
    factories.ParticipantFactory(name="Hidden voice", status="draft")
    query = {
        "term": "voice",
        "app_label": "dialogues",
        "model_name": "attribution",
        "field_name": "participant",
    }
    assert log_in("view_position").get("/admin/autocomplete/", query).status_code == 403
    answer = log_in("view_participant").get("/admin/autocomplete/", query)
    assert [row["text"] for row in answer.json()["results"]] == ["Hidden voice — person · draft"]


def test_bringing_back_needs_the_permission_to_change(log_in, editor):
    from dialogues.editorial import history

    topic = factories.TopicFactory()
    history.save(topic, by=editor, comment="Entered")
    version = history.versions(topic)[0]
    desk = log_in("view_topic")
    assert desk.get(page(topic, "revision", version.pk)).status_code == 200
    assert desk.post(page(topic, "revision", version.pk)).status_code == 403
    assert desk.get(f"{list_of('topic')}recover/").status_code == 403
