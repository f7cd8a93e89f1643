"""The JSON of a position, whole."""

import datetime

import pytest

from dialogues.choices import AttributionRole, AttributionRule, RelationKind, TextVisibility
from tests.api.asking import API, SITE
from tests.factories import (
    AttributionFactory,
    ConferenceFactory,
    CountryFactory,
    DocumentFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    QuotationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)


@pytest.fixture
def position():
    conference = ConferenceFactory(
        title="Autumn dialogue", slug="autumn", start_date=datetime.date(2021, 7, 8)
    )
    record = PositionFactory(
        conference=conference,
        document=DocumentFactory(title="Summary", slug="summary"),
        statement="Trade will grow slowly.",
        stance="expects",
        kind="forecast",
        topics=[TopicFactory(name="Trade", slug="trade")],
        about=[CountryFactory(code="RU"), CountryFactory(code="JP")],
        holders=[],
        quotations=["“slow but steady” growth"],
        updated_at=CHANGED,
    )
    AttributionFactory(
        position=record,
        participant=ParticipantFactory(
            expert_group=True, name="Russian experts", slug="russian-experts", country="RU"
        ),
        words="Russian experts expect",
    )
    AttributionFactory(
        position=record,
        participant=ParticipantFactory(bloc=True, name="The West", slug="west"),
        role=AttributionRole.REPORTER,
        words="",
        basis="carried_over",
    )
    return record


def test_a_position_says_who_holds_what_where_and_in_which_words(read, position):
    other = PositionFactory()
    PositionRelationFactory(
        source=position, target=other, kind=RelationKind.OPPOSES, note="On pace."
    )
    PositionRelationFactory(source=other, target=position, kind=RelationKind.RESPONDS)
    quotation = position.quotations.get()

    expected = {
        "id": position.pk,
        "url": f"{API}positions/{position.pk}/",
        "html_url": f"{SITE}positions/{position.pk}/",
        "statement": "Trade will grow slowly.",
        "stance": "expects",
        "kind": "forecast",
        "mode": "reported_speech",
        "layer": "attributed",
        "confidence": "medium",
        "setting": "at_conference",
        "about": ["JP", "RU"],
        "unattributed": False,
        "no_wording": False,
        "quotations": [
            {
                "exact": "“slow but steady” growth",
                "prefix": quotation.prefix,
                "suffix": quotation.suffix,
                "start": 62,
                "end": 86,
                "text_sha256": quotation.text_sha256,
                "verified": True,
                "state": "verified",
                "language": "",
                "translation": "",
                "translator": "",
            }
        ],
        "document": {"slug": "summary", "title": "Summary", "url": f"{API}documents/summary/"},
        "conference": {
            "slug": "autumn",
            "title": "Autumn dialogue",
            "start_date": "2021-07-08",
            "url": f"{API}conferences/autumn/",
        },
        "holders": [
            {
                "slug": "russian-experts",
                "name": "Russian experts",
                "kind": "expert_group",
                "country": "RU",
                "url": f"{API}participants/russian-experts/",
                "role": "holder",
                "words": "Russian experts expect",
                "basis": "explicit",
            },
            {
                "slug": "west",
                "name": "The West",
                "kind": "bloc",
                "country": None,
                "url": f"{API}participants/west/",
                "role": "reporter",
                "words": "",
                "basis": "carried_over",
            },
        ],
        "topics": [{"slug": "trade", "name": "Trade", "url": f"{API}topics/trade/"}],
        "relations": [
            {
                "kind": "opposes",
                "position": other.pk,
                "url": f"{API}positions/{other.pk}/",
                "note": "On pace.",
            }
        ],
        "inverse_relations": [
            {
                "kind": "responds",
                "position": other.pk,
                "url": f"{API}positions/{other.pk}/",
                "note": "",
            }
        ],
        "updated": "2026-03-01T12:30:00Z",
    }
    assert quotation.prefix.endswith("Russian experts expect ")
    assert read(f"positions/{position.pk}/") == expected
    assert read("positions/", topic="trade") == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [expected],
    }


def test_a_position_without_words_or_holder_says_so(read):
    position = PositionFactory(document=None, unattributed=True)
    answer = read(
        f"positions/{position.pk}/", fields="no_wording,unattributed,document,quotations,holders"
    )

    assert answer == {
        "no_wording": True,
        "unattributed": True,
        "document": None,
        "quotations": [],
        "holders": [],
    }


def test_words_of_a_document_without_a_text_are_unverified(read):
    position = PositionFactory(document=DocumentFactory(text=""), quotations=["Trust is lacking."])

    assert read(f"positions/{position.pk}/")["quotations"] == [
        {
            "exact": "Trust is lacking.",
            "prefix": "",
            "suffix": "",
            "start": None,
            "end": None,
            "text_sha256": "",
            "verified": False,
            "state": "unverified",
            "language": "",
            "translation": "",
            "translator": "",
        }
    ]


@pytest.mark.parametrize(
    ("visibility", "shown", "around"),
    [
        (TextVisibility.FULL, ["One participant doubted it."], True),
        (TextVisibility.PASSAGES, ["One participant doubted it."], False),
        (TextVisibility.NOTHING, [], False),
    ],
)
def test_as_much_of_a_text_is_quoted_as_its_rights_allow(read, visibility, shown, around):
    position = PositionFactory(document=DocumentFactory(visibility=visibility), quotations=[])
    quotation = QuotationFactory(position=position, exact="One participant doubted it.")
    assert quotation.prefix

    quoted = read(f"positions/{position.pk}/")["quotations"]

    assert [one["exact"] for one in quoted] == shown
    assert [bool(one["prefix"]) for one in quoted] == [around] * len(shown)


def test_offsets_find_the_words_in_the_document_s_text(read, position):
    [quoted] = read(f"positions/{position.pk}/")["quotations"]
    document = read("documents/summary/")

    assert document["text"][quoted["start"] : quoted["end"]] == quoted["exact"]
    assert document["sha256"] == quoted["text_sha256"]


def test_a_date_is_null_where_it_is_unknown(read):
    position = PositionFactory(conference=ConferenceFactory(start_date=None))

    assert read(f"positions/{position.pk}/")["conference"]["start_date"] is None


def test_the_newest_conference_comes_first_and_the_order_of_the_text_within(read):
    older = ConferenceFactory(start_date=datetime.date(2019, 1, 1))
    newer = ConferenceFactory(start_date=datetime.date(2020, 1, 1))
    undated = ConferenceFactory(start_date=None)
    first, second = PositionFactory(conference=newer), PositionFactory(conference=newer)
    third, last = PositionFactory(conference=older), PositionFactory(conference=undated)

    ordered = [row["id"] for row in read("positions/")["results"]]
    turned = [row["id"] for row in read("positions/", ordering="date")["results"]]

    assert ordered == [first.pk, second.pk, third.pk, last.pk]
    assert turned == [last.pk, third.pk, first.pk, second.pk]


def test_under_a_rule_that_names_nobody_no_person_stands_beside_a_position(read, failure):
    person = ParticipantFactory(name="Irina Petrova")
    position = PositionFactory(holders=[person])
    assert read(f"positions/{position.pk}/")["holders"][0]["name"] == "Irina Petrova"

    type(position.conference).objects.filter(pk=position.conference_id).update(
        attribution_rule=AttributionRule.CHATHAM_HOUSE
    )

    assert failure(f"positions/{position.pk}/")["status"] == 404
    assert read("positions/")["results"] == []
    assert failure(f"participants/{person.slug}/")["status"] == 404
