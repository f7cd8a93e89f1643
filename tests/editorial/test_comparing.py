"""What a reader of the history sees: each field and each part, as it was and as it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogues.editorial import history
from dialogues.editorial.anchoring import change_text
from dialogues.editorial.comparing import (
    Comparison,
    Line,
    Listing,
    Parts,
    compare,
    present_state,
    states_in,
    what_changed,
)
from dialogues.editorial.deleting import delete
from dialogues.editorial.publishing import publish
from dialogues.editorial.versions import with_previous
from dialogues.models import Position, Topic
from tests import factories as f

pytestmark = pytest.mark.django_db


def keep(record, comment="as it was"):
    history.save(record, by=None, comment=comment)
    return history.versions(record)[0]


def with_present(version) -> Comparison:
    record = version._model._base_manager.get(pk=version.object_id)
    return compare(version._model, states_in([version])[version.pk], present_state(record))


def printed(comparison: Comparison) -> dict[str, object]:
    """What changed, by its name: texts, or what became of each item or part."""
    return {row.label: _printed(row) for row in comparison.changed}


def _printed(row: Line | Listing | Parts) -> object:
    if isinstance(row, Line):
        return (row.then, row.now)
    if isinstance(row, Listing):
        return [(item.fate, item.text) for item in row.items]
    return [
        (part.fate, part.title, {line.label: (line.then, line.now) for line in part.changed})
        for part in row.touched
    ]


def test_nothing_differs_from_the_present_state():
    for make in (f.ConferenceFactory, f.DocumentFactory, f.PositionFactory, f.TopicFactory):
        assert printed(with_present(keep(make()))) == {}


def test_fields_lists_and_parts_are_told_in_words():
    trade, japan = f.TopicFactory(name="Trade"), f.CountryFactory(code="JP")
    position = f.PositionFactory(
        statement="One.",
        topics=[trade, f.TopicFactory(name="Talks")],
        about=[japan],
        holders=[f.ParticipantFactory(expert_group=True, name="Experts")],
        document__text="One is old.",
        quotations=["One is old."],
    )
    earlier = keep(position)
    position.statement, position.stance, position.unattributed = "Two.", "opposes", True
    position.save()
    position.topics.set([trade, f.TopicFactory(name="Arms")])
    position.about.clear()
    position.attributions.all().delete()

    assert printed(with_present(earlier)) == {
        "Statement": ("One.", "Two."),
        "Stance": ("Asserts", "Opposes"),
        "Unattributed": ("no", "yes"),
        "Topics": [("added", "Arms"), ("removed", "Talks"), ("kept", "Trade")],
        "About countries": [("removed", "Japan")],
        "Attributions": [
            (
                "removed",
                "Experts",
                {
                    "Participant": ("Experts", ""),
                    "Role": ("Holder", ""),
                    "Attributing words": ("according to experts", ""),
                    "Basis": ("Explicit", ""),
                },
            )
        ],
    }


def test_a_changed_part_is_changed_words_and_not_another_part():
    experts = f.ParticipantFactory(expert_group=True, name="Russian experts")
    position = f.PositionFactory(holders=[experts])
    earlier = keep(position)
    attribution = position.attributions.get()
    attribution.participant = f.ParticipantFactory(expert_group=True, name="Japanese experts")
    attribution.save()

    comparison = with_present(earlier)

    assert printed(comparison) == {
        "Attributions": [
            (
                "changed",
                "Japanese experts",
                {"Participant": ("Russian experts", "Japanese experts")},
            )
        ]
    }
    (row,) = comparison.changed
    (line,) = row.touched[0].changed
    assert [tuple(segment) for segment in line.segments] == [
        ("deleted", "Russian"), ("inserted", "Japanese"), ("same", " experts"),
    ]  # fmt: skip


def test_a_choice_is_replaced_as_a_whole():
    conference = f.ConferenceFactory(attribution_rule="unstated")
    earlier = keep(conference)
    conference.attribution_rule = "on_record"
    conference.save()
    (line,) = with_present(earlier).changed
    assert [segment.kind for segment in line.segments] == ["deleted", "inserted"]


def test_parts_taken_out_and_put_in_again_alike_are_the_same():
    position = f.PositionFactory()
    earlier = keep(position)
    attribution = position.attributions.get()
    attribution.delete()
    attribution.pk = None
    attribution.save()
    assert printed(with_present(earlier)) == {}


def test_another_order_is_told_once():
    conference = f.ConferenceFactory()
    rows = [f.HostFactory(conference=conference, order=number) for number in range(3)]
    earlier = keep(conference)
    rows[2].order = 9
    rows[2].save()
    assert printed(with_present(earlier)) == {}
    rows[0].order = 10
    rows[0].save()
    (hosts,) = with_present(earlier).changed
    assert (hosts.reordered, hosts.touched, len(hosts.kept)) == (True, [], 3)


def test_the_states_a_quotation_went_through_are_told():
    document = f.DocumentFactory(text="Trade grows. Peace holds.")
    position = f.PositionFactory(document=document, quotations=["Peace holds."])
    earlier = keep(position)
    change_text(document, "First. Trade grows. Peace holds.", by=None)
    moved = history.versions(position)[0]
    change_text(document, "Nothing.", by=None)
    assert printed(with_present(earlier)) == {
        "Quotations": [
            (
                "changed",
                "Peace holds.",
                {"Start": ("13", "20"), "State": ("Verified", "Not found in the changed text")},
            )
        ]
    }
    assert what_changed(with_previous(history.versions(position)).filter(pk=moved.pk)) == {
        moved.pk: ["Quotations"]
    }


def test_status_is_told_between_versions():
    topic = f.TopicFactory(name="Trade", status="draft")
    keep(topic)
    publish(topic, by=None)
    one, other = history.versions(topic).order_by("pk")
    states = states_in([one, other])
    assert printed(compare(Topic, states[one.pk], states[other.pk])) == {
        "Status": ("Draft", "Published")
    }


def test_what_is_gone_by_now_is_said_to_be_gone():
    gone = f.TopicFactory()
    parent = f.TopicFactory(name="Above")
    topic = f.TopicFactory(parent=parent)
    topic.related.add(gone)
    earlier = keep(topic)
    topic.related.clear()
    topic.parent = None
    topic.save()
    gone.delete()
    parent.delete()
    assert printed(with_present(earlier)) == {
        "Broader topic": ("(no longer there)", ""),
        "Related topics": [("removed", "(no longer there)")],
    }


def test_of_a_deleted_record_all_it_had_is_told():
    topic = f.TopicFactory(name="Trade", scope_note="")
    f.TopicLabelFactory(topic=topic, text="Торговля")
    delete(topic, by=None)
    version = history.Version.objects.get_deleted(Topic).get()
    whole = compare(Topic, None, states_in([version])[version.pk])
    assert whole.is_whole
    held = [row for row in whole.unchanged if isinstance(row, Line)]
    assert {line.label: line.now for line in held} == {
        "Status": "Published",
        "Slug": "trade",
        "Name": "Trade",
    }
    (labels,) = [row for row in whole.unchanged if isinstance(row, Parts)]
    assert [[line.now for line in part.lines] for part in labels.parts] == [
        ["Торговля", "ru", "Preferred in its language"]
    ]


def test_each_version_tells_what_changed_in_it():
    position = f.PositionFactory(statement="One.", status="draft")
    first = keep(position)
    position.statement = "Two."
    position.topics.add(f.TopicFactory())
    second = keep(position)
    position.attributions.update(words="they said")
    third = keep(position)
    versions = with_previous(history.versions(position))
    assert what_changed(versions) == {
        second.pk: ["Statement", "Topics"],
        third.pk: ["Attributions"],
    }
    assert first.pk not in what_changed(versions)
    assert what_changed(versions.filter(pk=third.pk)) == {third.pk: ["Attributions"]}


def test_however_many_versions_are_looked_at_the_queries_are_as_many():
    position = f.PositionFactory(status="draft")
    f.QuotationFactory(position=position)
    counts = []
    for number in range(6):
        position.statement = f"Number {number}."
        keep(position)
        if number in (1, 5):
            with CaptureQueriesContext(connection) as queries:
                what_changed(with_previous(history.versions(position)))
            counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 6


def test_however_many_parts_are_compared_the_queries_are_as_many():
    counts = []
    for number in (1, 5):
        conference = f.ConferenceFactory(topics=f.TopicFactory.create_batch(number))
        for _ in range(number):
            f.HostFactory(conference=conference)
            f.AppearanceFactory(conference=conference, institutions=[f.InstitutionFactory()])
        earlier = keep(conference)
        with CaptureQueriesContext(connection) as queries:
            assert printed(with_present(earlier)) == {}
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_parts_of_another_record_with_a_longer_number_are_not_taken_for_its_own():
    """Parts are looked for by their owner's number in what the history serialized."""
    position = f.PositionFactory()
    other = f.PositionFactory(pk=position.pk * 10 + 1)
    with history.revision(by=None, comment="both"):
        history.add_all([Position])
    versions = [history.versions(record)[0] for record in (position, other)]
    assert printed(with_present(versions[0])) == {}
    states = states_in(versions)
    assert [len(state["parts"]["quotations"]) for state in states.values()] == [1, 1]


def test_of_a_very_long_text_that_stayed_only_the_beginning_is_printed():
    line = Line("Text", "a" * 70_000, "a" * 70_000)
    assert (len(line.whole), line.whole[-2:]) == (60_001, "a…")
    assert Line("Text", "", "short").whole == "short"
