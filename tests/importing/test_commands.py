"""Importing and exporting from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from dialogues.models import ImportRun, Topic
from tests.factories import ConferenceFactory, EditorFactory, TopicFactory
from tests.importing.files import csv_file, workbook
from tests.importing.plans import begun, contents, counts

pytestmark = pytest.mark.django_db

TOPICS = (["slug", "name"], ["new", "New"], ["there", "Renamed"])


def run(name, *arguments, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command(name, *map(str, arguments), stdout=out, stderr=err, no_color=True, **options)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "topics.csv"
    path.write_bytes(csv_file(*TOPICS))
    TopicFactory(slug="there", name="There", status="draft")
    return path


def test_without_being_told_to_accept_nothing_is_written(file):
    before = contents()

    out, err = run("import_tables", file)

    assert out == [
        "topics: create 1, change 1",
        "Nothing was written. Add --accept to carry this out.",
    ]
    assert err == []
    assert contents() == before
    assert ImportRun.objects.get().state == "dropped"


def test_with_it_the_plan_is_carried_out(file):
    editor = EditorFactory(username="ed")

    out, _err = run("import_tables", file, "--accept", "--user", "ed")

    assert out == ["topics: create 1, change 1", "Imported. New records are drafts."]
    assert Topic.objects.get(slug="new").created_by == editor
    assert Topic.objects.get(slug="there").name == "Renamed"


def test_refused_rows_are_told_and_kept_in_a_file(file, tmp_path):
    file.write_bytes(csv_file(["slug", "name", "parent"], ["a", "A", "ther"], ["b", "B", ""]))
    refused = tmp_path / "refused.csv"

    out, err = run("import_tables", file, "--refused", refused)

    assert out[0] == "topics: create 1, reject 1"
    assert err[0].startswith(
        "topics, row 2, parent: There is no topic “ther”, neither stored nor in this file. Did you"
    )
    assert counts(begun(refused.read_bytes(), "topics.csv")) == {"reject": 1}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.csv"], "The file cannot be read:"),
        (["--user", "nobody"], "There is no user “nobody”."),
    ],
)
def test_what_cannot_be_done_is_said(file, arguments, told):
    wanted = arguments if arguments[0].endswith("csv") else [file, *arguments]

    with pytest.raises(CommandError, match=told):
        run("import_tables", *wanted)


def test_a_file_that_is_no_table_is_refused_with_every_reason(file):
    file.write_bytes(csv_file(["slug", "nme", "prent"], ["a", "A", ""]))

    with pytest.raises(CommandError) as caught:
        run("import_tables", file)

    assert str(caught.value).splitlines() == [
        "topics, row 1, B: “nme” is no column of the table “topics”. Did you mean “name”?",
        "topics, row 1, C: “prent” is no column of the table “topics”. Did you mean “parent”?",
    ]


@pytest.mark.parametrize("name", ["all.xlsx", "all.zip", "conferences.csv"])
def test_what_is_exported_can_be_imported(tmp_path, name):
    ConferenceFactory(slug="c")
    path = tmp_path / name

    out, _err = run("export_tables", path)

    assert out[-1] == f"Exported to {path}."
    assert counts(begun(path.read_bytes(), name)) == {"leave": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_one_conference_is_exported_by_its_slug(tmp_path):
    ConferenceFactory(slug="c")
    ConferenceFactory(slug="other")

    run("export_tables", tmp_path / "conferences.csv", "--conference", "c")

    lines = (tmp_path / "conferences.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["slug", "c"]
    with pytest.raises(CommandError, match="There is no conference “x”"):
        run("export_tables", tmp_path / "a.zip", "--conference", "x")
    with pytest.raises(CommandError, match="Name the file"):
        run("export_tables", tmp_path / "everything.csv")
    with pytest.raises(CommandError, match="The file cannot be written"):
        run("export_tables", tmp_path / "no" / "a.zip")


def test_a_workbook_is_taken_as_well(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(topics=TOPICS))

    assert run("import_tables", path)[0][0] == "topics: create 2"
