"""The positions behind a topic's figures, and all exchanges on it."""

import datetime

import pytest

from tests.factories import (
    ConferenceFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def arms():
    return TopicFactory(name="Arms", slug="arms")


def hold(arms, statement: str, country: str = "RU", **given):
    holder = ParticipantFactory(expert_group=True, country=country)
    return PositionFactory(topics=[arms], holders=[holder], statement=statement, **given)


def statements(page) -> list[str]:
    return page.texts(class_="entry__statement")


def test_parameters_choose_together_and_repeated_ones_are_either(visit, arms):
    year = {"conference__start_date": datetime.date(2020, 5, 1)}
    hold(arms, "Early.", stance="opposes", **year)
    hold(arms, "Late.", stance="opposes")
    hold(arms, "Late and for it.", stance="supports")
    hold(arms, "Japanese.", "JP", stance="opposes")
    hold(arms, "Elsewhere.", "JP", setting="elsewhere")

    def found(**given):
        return set(statements(visit("/topics/arms/positions/", **given)))

    assert found() == {"Early.", "Late.", "Late and for it.", "Japanese.", "Elsewhere."}
    assert found(side="RU") == {"Early.", "Late.", "Late and for it."}
    assert found(side="RU", stance="opposes", period="2021") == {"Late."}
    assert found(period=["2020", "2021-04"]) == found()
    assert found(period="2020-05") == {"Early."}
    assert found(setting="elsewhere") == {"Elsewhere."}
    assert found(period="unknown") == set()


def test_the_criteria_are_named_and_can_be_taken_away(visit, arms):
    hold(arms, "Never.", stance="opposes")
    hold(arms, "Always.", stance="supports")

    page = visit("/topics/arms/positions/", side="RU", stance="opposes", period="2021-04")

    assert page.texts(class_="tag") == [
        "Side Russia(remove this filter)",
        "Stance Opposes(remove this filter)",
        "Time April 2021(remove this filter)",
    ]
    rest = visit(page.all(class_="tag")[1].attributes["href"])
    assert set(statements(rest)) == {"Never.", "Always."}


def test_a_joint_side_has_its_own_positions(visit, arms):
    japanese = ParticipantFactory(expert_group=True, country="JP")
    russians = ParticipantFactory(expert_group=True, country="RU")
    PositionFactory(topics=[arms], holders=[japanese, russians], statement="Together.")
    PositionFactory(topics=[arms], holders=[russians], statement="Alone.")

    assert statements(visit("/topics/arms/positions/", side="RU")) == ["Alone."]
    assert statements(visit("/topics/arms/positions/", side="JP+RU")) == ["Together."]


def test_pages_neither_lose_nor_repeat_a_position(visit, arms, monkeypatch):
    monkeypatch.setattr("dialogues.public.views.topic_parts.TopicPositions.size", 2)
    conference = ConferenceFactory()
    for number in range(5):
        hold(arms, f"Claim {number}.", conference=conference)

    first = visit("/topics/arms/positions/")
    second = visit(first.links["Next page →"])
    third = visit(second.links["Next page →"])

    assert [*statements(first), *statements(second), *statements(third)] == [
        f"Claim {number}." for number in range(5)
    ]
    assert "Next page →" not in third.links
    assert visit(second.links["← Previous page"]).texts("strong")[0] == "5 positions"
    assert "Nothing stands here" in visit("/topics/arms/positions/", page="99").main


@pytest.mark.parametrize(
    ("path", "parameters", "message"),
    [
        ("positions", {"sides": "RU"}, "There is no parameter “sides”. Did you mean “side”?"),
        ("positions", {"side": "JP"}, "“JP” is no value of “side”. Allowed: RU."),
        ("positions", {"stance": "hates"}, "“hates” is no value of “stance”. Allowed: supports,"),
        ("positions", {"setting": "x"}, "Allowed: at_conference, elsewhere."),
        ("positions", {"period": "2021-4"}, "“2021-4” is no period; write 2021, 2021-04, 2020s"),
        ("positions", {"with": "trad"}, "“trad” is no value of “with”. Allowed: arms, trade."),
        ("positions", {"by": "colour"}, "“colour” is no value of “by”."),
        ("positions", {"by": ["holder", "country"]}, "“by” can be given only once."),
        ("positions", {"page": "0"}, "“page” is a whole number from 1 to 9999."),
        ("positions", {"page": "١"}, "“page” is a whole number"),
        ("positions", {"stance": ["opposes"] * 101}, "at most 100 values are allowed."),
        ("positions", {"side": "\0"}, "is no value of “side”."),
        ("positions", {"format": "csv"}, "There is no parameter “format”."),
        ("exchanges", {"kind": "x"}, "Allowed: agrees, opposes, qualifies, responds."),
        ("exchanges", {"stance": "opposes"}, "There is no parameter “stance”."),
        ("figure.svg", {"by": "x"}, "Allowed: country, holder_kind, institution, holder."),
        ("figure.svg", {"size": "9"}, "There is no parameter “size”."),
    ],
)
def test_what_is_no_value_is_refused_with_what_is_allowed(visit, arms, path, parameters, message):
    hold(arms, "Never.")
    TopicFactory(slug="trade")
    slash = "" if "." in path else "/"

    assert message in visit(f"/topics/arms/{path}{slash}", status=400, **parameters).main


def test_a_draft_is_in_no_part(visit, client, arms):
    draft = hold(arms, "Not yet.")
    assert statements(visit("/topics/arms/positions/")) == ["Not yet."]
    assert "n = 1 position" in client.get("/topics/arms/figure.svg").content.decode()

    type(draft).objects.filter(pk=draft.pk).update(status="draft")

    assert statements(visit("/topics/arms/positions/")) == []
    assert "n = 0 positions" in client.get("/topics/arms/figure.svg").content.decode()


@pytest.mark.parametrize("path", ["positions/", "exchanges/", "figure.svg"])
def test_the_parts_of_a_topic_that_is_not_public_or_has_moved(client, arms, path):
    arms.slug = "weapons"
    arms.save()
    moved = client.get(f"/topics/arms/{path}", {"by": "holder"} if "figure" in path else {})
    assert (moved.status_code, moved.headers["Location"].split("?")[0]) == (
        301,
        f"/topics/weapons/{path}",
    )

    type(arms).objects.update(status="draft")

    assert client.get(f"/topics/weapons/{path}").status_code == 404


def test_all_exchanges_and_those_of_one_kind(visit, arms):
    for kind in ("opposes", "opposes", "opposes", "agrees"):
        PositionRelationFactory(source=hold(arms, kind), kind=kind)

    page = visit("/topics/arms/exchanges/")

    assert page.texts(class_="pair__relation") == [*["Opposes"] * 3, "Agrees with"]
    assert page.links["All 4"] == "/topics/arms/exchanges/"
    agreed = visit(page.links["Agreements 1"])
    assert agreed.texts(class_="pair__relation") == ["Agrees with"]
    topic = visit("/topics/arms/")
    assert visit(topic.links["All 3 oppositions"]).texts(class_="pair__relation") == (
        ["Opposes"] * 3
    )


def grown(rows: int):
    topic = TopicFactory()
    for _row in range(rows):
        other = PositionFactory(topics=[TopicFactory()])
        position = PositionFactory(topics=[TopicFactory(parent=topic), topic])
        PositionRelationFactory(source=position, target=other)
    return topic


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [("positions/", 19), ("exchanges/", 17), ("figure.svg", 11)]
)
def test_a_fixed_number_of_queries(client, django_assert_num_queries, rows, path, queries):
    address = f"{grown(rows).get_absolute_url()}{path}"

    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
