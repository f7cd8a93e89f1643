"""The SQLite file as its readers open it: in Datasette, by its own client, and plainly."""

import asyncio
import json
import sqlite3

import pytest
from datasette.app import Datasette

from tests.exporting.downloads.reading import Made
from tests.exporting.downloads.records import rich_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    rich_conference()
    return Made()


@pytest.fixture
def ask(made):
    """Answers of Datasette over the file, as its address in JSON."""
    served = Datasette(
        [str(made.folder / "dialogues.sqlite3")], metadata=json.loads(made.text("metadata.json"))
    )

    def answer(address):
        response = asyncio.run(served.client.get(address))
        assert response.status_code == 200, response.text
        return response.json() if ".json" in address else response.text

    return answer


def test_every_table_is_served_with_its_rows(ask, made):
    listed = {one["name"]: one for one in ask("/dialogues.json")["tables"] if not one["hidden"]}

    expected = {file.table: file.rows for file in made.manifest.files if file.kind == "csv"}
    assert {name: one["count"] for name, one in listed.items()} == expected
    assert listed["positions"]["fts_table"] == "positions_fts"
    assert listed["quotations"]["fts_table"] == "quotations_fts"
    references = {
        one["column"]: one["other_table"] for one in listed["holders"]["foreign_keys"]["outgoing"]
    }
    assert references == {"position": "positions", "participant": "participants"}


def test_words_are_found_in_any_script(ask):
    def found(table, words, column):
        rows = ask(f"/dialogues/{table}.json?_search={words}&_shape=objects")["rows"]
        return [row[column] for row in rows]

    assert found("positions", "елки", "statement") == []  # ё is another letter here
    assert found("positions", "ЁЛКИ", "statement") == ["=Growth will be “slow”, ёлки."]
    assert found("quotations", "steady", "exact") == [
        "Russian experts expect “slow but steady” growth of\u00a0trade."
    ]


def test_facets_count(ask):
    answer = ask("/dialogues/positions.json?_shape=objects")
    layers = answer["facet_results"]["layer"]["results"]

    assert {one["value"]: one["count"] for one in layers} == {"attributed": 2, "author": 1}


def test_a_page_tells_what_columns_mean_and_under_which_rights(ask):
    page = ask("/dialogues/positions")

    assert "Held by somebody in the text, or the text’s own voice." in page
    assert "No licence has been chosen for the editors’ work" in page


def test_the_views_answer(ask, made):
    rows = ask("/dialogues/positions_with_holders.json?role=holder&_shape=objects")["rows"]
    names = {row["name"] for row in made.json_lines("participants")}

    assert rows
    assert {row["participant_name"] for row in rows} <= names
    for view in ("positions_with_holders", "quotations_with_sources", "positions_by_topic"):
        assert made.ask(f"SELECT * FROM {view}"), view  # noqa: S608


def test_the_file_is_whole_and_its_keys_hold(made):
    with sqlite3.connect(made.folder / "dialogues.sqlite3") as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        file.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            file.execute("INSERT INTO position_topics VALUES (1, 'none')")
