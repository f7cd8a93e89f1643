"""What is exported comes back as it was."""

import io
import zipfile

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dialogues.exporting.tables import TABLES, everything, one_conference
from dialogues.importing.seeds import RECORDS
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Position,
    Quotation,
    Series,
    Topic,
)
from tests.factories import (
    AppearanceFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
    TopicFactory,
)
from tests.importing.files import exported, saved
from tests.importing.plans import begun, contents, counts, imported

both_formats = pytest.mark.parametrize("kind", ["xlsx", "zip"])


def emptied() -> None:
    """A database that knows the countries only."""
    for model in apps.get_app_config("dialogues").get_models(include_auto_created=True):
        if model is not Country:
            model._base_manager.all()._raw_delete("default")


def tables_of(file: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name).decode().splitlines() for name in archive.namelist()}


def rows_of(file: bytes, name: str) -> list[dict[str, object]]:
    rows = load_workbook(io.BytesIO(file))[name].values
    headings = next(rows)
    return [dict(zip(headings, row, strict=True)) for row in rows]


@both_formats
def test_the_seeds_come_back_unchanged(seeds, kind):
    before = contents()
    file = exported(kind)

    run = imported(file, f"all.{kind}")

    assert Position.objects.count() == 147
    assert counts(run) == {"leave": 1258}
    assert contents() == before


@both_formats
def test_one_conference_comes_back_unchanged(seeds, kind):
    before = contents()
    file = exported(kind, one_conference(Conference.objects.get(slug="valdai-jiia-2021")))

    run = imported(file, f"one.{kind}")

    assert set(counts(run)) == {"leave"}
    assert run.summary["tables"]["positions"]["leave"] == 68
    assert contents() == before


def test_an_empty_database_gets_everything_but_its_life(seeds):
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


def test_one_conference_can_live_in_another_database(seeds):
    conference = Conference.objects.get(slug="valdai-jiia-2021")
    file = exported("zip", one_conference(conference))
    quoted = list(Quotation.objects.filter(position__conference=conference).values_list("exact"))
    emptied()

    run = imported(file, "one.zip")

    assert set(counts(run)) == {"create"}
    assert list(Quotation.objects.values_list("exact")) == quoted
    assert {q.state for q in Quotation.objects.all()} == {"verified"}


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


ODD = [
    "=SUM(A1:A2)",
    "'quoted",
    "''twice",
    "'=1",
    "-5",
    "+1",
    "@home",
    "＝１",
    "1e5",
    "2021-04-15",
    "0012",
    "true",
    "_x000D_",
    "_x005F_x000D_",
    'say "so", then; go\tnow',
    "日本国際問題研究所",
    "Институт\u00a0мировой экономики",
    "e\u0301 and \U0001f600",
]


@both_formats
@pytest.mark.django_db
@pytest.mark.parametrize("name", ODD)
def test_every_text_comes_back_exactly(name, kind):
    InstitutionFactory(slug="odd", name=name, acronym="", description=f"{name}\n\n{name}\n ")
    file = exported(kind)
    Institution.objects.all().delete()

    imported(file, f"all.{kind}")

    institution = Institution.objects.get(slug="odd")
    assert (institution.name, institution.description) == (name, f"{name}\n\n{name}\n ")


@both_formats
@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["One.\r\nTwo.\rThree.\n", "=" * 70_000, "日本\U0001f600" * 20_000]
)
def test_long_texts_and_line_ends_come_back_exactly(text, kind):
    DocumentFactory(slug="long", text=text)
    before = contents()
    file = exported(kind)
    assert counts(imported(file, f"all.{kind}")) == {"leave": 1}
    assert contents() == before
    Document.objects.all().delete()

    imported(file, f"all.{kind}")

    assert Document.objects.get(slug="long").text == text


@pytest.mark.django_db
def test_a_cell_of_a_workbook_is_never_longer_than_a_spreadsheet_allows():
    DocumentFactory(slug="long", text="日本\U0001f600\r" * 20_000)

    rows = rows_of(exported("xlsx"), "documents")

    lengths = [len(str(v).encode("utf-16-le")) // 2 for row in rows for v in row.values() if v]
    assert len([name for name in rows[0] if str(name).startswith("text")]) > 2
    assert max(lengths) <= 32_767


@pytest.mark.django_db
def test_every_table_has_rows_that_come_back(seeds):
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


@pytest.mark.django_db
def test_drafts_withdrawn_and_embargoed_records_are_exported_too():
    ConferenceFactory(slug="secret", status="draft")
    ConferenceFactory(slug="gone", status="withdrawn")
    ConferenceFactory(slug="later", attribution_rule="embargo")

    rows = rows_of(exported("xlsx"), "conferences")

    assert [(row["slug"], row["status"]) for row in rows] == [
        ("gone", "withdrawn"),
        ("later", "published"),
        ("secret", "draft"),
    ]


@pytest.mark.django_db
def test_one_conference_takes_along_what_it_refers_to_and_no_more():
    parent = InstitutionFactory(slug="parent")
    host = InstitutionFactory(slug="host", parent=parent)
    conference, other = ConferenceFactory(slug="ours"), ConferenceFactory(slug="other")
    HostFactory(conference=conference, institution=host)
    HostFactory(conference=other, institution=InstitutionFactory(slug="others-host"))
    broad = TopicFactory(slug="broad")
    document = DocumentFactory(slug="shared", conferences=[conference, other])
    PositionFactory(
        conference=conference,
        document=document,
        topics=[TopicFactory(slug="narrow", parent=broad)],
        holders=[ParticipantFactory(slug="holder")],
    )
    PositionFactory(conference=other, holders=[ParticipantFactory(slug="others-holder")])
    AppearanceFactory(conference=conference, participant=ParticipantFactory(slug="guest"))

    file = exported("xlsx", one_conference(conference))

    slugs = {
        name: [row["slug"] for row in rows_of(file, name)]
        for name in ("conferences", "institutions", "topics", "participants", "documents")
    }
    assert slugs == {
        "conferences": ["other", "ours"],
        "institutions": ["host", "parent"],
        "topics": ["broad", "narrow"],
        "participants": ["guest", "holder"],
        "documents": ["shared"],
    }
    assert [row["conference"] for row in rows_of(file, "hosts")] == ["ours"]
    assert [row["conference"] for row in rows_of(file, "positions")] == ["ours"]


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows():
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            exported("zip", everything())
        return len(caught)

    PositionFactory()
    with_one = queries()
    for _number in range(3):
        PositionFactory()

    assert queries() == with_one


def test_nothing_of_a_record_s_own_life_is_taken_from_a_file(seeds):
    file = exported("xlsx")
    book = load_workbook(io.BytesIO(file))
    sheet = book["topics"]
    place = [cell.value for cell in sheet[1]].index("status") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place).value = "draft"

    assert counts(begun(saved(book))) == {"leave": 1258}
    assert {topic.status for topic in Topic.objects.all()} == {"published"}
    assert Series.objects.count() == 2
