"""The two coded conferences, exported, come back as they were."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from openpyxl import load_workbook

from dialogues.exporting.tables import TABLES, one_conference
from dialogues.importing.seeds import FIXTURES, RECORDS
from dialogues.models import (
    Conference,
    Country,
    Institution,
    Participant,
    Position,
    Quotation,
    Series,
    Topic,
)
from tests.importing.files import exported, saved
from tests.importing.plans import begun, contents, counts, imported

pytestmark = pytest.mark.django_db
both_formats = pytest.mark.parametrize("kind", ["xlsx", "zip"])


@pytest.fixture(scope="module", autouse=True)
def seeds(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for all tests of this file, and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        yield
        transaction.set_rollback(True)


def emptied() -> None:
    """A database that knows the countries only."""
    for model in apps.get_app_config("dialogues").get_models(include_auto_created=True):
        if model is not Country:
            model._base_manager.all()._raw_delete("default")


def tables_of(file: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name).decode().splitlines() for name in archive.namelist()}


def _without_life(lines: list[str]) -> list[str]:
    """Exported versions and statuses tell of another database."""
    ends = (",published,", ",draft,", ",1", ",2", ",3")
    for _round in range(2):
        lines = [
            line[: -len(end)] if line.endswith(end := _end(line, ends)) else line for line in lines
        ]
    return lines


def _end(line: str, ends: tuple[str, ...]) -> str:
    return next((end for end in ends if line.endswith(end)), "\0")


def _statuses(model: type) -> set[str]:
    return set(model.objects.values_list("status", flat=True))  # type: ignore[attr-defined]


@both_formats
def test_the_seeds_come_back_unchanged(kind):
    before = contents()
    file = exported(kind)

    run = imported(file, f"all.{kind}")

    assert Position.objects.count() == 147
    assert counts(run) == {"leave": 1258}
    assert contents() == before


@both_formats
def test_one_conference_comes_back_unchanged(kind):
    before = contents()
    file = exported(kind, one_conference(Conference.objects.get(slug="valdai-jiia-2021")))

    run = imported(file, f"one.{kind}")

    assert set(counts(run)) == {"leave"}
    assert run.summary["tables"]["positions"]["leave"] == 68
    assert contents() == before


def test_an_empty_database_gets_everything_but_its_life():
    before = tables_of(exported("zip"))
    file = exported("xlsx")
    emptied()
    assert Position.objects.count() == 0

    run = imported(file)

    assert counts(run) == {"create": 1258}
    after = tables_of(exported("zip"))
    assert after.keys() == before.keys()
    for name in before:
        ours, theirs = (_without_life(lines) for lines in (before[name], after[name]))
        assert theirs == ours, name
    assert {status for model in RECORDS for status in _statuses(model)} == {"draft"}
    assert counts(begun(file)) == {"leave": 1258}


def test_one_conference_can_live_in_another_database():
    conference = Conference.objects.get(slug="valdai-jiia-2021")
    file = exported("zip", one_conference(conference))
    quoted = list(Quotation.objects.filter(position__conference=conference).values_list("exact"))
    emptied()

    run = imported(file, "one.zip")

    assert set(counts(run)) == {"create"}
    assert list(Quotation.objects.values_list("exact")) == quoted
    assert {q.state for q in Quotation.objects.all()} == {"verified"}


@pytest.mark.django_db
def test_every_table_has_rows_that_come_back():
    """The seeds have no identifiers and no second place in some lists; this record has all."""
    institution = Institution.objects.order_by("pk").first()
    institution.identifiers.create(scheme="ror", value="02mhbdp94")
    participant = Participant.objects.filter(kind="person").first()
    participant.identifiers.create(scheme="orcid", value="0000-0002-1825-0097")
    before = contents()

    run = imported(exported("xlsx"))

    assert set(run.summary["tables"]) == {table.name for table in TABLES}
    assert counts(run) == {"leave": 1260}
    assert contents() == before


def test_nothing_of_a_record_s_own_life_is_taken_from_a_file():
    file = exported("xlsx")
    book = load_workbook(io.BytesIO(file))
    sheet = book["topics"]
    place = [cell.value for cell in sheet[1]].index("status") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place).value = "draft"

    assert counts(begun(saved(book))) == {"leave": 1258}
    assert {topic.status for topic in Topic.objects.all()} == {"published"}
    assert Series.objects.count() == 2
