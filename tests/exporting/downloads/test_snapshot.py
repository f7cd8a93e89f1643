"""All files are of one moment, and making them keeps nobody waiting."""

import threading

import pytest
from django.db import connection

from dialogues.exporting.downloads.currency import newest_change
from dialogues.exporting.downloads.snapshot import snapshot
from dialogues.models import Position, PublicChange
from tests import factories as f
from tests.exporting.downloads.reading import Made


def elsewhere(act):
    """In another connection, as another process would."""
    faults = []

    def run():
        try:
            act()
        except Exception as fault:  # noqa: BLE001  # told by the test below
            faults.append(fault)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    assert not thread.is_alive(), "it waits"
    assert faults == []


@pytest.mark.django_db(transaction=True)
def test_what_is_saved_meanwhile_is_neither_seen_nor_kept_waiting():
    f.PositionFactory()
    with snapshot() as database:
        rows = Position.objects.using(database).published()
        assert (rows.count(), newest_change(database)) == (1, 0)

        elsewhere(f.PositionFactory)
        elsewhere(
            lambda: PublicChange.objects.create(noun="position", object_id=1, kind="published")
        )
        assert (rows.count(), newest_change(database)) == (1, 0)
    assert (Position.objects.count(), newest_change() > 0) == (2, True)


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_in_it():
    position = f.PositionFactory()
    with pytest.raises(Exception, match=r"read-?only"), snapshot() as database:
        position.save(using=database)
    position.refresh_from_db()
    assert position.version == 1


@pytest.mark.django_db(transaction=True)
def test_the_files_are_made_on_a_connection_of_its_own():
    f.PositionFactory(statement="Said once.")

    assert [row["statement"] for row in Made().json_lines("positions")] == ["Said once."]
