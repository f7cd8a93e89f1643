import pytest

from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    QuotationFactory,
    TopicFactory,
    TopicLabelFactory,
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
        ({"q": "a", "type": ["topic", "song"]}, "“song” is no value of “type”. Allowed: position,"),
    ],
)
def test_what_cannot_be_searched_for_is_refused(visit, parameters, message):
    assert message in visit("/search/", status=400, **parameters).texts(class_="notice--error")[0]


def test_a_position_tells_by_which_name_it_was_found(visit):
    topic = TopicFactory(name="Trade")
    TopicLabelFactory(topic=topic, text="Торговля")
    PositionFactory(statement="Tariffs fall.", topics=[topic], quotations=["Experts met"])

    page = visit("/search/", q="торговли")

    assert page.texts(class_="hit__title") == ["Tariffs fall."]
    assert page.texts(class_="hit__reasons") == ["Торговля"]
    assert set(page.texts("mark")) == {"Торговля"}


def test_the_passage_of_a_position_can_be_its_translation(visit):
    position = PositionFactory(document__text="海運は平和である。", quotations=[])
    QuotationFactory(
        position=position,
        exact="海運は平和である",
        translation="Peace by shipping",
        translator="E.",
    )
    page = visit("/search/", q="shipping")
    assert page.texts(class_="hit__snippet") == ["Peace by shipping"]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("bystritskiy andrey", "Best match · Participant"),
        ("Андрей Быстрицкий", "Best match · Participant · also called Андрей Быстрицкий"),
        ("Трейд", "Best match · Topic · also called Трейд"),
        ("VDC", "Best match · Institution · also called VDC"),
        ("northern winds", "Best match · Conference"),
    ],
)
def test_what_is_called_just_so_stands_above_all(visit, query, label):
    person = ParticipantFactory(name="Andrey Bystritskiy")
    ParticipantNameFactory(participant=person, text="Андрей Быстрицкий")
    topic = TopicFactory(name="Trade")
    TopicLabelFactory(topic=topic, text="Трейд")
    InstitutionFactory(name="Vladivostok Dialogue Centre", acronym="VDC")
    PositionFactory(holders=[person], topics=[topic], conference__title="Northern winds")

    page = visit("/search/", q=query)

    assert page.texts(class_="best__label") == [label]
    [title] = page.texts(class_="best__title")
    assert page.links[title] in page.addresses


def test_the_best_match_counts_its_positions_and_leads_to_them(visit):
    topic = TopicFactory(name="Trade", slug="trade")
    PositionFactory(topics=[TopicFactory(parent=topic)])
    PositionFactory(topics=[topic])
    PositionFactory(topics=[topic], layer="author")

    address = visit("/search/", q="trade").links["2 positions"]

    assert address == "/positions/?topic=trade&layer=attributed"
    assert len(visit(address).texts("article")) == 2


@pytest.mark.parametrize("query", ["trade winds", "trade -wind", "tra*"])
def test_what_is_called_otherwise_is_no_best_match(visit, query):
    TopicFactory(name="Trade")
    TopicFactory(name="Trade winds and more")
    assert visit("/search/", q=query).texts(class_="best__label") == []


def test_results_can_be_narrowed_to_kinds_with_the_others_still_counted(visit):
    for number in range(12):
        TopicFactory(name=f"Sea {number}")
    ConferenceFactory(title="A talk by the sea")
    DocumentFactory(title="Sea minutes")

    page = visit("/search/", q="sea")
    assert [page.links[name] for name in ("Conferences 1", "Topics 12")] == [
        "#found-conference",
        "#found-topic",
    ]
    narrowed = visit(page.links["More of these"])
    assert heads(narrowed) == ["Topics 12"]
    assert len(narrowed.texts(class_="listing__title")) == 12
    assert narrowed.links["Conferences 1"] == "/search/?q=sea&type=conference"
    assert narrowed.links["All kinds 14"] == "/search/?q=sea"
    assert heads(visit("/search/", q="sea", type=["document", "conference"])) == [
        "Conferences 1",
        "Documents 1",
    ]
    nothing = visit("/search/", q="sea", type="participant")
    assert "Nothing of this kind was found." in nothing.main
