"""How a record becomes public and ceases to be; rule 5: what a published position has."""

from datetime import UTC, datetime

import pytest
import time_machine

from dialogues.editorial import history
from dialogues.editorial.publishing import (
    ReasonMissing,
    approve,
    publish,
    send_back,
    submit,
    withdraw,
)
from dialogues.editorial.readiness import NotReady, problems
from dialogues.models import Position, Quotation, Topic, VersionConflict
from tests import factories as f

pytestmark = pytest.mark.django_db
NOUNS = [
    f.ConferenceFactory,
    f.DocumentFactory,
    f.InstitutionFactory,
    f.ParticipantFactory,
    f.PositionFactory,
    f.TopicFactory,
]
each_noun = pytest.mark.parametrize("make", NOUNS, ids=lambda make: make._meta.model.__name__)


@each_noun
def test_a_draft_is_submitted_published_withdrawn_and_sent_back(make):
    author, editor = f.EditorFactory(), f.EditorFactory()
    record = make(status="draft", updated_by=author)
    shown = []
    for act, given in [
        (submit, {}),
        (publish, {}),
        (withdraw, {"reason": "Entered twice."}),
        (send_back, {"comment": "Once more."}),
        (publish, {}),
    ]:
        act(record, by=editor, **given)
        stored = type(record).objects.get(pk=record.pk)
        public = type(record).objects.published().filter(pk=record.pk).exists()
        shown.append((stored.status, public, stored.withdrawn_reason, stored.updated_by))
    assert shown == [
        ("in_review", False, "", author),
        ("published", True, "", author),
        ("withdrawn", False, "Entered twice.", author),
        ("draft", False, "Entered twice.", author),
        ("published", True, "", author),
    ]
    assert [
        (entry.revision.comment, entry.revision.user) for entry in history.versions(record)
    ] == [
        ("Published", editor),
        ("Sent back to draft", editor),
        ("Withdrawn: Entered twice.", editor),
        ("Published", editor),
        ("Submitted for review", editor),
    ]


@each_noun
def test_the_first_publication_is_remembered(make):
    first, second = f.EditorFactory(), f.EditorFactory()
    record = make(status="draft")
    with time_machine.travel(datetime(2021, 7, 8, 12, tzinfo=UTC), tick=False):
        publish(record, by=first)
    withdraw(record, by=second, reason="Mistake.")
    publish(record, by=second)
    record.refresh_from_db()
    assert (record.published_at, record.published_by) == (
        datetime(2021, 7, 8, 12, tzinfo=UTC),
        first,
    )


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_nothing_is_withdrawn_without_a_public_reason(reason):
    topic = f.TopicFactory()
    with pytest.raises(ReasonMissing) as caught:
        withdraw(topic, by=None, reason=reason)
    assert str(caught.value) == "Say why the record is withdrawn; readers will see the reason."
    assert Topic.objects.get().status == "published"


def test_who_read_an_older_version_does_not_publish():
    topic = f.TopicFactory(status="draft")
    Topic.objects.get().save()
    with pytest.raises(VersionConflict):
        publish(topic, by=None)
    assert Topic.objects.get().status == "draft"


def without_quotation(position):
    position.quotations.all().delete()


def with_unverified_quotation(position):
    position.quotations.all().delete()
    position.quotations.create(exact="Words that were never checked")


def with_lost_quotation(position):
    position.quotations.create(
        exact="Lost words", state="lost", start=1, end=2, text_sha256="0" * 64, order=1
    )


def with_quotation_elsewhere(position):
    """Verified once, then its text was changed past the editors."""
    type(position.document).objects.update(text="Another text.")


def with_another_document(position):
    position.document = f.DocumentFactory(conferences=[position.conference], text="Another text.")


def without_holder(position):
    position.attributions.all().delete()


def with_reporter_only(position):
    position.attributions.update(role="reporter")


def unattributed_with_holder(position):
    position.unattributed = True


def author_among_the_attributed(position):
    f.AttributionFactory(
        position=position, participant=f.ParticipantFactory(author=True, name="The author")
    )


def attributed_in_the_author_s_layer(position):
    position.layer = "author"
    position.attributions.get().participant.__class__.objects.update(name="Experts")


def without_topic(position):
    position.topics.clear()


def with_hidden_topic(position):
    position.topics.add(f.TopicFactory(name="Hidden", status="draft"))


def of_hidden_conference(position):
    type(position.conference).objects.update(status="in_review", title="Hidden")


def in_hidden_document(position):
    type(position.document).objects.update(status="withdrawn", withdrawn_reason="x", title="Hidden")


def of_hidden_holder(position):
    position.attributions.get().participant.__class__.objects.update(status="draft", name="Hidden")


def of_hidden_reporter(position):
    hidden = f.ParticipantFactory(status="draft", name="Hidden", expert_group=True)
    f.AttributionFactory(position=position, participant=hidden, role="reporter")


def in_a_document_of_another_conference(position):
    position.document.conferences.clear()
    type(position.document).objects.update(title="Elsewhere")


def by_a_voice_of_another_conference(position):
    voice = f.ParticipantFactory(anonymous=True, name="Somebody")
    f.AttributionFactory(position=position, participant=voice)


LOST = "A quotation no longer stands in the changed text; mend or remove it."
UNQUOTED = "Add a verified quotation, or tick “no wording available”."
UNHELD = "Add at least one holder, or tick “unattributed”."
MISSING = [
    (without_quotation, {("quotations", UNQUOTED)}),
    (with_unverified_quotation, {("quotations", UNQUOTED)}),
    (with_lost_quotation, {("quotations", LOST)}),
    (with_quotation_elsewhere, {("quotations", LOST)}),
    (with_another_document, {("quotations", LOST)}),
    (without_holder, {("attributions", UNHELD)}),
    (with_reporter_only, {("attributions", UNHELD)}),
    (
        unattributed_with_holder,
        {("unattributed", "It has a holder, so it is not unattributed.")},
    ),
    (
        author_among_the_attributed,
        {("layer", "“The author” cannot hold a position of the layer “Attributed”.")},
    ),
    (
        attributed_in_the_author_s_layer,
        {("layer", "“Experts” cannot hold a position of the layer “Author’s own voice”.")},
    ),
    (without_topic, {("topics", "Add at least one topic.")}),
    (with_hidden_topic, {("topics", "Publish the topic “Hidden” first; it is draft.")}),
    (
        of_hidden_conference,
        {("conference", "Publish the conference “Hidden” first; it is in review.")},
    ),
    (in_hidden_document, {("document", "Publish the document “Hidden” first; it is withdrawn.")}),
    (of_hidden_holder, {("attributions", "Publish the participant “Hidden” first; it is draft.")}),
    (
        of_hidden_reporter,
        {("attributions", "Publish the participant “Hidden” first; it is draft.")},
    ),
    (
        in_a_document_of_another_conference,
        {("document", "“Elsewhere” is not a document of this conference; link it there first.")},
    ),
    (
        by_a_voice_of_another_conference,
        {
            (
                "attributions",
                "“Somebody” is an anonymous voice of another conference; make a new one.",
            )
        },
    ),
]


@pytest.mark.parametrize(
    ("spoil", "expected"), MISSING, ids=[spoil.__name__ for spoil, _ in MISSING]
)
def test_a_position_is_published_only_when_nothing_is_missing(spoil, expected):
    made = f.PositionFactory(status="draft")
    assert problems(made) == []
    spoil(made)
    made.save()
    position = Position.objects.get(pk=made.pk)

    with pytest.raises(NotReady) as caught:
        publish(position, by=None)

    assert {(problem.field, problem.message) for problem in caught.value.problems} == expected
    assert Position.objects.get(pk=made.pk).status == "draft"
    assert str(caught.value) == " ".join(problem.message for problem in caught.value.problems)


def test_everything_missing_is_said_at_once():
    position = f.PositionFactory(status="draft", holders=[], topics=[], quotations=[])
    assert [problem.field for problem in problems(position)] == [
        "quotations",
        "attributions",
        "topics",
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"no_wording": True, "quotations": []},
        {"unattributed": True},
        {"layer": "author"},
        {"layer": "author", "unattributed": True},
        {"document": None},
    ],
    ids=str,
)
def test_what_is_said_to_be_unknown_is_not_missing(given):
    position = f.PositionFactory(status="draft", **given)
    publish(position, by=None)
    assert list(Position.objects.published()) == [position]


def test_the_record_to_be_mended_first_is_named():
    position = f.PositionFactory(topics=[f.TopicFactory(status="draft")])
    assert [problem.about for problem in problems(position)] == list(position.topics.all())


def test_a_text_is_not_shown_without_its_rights():
    document = f.DocumentFactory(rights="", status="draft")
    with pytest.raises(NotReady) as caught:
        publish(document, by=None)
    assert [(problem.field, problem.message) for problem in caught.value.problems] == [
        ("rights", "State the rights under which the text is shown.")
    ]
    document.visibility = "nothing"
    publish(document, by=None)
    publish(f.DocumentFactory(rights="", text="", status="draft"), by=None)


def test_a_topic_is_not_published_before_the_one_above_it():
    topic = f.TopicFactory(parent=f.TopicFactory(status="draft", name="Above"), status="draft")
    assert [problem.message for problem in problems(topic)] == [
        "Publish the topic “Above” first; it is draft."
    ]


def test_an_anonymous_voice_is_not_published_before_its_conference():
    voice = f.ParticipantFactory(
        anonymous=True, conference=f.ConferenceFactory(status="draft", title="C")
    )
    assert [problem.message for problem in problems(voice)] == [
        "Publish the conference “C” first; it is draft."
    ]


def test_a_quotation_verified_beside_a_lost_one_is_not_enough():
    position = f.PositionFactory()
    with_lost_quotation(position)
    assert [problem.message for problem in problems(position)] == [LOST]
    Quotation.objects.filter(state="lost").delete()
    assert problems(position) == []


@pytest.mark.parametrize(
    ("status", "act", "given", "told"),
    [
        ("in_review", submit, {}, "Only a draft is submitted for review; it is in review."),
        ("withdrawn", submit, {}, "Only a draft is submitted for review; it is withdrawn."),
        ("draft", approve, {}, "Only what is in review is approved; it is draft."),
        (
            "published",
            send_back,
            {"comment": "x"},
            (
                "Only what is in review or withdrawn is sent back; it is published. What is public is "
                "withdrawn, with a reason."
            ),
        ),
        ("published", publish, {}, "It is public already."),
        ("draft", withdraw, {"reason": "x"}, "Only what was public is withdrawn; it is draft."),
        (
            "withdrawn",
            withdraw,
            {"reason": "x"},
            "Only what was public is withdrawn; it is withdrawn.",
        ),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_step_leads_on_only_from_where_it_makes_sense(status, act, given, told):
    topic = f.TopicFactory(status=status)
    with pytest.raises(NotReady) as caught:
        act(topic, by=None, **given)
    assert str(caught.value) == told
    assert Topic.objects.get().status == status
