"""Nothing gets into the files that the public may not see; each thing first proves to be shown."""

import pytest
from django.utils import timezone

from dialogues.choices import AttributionRule, Status, TextVisibility
from tests import factories as f
from tests.exporting.downloads.reading import Made

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"


def shown() -> bool:
    return SECRET in Made().everything


def redraft(record):
    record.status = Status.DRAFT
    record.save()


def a_position(conference):
    return f.PositionFactory(conference=conference, statement=f"{SECRET} will grow.")


def a_conference(conference):
    return f.ConferenceFactory(title=f"Talks in {SECRET}")


def a_document(conference):
    return f.DocumentFactory(title=f"Summary of {SECRET}", conferences=[conference])


def a_participant(conference):
    return f.ParticipantFactory(government=True, name=SECRET)


def an_institution(conference):
    return f.InstitutionFactory(name=f"Institute of {SECRET}")


def a_topic(conference):
    return f.TopicFactory(name=SECRET)


@pytest.mark.parametrize(
    "make", [a_position, a_conference, a_document, a_participant, an_institution, a_topic]
)
def test_a_draft(make):
    record = make(f.ConferenceFactory())
    assert shown()

    redraft(record)
    assert not shown()


@pytest.mark.parametrize(
    "use",
    [
        lambda conference, institution: f.HostFactory(
            conference=conference, institution=institution
        ),
        lambda conference, institution: f.AppearanceFactory(
            conference=conference, institutions=[institution]
        ),
        lambda conference, institution: f.DocumentFactory(publisher=institution),
        lambda conference, institution: f.InstitutionFactory(parent=institution),
        lambda conference, institution: f.ParticipantFactory(
            institutional=True, institution=institution
        ),
    ],
    ids=["host", "appearance", "publisher", "parent", "voice"],
)
def test_a_draft_that_others_refer_to(use):
    institution = f.InstitutionFactory(name=SECRET)
    use(f.ConferenceFactory(), institution)
    assert shown()

    redraft(institution)
    assert not shown()


def test_what_belongs_to_a_draft_conference():
    conference = f.ConferenceFactory()
    f.AppearanceFactory(
        conference=conference, participant=f.ParticipantFactory(name=SECRET), stated_as=SECRET
    )
    f.HostFactory(conference=conference, stated_as=SECRET)
    f.PositionFactory(conference=conference, statement=SECRET)
    assert shown()

    redraft(conference)
    assert not shown()


def test_a_conference_under_embargo():
    conference = f.ConferenceFactory(
        title=SECRET, attribution_rule=AttributionRule.EMBARGO, embargo_until=timezone.localdate()
    )
    f.PositionFactory(conference=conference, statement=SECRET)
    assert shown()

    conference.embargo_until += timezone.timedelta(days=1)
    conference.save()
    assert not shown()


def test_a_name_under_the_chatham_house_rule():
    conference = f.ConferenceFactory(attribution_rule=AttributionRule.ON_RECORD)
    person = f.ParticipantFactory(name=f"Ivan {SECRET}")
    f.ParticipantNameFactory(participant=person, text=f"Иван {SECRET}")
    f.AppearanceFactory(conference=conference, participant=person, stated_as=f"Head of {SECRET}")
    f.PositionFactory(conference=conference, statement=SECRET, holders=[person])
    assert shown()

    conference.attribution_rule = AttributionRule.CHATHAM_HOUSE
    conference.save()
    assert not shown()


def test_a_name_where_only_roles_may_be_named_stands_beside_no_position():
    conference = f.ConferenceFactory()
    person = f.ParticipantFactory()
    f.AppearanceFactory(conference=conference, participant=person)
    f.PositionFactory(conference=conference, holders=[person])
    assert [row["participant"] for row in Made().json_lines("holders")] == [person.slug]

    conference.attribution_rule = AttributionRule.ROLE_OR_GROUP
    conference.save()
    made = Made()
    assert made.json_lines("holders") == made.json_lines("positions") == []
    assert [row["participant"] for row in made.json_lines("appearances")] == [person.slug]


def a_quoted_document():
    document = f.DocumentFactory(text=f"Before. Experts spoke of {SECRET} at length. After.")
    position = f.PositionFactory(document=document, quotations=["Experts spoke of"])
    attribution = position.attributions.get()
    attribution.words = "as it was put"
    attribution.save()
    return document


def show(document, visibility):
    document.visibility = visibility
    document.save()


def test_a_text_of_which_only_passages_may_be_seen():
    document = a_quoted_document()
    made = Made()
    assert made.json_lines("documents")[0]["text"] == document.text
    assert made.json_lines("quotations")[0]["suffix"].startswith(f" {SECRET}")

    show(document, TextVisibility.PASSAGES)
    made = Made()
    assert SECRET not in made.everything
    quotation = made.json_lines("quotations")[0]
    assert (quotation["exact"], quotation["prefix"], quotation["suffix"]) == (
        "Experts spoke of",
        "",
        "",
    )
    assert made.json_lines("holders")[0]["words"] == "as it was put"


def test_a_text_of_which_nothing_may_be_seen():
    document = a_quoted_document()
    show(document, TextVisibility.PASSAGES)
    assert len(Made().json_lines("quotations")) == 1

    show(document, TextVisibility.NOTHING)
    made = Made()
    assert made.json_lines("quotations") == []
    assert made.json_lines("holders")[0]["words"] == ""
    assert "Experts spoke of" not in made.everything
    assert "as it was put" not in made.everything


def test_an_author_of_whom_nothing_else_is_public():
    conference = f.ConferenceFactory()
    voice = f.ParticipantFactory(anonymous=True, conference=conference, name=SECRET)
    f.AuthorshipFactory(participant=voice, stated_as=SECRET)
    assert shown()

    redraft(conference)
    assert not shown()


def test_notes_of_the_editors():
    conference = f.ConferenceFactory(summary=SECRET)
    assert shown()

    conference.summary, conference.note = "", SECRET
    conference.save()
    f.PositionFactory(note=SECRET)
    f.ParticipantFactory(note=SECRET)
    f.InstitutionFactory(note=SECRET)
    f.DocumentFactory(note=SECRET)
    assert not shown()
