import pytest

from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def heads(page) -> list[str]:
    return page.texts("h2")[:-3]  # the last three belong to the footer


def test_without_words_it_says_how_to_search(visit):
    page = visit("/search/")

    assert "leaves out what holds the second word" in page.main
    assert page.values("q") == ["", ""]


def test_hits_of_every_noun_stand_under_its_name(visit):
    PositionFactory(statement="The Indo-Pacific is an idea.")
    ConferenceFactory(title="Indo-Pacific dialogue")
    TopicFactory(name="Indo-Pacific concept")
    ParticipantFactory(name="Indo-Pacific Command", government=True)
    InstitutionFactory(name="Indo-Pacific Forum")
    DocumentFactory(title="Hello, Indo-Pacific")

    page = visit("/search/", q="indo-pacific")

    assert heads(page) == [
        "Positions 1",
        "Conferences 1",
        "Topics 1",
        "Participants 1",
        "Institutions 1",
        "Documents 1",
    ]
    assert page.texts("mark")[:2] == ["Indo-Pacific", "Indo-Pacific"]
    assert page.values("q") == ["indo-pacific"] * 2
    assert page.texts(class_="results-line") == ["6 results"]


def test_the_found_words_are_marked_in_the_exact_words(visit):
    PositionFactory(statement="Trade grows.", quotations=["“slow but steady” growth of trade"])

    page = visit("/search/", q="steady")

    assert page.texts(class_="hit__title") == ["Trade grows."]
    assert page.texts(class_="hit__snippet")[0] == "“slow but steady” growth of trade"
    assert set(page.texts("mark")) == {"steady"}


@pytest.mark.parametrize("query", ["быстрицкий", "Быстрицкого", "bystritskiy"])
def test_names_are_found_in_any_script(visit, query):
    person = ParticipantFactory(name="Andrey Bystritskiy")
    ParticipantNameFactory(participant=person, text="Андрей Быстрицкий")

    assert visit("/search/", q=query).links["Andrey Bystritskiy"] == person.get_absolute_url()


def test_japanese_is_found(visit):
    topic = TopicFactory(name="Trust", scope_note="日本とロシアの信頼")

    page = visit("/search/", q="ロシア")

    assert page.links["Trust"] == topic.get_absolute_url()
    assert page.texts("mark") == ["ロシア"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_public_is_not_found(visit, status):
    position = PositionFactory(statement="The Quad is a bloc.")
    assert visit("/search/", q="quad").texts(class_="hit__title") == ["The Quad is a bloc."]

    type(position).objects.filter(pk=position.pk).update(status=status, withdrawn_reason="Because.")

    page = visit("/search/", q="quad")
    assert "Nothing was found" in page.main
    assert page.texts(class_="results-line") == ["0 results"]


def test_more_than_fits_is_counted_and_leads_to_the_list(visit):
    for number in range(11):
        ConferenceFactory(title=f"Dialogue {number}")

    page = visit("/search/", q="dialogue")

    assert len(page.texts(class_="listing__title")) == 10
    assert heads(page) == ["Conferences 11"]
    assert page.links["All of them, with filters"] == "/conferences/?q=dialogue"


@pytest.mark.parametrize("query", ["…", "*", "—"])
def test_nothing_that_could_be_searched_for(visit, query):
    assert "There is no word in this" in visit("/search/", q=query).main


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"q": "x" * 201}, "at most 200 characters"),
        ({"q": " ".join("abcdefghijklmnopqrstuvwxyzabcdefgh")}, "at most 32 words"),
        ({"q": "a\x00b"}, "U+0000"),
        ({"q": ["a", "b"]}, "“q” can be given only once."),
        ({"q": "a", "topic": "b"}, "There is no parameter “topic”."),
    ],
)
def test_what_cannot_be_searched_for_is_refused(visit, parameters, message):
    assert message in visit("/search/", status=400, **parameters).texts(class_="notice--error")[0]
