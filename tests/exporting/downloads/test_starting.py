"""A site that starts makes its files where that takes seconds, and starts without them else."""

import fcntl
from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from dialogues.exporting.downloads import current
from dialogues.management.starting import downloads
from tests import factories as f
from tests.public_log import begin

pytestmark = pytest.mark.django_db


def told():
    out = StringIO()
    downloads.make_missing_downloads(OutputWrapper(out))
    return out.getvalue()


def test_files_are_made_where_there_are_none_or_older_ones():
    assert told() == ""
    first = current()
    assert told() == ""
    assert current() == first

    begin(f.PositionFactory())
    assert told() == ""
    assert current().since > first.since


def test_a_large_database_is_left_to_cron(monkeypatch):
    monkeypatch.setattr(downloads, "MOST_POSITIONS", 1)
    f.PositionFactory()
    assert (told(), current() is None) == ("", False)

    begin(f.PositionFactory())
    assert told() == (
        "The files of /downloads/ are out of date: run python manage.py make_downloads\n"
    )


def test_a_site_starts_also_where_they_cannot_be_made(folder):
    folder.mkdir()
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert told() == (
            "The files of /downloads/ were not made. The files are being made at this moment by "
            "another process.\n"
        )
