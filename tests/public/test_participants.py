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
    PositionRelationFactory,
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
    assert page.texts(class_="timeline__item") == [
        (
            "15 April 2021 A dialogue Opening remarks · Honorary Chairman of SPF · "
            "Sasakawa Peace Foundation in the room; no position of theirs is recorded"
        ),
        (
            "1 January 2001 An older one Participant · Chairman · in a personal capacity "
            "in the room; no position of theirs is recorded"
        ),
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
        "Views of others that they report 1",
        "Spoken on their behalf 1",
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


def test_what_is_said_jointly_is_nobody_s_own_stance(visit):
    experts = ParticipantFactory(expert_group=True, name="Russian experts")
    others = ParticipantFactory(expert_group=True, name="Japanese experts")
    PositionFactory(holders=[experts], statement="Alone.", stance="opposes")
    joint = PositionFactory(holders=[experts, others], statement="Jointly.", stance="supports")

    page = visit(experts.get_absolute_url())

    assert page.texts(class_="distribution__n")[0] == "n = 1 position"
    assert "Supports 1" not in page.main
    assert headings(page)[:2] == ["Positions by topic", "Held jointly with others 1"]
    assert page.texts(class_="entry__statement") == ["Alone.", "Jointly."]

    type(others).objects.filter(pk=others.pk).update(status="draft")
    assert visit(experts.get_absolute_url()).texts(class_="distribution__n")[0] == (
        "n = 2 positions"
    )
    assert joint.attributions.count() == 2


def test_a_position_on_two_topics_has_its_words_once(visit):
    experts = ParticipantFactory(expert_group=True)
    topics = [TopicFactory(name="Borders"), TopicFactory(name="Trade")]
    PositionFactory(holders=[experts], topics=topics, statement="Held.")

    page = visit(experts.get_absolute_url())

    assert page.texts(class_="by-topic__name") == ["Borders", "Trade"]
    assert page.texts(class_="entry__statement") == ["Held.", "Held."]
    assert len(page.texts("blockquote")) == 1
    assert page.texts(class_="distribution__n") == ["n = 1 position"]


def test_many_positions_are_counted_and_the_newest_printed(visit):
    experts = ParticipantFactory(expert_group=True, name="Experts")
    trade = TopicFactory(name="Trade")
    growth = TopicFactory(name="Growth", parent=trade)
    conference = ConferenceFactory()
    for number in range(26):
        topic = growth if number % 2 else trade
        PositionFactory(
            conference=conference,
            holders=[experts],
            topics=[topic],
            document=None,
            stance="expects",
        )

    page = visit(experts.get_absolute_url())

    assert page.texts(class_="by-topic__name") == ["Trade", "Growth"]
    assert page.texts(class_="distribution__n") == [f"n = {n} positions" for n in (26, 26, 13)]
    assert len(page.texts(class_="entry__statement")) == 6
    assert page.links["All 26 on Trade"] == "/positions/?holder=experts&topic=trade"
    assert page.links["Expects 13"] == "/positions/?holder=experts&topic=growth&stance=expects"


def test_in_the_room_and_not_heard_or_not_to_be_told(visit):
    person = ParticipantFactory(name="Abiru")
    conferences = {
        title: AppearanceFactory(participant=person, conference__title=title).conference
        for title in ("Spoke", "Silent", "Nameless")
    }
    PositionFactory(conference=conferences["Spoke"], holders=[person])
    nameless = type(conferences["Nameless"]).objects.filter(pk=conferences["Nameless"].pk)
    nameless.update(attribution_rule="role_or_group")

    page = visit(person.get_absolute_url())

    assert sorted(page.texts(class_="timeline__positions")) == [
        "1 position",
        "in the room; its rule does not let us tell who spoke",
        "in the room; no position of theirs is recorded",
    ]
    assert page.links["1 position"] == "/positions/?holder=abiru&conference=spoke-2021"


def test_a_group_is_heard_and_says_what_it_is(visit):
    position = PositionFactory(
        holders=[ParticipantFactory(government=True, name="Moscow")], conference__title="A dialogue"
    )

    page = visit("/participants/moscow/")

    assert "A government as the texts speak of it." in page.main
    assert page.texts(class_="timeline__item") == [
        "15 April 2021 A dialogue 1 position in its texts"
    ]
    assert "in the room" not in page.main
    assert position.statement in page.main


def test_with_whom_they_agree_and_differ(visit):
    moscow, tokyo = (ParticipantFactory(government=True, name=name) for name in ("Moscow", "Tokyo"))
    own, other = (
        PositionFactory(holders=[one], statement=f"{one} holds.") for one in (moscow, tokyo)
    )
    PositionRelationFactory(source=other, target=own, kind="opposes")
    PositionRelationFactory(source=own, target=other, kind="agrees", note="On aims.")

    page = visit(moscow.get_absolute_url())

    assert page.texts(class_="exchange-kind__name") == ["Oppositions 1", "Agreements 1"]
    assert "Tokyo Oppositions 1 · Agreements 1" in page.main
    assert page.links["Oppositions 1"] == "#exchanges-opposes"

    type(other).objects.filter(pk=other.pk).update(status="draft")
    page = visit(moscow.get_absolute_url())
    assert page.all(class_="pair") == []
    assert "Tokyo" not in page.main


def test_who_was_at_the_same_conferences(visit):
    person = ParticipantFactory(name="Abiru")
    conference = AppearanceFactory(participant=person, conference__title="A dialogue").conference
    other = AppearanceFactory(conference=conference, participant__name="Sasae").participant
    AppearanceFactory(participant__name="Elsewhere")

    page = visit(person.get_absolute_url())

    assert page.texts(class_="tally") == ["Sasae 1 conference A dialogue"]

    type(other).objects.filter(pk=other.pk).update(status="draft")
    assert visit(person.get_absolute_url()).texts(class_="tally") == []
