"""Addresses and forms that no page of the desk leads to: never an error of the server."""

import pytest

from dialogues.models import Position
from tests import factories
from tests.admin.addresses import add, list_of, page
from tests.admin.sheets import errors, opened

pytestmark = pytest.mark.django_db
HUGE = "9" * 20
NONSENSE = ["abc", HUGE, "-1", "", "\x00", "1,2", "9" * 5000]


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("position", "conference"),
        ("position", "document"),
        ("position", "topics"),
        ("position", "about"),
        ("position", "statement"),
        ("position", "stance"),
        ("conference", "series"),
        ("conference", "start_date"),
        ("conference", "hosts"),
        ("participant", "country"),
        ("topic", "parent"),
        ("document", "known_through"),
    ],
)
def test_nothing_given_for_a_new_record_breaks_its_form(desk, noun, name):
    for value in NONSENSE:
        assert desk.get(add(noun), {name: value}).status_code == 200, value


def test_what_is_given_for_a_new_record_is_filled_in(desk):
    conference = factories.ConferenceFactory()
    topics = [factories.TopicFactory(), factories.TopicFactory()]
    given = {
        "conference": conference.pk,
        "topics": f"{topics[0].pk},{topics[1].pk}",
        "stance": "opposes",
    }
    answer = desk.get(add("position"), given)
    data = opened(desk, f"{add('position')}?{answer.request['QUERY_STRING']}")
    assert data["conference"] == [str(conference.pk)]
    assert sorted(data["topics"]) == sorted(str(topic.pk) for topic in topics)
    assert data["stance"] == ["opposes"]


@pytest.mark.parametrize("name", ["conference", "document", "topics", "about", "stance"])
def test_nothing_sent_in_a_field_breaks_the_form(desk, name):
    position = factories.PositionFactory()
    data = opened(desk, page(position))
    for value in filter(None, NONSENSE):
        answer = desk.post(page(position), {**data, name: [value]})
        assert answer.status_code == 200, value
        assert name in errors(answer), value


@pytest.mark.parametrize(
    "name",
    [
        "version", "seen_version", "quotations-0-id", "quotations-0-occurrence", "quotations-0-place",
        "attributions-0-participant", "attributions-INITIAL_FORMS",
    ],
)  # fmt: skip
def test_nothing_sent_in_a_hidden_field_or_a_part_breaks_the_form(desk, name):
    position = factories.PositionFactory()
    data = opened(desk, page(position))
    for value in ("abc", HUGE, "\x00"):
        assert desk.post(page(position), {**data, name: [value]}).status_code in (200, 302), value


def test_a_form_with_a_million_parts_is_cut_short(desk):
    position = factories.PositionFactory()
    data = opened(desk, page(position))
    answer = desk.post(page(position), {**data, "quotations-TOTAL_FORMS": ["1000000"]})
    assert [len(inline.formset.forms) for inline in answer.context["inline_admin_formsets"]][
        1
    ] == 100


def test_a_form_without_anything_says_what_is_missing(desk):
    answer = desk.post(add("position"), {})
    assert answer.status_code == 200
    assert errors(answer)["statement"] == ["This field is required."]


@pytest.mark.parametrize("what", ["change", "history", "delete", "withdraw"])
def test_a_record_that_cannot_be_is_not_there(desk, what):
    for key in ("abc", HUGE, "0", "%00", "1%2F2", "é"):
        answer = desk.get(f"/admin/dialogues/conference/{key}/{what}/")
        assert answer.status_code in (302, 404), key


@pytest.mark.parametrize("version", ["0", HUGE, "9" * 5000])
def test_a_version_that_cannot_be_is_not_there(desk, version):
    conference = factories.ConferenceFactory()
    assert desk.get(page(conference, "history") + f"{version}/").status_code == 404
    assert desk.get(f"{list_of('conference')}recover/{version}/").status_code == 404
    undoing = page(factories.TopicFactory(), "history") + f"{version}/undo-merge/"
    assert desk.post(undoing).status_code in (302, 404)


NO_FILTERS = (
    "status__exact=%00", "conference__id__exact=abc", f"conference__id__exact={HUGE}",
        f"conference__id__in=1,{HUGE}", "topics__id__exact=%00", "about__id__exact=x", "p=abc", "p=0",
    "p=99999999999", "o=x.y.z", "all=", "words=nothing", "conference__start_date__year=abc",
    "conference__start_date__year=0", "conference__start_date__year=9999",
    "conference__start_date__year=2021&conference__start_date__month=13",
    "statement__regex=(", "created_by__password__startswith=a", "_to_field=password", "nothing=1",
    "q=%00", "_popup=1", "e=1", "status__isnull=x",
)  # fmt: skip


def test_no_filter_breaks_a_list(desk):
    factories.PositionFactory()
    for query in NO_FILTERS:
        answer = desk.get(f"{list_of('position')}?{query}")
        assert answer.status_code in (200, 302, 400), query


@pytest.mark.parametrize(
    "action", ["publish_selected", "withdraw_selected", "delete_selected", "nothing", ""]
)
def test_no_selection_breaks_an_action(desk, action):
    factories.PositionFactory()
    for key in ("abc", HUGE, "\x00", ""):
        chosen = {"action": action, "_selected_action": [key], "index": "0"}
        assert desk.post(list_of("position"), chosen).status_code in (200, 302), key
    assert Position.objects.get().is_published


def test_no_other_record_breaks_a_merge(desk):
    topic = factories.TopicFactory()
    for into in NONSENSE:
        assert desk.get(page(topic, "merge"), {"into": into}).status_code == 200, into
        assert desk.post(page(topic, "merge"), {"into": into}).status_code == 200, into
    topic.refresh_from_db()
