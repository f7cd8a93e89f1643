"""A made-up set: as large as asked for, marked as made up, and valid in every record."""

import re

import pytest
from django.core.management import CommandError, call_command

from dialogues.editorial.readiness import problems
from dialogues.importing.demo import DemoExists, make
from dialogues.models import (
    Conference,
    Document,
    Institution,
    Participant,
    Position,
    Quotation,
    SearchEntry,
    Topic,
    reads_at_its_place,
)
from tests import factories

pytestmark = pytest.mark.django_db
MARKED = re.compile("demo|synthetic", re.IGNORECASE)


@pytest.fixture(autouse=True)
def countries() -> None:
    for code in ("RU", "JP", "US"):
        factories.CountryFactory(code=code)


def test_the_set_is_as_large_as_asked_for_and_found_in_the_search() -> None:
    written = make(200, seed=3)

    assert Position.objects.count() == 200
    assert SearchEntry.objects.count() == written
    assert {"en", "ru", "ja"} == set(Document.objects.values_list("language", flat=True))
    assert 120 < Position.objects.published().count() < 200


def test_every_record_says_that_it_is_made_up() -> None:
    make(200, seed=3)
    for model in (Institution, Conference, Participant, Topic, Document):
        for record in model.objects.all():
            assert MARKED.search(str(record)), record


def test_what_is_published_is_fit_to_be() -> None:
    make(200, seed=3)
    found = [
        f"{record}: {problem.message}"
        for model in (Institution, Topic, Conference, Participant, Document, Position)
        for record in model.objects.published()
        for problem in problems(record)
    ]
    assert found == []


def test_every_quotation_stands_at_its_place() -> None:
    make(200, seed=3)
    quotations = Quotation.objects.select_related("position__document")
    assert all(reads_at_its_place(one, one.position.document.text) for one in quotations)


def test_a_second_set_is_refused() -> None:
    make(100, seed=3)
    with pytest.raises(DemoExists):
        make(100, seed=4)
    assert Position.objects.count() == 100


@pytest.mark.parametrize("number", ["0", "-5", "2000000"])
def test_a_number_out_of_bounds_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match="from 100 to 1,000,000"):
        call_command("make_demo_corpus", f"--positions={number}")
