"""Each migration runs forwards and back on a filled database."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dialogues.models import Participant, Position
from tests import factories as f
from tests.editorial.tables import tables

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ["0001_the_records", "0002_search_index"]


def migrate(name: str | None) -> None:
    MigrationExecutor(connection).migrate([("dialogues", name)])


@pytest.fixture(autouse=True)
def _the_newest_state_afterwards():
    yield
    migrate(NAMES[-1])


def fill() -> Position:
    holder = f.ParticipantFactory(expert_group=True, name="Kremlinologists")
    position = f.PositionFactory(statement="Walruses bark.", holders=[holder])
    f.PositionRelationFactory(source=position)
    return position


def test_these_are_all_the_migrations():
    executor = MigrationExecutor(connection)
    mine = sorted(name for app, name in executor.loader.graph.nodes if app == "dialogues")
    assert mine == NAMES
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_the_search_index_goes_and_comes_back_true():
    position = fill()
    before = tables()
    assert list(Position.objects.search("walruses kremlinologists")) == [position]

    migrate(NAMES[0])
    assert tables() == before
    position.statement = "Seals sing."
    position.save()

    migrate(NAMES[1])
    assert list(Position.objects.search("seals")) == [position]
    assert list(Position.objects.search("walruses")) == []
    position.statement = "Bears growl."
    position.save()
    assert list(Position.objects.search("bears")) == [position]


def test_the_records_go_and_come_back_empty():
    fill()
    migrate(None)
    names = [
        name for name in connection.introspection.table_names() if name.startswith("dialogues_")
    ]
    assert names == []

    migrate(NAMES[-1])
    assert not any(tables().values())
    position = fill()
    assert list(Position.objects.search("walruses")) == [position]
    assert Participant.objects.published().count() == 2
