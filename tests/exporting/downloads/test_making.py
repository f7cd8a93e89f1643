"""Making the files: whole or not at all, one at a time, the old ones until then."""

import errno
import fcntl
import os
import resource
import sqlite3
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dialogues.exporting.downloads import AlreadyBeingMade, CannotMake, current, is_up_to_date, make
from dialogues.models import Position
from tests import factories as f
from tests.public_log import begin

pytestmark = pytest.mark.django_db


def told(**options):
    out = StringIO()
    call_command("make_downloads", stdout=out, no_color=True, **options)
    return out.getvalue()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_without_files_there_are_none():
    assert current() is None


def test_new_files_take_the_place_of_the_old(folder):
    first = make()
    assert current() == first
    opened = (first.folder / "README.txt").open()

    f.PositionFactory()
    second = make()
    assert current() == second
    assert second.version != first.version
    assert names(folder) == [".lock", second.version, "current"]
    assert opened.read()  # who was reading reads on


def test_where_nothing_has_changed_the_files_stay():
    first = make()
    before = (first.folder / "datapackage.json").stat()

    assert make() == first
    assert (first.folder / "datapackage.json").stat().st_ino == before.st_ino


def test_the_second_of_two_at_once_is_refused(folder):
    made = make()
    with (folder / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AlreadyBeingMade, match="being made at this moment by another process"):
            make()
        with pytest.raises(CommandError, match="at this moment"):
            call_command("make_downloads")
    assert current() == made
    assert make() == made


def test_what_an_ended_process_left_is_cleared_away(folder):
    left = folder / ".part"
    left.mkdir(parents=True)
    (left / "positions.csv.gz").write_text("half")

    made = make()
    assert names(folder) == [".lock", made.version, "current"]
    assert "half" not in (made.folder / "positions.csv.gz").read_bytes().decode(errors="replace")


@pytest.fixture
def small_disk():
    """As if the disk had room for files of 100 KB and no more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))

    yield fill
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_room_the_old_files_stay_and_a_sentence_says_why(folder, small_disk):
    made = make()
    f.PositionFactory()
    small_disk()

    with pytest.raises(CannotMake, match=r"cannot be written to .*The last ones stay"):
        make()
    assert current() == made
    assert names(folder) == [".lock", made.version, "current"]


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_full_disk_is_called_by_its_name(fault, folder):
    def fail(table, rows):
        raise fault

    with pytest.raises(CannotMake) as told:
        make(fail)
    assert str(told.value) == (
        f"The files cannot be written to {folder}: the disk is full. The last ones stay."
    )
    assert current() is None


def test_the_command_tells_what_it_made():
    f.PositionFactory()
    lines = told(verbosity=2).splitlines()

    assert "  positions: 1" in lines
    made = current()
    assert lines[-1] == f"{made.version}: 56 files, {made.bytes:,} bytes."
    assert told() == f"{made.version} says the same already; it stays.\n"


def test_the_command_for_cron_does_nothing_where_nothing_has_changed():
    position = f.PositionFactory()
    begin(position)
    made = make()
    assert is_up_to_date(made)
    assert told(if_changed=True) == f"Nothing public has changed since {made.version}.\n"

    begin(f.PositionFactory())
    assert not is_up_to_date(made)
    assert "56 files" in told(if_changed=True)
    assert current().since > made.since
    assert Position.objects.count() == 2
