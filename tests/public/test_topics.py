import pytest

from tests.factories import (
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
    TopicLabelFactory,
)

pytestmark = pytest.mark.django_db


def facts(page) -> dict[str, str]:
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=False))


@pytest.fixture
def security():
    return TopicFactory(name="Security", slug="security")


@pytest.fixture
def arms(security):
    return TopicFactory(name="Arms", slug="arms", parent=security)


def test_the_list_is_a_tree_whose_numbers_include_what_is_below(visit, security, arms):
    PositionFactory(topics=[security, arms])
    PositionFactory(topics=[arms])
    PositionFactory(topics=[arms], layer="author")

    page = visit("/topics/")

    assert page.texts(class_="tree__branch") == ["Security 2 positions Arms 2 positions"]
    assert page.links["Arms"] == "/topics/arms/"


def test_a_draft_leaves_the_tree_and_its_narrower_topics_stay(visit, security, arms):
    assert visit("/topics/").texts(class_="tree__branch") == [
        "Security 0 positions Arms 0 positions"
    ]

    type(security).objects.filter(pk=security.pk).update(status="draft")

    assert visit("/topics/").texts(class_="tree__branch") == ["Arms 0 positions"]


def test_the_list_can_be_plain_and_paged(visit, security, arms):
    page = visit("/topics/", ordering="-name", page_size="1")

    assert page.texts(class_="tree__name") == ["Security 0"]
    assert visit(page.links["Next page →"]).texts(class_="tree__name") == ["Arms Security 0"]


def test_the_list_below_one_topic(visit, security, arms):
    TopicFactory(name="Economy")

    assert visit("/topics/", parent="security").texts(class_="tree__branch") == ["Arms 0 positions"]


def test_where_a_topic_stands(visit, security, arms):
    trade = TopicFactory(name="Trade")
    arms.related.add(trade, TopicFactory(name="A draft", status="draft"))
    TopicFactory(name="Missiles", parent=arms)
    TopicLabelFactory(topic=arms, text="Вооружения", language="ru")
    TopicLabelFactory(topic=arms, text="Weapons", language="en", kind="alternative")

    page = visit("/topics/arms/")

    assert page.texts(class_="page-head__names") == ["Вооружения"]
    assert facts(page) == {
        "Broader": "Security",
        "Narrower": "Missiles",
        "Related": "Trade",
        "Also called": "Weapons English",
    }
    assert page.texts("nav")[1] == "Topics Security"
    assert "A draft" not in page.main


def test_positions_of_narrower_topics_belong_to_it(visit, security, arms):
    japanese = ParticipantFactory(expert_group=True, country="JP")
    russians = ParticipantFactory(expert_group=True, country="RU")
    PositionFactory(
        topics=[arms], holders=[japanese], stance="supports", conference__title="A dialogue"
    )
    PositionFactory(topics=[security], holders=[russians], stance="opposes")
    elsewhere = PositionFactory(topics=[TopicFactory(name="Trade"), arms], statement="Both.")

    page = visit("/topics/security/")

    assert page.texts(class_="by-topic__name") == ["Security", "Arms"]
    assert page.texts(class_="side__name") == [
        "Japan 0",
        "Russia 1",
        "Japan 1",
        "Russia 0",
        "No country stated 1",
    ]
    assert "n = 3 positions" in page.texts(class_="by-side")[0]
    assert elsewhere.statement in page.main
    assert "A dialogue" in page.texts(class_="listing__title")


def test_the_author_s_layer_is_apart(visit, arms):
    PositionFactory(topics=[arms], layer="author", statement="So it seems.")

    page = visit("/topics/arms/")

    assert page.texts(class_="by-topic") == []
    assert "So it seems." in page.texts(class_="author-layer")[0]


def test_a_topic_without_positions(visit, arms):
    assert "No position is published here yet." in visit("/topics/arms/").main
