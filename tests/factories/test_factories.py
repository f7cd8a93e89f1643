"""Whatever a factory makes by default passes every check and is public."""

import pytest
from django.db import models

from dialogues.choices import ParticipantKind, Status
from dialogues.editorial.readiness import problems
from dialogues.models import Participant
from tests import factories

pytestmark = pytest.mark.django_db
EDITORIAL = ["Conference", "Document", "Institution", "Participant", "Position", "Topic"]
ALL = sorted(set(factories.__all__) - {"EditorFactory", "UserFactory"})


@pytest.mark.parametrize("name", ALL)
def test_default_record_is_valid(name: str) -> None:
    record: models.Model = getattr(factories, name)()
    record.full_clean()


@pytest.mark.parametrize("noun", EDITORIAL)
def test_default_record_is_public_and_ready(noun: str) -> None:
    record = getattr(factories, f"{noun}Factory")()
    assert problems(record) == []
    assert list(type(record).objects.published().filter(pk=record.pk)) == [record]


@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("noun", EDITORIAL)
def test_any_status_can_be_asked_for(noun: str, status: str) -> None:
    record = getattr(factories, f"{noun}Factory")(status=status)
    record.full_clean()
    assert record.status == status


@pytest.mark.parametrize("kind", ParticipantKind.values)
def test_any_kind_of_participant_can_be_asked_for(kind: str) -> None:
    participant: Participant = factories.ParticipantFactory(kind=kind)
    participant.full_clean()
    assert (participant.kind, problems(participant)) == (kind, [])


@pytest.mark.parametrize(
    "kind", ["institutional" if k == "institution" else k for k in ParticipantKind.values]
)
def test_traits_name_the_kinds(kind: str) -> None:
    wanted = "institution" if kind == "institutional" else kind
    assert factories.ParticipantFactory(**{kind: True}).kind == wanted


@pytest.mark.parametrize(
    "given",
    [
        {"layer": "author"},
        {"unattributed": True},
        {"document": None},
        {"conference__attribution_rule": "chatham_house"},
        {"document__text": ""},
    ],
    ids=", ".join,
)
def test_positions_of_every_sort_are_public_and_ready(given: dict) -> None:
    position = factories.PositionFactory(**given)
    position.full_clean()
    assert problems(position) == []
    assert list(type(position).objects.published()) == [position]


def test_one_country_a_code() -> None:
    assert factories.CountryFactory(code="JP") == factories.CountryFactory(code="JP")
    assert factories.ParticipantFactory(country="JP").country.name_ja == "日本"
