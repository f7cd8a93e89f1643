"""The feed of changes: what it tells of each act, what it never tells, and how it is read on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogues.editorial import publishing
from dialogues.editorial.deleting import delete
from dialogues.editorial.merging import merge
from dialogues.editorial.public_changes import explained, settle
from dialogues.models import PublicChange
from tests import factories as f
from tests.api.asking import API, BASE, json_lines
from tests.api.full_records import FULL
from tests.api.test_schema import faults
from tests.public_log import begin, correct

pytestmark = pytest.mark.django_db


def told(page):
    return [(one["change"], one["type"], one["id"]) for one in page["results"]]


def newest():
    return PublicChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def test_an_entry_says_what_happened_to_what_and_where_it_is(read):
    topic = f.TopicFactory(name="Trade", slug="trade")
    begin(topic)
    page = read("changes/")
    assert page["results"] == [
        {
            "seq": newest(),
            "at": page["results"][0]["at"],
            "change": "created",
            "type": "topic",
            "id": topic.pk,
            "slug": "trade",
            "url": f"{API}topics/trade/",
            "into": None,
            "reason": "",
            "note": "",
        }
    ]
    assert page["results"][0]["at"].endswith("Z")
    rest = {name: value for name, value in page.items() if name != "results"}
    assert rest == {"next": None, "since": newest(), "head": newest()}


def test_positions_have_numbers_and_no_slugs(read):
    position = f.PositionFactory()
    begin(position)
    (entry,) = read("changes/", type="position")["results"]
    assert (entry["slug"], entry["url"]) == (None, f"{API}positions/{position.pk}/")


def test_a_record_s_life_from_any_point_on(read):
    topic = f.TopicFactory(name="Trade")
    begin(topic)
    points = [newest()]
    with explained(topic, note="A slip of the pen."):
        correct(topic, name="Trade and investment")
    points.append(newest())
    publishing.withdraw(topic, by=None, reason="Entered twice.")
    points.append(newest())

    def since(point):
        found = read("changes/", since=point)["results"]
        return [(one["change"], one["reason"], one["note"]) for one in found]

    gone = [("withdrawn", "Entered twice.", "")]
    assert [since(0), *map(since, points)] == [gone, gone, gone, []]
    publishing.publish(topic, by=None)
    back = ("created", "", "")
    assert since(0) == [("created", "", ""), ("updated", "", ""), *gone, back]
    assert since(points[-1]) == [back]


def test_a_note_on_a_correction_is_told(read):
    topic = f.TopicFactory()
    begin(topic)
    before = newest()
    with explained(topic, note="A slip of the pen."):
        correct(topic, name="Other")
    (entry,) = read("changes/", since=before)["results"]
    assert (entry["change"], entry["note"]) == ("updated", "A slip of the pen.")


def test_merged_tells_into_what_and_deleted_nothing_but_that(read):
    loser, winner = f.InstitutionFactory(name="Valdai"), f.InstitutionFactory(slug="valdai-club")
    other = f.TopicFactory(name="Secret", slug="secret")
    begin(loser, winner, other)
    before, (gone, deleted) = newest(), (loser.pk, other.pk)
    merge(loser, winner, by=None)
    delete(other, by=None)
    entries = read("changes/", since=before)["results"]
    merged = next(one for one in entries if one["change"] == "merged")
    into = {"id": winner.pk, "slug": "valdai-club", "url": f"{API}institutions/valdai-club/"}
    assert (merged["id"], merged["slug"], merged["into"]) == (gone, None, into)
    removed = next(one for one in entries if one["change"] == "deleted")
    assert (removed["type"], removed["id"], removed["slug"]) == ("topic", deleted, None)
    publishing.withdraw(winner, by=None, reason="Both.")
    merged = next(one for one in read("changes/")["results"] if one["change"] == "merged")
    assert merged["into"] == {"id": winner.pk, "slug": None, "url": None}


def test_what_is_hidden_is_told_without_a_word(read, client):
    person = f.ParticipantFactory(person=True, name="Agafya Secret", slug="agafya-secret")
    position = f.PositionFactory(holders=[person])
    begin(position)
    everything = client.get("/api/v1/changes/?expand=record").content
    assert b"Agafya" in everything
    before = newest()
    correct(person.attributions.get().position, statement="Agafya Secret’s claim.")
    publishing.withdraw(position.conference, by=None, reason="Not ours to tell.")
    page = read("changes/", since=before)
    assert {(one["change"], one["type"]) for one in page["results"]} == {
        ("hidden", "position"),
        ("hidden", "document"),
        ("hidden", "participant"),
        ("withdrawn", "conference"),
        ("updated", "topic"),
    }
    hidden = [one for one in page["results"] if one["change"] == "hidden"]
    assert {(one["slug"], one["url"], one["reason"], one["note"]) for one in hidden} == {
        (None, None, "", "")
    }
    for parameters in ("", "?expand=record", "?format=jsonl&expand=record"):
        answer = client.get(f"/api/v1/changes/{parameters}")
        assert b"gafya" not in answer.getvalue()


def test_of_a_withdrawal_under_embargo_nothing_is_told_but_that_it_is_gone(read):
    conference = f.ConferenceFactory(title="Secret", slug="secret")
    begin(conference)
    before = newest()
    publishing.withdraw(conference, by=None, reason="Secret reason.")
    (entry,) = read("changes/", since=before)["results"]
    assert (entry["slug"], entry["reason"]) == ("secret", "Secret reason.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    type(conference).objects.filter(pk=conference.pk).update(
        attribution_rule="embargo", embargo_until=tomorrow
    )
    (entry,) = read("changes/", since=before)["results"]
    assert (entry["change"], entry["slug"], entry["reason"]) == ("withdrawn", None, "")


def test_drafts_are_not_in_the_feed(read):
    topic = f.TopicFactory(status="draft", name="Secret")
    begin(topic, f.TopicFactory(name="Trade"))
    page = read("changes/", expand="record")
    assert [one["record"]["name"] for one in page["results"]] == ["Trade"]
    assert topic.pk not in {one["id"] for one in page["results"]}


@pytest.mark.parametrize("plural", FULL)
def test_a_record_comes_along_as_its_own_address_answers(read, plural):
    begin(FULL[plural]())
    entries = read("changes/", expand="record")["results"]
    assert plural in {one["url"].split("/")[-3] for one in entries}
    for entry in entries:
        assert entry["record"] == read(entry["url"].removeprefix(API))


def test_pages_follow_each_other_and_end_where_to_go_on(read, ask):
    begin(*f.TopicFactory.create_batch(5))
    page = read("changes/", page_size=2)
    seen = told(page)
    assert ask("changes/", page_size=2)["Link"] == f'<{page["next"]}>; rel="next"'
    while page["next"]:
        page = read(page["next"].removeprefix(API))
        seen += told(page)
    assert seen == told(read("changes/"))
    assert len(seen) == 5
    assert (page["since"], page["head"]) == (newest(), newest())
    assert told(read("changes/", since=page["since"])) == []
    assert not ask("changes/", since=page["since"]).has_header("Link")


def test_of_one_type_only_and_on_from_the_newest(read):
    position = f.PositionFactory()
    begin(position)
    page = read("changes/", type=["conference", "topic"])
    assert {one["type"] for one in page["results"]} == {"conference", "topic"}
    assert page["since"] == newest()


def test_as_lines_it_has_no_pages(ask, read):
    begin(*f.TopicFactory.create_batch(3))
    for parameters in ({}, {"expand": "record"}):
        lines = json_lines(ask("changes/", format="jsonl", page_size=1, **parameters))
        assert lines == read("changes/", **parameters)["results"]


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"since": "-1"}, "since"),
        ({"since": "x"}, "since"),
        ({"since": "٣"}, "since"),
        ({"since": "1.0"}, "since"),
        ({"since": "9" * 19}, "since"),
        ({"since": "9" * 5000}, "since"),
        ({"since": "12"}, "since"),
        ({"since": ["0", "0"]}, "since"),
        ({"type": "series"}, "type"),
        ({"page_size": "0"}, "page_size"),
        ({"page_size": "201"}, "page_size"),
        ({"page_size": "51", "expand": "record"}, "page_size"),
        ({"expand": "everything"}, "expand"),
        ({"format": "csv"}, "format"),
        ({"sinse": "1"}, "sinse"),
    ],
)
def test_what_cannot_be_meant_is_refused(failure, parameters, field):
    problem = failure("changes/", **parameters)
    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]


def test_a_copy_of_another_database_is_told_the_newest_change(failure, read):
    begin(f.TopicFactory())
    read("changes/", since=newest())
    problem = failure("changes/", since=newest() + 1)
    assert f"The newest change is {newest()};" in problem["detail"]


def test_an_empty_log_answers_too(read):
    assert read("changes/") == {"results": [], "next": None, "since": 0, "head": 0}


def test_the_root_leads_there(read):
    assert read()["changes"] == f"{API}changes/"


def test_answers_are_as_described(ask, client):
    schema = client.get(f"{BASE}schema/").json()
    loser, winner = f.ParticipantFactory(), f.ParticipantFactory()
    begin(loser, winner, *[make() for make in FULL.values()])
    merge(loser, winner, by=None)
    assert faults(schema, "changes/", ask("changes/")) == []
    assert faults(schema, "changes/", ask("changes/", expand="record", page_size=1)) == []
    assert faults(schema, "changes/", ask("changes/", since="x")) == []
    (example,) = schema["paths"][f"{BASE}changes/"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]["examples"].values()
    assert list(example["value"]["results"][0]) == list(ask("changes/").json()["results"][0])


@pytest.mark.parametrize("parameters", [{}, {"expand": "record"}])
def test_the_number_of_queries_is_the_same_however_many_changes(client, parameters):
    def asked():
        settle()
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v1/changes/", parameters).status_code == 200
        return len(queries)

    for make in FULL.values():
        make()
    few = asked()
    for make in [*FULL.values()] * 2:
        make()
    assert asked() == few
