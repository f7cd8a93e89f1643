"""What a text names, matched with what is stored."""

import datetime

import pytest

from dialogues.importing.summaries.proposals import propose
from dialogues.importing.summaries.reading import Reading, read_pasted
from dialogues.models import Institution, Participant
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = (
    "On 8 July 2021, the Valdai Club and the Sasakawa Peace Foundation held a conference on trust "
    "with opening remarks by Yohei Sasakawa, Honorary Chairman of SPF, and Andrey Bystritskiy."
)


def named(matches):
    return [(match.record.name, match.why) for match in matches]


def test_names_find_their_records_by_every_stored_name():
    club = factories.InstitutionFactory(name="Valdai Discussion Club")
    factories.InstitutionNameFactory(institution=club, text="Valdai Club")
    factories.ParticipantFactory(name="Yohei Sasakawa", sort_name="Sasakawa, Yohei")
    factories.ParticipantFactory(name="Andrei Bystritsky", sort_name="Bystritsky, Andrei")
    proposal = propose(read_pasted(TEXT))
    assert [
        (row.found.name, row.found.acronym, named(row.matches)) for row in proposal.institutions
    ] == [
        ("Valdai Club", "", [("Valdai Discussion Club", "variant")]),
        ("Sasakawa Peace Foundation", "SPF", []),
    ]
    (event,) = proposal.events
    assert [(one.found.name, bool(one.exact)) for one in event.people] == [
        ("Yohei Sasakawa", True),
        ("Andrey Bystritskiy", False),
    ]


def test_an_acronym_in_a_post_is_the_institution_of_those_initials():
    (event,) = propose(read_pasted(TEXT)).events
    assert [one.institutions for one in event.people] == [("1",), ()]


def test_two_records_of_one_name_leave_the_choice_to_the_editor():
    for _time in range(2):
        factories.ParticipantFactory(name="Yohei Sasakawa", sort_name="Sasakawa, Yohei")
    (event,) = propose(read_pasted(TEXT)).events
    assert len(event.people[0].matches) == 2
    assert event.people[0].exact is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, "the same date, and a host in common"),
        (TEXT.replace(" 2021", ""), "the same day of 2021, and a host in common"),
        ("On 3 March 2020 the Blue Institute held the Trust Seminar on trust.", None),
    ],
)
def test_a_conference_of_the_same_day_and_host_is_told(text, expected):
    club = factories.InstitutionFactory(name="Valdai Club")
    stored = factories.ConferenceFactory(
        title="Something else", start_date=datetime.date(2021, 7, 8)
    )
    factories.HostFactory(conference=stored, institution=club)
    (event,) = propose(read_pasted(text)).events
    assert [(one.record, one.why) for one in event.known] == (
        [(stored, expected)] if expected else []
    )


def test_the_same_text_and_the_same_address_are_told():
    same = factories.DocumentFactory(text=TEXT)
    there = factories.DocumentFactory(text="Another text.", url="http://x.example/a/")
    proposal = propose(Reading(TEXT, address="https://x.example/a"))
    assert {(one.record, one.why) for one in proposal.known} == {
        (same, "the same text"),
        (there, "the same address"),
    }


def test_the_publisher_is_whose_website_the_address_belongs_to():
    blue = factories.InstitutionFactory(
        name="Blue Institute", website="https://www.blue.example/en/"
    )
    assert propose(Reading(TEXT, address="https://blue.example/a")).publisher == blue
    assert propose(Reading(TEXT, address="https://notblue.example/a")).publisher is None
    assert propose(Reading(TEXT, address="https://[bad")).publisher is None


def test_what_a_page_says_of_itself_is_taken_where_the_text_bears_it_out():
    reading = Reading(
        "Trust\n\nOn 8 July the Blue Institute held a seminar.",
        title="Trust", published="2021-07-16", language="en", author="Ann Lee",
    )  # fmt: skip
    summary = propose(reading).summary
    assert summary.title.value == "Trust"
    assert str(summary.published.start) == "2021-07-16"
    assert [author.name for author in summary.authors] == ["Ann Lee"]
    (date,) = summary.events[0].dates
    assert (str(date.start), date.inferred) == ("2021-07-08", True)


def test_proposing_changes_nothing():
    propose(read_pasted(TEXT))
    assert (Institution.objects.count(), Participant.objects.count()) == (0, 0)
