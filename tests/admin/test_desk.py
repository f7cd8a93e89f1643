"""The desk's first page: what waits, for whom, within what they may see, at a fixed cost."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogues.editorial.publishing import approve, send_back, submit
from tests import factories
from tests.admin.addresses import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    def in_group(group):
        user = factories.MemberFactory(group=group)
        client.force_login(user)
        return client, user

    return in_group


@pytest.fixture
def other():
    return factories.MemberFactory(group="publisher", first_name="Petra", last_name="Sokolova")


def cards(desk):
    """What waits: the title of each heap, its count and its rows."""
    context = desk.get("/admin/").context
    return {
        str(card.title): (card.count, [row.title for row in card.rows])
        for card in (*context["own"], *context["shared"])
    }


def topic(name, by, status="draft", **given):
    return factories.TopicFactory(name=name, status=status, created_by=by, updated_by=by, **given)


def test_a_contributor_finds_drafts_what_came_back_and_what_waits_for_others(member, other):
    desk, me = member("contributor")
    topic("Begun", me)
    topic("Another’s", other)
    returned = topic("Returned", me)
    submit(returned, by=me)
    send_back(returned, by=other, comment="Which of the two?")
    submit(topic("Handed in", me), by=me)
    assert cards(desk) == {
        "Sent back to me": (1, ["Returned"]),
        "My drafts": (1, ["Begun"]),
        "Mine, in review": (1, ["Handed in"]),
        "Open comments": (1, ["Returned"]),
    }
    assert "Which of the two?" in desk.get("/admin/").content.decode()


def test_an_editor_finds_what_others_handed_in(member, other):
    desk, me = member("editor")
    topic("Mine", me, "in_review")
    topic("Another’s", other, "in_review")
    seen = topic("Approved", other, "in_review")
    approve(seen, by=me)
    assert cards(desk) == {
        "Awaiting my review": (1, ["Another’s"]),
        "Mine, in review": (1, ["Mine"]),
    }


def test_an_approval_of_an_older_version_leaves_it_to_review(member, other):
    desk, me = member("editor")
    seen = topic("Approved", other, "in_review")
    approve(seen, by=me)
    assert "Awaiting my review" not in cards(desk)
    seen.save()
    assert cards(desk)["Awaiting my review"] == (1, ["Approved"])


def test_a_publisher_finds_what_is_approved(member, other):
    desk, me = member("publisher")
    seen = topic("Approved", other, "in_review")
    approve(seen, by=me)
    assert cards(desk) == {"Approved, to be published": (1, ["Approved"])}


def test_next_versions_in_review_wait_for_their_reviewer(member, other):
    desk, _me = member("editor")
    record = factories.TopicFactory(name="Public")
    factories.NextVersionFactory(
        record=record, status="in_review", updated_by=other, created_by=other
    )
    assert cards(desk) == {
        "Awaiting my review": (1, ["Public"]),
        "Next versions in work": (1, ["Public"]),
    }


def test_it_tells_of_the_texts(member):
    desk, _me = member("editor")
    source = {"url": "https://example.org/", "publisher": factories.InstitutionFactory()}
    begun = factories.DocumentFactory(title="Begun", **source)
    factories.SentenceFactory(document=begun, decision="author")
    factories.SentenceFactory(document=begun)
    factories.DocumentFactory(title="Untouched")
    factories.DocumentFactory(title="No text", text="")
    position = factories.PositionFactory(document=begun)
    position.quotations.update(state="lost")
    told = cards(desk)
    assert told["Texts not fully coded"] == (2, ["Begun", "Untouched"])
    assert told["Missing sources"] == (2, ["No text", "Untouched"])
    assert told["Quotations that lost their place"] == (1, [f"“{position.quotations.get()}”"])
    html = desk.get("/admin/").content.decode()
    assert f'href="/admin/workbench/{begun.pk}/"' in html
    assert (
        '<progress class="heap__progress" max="2" value="1" aria-label="1 of 2 sentences decided">'
        in html
    )


def test_it_tells_of_embargoes_that_end_soon_or_ended_just_now(member):
    desk, _me = member("contributor")
    today = timezone.localdate()
    for title, days in [("Far", 31), ("Soon", 30), ("Tomorrow", 1), ("Today", 0), ("Past", -14)]:
        factories.ConferenceFactory(
            title=title,
            attribution_rule="embargo",
            embargo_until=today + datetime.timedelta(days=days),
        )
    assert cards(desk)["Embargoes that end"] == (3, ["Tomorrow", "Soon", "Today"])


def test_it_tells_who_is_editing_what(member, other):
    desk, me = member("contributor")
    record = factories.TopicFactory(name="Trade")
    factories.EditingSessionFactory(record=record, user=other)
    factories.EditingSessionFactory(record=record, user=me)
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    factories.EditingSessionFactory(record=factories.TopicFactory(), user=other, seen_at=long_ago)
    assert cards(desk)["Being edited now"] == (1, ["Trade"])
    assert "Petra Sokolova" in desk.get("/admin/").content.decode()


def test_it_tells_what_was_done_lately(member, other):
    desk, _me = member("contributor")
    record = topic("Trade", other)
    submit(record, by=other)
    gone = topic("Gone", other)
    submit(gone, by=other)
    type(gone)._base_manager.filter(pk=gone.pk).delete()
    rows = desk.get("/admin/").context["lately"]
    assert [(row.title, row.address, row.about) for row in rows] == [
        ("Gone", "", "Petra Sokolova · Submitted for review"),
        ("Trade", page(record), "Petra Sokolova · Submitted for review"),
    ]


def test_possible_duplicates_are_counted_for_those_who_merge(member):
    for _ in range(2):
        factories.ParticipantFactory(name="Irina Petrova")
    desk, _me = member("editor")
    assert cards(desk)["Possible duplicates"][0] == 1
    desk, _me = member("contributor")
    assert "Possible duplicates" not in cards(desk)


def test_nobody_is_told_of_what_they_may_not_see(client, other):
    from django.contrib.auth.models import Permission

    user = factories.UserFactory(is_staff=True)
    client.force_login(user)
    record = topic("Secret", other, "in_review")
    factories.ReviewCommentFactory(record=record)
    submit(topic("Secret too", other), by=other)
    factories.EditingSessionFactory(record=record, user=other)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_topic", "review_topic"])
    )
    assert "Secret" in client.get("/admin/").content.decode()
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_document", "review_document"])
    )
    assert "Secret" not in client.get("/admin/").content.decode()
    assert client.get("/admin/work/to-review/").context["card"].count == 0


def test_an_idle_desk_says_so(member):
    desk, _me = member("contributor")
    assert cards(desk) == {}
    assert "Nothing waits for you." in desk.get("/admin/").content.decode()


def test_each_heap_has_a_page_of_its_own(member):
    desk, me = member("contributor")
    for number in range(51):
        topic(f"Topic {number}", me)
    html = desk.get("/admin/").content.decode()
    assert '<a href="/admin/work/drafts/">All 51' in html
    answer = desk.get("/admin/work/drafts/")
    assert (len(answer.context["card"].rows), answer.context["next"]) == (50, 2)
    answer = desk.get("/admin/work/drafts/?page=2")
    assert (len(answer.context["card"].rows), answer.context["next"]) == (1, 0)


@pytest.mark.parametrize(
    "address",
    ["nonsense/", "drafts/?page=0", "drafts/?page=x", "drafts/?page=2", "drafts/?page=１"],
)
def test_other_addresses_are_not_found(member, address):
    desk, _me = member("contributor")
    assert desk.get(f"/admin/work/{address}").status_code == 404


@pytest.mark.parametrize("name", ["uncoded", "sources"])
def test_texts_have_their_pages_too(member, name):
    factories.DocumentFactory(title="Untouched")
    desk, _me = member("contributor")
    card = desk.get(f"/admin/work/{name}/").context["card"]
    assert (card.count, [row.title for row in card.rows]) == (1, ["Untouched"])


def fill(by, count):
    for number in range(count):
        for status in ("draft", "in_review"):
            record = topic(f"{status} {number}", by, status)
            factories.ReviewCommentFactory(record=record)
            factories.EditingSessionFactory(record=record, user=by)
        submit(topic(f"Submitted {number}", by), by=by)
        factories.NextVersionFactory(record=factories.TopicFactory())
        position = factories.PositionFactory()
        position.quotations.update(state="lost")
        factories.SentenceFactory(document=position.document)
        factories.ConferenceFactory(
            attribution_rule="embargo",
            embargo_until=timezone.localdate() + datetime.timedelta(days=3),
        )


def test_the_first_page_costs_the_same_with_one_of_each_and_with_three(member, other):
    def queries():
        ContentType.objects.clear_cache()
        desk.get("/admin/")
        with CaptureQueriesContext(connection) as captured:
            assert desk.get("/admin/").status_code == 200
        return len(captured)

    desk, _me = member("publisher")
    fill(other, 1)
    one = queries()
    fill(other, 2)
    assert queries() == one
