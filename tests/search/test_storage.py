"""The index follows its table, whichever way rows are written."""

import random
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from dialogues.models import SearchEntry
from dialogues.search.matching import matching_entries
from dialogues.search.query import parse
from dialogues.search.storage import create_index, drop_index
from tests.search.corpus import entry

pytestmark = pytest.mark.django_db


def found(text: str) -> list[int]:
    entries = SearchEntry.objects.filter(matching_entries(parse(text)))
    return list(entries.order_by("object_id").values_list("object_id", flat=True))


def assert_index_is_sound() -> None:
    """SQLite compares the index with the table; PostgreSQL computes its column itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO dialogues_searchentry_fts (dialogues_searchentry_fts, rank)"
                " VALUES ('integrity-check', 1)"
            )


def test_saving_and_deleting_one():
    row = entry("topic", 1, "Fisheries")
    row.save()
    assert found("fishery") == [1]
    row.title_tokens = entry("topic", 1, "Trade").title_tokens
    row.save()
    assert (found("fishery"), found("trade")) == ([], [1])
    row.delete()
    assert found("trade") == []
    assert_index_is_sound()


def test_writing_and_deleting_many():
    SearchEntry.objects.bulk_create(entry("topic", number, "Fisheries") for number in range(300))
    assert found("fishery") == list(range(300))
    SearchEntry.objects.filter(object_id__lt=299).delete()
    assert found("fishery") == [299]
    SearchEntry.objects.update(title_tokens=entry("topic", 0, "Trade").title_tokens)
    assert (found("fishery"), found("trade")) == ([], [299])
    assert_index_is_sound()


def test_writing_over_an_entry():
    for title in ("Fisheries", "Trade"):
        SearchEntry.objects.bulk_create(
            [entry("topic", 1, title)],
            update_conflicts=True,
            unique_fields=["kind", "object_id"],
            update_fields=["title", "title_tokens"],
        )
    assert (found("fishery"), found("trade")) == ([], [1])
    assert_index_is_sound()


def test_loading_a_fixture(tmp_path):
    SearchEntry.objects.bulk_create([entry("topic", 1, "Anti-piracy", "日本の 海")])
    fixture = tmp_path / "entries.json"
    call_command("dumpdata", "dialogues.searchentry", output=str(fixture))
    SearchEntry.objects.all().delete()
    assert found("antipiracy 海") == []
    call_command("loaddata", str(fixture), stdout=StringIO())
    assert found("antipiracy 海") == [1]
    assert_index_is_sound()


@pytest.mark.django_db(transaction=True)
def test_the_index_is_unmade_and_made_over_the_rows_that_are_there():
    SearchEntry.objects.bulk_create([entry("topic", 1, "Fisheries")])
    with connection.schema_editor() as schema_editor:
        drop_index(apps, schema_editor)
        drop_index(apps, schema_editor)
    SearchEntry.objects.bulk_create([entry("topic", 2, "Fisheries")])
    with connection.schema_editor() as schema_editor:
        create_index(apps, schema_editor)
        create_index(apps, schema_editor)
    SearchEntry.objects.bulk_create([entry("topic", 3, "Fisheries")])
    assert found("fishery") == [1, 2, 3]
    assert_index_is_sound()


def test_a_book_is_indexed_to_its_last_word():
    chance = random.Random(5)  # noqa: S311
    words = ["".join(chance.choices("абвгдежзиклмнопрст", k=9)) for _number in range(12_000)]
    text = " ".join([*(chance.choice(words) for _number in range(50_000)), "последнее слово"])
    SearchEntry.objects.bulk_create([entry("document", 1, "Book", text)])
    assert found('"последнего слова"') == [1]
    assert found('"слово последнее"') == []


def test_a_text_of_endless_vocabulary_is_still_stored():
    text = "first " + " ".join(f"слово{number}" for number in range(200_000))
    SearchEntry.objects.bulk_create([entry("document", 1, text, text)])
    assert found('"first слово0 слово1"') == [1]


def test_a_common_word_is_found_in_phrases_however_late():
    text = "the sea " * 20_000 + "the end"
    SearchEntry.objects.bulk_create([entry("document", 1, "Waves", text)])
    assert found('"the end"') == [1]
    assert found('sea -"the end"') == []
    assert found('"end the"') == []


@pytest.mark.django_db(transaction=True)
def test_compacting_the_database_leaves_the_index_true():
    SearchEntry.objects.bulk_create(
        entry("topic", number, f"Topic {number}") for number in range(50)
    )
    SearchEntry.objects.filter(object_id__lt=40).delete()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    assert found("45") == [45]
    assert_index_is_sound()
