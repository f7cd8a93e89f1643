"""Where the sides stand, from bare claims."""

import datetime

import pytest

from dialogues.analysis.claims import claims
from dialogues.analysis.standing import Sides, stances_of_claims
from dialogues.models import Position
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


def sides(by: str = "country") -> Sides:
    return Sides(claims(Position.objects.published(), by), by)


def named(standings) -> list[tuple[str, int, bool]]:
    return [(one.name, one.total, one.is_other) for one in standings]


def of(country: str, **given):
    return ParticipantFactory(expert_group=True, country=country, **given)


def test_the_side_that_holds_most_comes_first_and_what_is_joint_stands_apart():
    japanese, russians = of("JP"), of("RU")
    for holders in ([russians], [russians], [japanese], [japanese, russians]):
        PositionFactory(holders=holders)
    PositionFactory(unattributed=True)

    assert named(sides().at_the_conference()) == [
        ("Russia", 2, False),
        ("Japan", 1, False),
        ("Japan and Russia", 1, True),
        ("Unattributed", 1, True),
    ]


def test_what_is_only_reported_is_on_no_side_of_the_conference():
    russians = of("RU")
    PositionFactory(holders=[russians], stance="supports")
    PositionFactory(holders=[russians], stance="opposes", setting="elsewhere")

    found = sides()

    assert named(found.at_the_conference()) == [("Russia", 1, False)]
    assert [one.stance for one in found.at_the_conference()[0].claims] == ["supports"]
    assert [one.stance for one in found.elsewhere()[0].claims] == ["opposes"]


@pytest.mark.parametrize("by", ["holder", "holder_kind", "country"])
def test_anonymous_voices_are_no_party_by_whatever_sides_are_made(by):
    conference = ConferenceFactory()
    for _n in range(2):
        voice = ParticipantFactory(anonymous=True, conference=conference)
        PositionFactory(holders=[voice], conference=conference)

    assert named(sides(by).at_the_conference()) == [("Anonymous participants", 2, True)]


def test_by_kind_by_holder_and_by_institution():
    institution = InstitutionFactory(name="A club")
    person = ParticipantFactory(name="Irina Petrova", country="RU")
    conference = ConferenceFactory()
    AppearanceFactory(conference=conference, participant=person, institutions=[institution])
    PositionFactory(holders=[person], conference=conference)

    assert named(sides("holder_kind").at_the_conference()) == [("Person", 1, False)]
    assert named(sides("holder").at_the_conference()) == [("Irina Petrova", 1, False)]
    assert named(sides("institution").at_the_conference()) == [("A club", 1, False)]


def test_the_newest_conference_first_and_its_positions_in_their_order():
    russians = of("RU")
    new = ConferenceFactory(start_date=datetime.date(2021, 7, 8))
    old = ConferenceFactory(start_date=datetime.date(2020, 7, 8))
    first = PositionFactory(conference=new, holders=[russians])
    earlier = PositionFactory(conference=old, holders=[russians])
    second = PositionFactory(conference=new, holders=[russians])

    (side,) = sides().at_the_conference()

    assert side.newest(2) == [first.pk, second.pk]
    assert side.newest(9) == [first.pk, second.pk, earlier.pk]


def test_the_author_s_layer_is_counted_nowhere():
    PositionFactory(stance="opposes")
    PositionFactory(stance="supports", layer="author")

    counted = stances_of_claims(sides().claims)

    assert [(one.stance, one.count) for one in counted.segments] == [("opposes", 1)]
