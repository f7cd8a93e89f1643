import datetime

import pytest

from dialogues.choices import Decision
from tests.factories import (
    AppearanceFactory,
    AttributionFactory,
    ConferenceFactory,
    DocumentFactory,
    HostFactory,
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    PositionRelationFactory,
    SentenceFactory,
    SeriesFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def facts(page) -> dict[str, str]:
    """The first value of each fact: labels and values alternate."""
    return dict(zip(page.texts("dt"), page.texts("dd"), strict=False))


def side_heads(page) -> list[str]:
    return page.texts(class_="side__name")


def test_the_list_shows_date_hosts_and_how_many_positions(visit):
    conference = ConferenceFactory(title="A dialogue", date_inferred=True, format="online")
    HostFactory(conference=conference, institution=InstitutionFactory(name="Valdai Club"))
    PositionFactory(conference=conference)
    PositionFactory(conference=conference, status="draft")

    page = visit("/conferences/")

    assert page.texts(class_="listing__title") == ["A dialogue"]
    assert page.texts(class_="listing__meta") == [
        "15 April 2021 (partly inferred)",
        "Valdai Club · Online · 1 position",
    ]


def test_the_facts_as_they_are_known(visit):
    series = SeriesFactory(title="Valdai–SPF joint conference")
    earlier = ConferenceFactory(
        title="The first",
        series=series,
        start_date=datetime.date(2019, 3, 1),
        date_precision="month",
    )
    conference = ConferenceFactory(
        title="The second",
        series=series,
        end_date=datetime.date(2021, 4, 16),
        date_inferred=True,
        date_note="The year follows from an exercise.",
        place="Tokyo",
        format="hybrid",
        access="closed_door",
        attribution_rule="chatham_house",
        attribution_note="Stated on the agenda.",
        languages="ru,ja",
        summary="Experts <talked>.\n\nThey parted.",
        topics=[TopicFactory(name="Trade")],
    )
    host = InstitutionFactory(name="Sasakawa Peace Foundation", acronym="SPF")
    HostFactory(conference=conference, institution=host, role="co_host", stated_as="the Foundation")

    page = visit(conference.get_absolute_url())

    assert facts(page) == {
        "Date": "15–16 April 2021 (partly inferred) The year follows from an exercise.",
        "Place": "Tokyo",
        "Format": "Hybrid",
        "Access": "Closed door",
        "Attribution rule": (
            "Chatham House Rule What was said may be used, but not who said it nor for whom. "
            "Stated on the agenda."
        ),
        "Hosts": "Sasakawa Peace Foundation (SPF) Co-host · stated as “the Foundation”",
        "Languages": "Russian, Japanese",
        "Series": "Valdai–SPF joint conference",
        "Topics": "Trade",
    }
    assert page.links["Valdai–SPF joint conference"] == f"/conferences/?series={series.slug}"
    assert page.links["The first"] == earlier.get_absolute_url()
    assert "Experts <talked>." in page.main


def test_people_stand_in_the_posts_stated_there(visit):
    conference = ConferenceFactory()
    foundation = InstitutionFactory(name="Valdai Foundation")
    person = ParticipantFactory(name="Andrey Bystritskiy")
    ParticipantNameFactory(participant=person, text="Андрей Быстрицкий")
    AppearanceFactory(
        conference=conference,
        participant=person,
        role="opening_remarks",
        stated_as="Chairman of the Board",
        institutions=[foundation, InstitutionFactory(name="A draft", status="draft")],
    )

    page = visit(conference.get_absolute_url())

    assert page.texts("td") == ["Chairman of the Board Valdai Foundation", "Opening remarks"]
    assert "Andrey Bystritskiy Андрей Быстрицкий" in page.texts("th")
    assert page.links["Valdai Foundation"] == foundation.get_absolute_url()


def test_who_was_there_by_delegation_and_what_is_recorded_of_each(visit):
    conference = ConferenceFactory(title="A dialogue")
    people = {}
    for name, country in (("Abiru", "JP"), ("Sasae", "JP"), ("Lukyanov", "RU"), ("Doe", None)):
        people[name] = ParticipantFactory(name=name, country=country)
        AppearanceFactory(conference=conference, participant=people[name], stated_as="Expert")
    AppearanceFactory(conference=conference, participant=people["Abiru"], role="chair")
    PositionFactory(conference=conference, holders=[people["Abiru"]])
    reported = PositionFactory(conference=conference, holders=[ParticipantFactory(bloc=True)])
    AttributionFactory(position=reported, participant=people["Lukyanov"], role="reporter")

    page = visit(conference.get_absolute_url())

    assert page.texts("tr")[1:] == [
        "Japan 2",
        "Abiru Expert Participant Chair 1 position",
        "Sasae Expert Participant in the room, no position recorded",
        "Russia 1",
        "Lukyanov Expert Participant none of their own",
        "No country stated 1",
        "Doe Expert Participant in the room, no position recorded",
    ]
    assert "/positions/?conference=a-dialogue-2021&holder=abiru" in page.addresses
    assert page.texts(class_="tally")[0].endswith("Bloc 1 position")


def test_before_anything_is_coded_nobody_is_said_to_have_been_silent(visit):
    conference = AppearanceFactory(participant__name="Abiru").conference

    page = visit(conference.get_absolute_url())

    assert "Abiru" in page.main
    assert "no position recorded" not in page.main


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("role_or_group", "who of these people spoke is not told"),
        ("chatham_house", "neither the people in the room nor their institutions"),
    ],
)
def test_under_a_rule_that_names_nobody_silence_is_not_told_of_anybody(visit, rule, sentence):
    conference = ConferenceFactory()
    AppearanceFactory(conference=conference, participant__name="Abiru")
    PositionFactory(conference=conference)
    assert "in the room, no position recorded" in visit(conference.get_absolute_url()).main

    type(conference).objects.filter(pk=conference.pk).update(attribution_rule=rule)

    page = visit(conference.get_absolute_url())
    assert "no position recorded" not in page.main
    assert sentence in page.main


def test_a_draft_position_breaks_nobody_s_silence(visit):
    person = ParticipantFactory(name="Abiru")
    conference = AppearanceFactory(participant=person).conference
    PositionFactory(conference=conference)
    spoken = PositionFactory(conference=conference, holders=[person])
    assert "in the room, no position" not in visit(conference.get_absolute_url()).main

    type(spoken).objects.filter(pk=spoken.pk).update(status="draft")

    assert "in the room, no position" in visit(conference.get_absolute_url()).main


def test_relations_recorded_stand_with_both_quotations(visit):
    here = PositionFactory(statement="Trade will grow.")
    there = PositionFactory(statement="Trade will shrink.", conference__title="Elsewhere")
    PositionRelationFactory(source=here, target=there, kind="opposes", note="On volumes.")

    page = visit(here.conference.get_absolute_url())

    assert page.texts(class_="exchange-kind__name") == ["Oppositions 1"]
    (pair,) = page.all(class_="pair")
    assert "Trade will grow." in pair.text
    assert "Opposes On volumes." in pair.text
    assert "Trade will shrink." in pair.text
    assert "Elsewhere" in pair.text

    type(there).objects.filter(pk=there.pk).update(status="draft")
    assert visit(here.conference.get_absolute_url()).all(class_="pair") == []


def test_the_editions_of_a_series_in_the_order_of_time(visit):
    series = SeriesFactory(title="The series")
    days = {"Third": 2023, "First": 2019, "Second": 2021}
    made = {
        title: ConferenceFactory(title=title, series=series, start_date=datetime.date(year, 1, 1))
        for title, year in days.items()
    }
    PositionFactory(conference=made["First"])
    ConferenceFactory(title="Draft", series=series, status="draft")

    page = visit(made["Second"].get_absolute_url())

    assert page.texts(class_="timeline__item") == [
        "1 January 2019 First 1 position",
        "1 January 2021 Second 0 positions",
        "1 January 2023 Third 0 positions",
    ]
    assert page.all(class_="timeline__item")[1].attributes["aria-current"] == "true"


def test_related_conferences_say_what_they_have_in_common(visit):
    conference = ConferenceFactory(title="Here")
    trade, borders, arms = (TopicFactory(name=name) for name in ("Trade", "Borders", "Arms"))
    person, host = ParticipantFactory(name="Abiru"), InstitutionFactory(name="Valdai Club")
    for title in ("Here", "Same people"):
        one = conference if title == "Here" else ConferenceFactory(title=title)
        AppearanceFactory(conference=one, participant=person)
        HostFactory(conference=one, institution=host)
    same = [
        PositionFactory(conference=one, topics=[trade, borders, arms])
        for one in (conference, ConferenceFactory(title="Same topics"))
    ]
    PositionFactory(conference__title="One topic", topics=[trade])

    page = visit(conference.get_absolute_url())

    def found(page):
        return [text for text in page.texts(class_="listing__item") if "in common" in text]

    assert found(page) == [
        "15 April 2021 Same people 1 participant in common Abiru 1 host in common Valdai Club",
        "15 April 2021 Same topics 3 topics in common Arms, Borders, Trade",
    ]

    type(same[1]).objects.filter(pk=same[1].pk).update(status="draft")
    type(person).objects.filter(pk=person.pk).update(status="draft")
    assert found(visit(conference.get_absolute_url())) == [
        "15 April 2021 Same people 1 host in common Valdai Club"
    ]


def test_positions_stand_by_topic_and_side_and_the_author_s_layer_apart(visit):
    conference = ConferenceFactory()
    trade = TopicFactory(name="Trade")
    for country in ("RU", "JP"):
        holder = ParticipantFactory(expert_group=True, country=country, name=f"{country} experts")
        PositionFactory(conference=conference, topics=[trade], holders=[holder])
    moscow = ParticipantFactory(government=True, country="RU", name="Moscow")
    PositionFactory(conference=conference, topics=[trade], holders=[moscow], setting="elsewhere")
    PositionFactory(conference=conference, topics=[trade], layer="author", statement="So it seems.")

    page = visit(conference.get_absolute_url())

    assert page.texts(class_="by-topic__name") == ["Trade"]
    assert side_heads(page) == ["Japan 1", "Russia 1", "Japan 0", "Russia 1"]
    assert page.texts(class_="by-topic__setting") == ["Held elsewhere, and reported in the text"]
    assert "n = 3 positions" in page.texts(class_="distribution")[0]
    assert page.texts(class_="author-layer")[0].startswith("The text’s own voice 1")
    assert "So it seems." in page.texts(class_="author-layer")[0]
    assert "So it seems." not in page.texts(class_="by-topic")[0]


def test_a_position_on_two_topics_stands_under_both_with_its_words_once(visit):
    conference = ConferenceFactory()
    topics = [TopicFactory(name="Borders"), TopicFactory(name="Trade")]
    position = PositionFactory(conference=conference, topics=topics)

    page = visit(conference.get_absolute_url())

    assert page.texts(class_="by-topic__name") == ["Borders", "Trade"]
    assert page.texts(class_="entry__statement") == [position.statement] * 2
    assert len(page.texts("blockquote")) == 1
    assert page.links["Its words stand under Borders"] == f"#borders-p{position.pk}"
    assert page.by_id(f"borders-p{position.pk}").tag == "article"
    assert page.by_id(f"trade-p{position.pk}").tag == "article"
    assert "1 position is on several topics" in page.main


def test_documents_say_what_is_known_of_them_and_how_far_they_are_coded(visit):
    conference = ConferenceFactory()
    coded = DocumentFactory(
        title="The summary", conferences=[conference], url="https://example.org/summary"
    )
    for decision in (Decision.ATTRIBUTED, Decision.UNDECIDED):
        SentenceFactory(document=coded, decision=decision)
    DocumentFactory(title="The other", conferences=[conference], text="", language="ja")

    page = visit(conference.get_absolute_url())

    lines = dict(
        zip(page.texts(class_="listing__title"), page.texts(class_="listing__meta"), strict=True)
    )
    assert lines == {
        "The summary": "Summary · English · full text · 1 of 2 sentences coded · at its source",
        "The other": "Summary · Japanese · known to exist, no text here",
    }
    assert page.links["at its source"] == "https://example.org/summary"


def test_what_belongs_to_it_and_is_not_public_does_not_show(visit):
    conference = ConferenceFactory()
    parts = {
        "A host": HostFactory(conference=conference, institution__name="A host").institution,
        "A person": AppearanceFactory(
            conference=conference, participant__name="A person"
        ).participant,
        "A paper": DocumentFactory(title="A paper", conferences=[conference]),
        "A claim.": PositionFactory(conference=conference, statement="A claim."),
    }
    page = visit(conference.get_absolute_url())
    assert [name for name in parts if name in page.main] == list(parts)

    for record in parts.values():
        type(record).objects.filter(pk=record.pk).update(status="draft")

    page = visit(conference.get_absolute_url())
    assert [name for name in parts if name in page.main] == []


def test_under_the_chatham_house_rule_nobody_is_named(visit):
    conference = ConferenceFactory()
    person = ParticipantFactory(name="Irina Petrova")
    AppearanceFactory(conference=conference, participant=person)
    PositionFactory(conference=conference, holders=[person], statement="A claim of hers.")
    page = visit(conference.get_absolute_url())
    assert ("Irina Petrova" in page.main, "A claim of hers." in page.main) == (True, True)

    type(conference).objects.filter(pk=conference.pk).update(attribution_rule="chatham_house")

    page = visit(conference.get_absolute_url())
    assert ("Irina Petrova" in page.main, "A claim of hers." in page.main) == (False, False)
    visit(person.get_absolute_url(), status=404)


def test_under_embargo_nothing_shows_before_its_day(visit):
    conference = ConferenceFactory(attribution_rule="embargo")
    position = PositionFactory(conference=conference)

    for record in (conference, position, position.document):
        visit(record.get_absolute_url(), status=404)

    type(conference).objects.filter(pk=conference.pk).update(embargo_until="2021-01-01")

    for record in (conference, position, position.document):
        visit(record.get_absolute_url())


def test_a_reporter_is_named_beside_the_holder(visit):
    position = PositionFactory(holders=[ParticipantFactory(government=True, name="Moscow")])
    AttributionFactory(
        position=position,
        participant=ParticipantFactory(expert_group=True, name="Russian experts"),
        role="reporter",
    )

    page = visit(position.conference.get_absolute_url())

    assert page.texts(class_="holder") == [
        "Moscow Government",
        "as reported by Russian experts Expert group",
    ]
