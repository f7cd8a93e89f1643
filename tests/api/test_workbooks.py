"""The same records as XLSX, with a sheet that says where they come from."""

import io

import openpyxl
import pytest
import time_machine

from dialogues.exporting import rows
from tests.api.asking import API, COLLECTIONS
from tests.api.full_records import FULL, key_of
from tests.factories import PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(response) -> openpyxl.Workbook:
    assert (response.status_code, response["Content-Type"]) == (200, XLSX)
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def records(response, name: str) -> list[dict]:
    head, *lines = opened(response)[name].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_list_and_every_record(ask, read, name, monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    made = [FULL[name]() for _row in range(3)]
    key = "id" if name == "positions" else "slug"
    keys = [row[key] for row in read(f"{name}/")["results"]]

    assert [row[key] for row in records(ask(f"{name}/", format="xlsx", page_size=1), name)] == keys
    [one] = records(ask(f"{name}/{key_of(made[0])}/", format="xlsx"), name)
    assert one["url"] == read(f"{name}/{key_of(made[0])}/")["url"]


def test_by_the_accept_header(ask):
    TopicFactory(name="Trade")

    assert records(ask("topics/", headers={"accept": XLSX}), "topics")[0]["name"] == "Trade"


def test_only_what_matches_and_the_fields_asked_for(ask):
    PositionFactory(stance="opposes", statement="No.")
    PositionFactory(stance="supports", statement="Yes.")

    found = records(
        ask("positions/", format="xlsx", stance="opposes", fields="statement"), "positions"
    )

    assert found == [{"statement": "No."}]


def test_where_it_comes_from(ask):
    PositionFactory(stance="opposes")
    with time_machine.travel("2026-11-22T12:30:00Z", tick=False):
        book = opened(ask("positions/", format="xlsx", stance=["opposes", "supports"]))

    lines = dict(book["About"].iter_rows(values_only=True))
    assert {
        name: lines[name] for name in ("Database", "Source", "Asked for", "Made", "Records")
    } == {
        "Database": "Dialogues",
        "Source": f"{API}positions/?format=xlsx&stance=opposes&stance=supports",
        "Asked for": "stance = opposes or supports",
        "Made": "2026-11-22 12:30 UTC",
        "Records": 1,
    }
    assert "Quotations are their authors’ and publishers’" in lines["Rights"]


def test_it_is_named_and_asked_about_without_being_written(ask, client):
    PositionFactory()
    disposition = 'attachment; filename="positions.xlsx"'

    assert ask("positions/", format="xlsx")["Content-Disposition"] == disposition
    head = client.head(f"{API}positions/?format=xlsx")
    assert (head["Content-Disposition"], head.getvalue()) == (disposition, b"")
