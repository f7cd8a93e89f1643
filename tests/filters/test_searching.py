"""One search across all records: grouped by noun, public records only."""

import pytest
from django.http import QueryDict

from dialogues.filters.problems import InvalidParameters
from dialogues.filters.searching import MOST_HITS, read_query, search_all
from tests import factories as f

pytestmark = pytest.mark.django_db


def hits(text: str) -> dict[str, list]:
    return {
        group.kind: [hit.record for hit in group.hits]
        for group in search_all(read_query(QueryDict(mutable=False, query_string=f"q={text}")))
    }


def everything_named(name: str) -> dict[str, list]:
    return {
        "position": [f.PositionFactory(statement=f"{name} speak.")],
        "conference": [f.ConferenceFactory(title=name)],
        "topic": [f.TopicFactory(name=name)],
        "participant": [f.ParticipantFactory(name=name)],
        "institution": [f.InstitutionFactory(name=name)],
        "document": [f.DocumentFactory(title=name)],
    }


def test_every_noun_is_searched_in_its_order():
    made = everything_named("Walruses")
    assert hits("walrus") == made
    assert list(hits("walrus")) == list(made)


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_hidden_records_are_neither_found_nor_counted(status):
    made = everything_named("Walruses")
    for (record,) in made.values():
        record.status, record.withdrawn_reason = status, "Mistake."
        record.save()
    assert hits("walrus") == {}


def test_the_best_are_shown_and_all_are_counted():
    for number in range(MOST_HITS + 3):
        f.TopicFactory(name=f"Walrus {number}")
    (group,) = search_all(read_query(QueryDict("q=walrus")))
    assert (group.kind, len(group.hits), group.count) == ("topic", MOST_HITS, MOST_HITS + 3)


def test_the_words_found_are_marked_in_title_and_passage():
    f.TopicFactory(name="On walruses", scope_note="Here walruses bark.")
    (group,) = search_all(read_query(QueryDict("q=walrus")))
    (hit,) = group.hits
    assert [(run.text, run.hit) for run in hit.title] == [("On ", False), ("walruses", True)]
    assert [(run.text, run.hit) for run in hit.passage] == [
        ("Here ", False),
        ("walruses", True),
        (" bark.", False),
    ]


def test_where_only_another_name_was_found_it_is_shown():
    name = f.ParticipantNameFactory(participant__name="Yohei Sasakawa", text="笹川陽平")
    (group,) = search_all(read_query(QueryDict("q=笹川")))
    (hit,) = group.hits
    assert hit.record == name.participant
    assert [(run.text, run.hit) for run in hit.passage] == [("笹川", True), ("陽平", False)]


@pytest.mark.parametrize("query", ["", "q=", "q=%E2%80%A6"])
def test_nothing_asked_finds_nothing(query):
    f.TopicFactory()
    assert search_all(read_query(QueryDict(query))) == []


@pytest.mark.parametrize(
    ("query", "fields"),
    [("q=a&q=b", ["q"]), ("q=%00", ["q"]), ("qq=a", ["qq"]), ("q=" + "a+" * 5_000, ["q"])],
)
def test_what_cannot_be_asked_is_refused(query, fields):
    with pytest.raises(InvalidParameters) as caught:
        read_query(QueryDict(query))
    assert [problem.field for problem in caught.value.problems] == fields
