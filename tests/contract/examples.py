"""Writes the answers that the API's description shows as examples.

    python -m tests.contract.examples

They are what the two delivered conferences are answered with, on a database of its own; long lists
are cut to their first entries, long texts to their beginnings.
"""

# ruff: noqa: E402  # Django has to be ready before a model is imported

import json
import os
from typing import Any
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from dialogues.api.openapi.examples import FILE, SLUGS
from dialogues.importing import seeds
from dialogues.models import ApiToken, Position

BASE = "/api/v1/"
SITE = "https://dialogues.example.org"
ENTRIES = 2
LETTERS = 400
NOUNS = {plural: plural[:-1] for plural in (*SLUGS, "positions")}
TEXT = "They said that the idea of strategic empathy was new."


def main() -> None:
    connection.creation.create_test_db(verbosity=0)
    try:
        seeds.load()
        call_command("make_downloads", verbosity=0)
        answers = {name: shortened(answer) for name, answer in asked().items()}
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    written = json.dumps(answers, indent=1, ensure_ascii=False).replace("http://testserver", SITE)
    FILE.write_text(written + "\n", encoding="utf-8")
    print(f"{len(answers)} answers in {FILE}")


def asked() -> dict[str, Any]:
    client = Client()
    user = get_user_model().objects.create_superuser("editor")
    token = ApiToken.objects.create(user=user, name="Examples", scope="write")[1]
    editor = Client(headers={"Authorization": f"Token {token}"})
    found = {name: read(client, path) for name, path in OTHERS.items()}
    for plural, noun in NOUNS.items():
        key = SLUGS.get(plural) or Position.objects.published().order_by("pk")[0].pk
        found[f"{noun}_list"] = read(client, f"{plural}/?page_size=1")
        found[f"{noun}_facets"] = read(client, f"{plural}/facets/")
        found[f"{noun}_retrieve"] = read(client, f"{plural}/{key}/")
        found[f"{noun}_editing"] = read(editor, f"{plural}/{key}/?view=editing")
    found["document_annotations"] = read(client, f"documents/{SLUGS['documents']}/annotations/")
    sent = {"data": json.dumps({"text": TEXT}), "content_type": "application/json"}
    found["check_text"] = client.post(f"{BASE}check/", **sent).json()
    queries = {"queries": json.dumps({"q0": {"query": "笹川陽平"}})}
    form = {"data": urlencode(queries), "content_type": "application/x-www-form-urlencoded"}
    found["reconciliation"] = client.post(f"{BASE}reconcile/", **form).json()
    first = Position.objects.published().order_by("pk")[0].pk
    found["position_annotation"] = read(client, f"positions/{first}/annotation/")
    return found


OTHERS = {
    "root": "",
    "comparison": "compare/?side=RU&side=JP&topic=indo-pacific-concept",
    "downloads": "downloads/",
    "network_view": "network/?nodes=actors&topic=indo-pacific-concept",
    "search": "search/?q=strategic+empathy",
    "reconciliation_manifest": "reconcile/",
    "propose_properties": "reconcile/properties/?type=participant",
    "suggest_entities": "reconcile/suggest/entity/?prefix=sasa",
    "suggest_properties": "reconcile/suggest/property/?prefix=co",
    "suggest_types": "reconcile/suggest/type/?prefix=p",
}


def read(client: Client, path: str) -> Any:
    answer = client.get(f"{BASE}{path}")
    assert answer.status_code == 200, (path, answer.content)
    return answer.json()


def shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: shortened(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shortened(one) for one in value[:ENTRIES]]
    return value[:LETTERS] if isinstance(value, str) else value


if __name__ == "__main__":
    main()
