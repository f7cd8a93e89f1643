"""The bulk files as a program finds them."""

import pytest

from dialogues.editorial.publishing import withdraw
from dialogues.exporting.downloads import make
from tests import factories as f
from tests.api.asking import API, BASE
from tests.api.test_schema import faults
from tests.public_log import begin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def ask(client):
    """The answer, once it has proved to be as it is described."""
    description = client.get(f"{BASE}schema/").json()

    def get():
        answer = client.get(f"{BASE}downloads/")
        assert (answer.status_code, faults(description, "downloads/", answer)) == (200, [])
        return answer.json()

    return get


def test_before_any_are_made(ask):
    assert ask() == {
        "page": "http://testserver/downloads/",
        "version": None,
        "created": None,
        "since": None,
        "changes": None,
        "up_to_date": False,
        "withheld": False,
        "files": [],
    }


def test_every_file_with_its_digest(ask, client):
    begin(f.PositionFactory())
    made = make()
    answer = ask()
    rows = {one["name"]: one for one in answer.pop("files")}

    assert answer == {
        "page": "http://testserver/downloads/",
        "version": made.version,
        "created": made.created.isoformat().replace("+00:00", "Z"),
        "since": made.since,
        "changes": f"{API}changes/?since={made.since}",
        "up_to_date": True,
        "withheld": False,
    }
    assert list(rows) == [file.name for file in made.files]
    file = made.by_name["positions.csv.gz"]
    assert rows["positions.csv.gz"] == {
        "name": "positions.csv.gz",
        "url": f"http://testserver/downloads/{made.version}/positions.csv.gz",
        "title": "Positions",
        "mediatype": "application/gzip",
        "kind": "csv",
        "bytes": file.bytes,
        "sha256": file.sha256,
        "table": "positions",
        "rows": 1,
    }
    assert all(client.head(one["url"]).status_code == 200 for one in rows.values())
    assert client.get(answer["changes"]).json()["results"] == []


def test_none_are_named_while_they_are_held_back(ask):
    position = f.PositionFactory()
    begin(position)
    make()
    assert ask()["files"]

    withdraw(position, by=f.EditorFactory(), reason="Entered twice.")
    answer = ask()
    assert (answer["withheld"], answer["up_to_date"], answer["files"]) == (True, False, [])


def test_the_root_names_it_and_parameters_are_refused(client):
    assert client.get(BASE).json()["downloads"] == f"{API}downloads/"
    answer = client.get(f"{BASE}downloads/?table=positions")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert client.post(f"{BASE}downloads/").status_code == 405
