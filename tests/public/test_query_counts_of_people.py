"""Pages of conferences, participants and institutions with everything on them, at a fixed cost."""

import pytest

from tests.factories import (
    AppearanceFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    PositionRelationFactory,
    TopicFactory,
)
from tests.public.test_query_counts import (
    conference_page,
    full_position,
    institution_page,
    participant_page,
)

pytestmark = pytest.mark.django_db

#: More relations of one kind than are printed with their words.
MANY_RELATIONS = 4


def related_conference(rows: int):
    """With other conferences that share its host, a person and topics."""
    conference = conference_page(rows)
    host, person = InstitutionFactory(), ParticipantFactory(country="JP")
    topics = [TopicFactory(), TopicFactory()]
    HostFactory(conference=conference, institution=host)
    AppearanceFactory(conference=conference, participant=person)
    full_position(conference=conference, topics=topics)
    for _row in range(rows):
        other = AppearanceFactory(participant=person).conference
        HostFactory(conference=other, institution=host)
        full_position(conference=other, topics=topics)
    for _row in range(rows + MANY_RELATIONS):
        PositionRelationFactory(source=PositionFactory(conference=conference))
    return conference


def busy_participant(rows: int):
    """Alone and jointly, silent and not, with companions and partners."""
    participant = participant_page(rows)
    for _row in range(rows):
        here = AppearanceFactory(participant=participant)
        AppearanceFactory(conference=here.conference)
        PositionFactory(holders=[participant])
    for _row in range(rows + MANY_RELATIONS):
        PositionRelationFactory(source=PositionFactory(holders=[participant]))
    return participant


def busy_institution(rows: int):
    """With people who speak for it, alone and jointly, and fellow hosts."""
    institution = institution_page(rows)
    for _row in range(rows):
        there = AppearanceFactory(institutions=[institution])
        HostFactory(conference=HostFactory(institution=institution).conference)
        PositionFactory(conference=there.conference, holders=[there.participant])
        holders = [there.participant, ParticipantFactory()]
        PositionFactory(conference=there.conference, holders=holders)
    return institution


PAGES = {related_conference: 43, busy_participant: 61, busy_institution: 50}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_a_full_page(client, django_assert_num_queries, make, rows):
    address = make(rows).get_absolute_url()

    with django_assert_num_queries(PAGES[make]):
        assert client.get(address).status_code == 200
