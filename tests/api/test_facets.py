"""The facets as the API answers them; how they count is tested beside the filters."""

import pytest

from tests.factories import (
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def test_each_value_comes_with_its_label_and_count(read):
    conference = ConferenceFactory(title="Autumn dialogue", slug="autumn", start_date=None)
    topic = TopicFactory(name="Trade", slug="trade")
    document = DocumentFactory(title="Summary", slug="summary")
    HostFactory(
        conference=conference, institution=InstitutionFactory(name="Valdai Club", slug="valdai")
    )
    for stance in ("opposes", "supports"):
        PositionFactory(
            conference=conference,
            stance=stance,
            topics=[topic],
            document=document,
            about=[CountryFactory(code="CN")],
            confidence="high",
            holders=[
                ParticipantFactory(
                    government=True,
                    country="JP",
                    name="Moscow",
                    slug=f"moscow{'' if stance == 'opposes' else '-2'}",
                )
            ],
        )

    assert read("positions/facets/", stance="opposes", topic="trade") == {
        "topic": [{"value": "trade", "label": "Trade", "count": 1}],
        "country": [{"value": "JP", "label": "Japan", "count": 1}],
        "stance": [
            {"value": "opposes", "label": "Opposes", "count": 1},
            {"value": "supports", "label": "Supports", "count": 1},
        ],
        "holder_kind": [{"value": "government", "label": "Government", "count": 1}],
        "year": [{"value": "unknown", "label": "Unknown", "count": 1}],
        "conference": [{"value": "autumn", "label": "Autumn dialogue", "count": 1}],
        "layer": [{"value": "attributed", "label": "Attributed", "count": 1}],
        "kind": [{"value": "claim", "label": "Claim", "count": 1}],
        "mode": [{"value": "reported_speech", "label": "Reported speech", "count": 1}],
        "holder": [{"value": "moscow", "label": "Moscow", "count": 1}],
        "institution": [],
        "about": [{"value": "CN", "label": "China", "count": 1}],
        "document": [{"value": "summary", "label": "Summary", "count": 1}],
        "host": [{"value": "valdai", "label": "Valdai Club", "count": 1}],
        "confidence": [{"value": "high", "label": "High", "count": 1}],
    }


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"stance": "supprots"}, "stance"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"page_size": "10"}, "page_size"),
        ({"fields": "topic"}, "fields"),
        ({"format": "csv"}, "format"),
        ({"date_after": ["2021-01-01", "2021-02-01"]}, "date_after"),
    ],
)
def test_what_is_no_filter_is_refused(failure, parameters, field):
    problem = failure("positions/facets/", **parameters)

    assert problem["status"] == 400
    assert [error["field"] for error in problem["errors"]] == [field]
