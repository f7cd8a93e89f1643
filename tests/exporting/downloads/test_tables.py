"""The tables fit together, and every format holds the same rows."""

import hashlib
import io
import shutil
import subprocess
import zipfile

import pytest

from dialogues.exporting.downloads.tables import TABLES
from tests import factories as f
from tests.exporting.downloads.reading import Made
from tests.exporting.downloads.records import rich_conference

pytestmark = pytest.mark.django_db


def as_csv(value, is_flag):
    if value is None:
        return ""
    if is_flag:
        return "true" if value else "false"
    return str(value)


def test_every_table_holds_the_same_rows_in_every_format():
    rich_conference()
    made = Made()
    flags = {
        (table.name, field.name)
        for table in TABLES
        for field in table.fields
        if field.type == "boolean"
    }

    for table in TABLES:
        lines = made.json_lines(table.name)
        assert lines, table.name
        assert made.sqlite(table.name) == lines
        expected = [
            {name: as_csv(value, (table.name, name) in flags) for name, value in line.items()}
            for line in lines
        ]
        written = [
            {name: value.removeprefix("'") for name, value in row.items()}
            for row in made.csv(table.name)
        ]
        assert written == expected


def test_a_text_that_a_spreadsheet_would_run_is_guarded_in_csv_alone():
    rich_conference()
    made = Made()
    statement = "=Growth will be “slow”, ёлки."

    assert statement in [row["statement"] for row in made.json_lines("positions")]
    assert statement in [row["statement"] for row in made.sqlite("positions")]
    assert f"'{statement}" in [row["statement"] for row in made.csv("positions")]


def test_every_key_of_the_csv_files_leads_to_a_row():
    rich_conference()
    made = Made()
    rows = {table.name: made.csv(table.name) for table in TABLES}

    for table in TABLES:
        keys = [tuple(row[name] for name in table.key) for row in rows[table.name]]
        assert len(keys) == len(set(keys)), table.name
        joint = [table.joint] if table.joint else []
        for columns, to in [*[((one.name,), one.to) for one in table.references], *joint]:
            target = next(one for one in TABLES if one.name == to)
            there = {tuple(row[name] for name in target.key) for row in rows[to]}
            used = {tuple(row[name] for name in columns) for row in rows[table.name]} - {("",)}
            assert used - there == set(), (table.name, columns)


def test_the_archive_holds_the_same_csv_files():
    rich_conference()
    made = Made()
    with zipfile.ZipFile(io.BytesIO((made.folder / "dialogues-csv.zip").read_bytes())) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}

    assert texts == {f"{table.name}.csv": made.text(f"{table.name}.csv.gz") for table in TABLES}


def test_the_digests_are_true():
    f.PositionFactory()
    made = Made()
    for file in made.manifest.files:
        content = (made.folder / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())

    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("sha256sum is not installed")
    done = subprocess.run(
        [program, "--check", "--strict", "SHA256SUMS"],
        cwd=made.folder,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert listed == {path.name for path in made.folder.iterdir()} - {
        "SHA256SUMS",
        ".manifest.json",
    }


def test_the_same_data_give_the_same_bytes(folder):
    rich_conference()
    before = Made()
    known = {file.name: file.sha256 for file in before.manifest.files}
    shutil.rmtree(folder)
    after = Made()

    again = {file.name: file.sha256 for file in after.manifest.files}
    differ = {name for name in known if known[name] != again[name]}
    assert differ <= {"datapackage.json", "SHA256SUMS"}  # say when they were made
    assert after.manifest.content == before.manifest.content


def test_an_empty_database_gives_empty_tables():
    made = Made()

    assert {name: made.json_lines(name) for name in ("positions", "conferences")} == {
        "positions": [],
        "conferences": [],
    }
    assert made.csv("positions") == []
    assert made.manifest.since == 0
