"""Every noun created, read, changed and deleted through the API."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import (
    Document,
    Participant,
    Quotation,
    Topic,
)
from dialogues.models.next_version import NextVersion
from tests.api.asking import API
from tests.api.writing.conftest import faults, made
from tests.factories import (
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.factories.document import TEXT

pytestmark = pytest.mark.django_db

TOLD = {"id", "url", "version", "open_steps", "problems"}
NEW: dict[str, dict[str, Any]] = {
    "conferences": {"title": "Spring talks", "start_date": "2026-04-02", "languages": ["en", "ja"]},
    "documents": {"title": "A summary", "kind": "summary", "language": "en", "text": "We met."},
    "institutions": {"name": "Institute of the Sea", "kind": "think_tank", "acronym": "IS"},
    "participants": {"name": "Aiko Ito", "sort_name": "Ito, Aiko", "kind": "person"},
    "topics": {"name": "Maritime security", "scope_note": "Ships and crews."},
}
CHANGE: dict[str, dict[str, Any]] = {
    "conferences": {"place": "Tokyo"},
    "documents": {"rights": "All rights reserved."},
    "institutions": {"website": "https://sea.example.org"},
    "participants": {"description": "An expert on fisheries."},
    "topics": {"scope_note": "Ships, crews, cargoes."},
}
FACTORIES: dict[str, Any] = {
    "conferences": ConferenceFactory,
    "documents": DocumentFactory,
    "institutions": InstitutionFactory,
    "participants": ParticipantFactory,
    "topics": TopicFactory,
    "positions": PositionFactory,
}
CHANGE_OF_ALL = {**CHANGE, "positions": {"confidence": "low"}}


def key_of(record: Any) -> Any:
    return getattr(record, "slug", record.pk)


@pytest.mark.parametrize("name", NEW)
def test_a_new_record_is_a_draft_at_its_own_address(send, name):
    answer = send("post", f"{name}/", NEW[name])
    form = made(answer)

    assert answer.status_code == 201
    assert answer["Location"] == f"{API}{name}/{form['slug']}/" == form["url"]
    assert {field: form[field] for field in NEW[name]} == NEW[name]
    assert (form["status"], form["published"], form["next_version"]) == ("draft", False, None)
    assert send("get", f"{name}/{form['slug']}/").status_code == 404  # the public sees nothing
    again = send("get", f"{name}/{form['slug']}/", view="editing")
    assert json.loads(again.content) == form
    assert again["ETag"] == answer["ETag"]


@pytest.mark.parametrize("name", NEW)
def test_a_draft_is_changed_in_what_is_sent_and_its_tag_with_it(send, name):
    answer = send("post", f"{name}/", NEW[name])
    slug = made(answer)["slug"]

    changed = send("patch", f"{name}/{slug}/", CHANGE[name], match=answer["ETag"])

    form, expected = made(changed), {**NEW[name], **CHANGE[name]}
    assert {field: form[field] for field in expected} == expected
    assert form["version"] == 2
    assert changed["ETag"] != answer["ETag"]


@pytest.mark.parametrize("name", FACTORIES)
def test_what_is_public_stays_and_the_change_is_its_next_version(send, name):
    record = FACTORIES[name]()
    path = f"{name}/{key_of(record)}/"
    before = json.loads(send("get", path).content)

    answer = send("patch", path, CHANGE_OF_ALL[name], match="*")

    form = made(answer)
    assert {field: form[field] for field in CHANGE_OF_ALL[name]} == CHANGE_OF_ALL[name]
    assert (form["status"], form["published"]) == ("published", True)
    assert form["next_version"] == {"status": "draft", "version": 1}
    assert json.loads(send("get", path).content) == before
    published = send("post", f"{path}steps/", {"step": "publish"}, match=answer["ETag"])
    assert made(published)["next_version"] is None
    after = json.loads(send("get", path).content)
    assert {field: after[field] for field in CHANGE_OF_ALL[name]} == CHANGE_OF_ALL[name]


@pytest.mark.parametrize("name", FACTORIES)
def test_a_form_that_was_read_can_be_sent_back_and_changes_nothing(send, name):
    record = FACTORIES[name](status="draft")
    path = f"{name}/{key_of(record)}/"
    read = send("get", path, view="editing")

    answer = send("put", path, json.loads(read.content), match=read["ETag"])

    assert json.loads(answer.content) == json.loads(read.content)
    assert answer["ETag"] == read["ETag"]  # nobody becomes the author of what they did not change


def test_a_whole_record_empties_what_it_does_not_name(send):
    topic = TopicFactory(status="draft", scope_note="Old.")
    topic.related.add(TopicFactory())

    answer = send("put", f"topics/{topic.slug}/", {"name": "New name"}, match="*")

    form = made(answer)
    assert (form["name"], form["scope_note"], form["related"]) == ("New name", "", [])
    assert form["slug"] == topic.slug


def test_a_merge_patch_empties_what_is_null(send):
    country = CountryFactory(code="JP")
    institution = InstitutionFactory(status="draft", country=country, acronym="IS")

    answer = send(
        "patch", f"institutions/{institution.slug}/", {"acronym": None, "country": None},
        match="*", content_type="application/merge-patch+json",
    )  # fmt: skip

    assert (made(answer)["acronym"], made(answer)["country"]) == ("", None)
    refused = send(
        "patch", f"institutions/{institution.slug}/", {"name": None},
        match="*", content_type="application/merge-patch+json",
    )  # fmt: skip
    assert faults(refused) == {"name": "This is needed."}


def test_a_position_with_its_words_found_in_the_text(send):
    conference = ConferenceFactory()
    document = DocumentFactory(conferences=[conference])
    holder, topic = ParticipantFactory(kind="expert_group"), TopicFactory()
    answer = send(
        "post",
        "positions/",
        {
            "conference": conference.slug,
            "document": document.slug,
            "statement": "Trade will grow.",
            "stance": "expects",
            "quotations": [{"exact": 'expect "slow but steady" growth of trade'}],
            "holders": [{"participant": holder.slug, "words": "Russian experts"}],
            "topics": [topic.slug],
        },
    )

    form = made(answer)
    assert answer["Location"] == f"{API}positions/{form['id']}/"
    quotation = Quotation.objects.get()
    assert quotation.exact == "expect “slow but steady” growth of\u00a0trade"  # as the text has it
    assert quotation.start == TEXT.index("expect “")
    assert quotation.is_verified
    assert form["quotations"] == [
        {
            "exact": quotation.exact, "prefix": quotation.prefix, "suffix": quotation.suffix,
            "start": quotation.start, "language": "en", "translation": "", "translator": "",
        }
    ]  # fmt: skip
    assert form["holders"] == [
        {
            "participant": holder.slug, "role": "holder", "words": "Russian experts",
            "basis": "explicit",
        }
    ]  # fmt: skip
    assert form["problems"] == []


def test_parts_that_stay_keep_their_rows(send):
    position = PositionFactory(status="draft")
    before = position.attributions.get()
    other = ParticipantFactory(kind="expert_group")
    path = f"positions/{position.pk}/"
    form = json.loads(send("get", path, view="editing").content)

    holders = [{"participant": other.slug}, *form["holders"]]
    send("patch", path, {"holders": holders}, match="*")

    rows = list(position.attributions.order_by("order"))
    assert [row.participant for row in rows] == [other, before.participant]
    assert rows[1].pk == before.pk


def test_new_voices_and_new_records_come_with_a_change_too(send):
    position = PositionFactory()

    answer = send(
        "patch",
        f"positions/{position.pk}/",
        {
            "holders": [{"participant": {"anonymous": True}}],
            "topics": [{"name": "Something nobody spoke of before"}],
        },
        match="*",
    )

    form = made(answer)
    voice = Participant.objects.get(kind="anonymous")
    assert voice.conference == position.conference
    assert form["holders"][0]["participant"] == voice.slug
    assert form["topics"] == ["something-nobody-spoke-of-before"]
    assert (voice.status, Topic.objects.get(slug=form["topics"][0]).status) == ("draft", "draft")


def test_a_changed_text_takes_its_quotations_along(send):
    position = PositionFactory(status="draft")
    document = position.document
    Document.objects.filter(pk=document.pk).update(status="draft", published_at=None)

    answer = send("patch", f"documents/{document.slug}/", {"text": f"Foreword. {TEXT}"}, match="*")

    assert answer.status_code == 200
    quotation = position.quotations.get()
    assert quotation.is_verified
    assert quotation.start == len("Foreword. ")


def test_another_document_has_all_quotations_looked_for_anew(send):
    position = PositionFactory(status="draft")
    other = DocumentFactory(conferences=[position.conference], text="Nothing of the kind.")

    refused = send("patch", f"positions/{position.pk}/", {"document": other.slug}, match="*")

    assert list(faults(refused)) == ["quotations[0].exact"]


def test_a_draft_that_nothing_refers_to_is_deleted(send):
    topic = TopicFactory(status="draft")

    assert send("delete", f"topics/{topic.slug}/", match="*").status_code == 204

    assert not Topic.objects.exists()


def test_what_is_referred_to_is_not_deleted_and_the_answer_names_what_refers(send):
    position = PositionFactory()
    topic = position.topics.get()

    refused = send("delete", f"topics/{topic.slug}/", match="*")

    assert list(faults(refused, 409)) == [f"position/{position.pk}"]
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_a_former_slug_leads_on_and_loses_nothing_of_the_request(send):
    topic = TopicFactory(status="draft")
    before = topic.slug
    topic.slug = "another"
    topic.save()

    answer = send("patch", f"topics/{before}/", {"name": "New"}, match="*")

    assert (answer.status_code, answer["Location"]) == (308, f"{API}topics/another/")
    assert send("get", f"topics/{before}/", view="editing").status_code == 301
    step = send("post", f"topics/{before}/steps/", {"step": "submit"}, match="*")
    assert step["Location"] == f"{API}topics/another/steps/"


@pytest.mark.parametrize("name", FACTORIES)
def test_what_is_not_there_is_not_there(send, name):
    path = f"{name}/{2**40 if name == 'positions' else 'nothing'}/"

    for method in ("put", "patch", "delete"):
        assert send(method, path, {}, match="*").status_code == 404
    assert send("get", path, view="editing").status_code == 404


def test_two_records_become_one(send):
    loser, winner = TopicFactory(name="Sea"), TopicFactory(name="Maritime security")
    position = PositionFactory(topics=[loser])

    answer = send("post", f"topics/{loser.slug}/merge/", {"into": winner.slug}, match="*")

    assert made(answer)["slug"] == winner.slug
    assert list(position.topics.all()) == [winner]
    assert send("get", f"topics/{loser.slug}/").status_code == 301


def test_records_are_listed_for_editors_drafts_included(send):
    drafts = [ParticipantFactory(status="draft"), ParticipantFactory(status="draft")]
    ParticipantFactory()

    page = json.loads(send("get", "participants/", view="editing", status="draft").content)

    assert [one["slug"] for one in page["results"]] == [draft.slug for draft in drafts]
    assert page["count"] == 2
    first = json.loads(send("get", "participants/", view="editing", page_size=1).content)
    rest = send("get", first["next"].split("/api/v1/")[1])
    assert json.loads(rest.content)["results"][0]["slug"] == drafts[1].slug


@pytest.mark.parametrize("name", FACTORIES)
def test_a_list_for_editors_asks_the_same_queries_however_long_it_is(send, name):
    counts = []
    for number in (1, 3):
        while FACTORIES[name]._meta.model.objects.count() < number:
            record = FACTORIES[name]()
            send("patch", f"{name}/{key_of(record)}/", CHANGE_OF_ALL[name], match="*")
        with CaptureQueriesContext(connection) as asked:
            page = json.loads(send("get", f"{name}/", view="editing").content)
        assert len(page["results"]) == number
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_next_version_is_listed_as_it_is_to_be(send):
    topic = TopicFactory(name="Old")
    send("patch", f"topics/{topic.slug}/", {"name": "New"}, match="*")

    page = json.loads(send("get", "topics/", view="editing").content)

    assert NextVersion.objects.count() == 1
    assert [one["name"] for one in page["results"]] == ["New"]
