"""Every page of the desk opens, at a number of queries that does not grow with what it shows."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.models import Country, Sentence
from tests import factories
from tests.admin.addresses import add, list_of, page

pytestmark = pytest.mark.django_db
NOUNS = [
    "Conference", "Country", "Document", "Institution", "Participant",
    "Position", "Sentence", "Series", "Topic",
]  # fmt: skip
FIXED = ("Country", "Sentence")  # nobody adds or deletes one by hand


def make(noun: str, **given: Any) -> Any:
    return getattr(factories, f"{noun}Factory")(**given)


def make_rows(noun: str, count: int) -> None:
    """Rows of one noun; a document's sentences and conferences of one date are all alike."""
    if noun == "Country":
        for code in ("RU", "JP", "CN")[:count]:
            make(noun, code=code)
    elif noun == "Sentence":
        document = make("Document")
        for _ in range(count):
            make(noun, document=document)
    else:
        for _ in range(count):
            make(noun)


def queries(desk: Any, address: str) -> int:
    desk.get(address)  # content types and the like are read once a process
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in captured)


def test_every_record_is_on_the_desk():
    names = {
        model.__name__ for model in admin.site._registry if model._meta.app_label == "dialogues"
    }
    assert names == set(NOUNS)


LIST_QUERIES = {
    "Conference": 7, "Country": 5, "Document": 8, "Institution": 5, "Participant": 5,
    "Position": 10, "Sentence": 5, "Series": 5, "Topic": 5,
}  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_opens_at_a_fixed_number_of_queries(desk, noun, count):
    make_rows(noun, count)
    assert queries(desk, list_of(noun.lower())) == LIST_QUERIES[noun]


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun not in FIXED])
def test_a_new_record_s_page_opens(desk, noun):
    assert queries(desk, add(noun.lower())) == 2


@pytest.mark.parametrize("what", ["change", "history", "delete"])
@pytest.mark.parametrize("noun", NOUNS)
def test_a_record_s_pages_open(desk, noun, what):
    answer = desk.get(page(make(noun), what))
    assert answer.status_code == (403 if what == "delete" and noun in FIXED else 200)


@pytest.mark.parametrize("model", [Country, Sentence])
def test_countries_and_sentences_are_not_added_by_hand(desk, model):
    assert desk.get(add(model)).status_code == 403


def with_parts(noun: str, count: int) -> Any:
    record = make(noun)
    parts = {
        "Conference": [("HostFactory", "conference"), ("AppearanceFactory", "conference")],
        "Document": [("AuthorshipFactory", "document")],
        "Institution": [("InstitutionNameFactory", "institution")],
        "Participant": [("ParticipantNameFactory", "participant")],
        "Topic": [("TopicLabelFactory", "topic")],
        "Position": [("PositionRelationFactory", "source"), ("AttributionFactory", "position")],
    }
    for factory, owner in parts[noun]:
        for number in range(count):
            extra = {"language": ["ru", "ja", "zh"][number]} if noun == "Topic" else {}
            getattr(factories, factory)(**{owner: record}, **extra)
    return record


@pytest.mark.parametrize(
    "noun", ["Conference", "Document", "Institution", "Participant", "Topic", "Position"]
)
def test_a_record_s_page_costs_the_same_with_one_part_and_with_three(desk, noun):
    one, three = with_parts(noun, 1), with_parts(noun, 3)
    assert queries(desk, page(one)) == queries(desk, page(three))


def test_nothing_on_any_page_is_blocked_by_the_content_policy(desk):
    position = factories.PositionFactory()
    draft = factories.ParticipantFactory(status="draft")
    conference = position.conference
    addresses = [
        "/admin/", "/admin/auth/", "/admin/password_change/", "/admin/auth/user/",
        list_of("position"), add("position"), page(position), page(position, "history"),
        page(position, "delete"), page(conference, "delete"), page(conference, "withdraw"),
        page(draft, "merge"), page(draft), "/admin/deleted/",
    ]  # fmt: skip
    for address in addresses:
        answer = desk.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        assert (
            re.findall(r"<style|<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=", html) == []
        ), address
        assert "style-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_records_have_one_front_page(desk):
    assert desk.get("/admin/dialogues/").url == "/admin/"


def test_the_front_page_counts_what_waits(desk):
    factories.ConferenceFactory(status="draft")
    factories.ConferenceFactory(status="in_review")
    factories.ConferenceFactory()
    answer = desk.get("/admin/")
    shelves = {str(shelf["name"]): shelf["tally"] for shelf in answer.context["shelves"]}
    assert list(shelves) == [
        "Conferences", "Documents", "Positions", "Participants",
        "Institutions", "Topics", "Series", "Countries",
    ]  # fmt: skip
    tally = shelves["Conferences"]
    assert (tally.total, tally.draft, tally.in_review, tally.published) == (3, 1, 1, 1)
    html = answer.content.decode()
    assert 'href="/admin/dialogues/conference/?status__exact=draft">1 draft</a>' in html


@pytest.mark.parametrize(
    ("noun", "query"),
    [
        ("conference", "status__exact=draft"),
        ("conference", "topics__id__exact=1"),
        ("conference", "hosts__institution__id__exact=1"),
        ("conference", "series__id__exact=1"),
        ("conference", "start_date__year=2021"),
        ("document", "conferences__id__exact=1"),
        ("document", "publisher__id__exact=1"),
        ("participant", "country__code__exact=RU"),
        ("participant", "appearances__conference__id__exact=1"),
        ("institution", "kind__exact=think_tank"),
        ("topic", "parent__id__exact=1"),
        ("position", "conference__id__exact=1&_facets=True"),
        ("position", "topics__id__exact=1"),
        ("position", "attributions__participant__id__exact=1"),
        ("position", "about__id__exact=1"),
        ("position", "words=to_mend"),
        ("position", "words=none"),
        ("position", "conference__start_date__year=2021"),
        ("sentence", "document__id__exact=1&decision__exact=undecided"),
        ("country", "former__exact=1"),
    ],
)
def test_lists_can_be_filtered(desk, noun, query):
    assert desk.get(f"{list_of(noun)}?{query}").status_code == 200


def test_a_filter_finds_by_a_narrower_topic_and_by_holder_once(desk):
    broad = factories.TopicFactory()
    narrow = factories.TopicFactory(parent=broad)
    wanted = factories.PositionFactory(topics=[narrow, broad])
    factories.PositionFactory()
    answer = desk.get(f"{list_of('position')}?topics__id__exact={broad.pk}")
    assert list(answer.context["cl"].result_list) == [wanted]

    holder = wanted.attributions.get().participant
    answer = desk.get(f"{list_of('position')}?attributions__participant__id__exact={holder.pk}")
    assert list(answer.context["cl"].result_list) == [wanted]
    assert str(holder) in answer.content.decode()


def test_positions_are_filtered_by_how_their_words_stand(desk):
    verified, none = factories.PositionFactory(), factories.PositionFactory(quotations=[])
    lost = factories.PositionFactory()
    lost.quotations.update(state="lost")
    unchecked = factories.PositionFactory(document__text="", quotations=["Not to be checked."])
    found = {
        words: list(desk.get(f"{list_of('position')}?words={words}").context["cl"].result_list)
        for words in ("verified", "none", "to_mend", "unverified")
    }
    assert found == {
        "verified": [verified], "none": [none], "to_mend": [lost], "unverified": [unchecked],
    }  # fmt: skip


def test_topics_stand_in_their_tree(desk):
    war, peace = factories.TopicFactory(name="War"), factories.TopicFactory(name="Peace")
    treaty = factories.TopicFactory(name="Treaty", parent=peace)
    zeal = factories.TopicFactory(name="Armistice", parent=treaty)
    answer = desk.get(list_of("topic"))
    assert list(answer.context["cl"].result_list) == [peace, treaty, zeal, war]


@pytest.mark.parametrize("noun", ["Conference", "Document", "Topic", "Participant"])
def test_a_record_s_page_costs_the_same_with_one_position_and_with_three(desk, noun):
    def cited(count: int) -> Any:
        record = make(noun, **({"expert_group": True} if noun == "Participant" else {}))
        conference = record if noun == "Conference" else factories.ConferenceFactory()
        given = {"Topic": {"topics": [record]}, "Participant": {"holders": [record]}}.get(noun, {})
        if noun == "Document":
            given = {"document": record}
        for _ in range(count):
            factories.PositionFactory(conference=conference, **given)
        return record

    one, three = cited(1), cited(3)
    assert queries(desk, page(one)) == queries(desk, page(three))
