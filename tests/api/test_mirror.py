"""A copy kept through the feed of changes alone is the database, whatever editors do."""

import json
from typing import Any

import pytest
import time_machine
from django.test import Client

from dialogues.editorial import publishing
from dialogues.models import Topic
from tests import factories as f
from tests.api.asking import API, BASE, COLLECTIONS
from tests.api.full_records import key_of
from tests.api.random_edits import NOUNS, Editors
from tests.importing.files import workbook
from tests.importing.plans import imported
from tests.public_log import begin

pytestmark = pytest.mark.django_db

STEPS = 25
MOST_TRIES = 20
PLURALS = {noun: plural for plural, noun in COLLECTIONS.items()}


class Mirror:
    """Knows nothing but addresses; ``expands``: takes the records along with the changes."""

    def __init__(self, client: Client, *, expands: bool) -> None:
        self.client, self.expands = client, expands
        self.since = 0
        self.records: dict[tuple[str, int], Any] = {}

    def catch_up(self) -> None:
        address: str | None = f"{BASE}changes/?since={self.since}&page_size=7"
        address += "&expand=record" if self.expands else ""
        while address:
            page = read(self.client, address)
            for entry in page["results"]:
                self.take(entry)
            self.since = page["since"]
            address = page["next"] and page["next"].replace(API, BASE)

    def take(self, entry: Any) -> None:
        key = entry["type"], entry["id"]
        self.records.pop(key, None)
        if entry["change"] in ("created", "updated"):
            self.records[key] = entry["record"] if self.expands else self.fetched(entry["url"])

    def fetched(self, address: str) -> Any:
        return read(self.client, address.replace(API, BASE))


def read(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.content)
    return json.loads(answer.content)


def everything(client: Client) -> dict[tuple[str, int], Any]:
    """Each public record as its own address answers."""
    found = {}
    for model in NOUNS:
        noun = str(model._meta.model_name)
        for record in model.objects.published():
            address = f"{BASE}{PLURALS[noun]}/{key_of(record)}/"
            found[noun, record.pk] = read(client, address)
    return found


def differing(mirror: Mirror, client: Client) -> dict[tuple[str, int], Any]:
    """What the copy and the database tell differently, and how."""
    there = everything(client)
    return {
        key: (mirror.records.get(key), there.get(key))
        for key in {*mirror.records, *there}
        if mirror.records.get(key) != there.get(key)
    }


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-22T12:00:00Z") as travelling:
        yield travelling


def test_a_mirror_stays_exact_under_random_edits(client, clock):
    editors, mirror = Editors(3, clock), Mirror(client, expands=True)
    mirror.catch_up()
    assert differing(mirror, client) == {}
    assert len(mirror.records) > 15
    done: list[str] = []
    for _step in range(STEPS):
        editors.act()
        done.append(editors.last)
        if editors.chance.random() < 0.15:
            mirror.catch_up()
            assert differing(mirror, client) == {}, done
    assert sum(editors.done.values()) > STEPS / 2
    mirror.catch_up()
    assert differing(mirror, client) == {}, done
    fresh = Mirror(client, expands=False)
    fresh.catch_up()
    assert fresh.records == mirror.records


def test_a_mirror_stays_exact_under_every_kind_of_edit(client, clock):
    """Each of them done once, however often it has to be tried."""
    editors, mirror = Editors(11, clock), Mirror(client, expands=True)
    mirror.catch_up()
    for act in editors.acts:
        tries = 0
        while not editors.done[act.__name__] and tries < MOST_TRIES:
            editors.act(act)
            tries += 1
        if tries and editors.chance.random() < 0.1:
            mirror.catch_up()
            assert differing(mirror, client) == {}, act.__name__
    mirror.catch_up()
    assert differing(mirror, client) == {}
    undone = [act.__name__ for act in editors.acts if not editors.done[act.__name__]]
    assert undone == []


def test_an_import_and_the_first_load_are_in_the_feed(client):
    topic = f.TopicFactory(slug="old", name="Old")
    begin(topic)
    mirror = Mirror(client, expands=False)
    mirror.catch_up()
    file = workbook(topics=(["slug", "name"], ["new", "New topic"], ["old", "Renamed"]))
    imported(file, by=f.EditorFactory(is_superuser=True))
    for record in Topic.objects.all():
        publishing.publish(record, by=None)
    mirror.catch_up()
    assert differing(mirror, client) == {}
    assert sorted(one["name"] for one in mirror.records.values()) == ["New topic", "Renamed"]
