import pytest

from dialogues.exporting import dossier
from dialogues.models import Conference, Document, Position
from tests.factories import (
    AttributionFactory,
    ConferenceFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/positions/dossier/"


@pytest.fixture
def sides():
    """A Russian and a Japanese group of experts."""
    return [
        ParticipantFactory(expert_group=True, name=f"{country} experts", country=country)
        for country in ("RU", "JP")
    ]


def numbered(page) -> list[str]:
    return page.texts(class_="dossier__statement")


def test_by_topic_and_side_with_everything_a_reader_needs(visit, sides):
    trade, trust = TopicFactory(name="Trade"), TopicFactory(name="Trust")
    conference = ConferenceFactory(title="Autumn dialogue")
    document = DocumentFactory(
        title="Summary", url="https://example.org/summary", rights="By permission."
    )
    shared = {"conference": conference, "document": document}
    PositionFactory(
        statement="Trade grows.",
        holders=[sides[0]],
        topics=[trade],
        quotations=["Russian experts expect “slow but steady” growth"],
        **shared,
    )
    PositionFactory(
        statement="Trust is lacking.",
        holders=[sides[1]],
        topics=[trade, trust],
        quotations=["trust is lacking", "One participant doubted it."],
        confidence="low",
        **shared,
    )

    page = visit(ADDRESS)

    assert page.texts("h2")[:4] == ["Contents", "Trade", "Trust", "Sources"]
    assert page.texts("h3")[:3] == ["Japan", "Russia", "Japan"]
    assert numbered(page) == ["1 Trust is lacking.", "2 Trade grows."]
    assert page.texts(class_="dossier__again") == ["Also here, printed above: 1"]
    assert page.texts("blockquote") == [
        "trust is lacking",
        "One participant doubted it.",
        "Russian experts expect “slow but steady” growth",
    ]
    assert "2 positions, as published on" in page.main
    assert page.texts(class_="dossier__caution") == ["The coder’s confidence is low."]
    [source] = [one for one in page.texts("li") if one.startswith("[1]")]
    assert "“Summary,” https://example.org/summary, recorded in Dialogues" in source
    assert source.endswith("Rights: By permission. The date of the document is not known.")
    assert page.links["[1]"] == "#d1"


def test_the_text_s_own_voice_is_on_no_side(visit):
    PositionFactory(statement="The text judges.", layer="author")
    PositionFactory(statement="Somebody holds.")

    page = visit(ADDRESS)

    assert numbered(page) == ["1 Somebody holds.", "2 The text judges."]
    assert page.texts(class_="author-layer")[0].startswith("The texts’ own voice")


def test_the_filters_of_the_list_in_words(visit, sides):
    topic = TopicFactory(name="Trade", slug="trade")
    PositionFactory(statement="Wanted.", topics=[topic], holders=sides[:1], stance="opposes")
    PositionFactory(statement="Other.", holders=sides[1:], stance="opposes")

    page = visit(ADDRESS, topic="trade", stance=["opposes", "supports"], q="wanted")

    assert numbered(page) == ["1 Wanted."]
    facts = [one for one in page.texts(class_="facts")[0].split() if one]
    assert " ".join(facts).startswith("Words wanted Topic Trade Stance Opposes Supports Address")
    assert page.texts("h1") == ["Positions: wanted, Trade, Opposes, Supports"]


def test_under_a_topic_asked_for_no_other_topic_is_opened(visit):
    trade, trust = TopicFactory(name="Trade", slug="trade"), TopicFactory(name="Trust")
    narrow = TopicFactory(name="Tariffs", parent=trade)
    PositionFactory(topics=[narrow, trust])

    assert visit(ADDRESS, topic="trade").texts("h2")[:3] == [
        "Contents",
        "Tariffs",
        "Sources",
    ]


def test_too_many_are_cut_and_it_says_so(visit, monkeypatch):
    monkeypatch.setattr(dossier, "MOST_POSITIONS", 2)
    for _number in range(3):
        PositionFactory()

    page = visit(ADDRESS, stance="asserts")

    assert len(numbered(page)) == 2
    assert "3 positions match." in page.texts(class_="notice")[0]
    assert "1 are not in it" in page.texts(class_="notice")[0]
    assert page.links["Back to the list"] == "/positions/?stance=asserts"


def test_nothing_found(visit):
    PositionFactory(stance="opposes")

    assert visit(ADDRESS, stance="supports").texts(class_="notice") == [
        "Nothing matches these filters. Back to the list"
    ]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"stance": "against"}, "“against” is no value of “stance”."),
        ({"cursor": "x"}, "There is no parameter “cursor”."),
        ({"colour": "red"}, "There is no parameter “colour”."),
    ],
)
def test_what_the_list_refuses_it_refuses(visit, parameters, message):
    page = visit(ADDRESS, status=400, **parameters)

    assert message in page.texts(class_="notice--error")[0]


def test_drafts_and_protected_names_do_not_show(visit):
    person = ParticipantFactory(person=True, name="Irina Petrova")
    position = PositionFactory(statement="Trade grows.", document__title="Secret summary")
    AttributionFactory(position=position, participant=person)
    shown = visit(ADDRESS).main
    assert [word in shown for word in ("Trade grows.", "Petrova", "Secret")] == [True] * 3

    Conference.objects.update(attribution_rule="chatham_house")
    assert "Petrova" not in visit(ADDRESS).main

    Conference.objects.update(attribution_rule="on_record")
    Document.objects.update(status="draft")
    hidden = visit(ADDRESS).main
    assert [word in hidden for word in ("Trade grows.", "Petrova", "Secret")] == [False] * 3
    assert Position.objects.count() == 1


def test_words_whose_rights_forbid_it_do_not_show(visit):
    position = PositionFactory(quotations=["trust is lacking"])
    position.attributions.update(words="as experts stressed")
    shown = visit(ADDRESS).main
    assert "trust is lacking" in shown
    assert "as experts stressed" in shown

    Document.objects.update(visibility="nothing")

    hidden = visit(ADDRESS)
    assert "trust is lacking" not in hidden.main
    assert "as experts stressed" not in hidden.main
    assert "The rights of the document do not let its words be shown." in hidden.texts(
        class_="dossier__caution"
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory()

    with django_assert_num_queries(17):
        client.get(ADDRESS)
