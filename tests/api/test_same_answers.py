"""The same questions get the same answers, whichever database the test runs on.

``answers.json`` holds what both must say over the two delivered conferences: for each address the
number of records, and their keys in order. Positions are named by conference and number, because
primary keys are each database's own. After a change of the fixtures delete the file, run this test
once, and read the difference before keeping it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dialogues.importing import seeds
from dialogues.models import Position

ANSWERS = Path(__file__).with_name("answers.json")
ADDRESSES = (
    "positions/",
    "positions/?ordering=date&page_size=200",
    "positions/?topic=bilateral-relations&country=RU&page_size=200",
    "positions/?topic=indo-pacific-concept&topic=containment-of-china&holder_kind=government",
    "positions/?stance=opposes&stance=concerned&layer=attributed&page_size=200",
    "positions/?host=sasakawa-peace-foundation&confidence=low",
    "positions/?about=CN&about=KR&mode=official_line&page_size=200",
    "positions/?date_after=2021-05-01&kind=forecast",
    "positions/?year=2021&holder=russian-experts&page_size=200",
    "positions/?q=hegemony",
    "positions/?q=%22strategic+empathy%22",
    "positions/?q=chin*+-japan",
    "positions/?q=%D1%8D%D0%BA%D1%81%D0%BF%D0%B5%D1%80%D1%82%D1%8B",
    "participants/",
    "participants/?ordering=-name",
    "participants/?q=%D0%91%D1%8B%D1%81%D1%82%D1%80%D0%B8%D1%86%D0%BA%D0%B8%D0%B9",
    "participants/?q=%E7%AC%B9%E5%B7%9D%E9%99%BD%E5%B9%B3",
    "institutions/?country=JP",
    "institutions/?q=%E6%97%A5%E6%9C%AC%E5%9B%BD%E9%9A%9B%E5%95%8F%E9%A1%8C%E7%A0%94%E7%A9%B6%E6%89%80",
    "topics/?page_size=200",
    "topics/?parent=bilateral-relations",
    "conferences/?topic=european-presence-in-asia",
    "documents/?ordering=title",
)


@pytest.mark.django_db
def test_both_databases_answer_alike(client: Client) -> None:
    seeds.load()
    named = {position.pk: "/".join(map(str, position.natural_key())) for position in _positions()}
    answers = {address: _answer(client, address, named) for address in ADDRESSES}
    answers["facets"] = _facets(client)
    if not ANSWERS.exists():
        ANSWERS.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", "utf-8")
        pytest.fail(f"{ANSWERS.name} was missing and has been written; read it before keeping it.")
    assert answers == json.loads(ANSWERS.read_text("utf-8"))


def _positions() -> Any:
    return Position.objects.select_related("conference")


def _answer(client: Client, address: str, named: dict[int, str]) -> dict[str, Any]:
    found = client.get(f"/api/v1/{address}").json()
    keys = [row.get("slug") or named[row["id"]] for row in found["results"]]
    return {"count": found["count"], "keys": keys}


def _facets(client: Client) -> dict[str, list[str]]:
    facets = client.get("/api/v1/positions/facets/?topic=great-power-rivalry").json()
    return {
        name: [f"{value['value']} {value['count']}" for value in values]
        for name, values in facets.items()
    }
