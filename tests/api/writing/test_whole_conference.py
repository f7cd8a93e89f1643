"""A whole conference in one request: the first conference of the fixtures, rebuilt."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import Client
from reversion.models import Revision

from dialogues.api.openapi.writing.examples import ENTRIES
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Position,
    Quotation,
    Topic,
)
from tests.api.asking import BASE
from tests.api.writing.conftest import faults, made, program
from tests.api.writing.seed_conference import fixtures, whole_conference
from tests.factories import ConferenceFactory, CountryFactory, DocumentFactory, EditorFactory
from tests.public_log import begin

pytestmark = pytest.mark.django_db

VOLATILE = {"id", "updated"}


@pytest.fixture
def countries() -> None:
    call_command("loaddata", "countries", verbosity=0)


def public(path: str) -> Any:
    size = "&page_size=200" if "?" in path else ""
    answer = Client().get(f"{BASE}{path}{size}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def settled(value: Any, claims: dict[int, str]) -> Any:
    """Without ids and times; a position is called by its statement."""
    if isinstance(value, list):
        return [settled(one, claims) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {name: settled(one, claims) for name, one in value.items() if name not in VOLATILE}
    if isinstance(value.get("position"), int):
        kept["position"] = claims[value["position"]]
    for name in ("relations", "inverse_relations"):  # in the order in which they were entered
        if name in kept:
            kept[name].sort(key=lambda one: (one["position"], one["kind"]))
    if "/positions/" in str(kept.get("url", "")):
        del kept["url"]
        kept.pop("html_url", None)
    return kept


def everything_public() -> dict[str, Any]:
    """All that the public reads about the conference, from the addresses of the API."""
    conference = public("conferences/valdai-spf-2021/")
    claims = dict(Position.objects.values_list("pk", "statement"))
    found = {
        "conference": conference,
        "positions": sorted(
            public("positions/?conference=valdai-spf-2021")["results"],
            key=lambda one: one["statement"],
        ),
        "documents": [public(f"documents/{one['slug']}/") for one in conference["documents"]],
    }
    for document in found["documents"]:
        del document["coding"]  # what was decided of sentences without a position is not entered
    slugs = {one["slug"] for position in found["positions"] for one in position["holders"]}
    slugs |= {one["slug"] for one in conference["participants"]}
    found["participants"] = [public(f"participants/{slug}/") for slug in sorted(slugs)]
    found["institutions"] = [public(f"institutions/{one['slug']}/") for one in conference["hosts"]]
    return settled(found, claims)


def test_the_first_conference_rebuilt_through_one_request_reads_as_the_fixtures_do(countries):
    call_command("loaddata", "institutions", "topics", "participants", verbosity=0)
    call_command("loaddata", "valdai-spf-2021", verbosity=0)
    from_fixtures = _with_own_relations(everything_public)
    _empty()

    editor = EditorFactory()
    send = program(editor)
    answer = send("post", "conferences/", whole_conference())
    form = made(answer)
    assert answer.status_code == 201
    assert answer["Location"].endswith("/api/v1/conferences/valdai-spf-2021/")
    assert (form["status"], form["version"], form["next_version"]) == ("draft", 1, None)
    published = send(
        "post", "conferences/valdai-spf-2021/steps/", {"step": "publish", "together": True},
        match=answer["ETag"],
    )  # fmt: skip
    assert made(published)["published"] is True

    assert Quotation.objects.filter(state="verified").count() == Quotation.objects.count() == 85
    found = everything_public()
    for name, records in from_fixtures.items():
        assert found[name] == records


def _with_own_relations(act: Any) -> Any:
    """The fixtures keep relations apart, since they also lead to the other conference."""
    for row in fixtures()["positionrelation"]:
        if row["source"][0] == row["target"][0] == "valdai-spf-2021":
            source, target = (
                Position.objects.get(conference__slug=slug, number=number)
                for slug, number in (row["source"], row["target"])
            )
            source.relations_out.create(target=target, kind=row["kind"], note=row["note"])
    begin(Conference.objects.get())
    return act()


def _empty() -> None:
    """Countries alone stay; keys are checked at the end of the transaction only."""
    kinds: list[type[models.Model]] = list(apps.get_app_config("dialogues").get_models(True))
    for kind in kinds:
        if kind is not Country:
            rows: Any = kind._base_manager.all()
            rows._raw_delete(rows.db)
    assert _counts() == {**dict.fromkeys(_counts(), 0), "country": Country.objects.count()}


RECORDS = (
    Conference, Country, Document, Institution, Participant, Position, Quotation, Topic,
)  # fmt: skip


def _counts() -> dict[str, int]:
    return {str(one._meta.model_name): one._base_manager.count() for one in RECORDS}


def all_tables() -> dict[str, int]:
    kinds: list[type[models.Model]] = list(apps.get_models(include_auto_created=True))
    return {one._meta.label: one._base_manager.count() for one in kinds}


def small() -> dict[str, Any]:
    """A conference with one of each: host, person, document, position, topic."""
    return json.loads(json.dumps(ENTRIES["conference"]))


@pytest.fixture
def japan() -> Any:
    return CountryFactory(code="JP")


def test_a_fault_deep_within_leaves_nothing_behind(japan, send):
    before = all_tables()
    body = small()
    body["documents"][0]["positions"][0]["quotations"][0] = {"exact": "trust is broken by nobody"}
    body["participants"][0]["role"] = "king"
    body["hosts"].append({"institution": "institute-of-the-see"})
    body["end_date"] = "2026-05-11"

    found = faults(send("post", "conferences/", body))

    assert list(found) == [
        "participants[0].role",
        "hosts[1].institution",
        "documents[0].positions[0].quotations[0].exact",
        "end_date",
    ]
    assert (
        "The nearest passage, at 21: “trust is lacking.”."
        in found["documents[0].positions[0].quotations[0].exact"]
    )
    assert all_tables() == before


def test_a_trial_says_what_would_be_made_and_writes_nothing(japan, send):
    before = all_tables()

    answer = json.loads(send("post", "conferences/", small(), dry_run="true").content)

    assert answer["dry_run"] is True
    assert answer["would_create"] == {
        "conference": 1, "institution": 1, "participant": 1, "document": 1, "topic": 1,
        "position": 1,
    }  # fmt: skip
    assert answer["record"]["title"] == "Joint conference on maritime security"
    assert all_tables() == before
    refused = send("post", "conferences/", {**small(), "title": ""}, dry_run="true")
    assert faults(refused) == {"title": "This field cannot be blank."}


def test_a_request_is_one_entry_of_the_history_that_names_user_and_token(japan, send, editor):
    made(send("post", "conferences/", small()))

    revision = Revision.objects.get()
    assert revision.user == editor
    assert revision.comment == "Entered through the API (API token “Import from our CMS”)"
    kinds = set(revision.version_set.values_list("content_type__model", flat=True))
    assert {"conference", "host", "document", "position", "quotation", "attribution"} <= kinds


def test_what_is_made_in_one_request_can_refer_to_itself_anywhere(japan, send):
    body = small()
    first = body["documents"][0]["positions"][0]
    body["documents"][0]["positions"].append(
        {
            "ref": "second",
            "statement": "Trust can be built.",
            "stance": "proposes",
            "quotations": [{"exact": "Aiko Ito warned"}],
            "holders": [{"participant": {"anonymous": True}}, {"participant": {"anonymous": True}}],
            "relations": [{"kind": "qualifies", "position": {"ref": "trust"}}],
        }
    )
    first["relations"] = [{"kind": "opposes", "position": {"ref": "second"}}]

    made(send("post", "conferences/", body))

    one, other = Position.objects.order_by("number")
    assert [(row.kind, row.target) for row in one.relations_out.all()] == [("opposes", other)]
    assert [(row.kind, row.target) for row in other.relations_out.all()] == [("qualifies", one)]
    voices = [row.participant for row in other.attributions.all()]
    assert len({voice.pk for voice in voices}) == 2
    assert {voice.conference for voice in voices} == {Conference.objects.get()}
    decisions = one.document.sentences.values_list("decision", flat=True)
    assert list(decisions) == ["attributed"]


def test_a_stored_document_is_linked_to_the_new_conference(send):
    draft, public = DocumentFactory(status="draft"), DocumentFactory()

    made(send("post", "conferences/", {"title": "T", "documents": [draft.slug, public.slug]}))

    conference = Conference.objects.get()
    assert list(draft.conferences.all()) == [conference]
    assert list(public.conferences.all()) == []  # until its next version is published
    form = made(send("get", f"documents/{public.slug}/", view="editing"))
    assert form["conferences"] == [conference.slug]


def test_a_voice_of_its_own_comes_with_a_single_position(send):
    conference = ConferenceFactory()
    body = {
        "conference": conference.slug, "statement": "Nobody knows.", "stance": "asserts",
        "holders": [{"participant": {"anonymous": True}}],
    }  # fmt: skip

    form = made(send("post", "positions/", body))

    voice = Participant.objects.get()
    assert (voice.kind, voice.conference) == ("anonymous", conference)
    assert [one["participant"] for one in form["holders"]] == [voice.slug]


def test_words_that_occur_several_times_need_their_place(send):
    conference = ConferenceFactory()
    text = "We agree. They agree. We agree."
    document = DocumentFactory(conferences=[conference], text=text)
    body = {
        "conference": conference.slug, "document": document.slug, "statement": "All agree.",
        "stance": "asserts", "quotations": [{"exact": "We agree"}],
    }  # fmt: skip

    answer = send("post", "positions/", body)
    assert faults(answer) == {
        "quotations[0].exact": (
            "These words occur 2 times in the text: give prefix, suffix or start."
        )
    }
    assert json.loads(answer.content)["errors"][0]["allowed"] == ["0", "22"]
    for place in ({"start": 22}, {"prefix": "They agree."}):
        body["quotations"] = [{"exact": "We agree", **place}]
        assert made(send("post", "positions/", body))["quotations"][0]["start"] == 22


def test_what_goes_in_a_circle_is_told(send):
    body = {
        "name": "One", "ref": "one", "parent": {"name": "Two", "ref": "two", "parent": {"ref": "one"}},
    }  # fmt: skip

    assert "needs itself" in next(iter(faults(send("post", "topics/", body)).values()))
