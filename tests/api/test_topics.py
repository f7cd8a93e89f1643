"""The JSON of a topic, whole."""

import datetime

import pytest

from tests.api.asking import API, SITE
from tests.factories import PositionFactory, TopicFactory, TopicLabelFactory

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)


def link(slug: str, name: str) -> dict[str, str]:
    return {"slug": slug, "name": name, "url": f"{API}topics/{slug}/"}


def test_a_topic_stands_in_its_tree(read):
    economy = TopicFactory(name="Economy", slug="economy")
    trade = TopicFactory(
        name="Trade", slug="trade", parent=economy, scope_note="Goods.", updated_at=CHANGED
    )
    narrower = TopicFactory(name="Tariffs", slug="tariffs", parent=trade)
    trade.related.set([TopicFactory(name="Sanctions", slug="sanctions")])
    TopicLabelFactory(topic=trade, text="Торговля", language="ru", kind="preferred")
    PositionFactory(topics=[trade])
    PositionFactory(topics=[narrower])

    expected = {
        "id": trade.pk,
        "slug": "trade",
        "url": f"{API}topics/trade/",
        "html_url": f"{SITE}topics/trade/",
        "name": "Trade",
        "parent": link("economy", "Economy"),
        "narrower": [link("tariffs", "Tariffs")],
        "related": [link("sanctions", "Sanctions")],
        "labels": [{"text": "Торговля", "language": "ru", "kind": "preferred"}],
        "scope_note": "Goods.",
        "positions_count": 1,
        "updated": "2026-03-01T12:30:00Z",
    }

    assert read("topics/trade/") == expected
    assert read("topics/", parent="economy")["results"] == [expected]


def test_topics_come_by_name_in_any_script(read):
    for name in ("Тарифы", "armaments", "Trade"):
        TopicFactory(name=name)

    names = [row["name"] for row in read("topics/")["results"]]

    assert names == ["armaments", "Trade", "Тарифы"]
    assert [row["name"] for row in read("topics/", ordering="-name")["results"]] == names[::-1]
