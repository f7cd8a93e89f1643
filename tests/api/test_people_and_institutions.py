"""The JSON of participants and of institutions, whole."""

import datetime

import pytest

from tests.api.asking import API, SITE
from tests.factories import (
    ConferenceFactory,
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
)

pytestmark = pytest.mark.django_db

CHANGED = datetime.datetime(2026, 3, 1, 12, 30, tzinfo=datetime.UTC)


def test_a_person(read):
    person = ParticipantFactory(
        name="Yohei Sasakawa",
        sort_name="Sasakawa, Yohei",
        slug="sasakawa",
        country="JP",
        description="Chairs a foundation.",
        updated_at=CHANGED,
    )
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja", kind="translation")
    ParticipantIdentifierFactory(participant=person, scheme="wikidata", value="Q11603498")

    expected = {
        "id": person.pk,
        "slug": "sasakawa",
        "url": f"{API}participants/sasakawa/",
        "html_url": f"{SITE}participants/sasakawa/",
        "name": "Yohei Sasakawa",
        "sort_name": "Sasakawa, Yohei",
        "kind": "person",
        "country": "JP",
        "conference": None,
        "institution": None,
        "description": "Chairs a foundation.",
        "names": [{"text": "笹川陽平", "language": "ja", "kind": "translation"}],
        "identifiers": [{"scheme": "wikidata", "value": "Q11603498"}],
        "updated": "2026-03-01T12:30:00Z",
    }

    assert read("participants/sasakawa/") == expected
    assert read("participants/")["results"] == [expected]


def test_an_anonymous_voice_belongs_to_its_conference(read):
    conference = ConferenceFactory(slug="autumn", title="Autumn dialogue")
    ParticipantFactory(anonymous=True, slug="a-voice", conference=conference)

    assert read("participants/a-voice/", fields="country,conference") == {
        "country": None,
        "conference": {
            "slug": "autumn",
            "title": "Autumn dialogue",
            "start_date": "2021-04-15",
            "url": f"{API}conferences/autumn/",
        },
    }


def test_the_voice_of_an_institution_names_it(read):
    institute = InstitutionFactory(slug="institute", name="Institute of Affairs")
    ParticipantFactory(kind="institution", slug="its-voice", institution=institute)

    assert read("participants/its-voice/")["institution"] == {
        "slug": "institute",
        "name": "Institute of Affairs",
        "url": f"{API}institutions/institute/",
    }


def test_an_institution(read):
    parent = InstitutionFactory(slug="academy", name="Academy")
    institute = InstitutionFactory(
        name="Institute of Affairs",
        slug="institute",
        acronym="IA",
        kind="think_tank",
        country="JP",
        parent=parent,
        website="https://example.org/",
        description="Studies affairs.",
        updated_at=CHANGED,
    )
    InstitutionNameFactory(
        institution=institute, text="Институт дел", language="ru", kind="translation"
    )
    InstitutionIdentifierFactory(institution=institute, scheme="ror", value="02mhbdp94")

    expected = {
        "id": institute.pk,
        "slug": "institute",
        "url": f"{API}institutions/institute/",
        "html_url": f"{SITE}institutions/institute/",
        "name": "Institute of Affairs",
        "acronym": "IA",
        "kind": "think_tank",
        "country": "JP",
        "parent": {"slug": "academy", "name": "Academy", "url": f"{API}institutions/academy/"},
        "website": "https://example.org/",
        "description": "Studies affairs.",
        "names": [{"text": "Институт дел", "language": "ru", "kind": "translation"}],
        "identifiers": [{"scheme": "ror", "value": "02mhbdp94"}],
        "updated": "2026-03-01T12:30:00Z",
    }

    assert read("institutions/institute/") == expected
    assert read("institutions/", country="JP")["results"] == [expected]
