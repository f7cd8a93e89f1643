import datetime

import pytest

from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    AuthorshipFactory,
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def headings(page) -> list[str]:
    return page.texts("h2")


def test_the_list_stands_under_letters_of_the_family_name(visit):
    sasakawa = ParticipantFactory(name="Yohei Sasakawa", sort_name="Sasakawa, Yohei", country="JP")
    ParticipantNameFactory(participant=sasakawa, text="笹川陽平", language="ja")
    moscow = ParticipantFactory(name="Moscow", government=True, country="RU")
    PositionFactory(holders=[moscow])
    ParticipantFactory(name="Андрей", person=True)
    ParticipantFactory(name="笹川", person=True)

    page = visit("/participants/")

    assert page.texts(class_="index__letter") == [
        "M Moscow Government · Russia 1 position",
        "S Yohei Sasakawa 笹川陽平 Person · Japan",
        "А Андрей Person",
        "笹 笹川 Person",
    ]


def test_another_order_needs_no_letters(visit):
    ParticipantFactory(name="Moscow")

    page = visit("/participants/", ordering="-updated")

    assert page.texts(class_="index__letter") == ["Moscow Person"]


def test_an_anonymous_voice_names_its_conference(visit):
    conference = ConferenceFactory(title="A dialogue")
    voice = ParticipantFactory(anonymous=True, name="A participant", conference=conference)

    assert "A participant Anonymous participant · A dialogue" in visit("/participants/").main
    assert visit(voice.get_absolute_url()).links["A dialogue"] == conference.get_absolute_url()


def test_the_page_of_a_person(visit):
    person = ParticipantFactory(
        name="Yohei Sasakawa", country="JP", description="A philanthropist."
    )
    ParticipantNameFactory(participant=person, text="笹川陽平", language="ja")
    ParticipantIdentifierFactory(participant=person, value="Q3572606")
    AppearanceFactory(
        participant=person,
        role="opening_remarks",
        stated_as="Honorary Chairman of SPF",
        institutions=[InstitutionFactory(name="Sasakawa Peace Foundation")],
        conference__title="A dialogue",
    )
    AppearanceFactory(
        participant=person,
        stated_as="Chairman",
        capacity="personal",
        conference=ConferenceFactory(title="An older one", start_date=datetime.date(2001, 1, 1)),
    )

    page = visit(person.get_absolute_url())

    assert page.texts(class_="page-head__names") == ["笹川陽平"]
    assert page.all("span")[0].tag == "span"
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Kind": "Person",
        "Country": "Japan",
        "Identifiers": "Wikidata Q3572606",
    }
    assert page.links["Wikidata Q3572606"] == "https://www.wikidata.org/wiki/Q3572606"
    assert page.texts("tr")[1:] == [
        "A dialogue 15 April 2021 Honorary Chairman of SPF Sasakawa Peace Foundation Opening remarks",
        "An older one 1 January 2001 Chairman Participant in a personal capacity",
    ]


def test_what_they_hold_and_what_they_report_stand_apart(visit):
    experts = ParticipantFactory(expert_group=True, name="Russian experts", country="RU")
    moscow = ParticipantFactory(government=True, name="Moscow", country="RU")
    PositionFactory(
        holders=[experts], statement="Held.", topics=[TopicFactory(name="Trade")], stance="expects"
    )
    reported = PositionFactory(holders=[moscow], statement="Reported.")
    AttributionFactory(position=reported, participant=experts, role="reporter")
    spoken = PositionFactory(holders=[moscow], statement="In their name.")
    AttributionFactory(position=spoken, participant=experts, role="on_behalf_of")

    page = visit(experts.get_absolute_url())

    assert headings(page)[:3] == [
        "Positions by topic",
        "Views of others that they report",
        "Spoken on their behalf",
    ]
    assert page.texts(class_="by-topic__name") == ["Trade"]
    assert page.texts(class_="entry__statement") == ["Held.", "Reported.", "In their name."]
    assert "n = 1 position" in page.texts(class_="distribution")[0]
    assert page.links["All positions as a list"] == "/positions/?holder=russian-experts"


def test_drafts_do_not_show(visit):
    experts = ParticipantFactory(expert_group=True)
    position = PositionFactory(holders=[experts], statement="Held.")
    document = AuthorshipFactory(participant=experts, document__title="Their paper").document
    page = visit(experts.get_absolute_url())
    assert ("Held." in page.main, "Their paper" in page.main) == (True, True)

    for record in (position, document):
        type(record).objects.filter(pk=record.pk).update(status="draft")

    page = visit(experts.get_absolute_url())
    assert ("Held." in page.main, "Their paper" in page.main) == (False, False)
    assert "Nothing is published about this participant yet." in page.main


def test_what_they_wrote(visit):
    person = ParticipantFactory()
    AuthorshipFactory(participant=person, document=DocumentFactory(title="A paper"))

    page = visit(person.get_absolute_url())

    assert headings(page)[0] == "Documents they wrote"
    assert page.texts(class_="listing__title") == ["A paper"]
