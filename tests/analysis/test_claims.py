"""Positions as bare facts: the side of each under every grouping, and nothing that is not public."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.analysis.claims import Claim, claims
from dialogues.analysis.groupings import Grouping, SideKind, SideName
from dialogues.models import Position
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def japan():
    return factories.CountryFactory(code="JP", name="Japan")


def held_by(*participants, **given) -> Position:
    position = factories.PositionFactory(**given)
    position.attributions.all().delete()
    for order, participant in enumerate(participants):
        factories.AttributionFactory(position=position, participant=participant, order=order)
    if not participants:
        Position.objects.filter(pk=position.pk).update(unattributed=True)
    return position


def sides(by: str) -> dict[int, SideName]:
    return {claim.position: claim.side for claim in claims(Position.objects.published(), by)}


def test_a_claim_is_who_on_what_how_and_when(japan) -> None:
    conference = factories.ConferenceFactory(
        start_date=datetime.date(2021, 3, 1), date_precision="month"
    )
    expert = factories.ParticipantFactory(kind="expert_group", country="JP")
    position = held_by(expert, conference=conference, stance="opposes")
    topics = tuple(position.topics.values_list("pk", flat=True))

    assert claims(Position.objects.published()) == [
        Claim(
            position=position.pk,
            conference=conference.pk,
            stance="opposes",
            setting=position.setting,
            earliest=datetime.date(2021, 3, 1),
            latest=datetime.date(2021, 3, 31),
            topics=topics,
            holders=(SideName(SideKind.COUNTRY, "JP", "Japan"),),
        )
    ]


def test_the_sides_of_one_and_the_same_position(japan) -> None:
    conference = factories.ConferenceFactory()
    person = factories.ParticipantFactory(kind="person", name="Aiko Mori", country="JP")
    institute = factories.InstitutionFactory(name="An Institute")
    appearance = factories.AppearanceFactory(conference=conference, participant=person)
    appearance.institutions.set([institute])
    position = held_by(person, conference=conference)

    assert {by: sides(by)[position.pk].label for by in Grouping.values} == {
        "country": "Japan",
        "holder_kind": "Person",
        "institution": "An Institute",
        "holder": "Aiko Mori",
    }


def test_what_two_hold_together_is_a_side_of_its_own(japan) -> None:
    factories.CountryFactory(code="RU", name="Russia")
    both = [factories.ParticipantFactory(kind="government", country=code) for code in ("RU", "JP")]
    position = held_by(*both)
    assert sides("country")[position.pk] == SideName(SideKind.JOINT, "JP+RU", "Japan and Russia")


def test_without_a_holder_it_is_unattributed() -> None:
    position = held_by()
    assert sides("country")[position.pk].kind == SideKind.UNATTRIBUTED


def test_the_text_s_own_voice_is_on_no_side() -> None:
    assert factories.PositionFactory(layer="author") in Position.objects.published()
    assert claims(Position.objects.published()) == []


def test_an_institution_that_is_no_longer_public_is_no_side() -> None:
    institution = factories.InstitutionFactory(name="An Institute")
    voice = factories.ParticipantFactory(kind="institution", institution=institution)
    position = held_by(voice)
    assert sides("institution")[position.pk].label == "An Institute"

    type(institution).objects.filter(pk=institution.pk).update(status="draft")
    assert sides("institution")[position.pk].label == "No institution stated"


@pytest.mark.parametrize(("by", "queries"), [("country", 4), ("institution", 7)])
def test_more_positions_ask_no_more(by: str, queries: int) -> None:
    for _again in range(2):
        factories.PositionFactory.create_batch(2)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            claims(Position.objects.published(), by)
        assert len(asked) == queries
