"""What answers under a record's address: itself, its new address, a reason, or nothing."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    EditorFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FACTORIES = {
    "conferences": ConferenceFactory,
    "documents": DocumentFactory,
    "institutions": InstitutionFactory,
    "participants": ParticipantFactory,
    "topics": TopicFactory,
    "positions": PositionFactory,
}
WITH_SLUG = [name for name in FACTORIES if name != "positions"]


def editor_of(*models: str):
    user = UserFactory(is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=[f"view_{model}" for model in models])
    )
    return user


@pytest.mark.parametrize("name", FACTORIES)
def test_a_published_record_has_its_page(visit, name):
    record = FACTORIES[name]()

    assert visit(record.get_absolute_url()).texts("h1") == [
        record.statement if name == "positions" else str(record)
    ]


@pytest.mark.parametrize("name", FACTORIES)
@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_is_not_published_is_not_there(visit, name, status):
    record = FACTORIES[name]()
    address = record.get_absolute_url()
    visit(address)

    type(record).objects.filter(pk=record.pk).update(status=status)

    page = visit(address, status=404)
    assert str(record) not in page.main


@pytest.mark.parametrize("name", FACTORIES)
def test_a_withdrawn_record_gives_its_public_reason_and_nothing_else(visit, name):
    record = FACTORIES[name](
        status="withdrawn", published_at=timezone.now(), withdrawn_reason="It was entered <twice>."
    )

    page = visit(record.get_absolute_url(), status=410)

    assert "It was entered <twice>." in page.main
    assert str(record) not in page.main


@pytest.mark.parametrize("name", FACTORIES)
def test_a_record_withdrawn_before_it_was_public_is_not_there(visit, name):
    record = FACTORIES[name](status="withdrawn", withdrawn_reason="A private matter.")
    assert record.published_at is None

    assert "A private matter." not in visit(record.get_absolute_url(), status=404).main


def test_an_embargo_hides_the_reason_too(visit):
    given = {"status": "withdrawn", "published_at": timezone.now(), "withdrawn_reason": "A leak."}
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    conference = ConferenceFactory(attribution_rule="embargo", embargo_until=tomorrow, **given)
    position = PositionFactory(conference=conference, **given)

    for record in (conference, position):
        assert "A leak." not in visit(record.get_absolute_url(), status=404).main


def test_a_person_known_only_from_a_nameless_meeting_stays_unknown_when_withdrawn(visit):
    position = PositionFactory(conference__attribution_rule="chatham_house")
    person = ParticipantFactory(
        status="withdrawn", published_at=timezone.now(), withdrawn_reason="Asked us to."
    )
    visit(person.get_absolute_url(), status=410)

    position.conference.appearances.create(participant=person)

    visit(person.get_absolute_url(), status=404)


@pytest.mark.parametrize("name", WITH_SLUG)
def test_a_former_slug_redirects_for_good(client, name):
    record = FACTORIES[name]()
    before = record.get_absolute_url()
    record.slug = "another-name"
    record.save()

    response = client.get(before, {"utm_source": "mail"})

    assert response.status_code == 301
    assert response["Location"] == f"/{name}/another-name/?utm_source=mail"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("name", WITH_SLUG)
def test_a_former_slug_of_a_draft_tells_nothing(client, name):
    record = FACTORIES[name]()
    before = record.get_absolute_url()
    record.slug = "another-name"
    record.save()
    type(record).objects.filter(pk=record.pk).update(status="draft")

    response = client.get(before)

    assert (response.status_code, b"another-name" in response.content) == (404, False)


@pytest.mark.parametrize("name", FACTORIES)
def test_tracking_parameters_are_ignored(visit, name):
    visit(FACTORIES[name]().get_absolute_url(), utm_source="mail", fbclid="1")


def test_a_format_is_the_business_of_the_api(client):
    conference = ConferenceFactory()

    response = client.get(conference.get_absolute_url(), {"format": "csv", "utm_source": "mail"})

    assert response["Location"] == f"/api/v1/conferences/{conference.slug}/?format=csv"


@pytest.mark.parametrize(
    "path", ["/positions/0/", f"/positions/{10**30}/", f"/positions/{'9' * 5000}/"]
)
def test_numbers_beyond_all_measure_are_not_there(visit, path):
    visit(path, status=404)


@pytest.mark.parametrize("name", FACTORIES)
@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_an_editor_previews_on_the_reader_s_page(client, visit, name, status):
    record = FACTORIES[name](status=status)
    client.force_login(EditorFactory())

    page = visit(record.get_absolute_url(), preview=1)

    assert page.texts("h1") == [record.statement if name == "positions" else str(record)]
    assert "Draft: not public" in page.texts(class_="banner")[0]
    assert page.links["Edit"].endswith(f"/{record.pk}/change/")


def test_a_preview_is_kept_by_no_cache_and_in_no_index(client):
    client.force_login(EditorFactory())
    response = client.get(TopicFactory(status="draft").get_absolute_url(), {"preview": 1})

    assert response["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_preview_shows_drafts_among_the_parts(client, visit):
    topic = TopicFactory()
    draft = PositionFactory(topics=[topic], status="draft", statement="Not yet.")
    client.force_login(EditorFactory())

    assert draft.statement in visit(topic.get_absolute_url(), preview=1).main
    assert draft.statement not in visit(topic.get_absolute_url()).main


def test_only_editors_who_may_see_the_kind_preview_it(client, visit):
    draft = PositionFactory(status="draft")
    address = draft.get_absolute_url()
    for user in (UserFactory(), UserFactory(is_superuser=True), editor_of("topic")):
        client.force_login(user)
        visit(address, status=404, preview=1)
    client.logout()
    visit(address, status=404, preview=1)

    client.force_login(editor_of("position"))

    assert draft.statement in visit(address, preview=1).main


def test_asking_for_a_preview_of_what_is_public_anyhow_is_refused(client, visit):
    topic = TopicFactory()

    assert (
        "“preview” is for editors who are signed in"
        in visit(topic.get_absolute_url(), status=400, preview=1).main
    )

    client.force_login(EditorFactory())
    visit(topic.get_absolute_url(), status=400, preview="yes")
    visit(topic.get_absolute_url(), preview=1)


def test_a_list_knows_no_preview(client, visit):
    client.force_login(EditorFactory())

    assert "There is no parameter “preview”." in visit("/topics/", status=400, preview=1).main
