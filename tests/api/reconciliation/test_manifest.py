"""What the service says of itself, and the addresses that a client makes of it."""

import pytest
from django.test import Client

from tests.api.asking import SITE
from tests.api.reconciliation.asking import SERVICE
from tests.api.reconciliation.shapes import MANIFEST, PROPOSED, SUGGESTED, faults
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def manifest(client: Client):
    return client.get(SERVICE).json()


def test_it_is_as_the_specification_says(manifest):
    assert faults(MANIFEST, manifest) == []
    assert (manifest["versions"], manifest["name"]) == (["0.2"], "Dialogues")
    assert [one["id"] for one in manifest["defaultTypes"]] == [
        "participant",
        "institution",
        "topic",
        "conference",
    ]


def test_an_identifier_after_its_space_is_the_page_of_the_record(client, manifest):
    person = ParticipantFactory(name="Irina Petrova")

    page = client.get(f"{manifest['identifierSpace']}participants/{person.slug}", follow=True)

    assert (page.status_code, page.request["PATH_INFO"]) == (200, person.get_absolute_url())


@pytest.mark.parametrize("written", ["participants/irina-petrova", "participants%2Firina-petrova"])
def test_the_addresses_made_of_its_templates_answer(client, manifest, written):
    person = ParticipantFactory(name="Irina Petrova")
    view, preview = (
        manifest[name]["url"].replace("{{id}}", written) for name in ("view", "preview")
    )

    moved, shown = client.get(view), client.get(preview)

    assert (moved.status_code, moved["Location"]) == (302, f"{SITE}participants/{person.slug}/")
    assert (shown.status_code, shown["Content-Type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize("name", ["entity", "type", "property"])
def test_the_addresses_of_its_suggestions_answer(client, manifest, name):
    service = manifest["suggest"][name]

    answer = client.get(service["service_url"] + service["service_path"], {"prefix": "p"})

    assert faults(SUGGESTED, answer.json()) == []


def test_the_address_of_its_proposals_answers(client, manifest):
    service = manifest["extend"]["propose_properties"]

    answer = client.get(service["service_url"] + service["service_path"], {"type": "topic"})

    assert faults(PROPOSED, answer.json()) == []


def test_whoever_forgets_the_last_slash_is_answered_too(client):
    assert client.get(SERVICE.rstrip("/")).json() == client.get(SERVICE).json()


def test_scripts_of_other_sites_may_ask(client):
    here = {"Origin": "http://127.0.0.1:3333"}
    for path in ("", "suggest/entity/", "properties/", "preview/?id=topics/x", "view/?id=topics/x"):
        assert client.get(f"{SERVICE}{path}", headers=here)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(SERVICE, headers=here | {"Access-Control-Request-Method": "POST"})
    assert "POST" in asked["Access-Control-Allow-Methods"]
