"""Each migration runs forwards and back on a filled database."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dialogues.editorial.public_changes import note_touched, settle
from dialogues.models import ApiToken, Participant, Position, PublicChange
from tests import factories as f
from tests.editorial.tables import DERIVED, rows, tables

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = [
    "0001_the_records",
    "0002_search_index",
    "0003_editors_work",
    "0004_right_to_review",
    "0005_the_groups",
    "0006_public_changes",
    "0007_public_changes_so_far",
    "0008_api_for_programs",
    "0009_touches_go_first",
]


def migrate(name: str | None) -> None:
    MigrationExecutor(connection).migrate([("dialogues", name)])


@pytest.fixture(autouse=True)
def _the_newest_state_afterwards():
    yield
    migrate(NAMES[-1])


def present_tables() -> dict[str, Any]:
    """Those of the product that the database has at this point of its migrations."""
    there = set(connection.introspection.table_names())
    models = apps.get_app_config("dialogues").get_models(include_auto_created=True)
    return {
        model.__name__: rows(model)
        for model in models
        if model._meta.db_table in there and model.__name__ not in DERIVED
    }


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
    assert list(Position.objects.search("walruses kremlinologists")) == [position]
    migrate(NAMES[1])
    before = present_tables()

    migrate(NAMES[0])
    assert present_tables() == before
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


GROUPS = ["contributor", "editor", "publisher"]


def rights(name: str) -> set[str]:
    permissions = Group.objects.get(name=name).permissions.all()
    assert {row.content_type.app_label for row in permissions} == {"dialogues"}
    return {row.codename for row in permissions}


def groups() -> list[str]:
    return sorted(Group.objects.values_list("name", flat=True))


def test_the_desk_s_records_go_and_come_back_and_the_others_stay():
    position = fill()
    f.ReviewCommentFactory(record=position)
    f.NextVersionFactory(record=position)
    migrate("0003_editors_work")
    before = present_tables()
    migrate(NAMES[1])
    kept = present_tables()
    assert kept == {name: before[name] for name in kept}
    assert set(before) - set(kept) == {
        "CodingStep", "EditingSession", "ImportRun", "KnownDistinct", "NextVersion", "ReviewComment",
    }  # fmt: skip
    migrate(NAMES[-1])
    assert not f.ReviewCommentFactory._meta.model.objects.exists()


def test_the_groups_are_made_on_an_empty_and_on_a_filled_database():
    fill()
    Group.objects.all().delete()
    Permission.objects.filter(content_type__app_label="dialogues").delete()
    migrate("0004_right_to_review")
    migrate(NAMES[-1])
    assert groups() == GROUPS
    contributor, editor, publisher = (rights(name) for name in GROUPS)
    assert contributor < editor < publisher
    nouns = ["conference", "document", "institution", "participant", "position", "topic"]
    assert editor - contributor == {
        *[f"{act}_{noun}" for act in ("review", "delete") for noun in nouns],
        "add_series", "change_series", "delete_series", "change_country",
    }  # fmt: skip
    assert publisher - editor == {*[f"publish_{noun}" for noun in nouns], "add_importrun"}
    assert {name.partition("_")[0] for name in contributor} == {"view", "add", "change"}


def test_a_group_that_an_operator_made_or_changed_stays_as_it_is():
    Group.objects.all().delete()
    migrate("0004_right_to_review")
    own = Group.objects.create(name="editor")
    own.permissions.set(Permission.objects.filter(codename="view_topic"))
    migrate(NAMES[-1])
    assert (groups(), rights("editor")) == (GROUPS, {"view_topic"})

    Group.objects.get(name="publisher").user_set.add(f.UserFactory())
    migrate("0004_right_to_review")
    assert groups() == ["editor", "publisher"]  # changed, and in use
    migrate(NAMES[-1])
    assert (groups(), rights("editor")) == (GROUPS, {"view_topic"})
    assert Group.objects.get(name="publisher").user_set.count() == 1


def test_what_is_public_already_gets_its_first_entry_in_the_public_log():
    position = fill()
    f.TopicFactory(status="draft")
    f.TopicFactory(status="withdrawn", published_at=None)
    taken_back = f.TopicFactory(status="withdrawn", published_at=position.published_at)
    migrate("0005_the_groups")
    before = present_tables()
    migrate(NAMES[-1])
    after = present_tables()
    assert {name: after[name] for name in before} == before

    log = PublicChange.objects.order_by("pk")
    assert list(
        log.filter(noun="topic", object_id=taken_back.pk).values_list("kind", "reason")
    ) == [
        ("published", ""),
        ("withdrawn", "Entered twice."),
    ]
    own = log.get(noun="position", object_id=position.pk)
    assert (own.kind, own.at) == ("published", position.published_at)
    public = {
        (noun, pk) for noun, pk in log.filter(kind="published").values_list("noun", "object_id")
    }
    assert public == {
        *(("position", pk) for pk in Position.objects.values_list("pk", flat=True)),
        *(("participant", pk) for pk in Participant.objects.values_list("pk", flat=True)),
        *(("conference", pk) for pk in Position.objects.values_list("conference", flat=True)),
        *(("document", pk) for pk in Position.objects.values_list("document", flat=True)),
        *(("topic", pk) for pk in Position.objects.values_list("topics", flat=True)),
        ("topic", taken_back.pk),
    }
    settle()
    assert log.count() == len(public) + 1


def test_tokens_go_and_so_does_what_only_programs_are_told():
    position = fill()
    settle()
    ApiToken.objects.create(user=f.UserFactory(), name="Import")
    note_touched(position)
    assert PublicChange.objects.filter(kind="touched").count() == 1
    before = present_tables()

    migrate("0007_public_changes_so_far")
    kept = present_tables()
    assert set(before) - set(kept) == {"ApiToken", "IdempotentRequest"}

    migrate(NAMES[-1])
    assert not ApiToken.objects.exists()
    assert not PublicChange.objects.filter(kind="touched").exists()
    assert present_tables() == {**kept, "ApiToken": [], "IdempotentRequest": []}
