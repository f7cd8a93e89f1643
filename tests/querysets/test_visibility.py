"""Rule 1: the public sees published records only, and through published parents only.

Each case first proves that the record is shown, then hides one thing and proves that it is not.
"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from dialogues.models import (
    Appearance,
    Attribution,
    Authorship,
    Conference,
    Document,
    Host,
    Participant,
    Position,
    PositionRelation,
    Quotation,
    SearchEntry,
    Series,
    Topic,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
STATUSES = ["draft", "in_review", "withdrawn"]
EDITORIAL = [
    f.ConferenceFactory,
    f.DocumentFactory,
    f.InstitutionFactory,
    f.ParticipantFactory,
    f.PositionFactory,
    f.TopicFactory,
]
each_noun = pytest.mark.parametrize("make", EDITORIAL, ids=lambda make: make._meta.model.__name__)
each_status = pytest.mark.parametrize("status", STATUSES)


def hide(record: Any, status: str = "draft") -> None:
    record.refresh_from_db()
    record.status, record.withdrawn_reason = status, "Mistake."
    record.save()


def embargo(conference: Conference) -> None:
    conference.attribution_rule = "embargo"
    conference.embargo_until = timezone.localdate() + datetime.timedelta(days=1)
    conference.save()


def shown(record: Any) -> bool:
    return type(record).objects.published().filter(pk=record.pk).exists()


@each_noun
@each_status
def test_only_published_records_are_shown(make, status):
    record = make()
    assert shown(record)
    hide(record, status)
    assert not shown(record)


def parents_of_position(position: Position) -> dict[str, Any]:
    return {
        "conference": position.conference,
        "document": position.document,
        "holder": position.attributions.get().participant,
        "topic": position.topics.get(),
    }


@each_status
@pytest.mark.parametrize("parent", ["conference", "document", "holder", "topic"])
def test_a_position_is_shown_through_published_parents_only(parent, status):
    position = f.PositionFactory()
    assert shown(position)
    hide(parents_of_position(position)[parent], status)
    assert not shown(position)


def test_a_position_is_hidden_with_a_document_of_an_embargoed_conference():
    position = f.PositionFactory()
    other = f.ConferenceFactory()
    position.document.conferences.add(other)
    assert shown(position)
    embargo(other)
    assert not shown(position)


def test_a_position_stays_while_one_of_its_topics_and_one_of_its_holders_is_public():
    one, two = f.TopicFactory(), f.TopicFactory()
    first, second = f.ParticipantFactory(bloc=True), f.ParticipantFactory(bloc=True)
    position = f.PositionFactory(topics=[one, two], holders=[first, second])
    hide(one)
    hide(first)
    assert shown(position)
    hide(second)
    assert not shown(position)


def test_a_position_stays_when_only_its_reporter_is_hidden():
    position = f.PositionFactory()
    reporter = f.AttributionFactory(position=position, role="reporter").participant
    hide(reporter)
    assert shown(position)
    position.attributions.filter(role="holder").update(role="on_behalf_of")
    assert not shown(position)


def test_what_needs_no_holder_or_no_document_is_shown_without():
    assert shown(f.PositionFactory(unattributed=True))
    assert shown(f.PositionFactory(document=None))


def an_anonymous_voice():
    return f.ParticipantFactory(anonymous=True)


def a_series():
    return f.ConferenceFactory(series=f.SeriesFactory()).series


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
@pytest.mark.parametrize(
    ("make", "parent"),
    [
        (f.HostFactory, "conference"),
        (f.HostFactory, "institution"),
        (f.AppearanceFactory, "conference"),
        (f.AppearanceFactory, "participant"),
        (f.AuthorshipFactory, "participant"),
        (f.AttributionFactory, "participant"),
        (f.PositionRelationFactory, "source"),
        (f.PositionRelationFactory, "target"),
        (an_anonymous_voice, "conference"),
        (a_series, "conferences"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_parts_are_shown_through_published_parents_only(make, parent, status):
    part = make()
    assert shown(part)
    found = getattr(part, parent)
    hide(found.get() if parent == "conferences" else found, status)
    assert not shown(part)


def test_a_series_without_editions_is_not_shown():
    assert not shown(f.SeriesFactory())


def in_embargoed(conference: Conference) -> dict[str, Any]:
    """Everything that belongs to one conference."""
    document = f.DocumentFactory(conferences=[conference])
    voice = f.ParticipantFactory(anonymous=True, conference=conference)
    position = f.PositionFactory(conference=conference, document=document, holders=[voice])
    person = f.ParticipantFactory()
    return {
        "conference": conference,
        "series": conference.series,
        "document": document,
        "position": position,
        "position without a document": f.PositionFactory(conference=conference, document=None),
        "anonymous voice": voice,
        "person seen only there": person,
        "host": f.HostFactory(conference=conference),
        "appearance": f.AppearanceFactory(conference=conference, participant=person),
        "relation": f.PositionRelationFactory(source=position),
    }


def test_under_embargo_nothing_shows_before_its_day():
    conference = f.ConferenceFactory(
        series=f.SeriesFactory(),
        attribution_rule="embargo",
        embargo_until=datetime.date(2030, 5, 1),
    )
    everything = in_embargoed(conference)
    moments = {
        "the evening before": datetime.datetime(2030, 4, 30, 23, 59, tzinfo=datetime.UTC),
        "on the day": datetime.datetime(2030, 5, 1, 0, 0, tzinfo=datetime.UTC),
    }
    seen = {}
    for moment, time in moments.items():
        with time_machine.travel(time, tick=False):
            seen[moment] = {name for name, record in everything.items() if shown(record)}
    assert seen == {"the evening before": set(), "on the day": set(everything)}


def test_the_day_of_an_embargo_begins_in_the_site_s_time_zone(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    conference = f.ConferenceFactory(
        attribution_rule="embargo", embargo_until=datetime.date(2030, 5, 1)
    )
    with time_machine.travel(
        datetime.datetime(2030, 4, 30, 15, 0, tzinfo=datetime.UTC), tick=False
    ):
        assert shown(conference)
    with time_machine.travel(
        datetime.datetime(2030, 4, 30, 14, 59, tzinfo=datetime.UTC), tick=False
    ):
        assert not shown(conference)


def test_a_document_of_several_conferences_is_listed_once():
    document = f.DocumentFactory(conferences=[f.ConferenceFactory() for _ in range(10)])
    assert list(Document.objects.published()) == [document]
    assert Document.objects.published().count() == 1


def test_a_document_shows_once_one_of_its_conferences_does():
    hidden, public = f.ConferenceFactory(status="draft"), f.ConferenceFactory()
    document = f.DocumentFactory(conferences=[hidden, public])
    assert shown(document)
    hide(public)
    assert not shown(document)
    assert shown(f.DocumentFactory())


def test_a_document_of_an_embargoed_conference_is_hidden_whatever_its_others_are():
    public, later = f.ConferenceFactory(), f.ConferenceFactory()
    document = f.DocumentFactory(conferences=[public, later])
    assert shown(document)
    embargo(later)
    assert not shown(document)
    hide(later)
    assert not shown(document)


NAMELESS = pytest.mark.parametrize("rule", ["chatham_house", "role_or_group"])


@NAMELESS
@pytest.mark.parametrize("role", ["holder", "reporter", "on_behalf_of"])
def test_a_position_beside_a_protected_name_is_not_shown(rule, role):
    position = f.PositionFactory()
    attribution = f.AttributionFactory(position=position, participant__kind="person", role=role)
    assert shown(position)
    assert shown(attribution)
    position.conference.attribution_rule = rule
    position.conference.save()
    assert not shown(position)
    assert not shown(attribution)
    assert shown(position.attributions.get(participant__kind="expert_group"))


@pytest.mark.parametrize(
    ("rule", "kind", "named", "expected"),
    [
        ("on_record", "person", False, True),
        ("unstated", "person", False, True),
        ("role_or_group", "person", False, True),
        ("chatham_house", "person", False, False),
        ("chatham_house", "person", True, True),
        ("chatham_house", "government", False, True),
    ],
)
def test_who_is_known_to_have_been_in_the_room(rule, kind, named, expected):
    appearance = f.AppearanceFactory(participant__kind=kind, named_by_organiser=named)
    assert shown(appearance)
    appearance.conference.attribution_rule = rule
    appearance.conference.save()
    assert shown(appearance) == expected


def chatham_house_guest() -> Participant:
    return f.AppearanceFactory(conference__attribution_rule="chatham_house").participant


def elsewhere_in_public(person: Participant) -> None:
    f.AppearanceFactory(participant=person)


def named_by_the_organiser(person: Participant) -> None:
    Appearance.objects.update(named_by_organiser=True)


def holding_a_public_position(person: Participant) -> None:
    f.PositionFactory(holders=[person])


def writing_a_public_text(person: Participant) -> None:
    f.AuthorshipFactory(participant=person)


@pytest.mark.parametrize(
    "otherwise_known",
    [elsewhere_in_public, named_by_the_organiser, holding_a_public_position, writing_a_public_text],
)
def test_a_person_known_only_from_a_meeting_that_names_nobody_is_not_listed(otherwise_known):
    person = chatham_house_guest()
    assert not shown(person)
    otherwise_known(person)
    assert shown(person)


def at_a_hidden_conference(person: Participant) -> None:
    f.AppearanceFactory(participant=person, conference__status="draft")


def holding_a_draft_position(person: Participant) -> None:
    f.PositionFactory(holders=[person], status="draft")


def holding_a_position_at_a_hidden_conference(person: Participant) -> None:
    f.PositionFactory(holders=[person], conference__status="draft")


def holding_a_position_on_a_hidden_topic(person: Participant) -> None:
    f.PositionFactory(holders=[person], topics=[f.TopicFactory(status="draft")])


def writing_a_draft_text(person: Participant) -> None:
    f.AuthorshipFactory(participant=person, document__status="draft")


def holding_a_position_under_the_rule(person: Participant) -> None:
    f.PositionFactory(holders=[person], conference__attribution_rule="chatham_house")


@pytest.mark.parametrize(
    "in_hiding",
    [
        at_a_hidden_conference,
        holding_a_draft_position,
        holding_a_position_at_a_hidden_conference,
        holding_a_position_on_a_hidden_topic,
        writing_a_draft_text,
        holding_a_position_under_the_rule,
    ],
)
def test_what_is_hidden_itself_does_not_give_a_guest_away(in_hiding):
    person = chatham_house_guest()
    in_hiding(person)
    assert not shown(person)


def test_a_person_just_entered_is_shown():
    assert shown(f.ParticipantFactory())


@pytest.mark.parametrize("visibility", ["full", "passages", "nothing"])
def test_words_are_shown_as_far_as_rights_allow(visibility):
    quotation = f.QuotationFactory()
    assert shown(quotation)
    Document.objects.update(visibility=visibility)
    assert shown(quotation) == (visibility != "nothing")
    assert shown(f.QuotationFactory(position=f.PositionFactory(document=None)))


# --- what a page prints of a record -----------------------------------------------------------


def printed(row: Any, *paths: str) -> list[Any]:
    """All that a page can reach by these paths; ``None`` for a link that leads to nothing public."""
    found = []
    for path in paths:
        value = getattr(row, path)
        found += list(value.all()) if hasattr(value, "all") else [value]
    return found


def one_of(model: Any, record: Any, *, preview: bool = False) -> Any:
    return model.objects.visible(preview=preview).for_list(preview=preview).get(pk=record.pk)


def conference_parts() -> tuple[Any, list[str], list[Any]]:
    conference = f.ConferenceFactory(topics=[f.TopicFactory()])
    f.HostFactory(conference=conference)
    f.AppearanceFactory(conference=conference)
    f.DocumentFactory(conferences=[conference])
    hidden = [
        conference.topics.get(),
        conference.hosts.get().institution,
        conference.appearances.get().participant,
        conference.documents.get(),
    ]
    return conference, ["topics", "hosts", "appearances", "documents"], hidden


def document_parts() -> tuple[Any, list[str], list[Any]]:
    document = f.DocumentFactory(
        publisher=f.InstitutionFactory(),
        known_through=f.DocumentFactory(),
        conferences=[f.ConferenceFactory(), f.ConferenceFactory()],
    )
    author = f.AuthorshipFactory(document=document).participant
    hidden = [document.publisher, document.known_through, author, document.conferences.all()[0]]
    return document, ["publisher", "known_through", "authorships", "conferences"], hidden


def institution_parts() -> tuple[Any, list[str], list[Any]]:
    institution = f.InstitutionFactory(parent=f.InstitutionFactory())
    return institution, ["parent"], [institution.parent]


def participant_parts() -> tuple[Any, list[str], list[Any]]:
    voice = f.ParticipantFactory(kind="institution")
    return voice, ["institution"], [voice.institution]


def topic_parts() -> tuple[Any, list[str], list[Any]]:
    topic = f.TopicFactory(parent=f.TopicFactory())
    child, related = f.TopicFactory(parent=topic), f.TopicFactory()
    topic.related.add(related)
    return topic, ["parent", "narrower", "related"], [topic.parent, child, related]


def position_parts() -> tuple[Any, list[str], list[Any]]:
    position = f.PositionFactory(topics=[f.TopicFactory(), f.TopicFactory()])
    reporter = f.AttributionFactory(position=position, role="reporter").participant
    onward = f.PositionRelationFactory(source=position).target
    back = f.PositionRelationFactory(target=position).source
    hidden = [position.topics.all()[0], reporter, onward, back]
    return position, ["topics", "attributions", "relations_out", "relations_in"], hidden


@pytest.mark.parametrize(
    "make",
    [
        conference_parts,
        document_parts,
        institution_parts,
        participant_parts,
        topic_parts,
        position_parts,
    ],
)
@each_status
def test_of_a_shown_record_hidden_parts_are_not_printed(make: Callable[[], Any], status):
    record, paths, hidden = make()
    model = type(record)
    before = printed(one_of(model, record), *paths)
    assert None not in before

    for part in hidden:
        hide(part, status)

    after = printed(one_of(model, record), *paths)
    expected_links = sum(not hasattr(getattr(record, path), "all") for path in paths)
    assert after.count(None) == expected_links
    assert len(before) - len([part for part in after if part is not None]) == len(hidden)
    assert printed(one_of(model, record, preview=True), *paths) == before


def test_institutions_of_a_stated_post_are_printed_only_if_public():
    appearance = f.AppearanceFactory(institutions=[f.InstitutionFactory(), f.InstitutionFactory()])
    hidden, kept = appearance.institutions.order_by("pk")
    hide(hidden)
    conference = one_of(Conference, appearance.conference)
    assert [list(row.institutions.all()) for row in conference.appearances.all()] == [[kept]]


def test_a_preview_shows_everything():
    for make in EDITORIAL:
        record = make(status="draft")
        model = type(record)
        assert not shown(record)
        assert model.objects.visible(preview=True).filter(pk=record.pk).exists()
        assert not model.objects.visible().filter(pk=record.pk).exists()


def test_withdrawn_records_the_public_could_once_read_may_say_why():
    for make in EDITORIAL:
        model = make._meta.model
        once = make()
        hide(once, "withdrawn")
        never = make(status="withdrawn", published_at=None)
        taken_back = model.objects.taken_back()
        assert list(taken_back.filter(pk__in=[once.pk, never.pk])) == [once]
        assert not taken_back.filter(pk=make().pk).exists()


def test_not_even_the_withdrawal_of_what_is_under_embargo_is_told():
    conference = f.ConferenceFactory()
    belonging = in_embargoed(conference)
    records = [record for record in belonging.values() if hasattr(record, "status")]
    records.remove(conference)
    for record in records:
        hide(record, "withdrawn")
    assert [record for record in records if told(record)] == records
    embargo(conference)
    assert [record for record in records if told(record)] == []
    hide(conference, "withdrawn")
    assert not told(conference)


def told(record: Any) -> bool:
    return type(record).objects.taken_back().filter(pk=record.pk).exists()


@pytest.mark.parametrize(
    "otherwise_known",
    [elsewhere_in_public, named_by_the_organiser, holding_a_public_position, writing_a_public_text],
)
def test_the_withdrawal_of_a_guest_is_told_only_if_the_guest_was_known(otherwise_known):
    person = chatham_house_guest()
    hide(person, "withdrawn")
    assert not told(person)
    otherwise_known(person)
    assert told(person)


def test_only_visible_positions_are_counted():
    conference = f.ConferenceFactory()
    topic, other = f.TopicFactory(), f.TopicFactory()
    for status in ("published", "published", *STATUSES):
        f.PositionFactory(conference=conference, topics=[topic, other], status=status)
    f.PositionFactory(
        conference=conference, topics=[topic], holders=[f.ParticipantFactory(status="draft")]
    )
    empty_conference, empty_topic = f.ConferenceFactory(), f.TopicFactory()

    def counts(preview: bool) -> list[int]:
        found = []
        for model, rows in [
            (Conference, [conference, empty_conference]),
            (Topic, [topic, empty_topic]),
        ]:
            counted = model.objects.with_positions_count(preview=preview)
            found += [counted.get(pk=row.pk).positions_count for row in rows]
        return found

    assert counts(preview=False) == [2, 0, 2, 0]
    assert counts(preview=True) == [6, 0, 6, 0]


def test_narrower_topics_are_found_through_all_levels():
    top = f.TopicFactory(slug="top")
    middle = f.TopicFactory(parent=top)
    low = f.TopicFactory(parent=middle)
    other = f.TopicFactory(slug="other")
    assert set(Topic.objects.with_narrower(["top"])) == {top, middle, low}
    assert set(Topic.objects.with_narrower(["top", "other"])) == {top, middle, low, other}
    assert set(Topic.objects.with_narrower([])) == set()
    assert set(Topic.objects.with_narrower(["nowhere"])) == set()
    hide(middle)
    assert set(Topic.objects.published().with_narrower(["top"])) == {top, low}


def test_a_search_entry_is_that_of_a_public_record():
    topic = f.TopicFactory()
    entries = SearchEntry.objects.filter(kind="topic", object_id=topic.pk)
    assert entries.published("topic").exists()
    hide(topic)
    assert entries.exists()
    assert not entries.published("topic").exists()


def test_every_queryset_that_hides_rows_is_tested_here():
    """A new noun with a rule of its own needs its cases above."""
    known = {
        Appearance,
        Attribution,
        Authorship,
        Conference,
        Document,
        Host,
        Participant,
        Position,
        PositionRelation,
        Quotation,
        SearchEntry,
        Series,
        Topic,
        f.InstitutionFactory._meta.model,
    }
    with_rule = {
        model
        for model in apps.get_app_config("dialogues").get_models()
        if hasattr(model._default_manager, "published")
    }
    assert with_rule == known
