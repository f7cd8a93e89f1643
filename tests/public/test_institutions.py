import datetime

import pytest

from tests.factories import (
    AppearanceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
    ParticipantFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def jiia():
    return InstitutionFactory(
        name="Japan Institute of International Affairs",
        acronym="JIIA",
        country="JP",
        website="https://www.jiia.or.jp/en/",
        description="A think tank.",
    )


def test_the_list(visit, jiia):
    InstitutionNameFactory(institution=jiia, text="日本国際問題研究所", language="ja")
    HostFactory(institution=jiia)

    page = visit("/institutions/")

    assert page.texts(class_="listing__item")[0] == (
        "Japan Institute of International Affairs JIIA 日本国際問題研究所 "
        "Think tank · Japan · 1 conference hosted"
    )


def test_the_facts(visit, jiia):
    parent = InstitutionFactory(name="A foundation")
    jiia.parent = parent
    jiia.save()
    InstitutionNameFactory(institution=jiia, text="日本国際問題研究所", language="ja")
    InstitutionIdentifierFactory(institution=jiia, scheme="ror", value="02mhbdp94")
    InstitutionFactory(name="A department", parent=jiia)

    page = visit(jiia.get_absolute_url())

    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Acronym": "JIIA",
        "Kind": "Think tank",
        "Country": "Japan",
        "Part of": "A foundation",
        "Its parts": "A department",
        "Website": "https://www.jiia.or.jp/en/",
        "Identifiers": "ROR 02mhbdp94",
    }
    assert page.links["ROR 02mhbdp94"] == "https://ror.org/02mhbdp94"
    (names,) = page.all(class_="page-head__names")
    assert names.text == "日本国際問題研究所"


def test_what_it_hosted_published_and_said_and_who_came_for_it(visit, jiia):
    HostFactory(
        institution=jiia, role="co_host", stated_as="the Institute", conference__title="A dialogue"
    )
    AppearanceFactory(
        participant=ParticipantFactory(name="Kenichiro Sasae"),
        stated_as="President of JIIA",
        institutions=[jiia],
        conference__title="Another dialogue",
    )
    voice = ParticipantFactory(institutional=True, institution=jiia, name="JIIA")
    PositionFactory(holders=[voice], statement="It holds this.")
    DocumentFactory(title="A summary", publisher=jiia)

    page = visit(jiia.get_absolute_url())

    assert page.texts("h2")[:4] == [
        "Conferences",
        "Its people, as stated there",
        "In its own voice 1",
        "Documents it published",
    ]
    assert sorted(page.texts(class_="timeline__item")) == [
        "15 April 2021 A dialogue Co-host · stated as “the Institute”",
        "15 April 2021 Another dialogue There for it: Kenichiro Sasae",
        f"15 April 2021 {voice.attributions.get().position.conference.title} 1 position for it",
    ]
    assert page.texts("li", class_="listing__item") == [
        "A summary Summary · Japan Institute of International Affairs · English · full text",
    ]
    assert page.texts(class_="members__posts") == [
        "President of JIIA · Participant · Another dialogue, 15 April 2021"
    ]
    assert page.texts(class_="entry__statement") == ["It holds this."]


def test_people_speak_for_it_only_where_they_were_there_for_it(visit, jiia):
    person = ParticipantFactory(name="Kenichiro Sasae")
    conference = AppearanceFactory(participant=person, institutions=[jiia]).conference
    said = PositionFactory(conference=conference, holders=[person], statement="Said there.")
    PositionFactory(holders=[person], statement="Said elsewhere.")
    joint = PositionFactory(
        conference=conference, holders=[person, ParticipantFactory()], statement="Said jointly."
    )

    page = visit(jiia.get_absolute_url())

    assert page.texts(class_="entry__statement") == ["Said there.", "Said jointly."]
    assert page.texts(class_="distribution__n") == ["n = 1 position"]
    assert page.texts("h2")[2:4] == [
        "What its people said",
        "Held by its people jointly with others 1",
    ]
    assert page.links["2 positions for it"] == (
        f"/positions/?institution={jiia.slug}&conference={conference.slug}"
    )

    for position in (said, joint):
        type(position).objects.filter(pk=position.pk).update(status="draft")
    assert visit(jiia.get_absolute_url()).texts(class_="entry__statement") == []


def test_its_people_and_their_posts_over_time(visit, jiia):
    person = ParticipantFactory(name="Kenichiro Sasae")
    for year, post in ((2019, "Fellow"), (2021, "President")):
        AppearanceFactory(
            participant=person,
            stated_as=post,
            institutions=[jiia],
            conference__title=f"Dialogue {year}",
            conference__start_date=datetime.date(year, 5, 1),
        )

    page = visit(jiia.get_absolute_url())

    assert page.texts(class_="members__name") == ["Kenichiro Sasae"]
    assert page.texts(class_="members__posts") == [
        (
            "President · Participant · Dialogue 2021, 1 May 2021 "
            "Fellow · Participant · Dialogue 2019, 1 May 2019"
        )
    ]


def test_fellow_hosts(visit, jiia):
    conference = HostFactory(institution=jiia, conference__title="A dialogue").conference
    club = HostFactory(conference=conference, institution__name="Valdai Club").institution

    assert visit(jiia.get_absolute_url()).texts(class_="tally") == [
        "Valdai Club 1 conference A dialogue"
    ]

    type(club).objects.filter(pk=club.pk).update(status="draft")
    assert visit(jiia.get_absolute_url()).texts(class_="tally") == []


def test_drafts_do_not_show(visit, jiia):
    conference = HostFactory(institution=jiia, conference__title="A dialogue").conference
    document = DocumentFactory(title="A summary", publisher=jiia)
    person = AppearanceFactory(
        participant__name="Kenichiro Sasae", conference=conference, institutions=[jiia]
    ).participant
    names = ["A dialogue", "A summary", "Kenichiro Sasae"]
    assert [name in visit(jiia.get_absolute_url()).main for name in names] == [True] * 3

    for record in (conference, document, person):
        type(record).objects.filter(pk=record.pk).update(status="draft")

    assert [name in visit(jiia.get_absolute_url()).main for name in names] == [False] * 3
