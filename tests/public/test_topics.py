import datetime

import pytest

from tests.factories import (
    AppearanceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
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
    PositionFactory(topics=[TopicFactory(parent=trade)])

    page = visit("/topics/arms/")

    assert page.texts(class_="page-head__names") == ["Вооружения"]
    assert facts(page) == {
        "Broader": "Security",
        "Also called": "Weapons English",
        "Missiles": "No position recorded here.",
    }
    assert page.texts(class_="listing__item") == ["Security 0 positions", "Trade 1 position"]
    assert page.texts("nav")[1] == "Topics Security"
    assert "A draft" not in page.main


def hold(topic, country: str, stance: str = "asserts", **given):
    holder = ParticipantFactory(expert_group=True, country=country)
    return PositionFactory(topics=[topic], holders=[holder], stance=stance, **given)


def bars(page) -> dict[str, str]:
    """Each side's bar in words, by the side's name."""
    names = [one for one in page.texts("dt") if one not in ("Broader", "Also called")]
    return dict(zip(names, page.texts(class_="distribution__key")[1:], strict=False))


def test_the_sides_stand_next_to_each_other_with_all_they_hold(visit, security, arms):
    hold(arms, "JP", "supports")
    hold(security, "RU", "opposes")
    hold(security, "RU", "concerned")

    page = visit("/topics/security/")

    assert page.texts(class_="distribution__n")[0] == "n = 3 positions"
    assert page.texts(class_="side__name") == ["Russia 2", "Japan 1"]
    assert bars(page) == {
        "Russia": "Concerned 1 Opposes 1 n = 2 positions",
        "Japan": "Supports 1 n = 1 position",
        "Arms": "Supports 1 n = 1 position",
    }
    assert "counts the narrower topics too" in page.main


def test_every_figure_leads_to_the_positions_it_counts(visit, client, arms):
    hold(arms, "RU", "opposes", statement="Never.")
    hold(arms, "RU", "supports", statement="Always.")
    hold(arms, "JP", "opposes", statement="No.")

    page = visit("/topics/arms/")
    inner = [one for one in page.addresses if one.startswith("/topics/arms/positions/")]

    assert len(inner) == 15
    for address in inner:
        assert visit(address).texts(class_="entry"), address
    both = visit("/topics/arms/positions/?side=RU&setting=at_conference&stance=opposes")
    assert "/topics/arms/positions/?side=RU&setting=at_conference&stance=opposes" in inner
    assert both.texts(class_="entry__statement") == ["Never."]


def test_what_is_held_jointly_or_only_reported_is_no_side_s_own(visit, arms):
    japanese = ParticipantFactory(expert_group=True, country="JP")
    russians = ParticipantFactory(expert_group=True, country="RU")
    PositionFactory(topics=[arms], holders=[japanese, russians])
    PositionFactory(topics=[arms], holders=[russians], setting="elsewhere", stance="opposes")
    PositionFactory(topics=[arms], holders=[russians], stance="supports")

    page = visit("/topics/arms/")

    assert page.texts(class_="side__name") == ["Russia 1", "Japan and Russia 1", "Russia 1"]
    assert page.texts(class_="distribution__key")[1:] == [
        "Supports 1 n = 1 position",
        "Asserts 1 n = 1 position",
        "Opposes 1 n = 1 position",
    ]
    assert page.texts(class_="elsewhere")[0].startswith(
        "Held elsewhere, and only reported in the texts 1 Russia Opposes 1"
    )


def test_sides_by_kind_by_institution_and_by_holder(visit, arms):
    person = ParticipantFactory(name="Irina Petrova", country="RU")
    appearance = AppearanceFactory(
        participant=person, institutions=[InstitutionFactory(name="A club")]
    )
    PositionFactory(topics=[arms], holders=[person], conference=appearance.conference)

    assert visit("/topics/arms/").texts(class_="side__name") == ["Russia 1"]
    for by, side in (
        ("holder_kind", "Person 1"),
        ("institution", "A club 1"),
        ("holder", "Irina Petrova 1"),
    ):
        page = visit("/topics/arms/", by=by)
        assert page.texts(class_="side__name") == [side]
        address = next(one for one in page.addresses if "side=" in one)
        assert len(visit(address).texts(class_="entry")) == 1

    assert visit("/topics/arms/", by="holder").links["Country"] == "/topics/arms/#sides"


@pytest.mark.parametrize("by", ["nonsense", "x" * 5000, "country\0"])
def test_a_grouping_that_is_none_is_refused_with_those_there_are(visit, arms, by):
    page = visit("/topics/arms/", by=by, status=400)

    assert "is no value of “by”." in page.main
    assert "Allowed: country, holder_kind, institution, holder." in page.main


def test_a_protected_name_is_no_side(visit, arms):
    secret = ParticipantFactory(name="Irina Petrova", country="RU")
    open_ = PositionFactory(topics=[arms], holders=[secret])
    assert "Irina Petrova" in visit("/topics/arms/", by="holder").main

    type(open_.conference).objects.update(attribution_rule="chatham_house")

    page = visit("/topics/arms/", by="holder")
    assert "Irina Petrova" not in page.main
    assert "No position is published here yet." in page.main


def test_many_of_one_side_are_counted_and_the_newest_printed(visit, arms):
    holder = ParticipantFactory(expert_group=True, country="RU")
    for year in range(2015, 2022):
        PositionFactory(
            topics=[arms],
            holders=[holder],
            statement=f"Said in {year}.",
            conference__start_date=datetime.date(year, 1, 1),
        )

    page = visit("/topics/arms/")

    assert page.texts(class_="side__name") == ["Russia 7"]
    assert page.texts(class_="entry__statement") == [
        f"Said in {year}." for year in (2021, 2020, 2019, 2018, 2017)
    ]
    assert len(visit(page.links["All 7: Russia"]).texts(class_="entry")) == 7


def test_stances_over_time_with_gaps_and_the_undated_in_words(visit, arms):
    for day, stance in (("2018-03-01", "opposes"), ("2021-04-15", "supports")):
        hold(arms, "RU", stance, conference__start_date=datetime.date.fromisoformat(day))
    hold(arms, "RU", conference__start_date=None, statement="Some day.")

    page = visit("/topics/arms/")
    table = page.texts("tr")

    assert table == [
        "Time Supports Asserts Opposes n",
        "2018 0 0 1 1",
        "2019 nothing recorded",
        "2020 nothing recorded",
        "2021 1 0 0 1",
    ]
    assert page.texts(class_="over-time__n") == ["1", "1"]
    assert "n = 2 positions with a date." in page.main
    assert "First said in 2018, last in 2021." in page.main
    undated = visit(page.links["1 more has no known date."])
    assert undated.texts(class_="entry__statement") == ["Some day."]


def test_agreements_and_oppositions_stand_side_by_side_with_their_words(visit, arms):
    left = hold(arms, "RU", statement="Never.", quotations=["Experts met"])
    right = hold(TopicFactory(), "JP", statement="Always.")
    PositionRelationFactory(source=left, target=right, kind="opposes", note="On the terms.")
    PositionRelationFactory(source=left, target=PositionFactory(status="draft"), kind="agrees")

    page = visit("/topics/arms/")

    (pair,) = page.texts(class_="pair")
    assert "Never." in pair
    assert "Experts met" in pair
    assert "Opposes On the terms." in pair
    assert "Always." in pair
    assert page.texts(class_="exchange-kind")[0].startswith("Oppositions 1")
    assert "Agreements" not in page.main


def test_topics_on_the_same_positions_are_told_apart_from_an_editor_s(visit, arms):
    trade, spice = TopicFactory(name="Trade", slug="trade"), TopicFactory(name="Spice")
    arms.related.add(spice)
    for number in range(2):
        PositionFactory(topics=[arms, trade], statement=f"Both {number}.")
    PositionFactory(topics=[trade])

    page = visit("/topics/arms/")

    assert page.texts(class_="listing__item")[1:3] == [
        "Spice 0 positions",
        "Trade 2 shared of 3 on either, 67 %",
    ]
    shared = visit(page.links["2 shared"])
    assert sorted(shared.texts(class_="entry__statement")) == ["Both 0.", "Both 1."]


def test_conferences_as_many_as_their_list_has(visit, arms):
    for number in range(6):
        hold(arms, "RU", conference__title=f"Dialogue {number}")

    page = visit("/topics/arms/")

    assert len(page.texts(class_="listing__title")) == 5
    assert len(visit(page.links["All 6 conferences"]).texts(class_="listing__title")) == 6


def test_the_author_s_layer_is_apart(visit, arms):
    PositionFactory(topics=[arms], layer="author", statement="So it seems.")

    page = visit("/topics/arms/")

    assert page.texts(class_="side") == []
    assert "So it seems." in page.texts(class_="author-layer")[0]
    assert "only the texts’ own voice speaks of it" in page.main


def test_a_topic_without_positions(visit, arms):
    assert "No position is published here yet." in visit("/topics/arms/").main


def test_a_bar_is_drawn_only_where_there_is_something_to_distribute(visit, arms):
    for country in ("RU", "RU", "RU", "JP"):
        hold(arms, country, "supports")

    drawn = visit("/topics/arms/").all(class_="distribution__bar")

    # All four, and Russia's three.
    assert [one.attributes["aria-label"] for one in drawn] == ["Supports 4", "Supports 3"]
