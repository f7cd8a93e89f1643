"""What stands between a record and publication; the same list keeps a published record in order."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from django.db.models import Q
from django.utils.translation import gettext as _

from dialogues.choices import (
    NAMELESS_RULES,
    AnchorState,
    AttributionRole,
    Layer,
    ParticipantKind,
    Status,
    TextVisibility,
)
from dialogues.editorial.attribution_rule import persons_in_need_of_a_rule, persons_named
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Participant,
    Position,
    Topic,
    reads_at_its_place,
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the field it is about, and a sentence that says what to do.

    ``about`` is the other record that has to be mended first, where there is one.
    """

    field: str
    message: str
    about: EditorialRecord | None = dataclasses.field(default=None, compare=False)


class NotReady(Exception):
    """The record cannot be public as it is; ``problems`` says why."""

    def __init__(self, record: EditorialRecord, problems: list[Problem]) -> None:
        self.record, self.problems = record, problems
        super().__init__(" ".join(problem.message for problem in problems))


def problems(record: EditorialRecord) -> list[Problem]:
    return list(_problems(record))


def require_ready(record: EditorialRecord) -> None:
    found = problems(record)
    if found:
        raise NotReady(record, found)


@singledispatch
def _problems(record: EditorialRecord) -> Iterator[Problem]:
    yield from ()


@_problems.register
def _topic(record: Topic) -> Iterator[Problem]:
    yield from _unpublished("parent", [record.parent] if record.parent else [])


@_problems.register
def _document(record: Document) -> Iterator[Problem]:
    if record.text and record.visibility != TextVisibility.NOTHING and not record.rights:
        yield Problem("rights", _("State the rights under which the text is shown."))
    quoting = record.positions.filter(status=Status.PUBLISHED)
    for position in quoting.select_related("conference"):
        yield from _attribution_rule(position)
    quoted_at = Conference.objects.filter(positions__in=quoting).distinct()
    for conference in quoted_at.exclude(pk__in=record.conferences.values("pk")):
        yield Problem(
            "conferences",
            _("Published positions of “%(conference)s” quote this document; keep that conference.")
            % {"conference": conference},
        )


@_problems.register
def _conference(record: Conference) -> Iterator[Problem]:
    """Asked of the positions with the rule as it stands on the record, saved or not yet."""
    for position in record.positions.filter(status=Status.PUBLISHED):
        yield from _attribution_rule(position)
        yield from _closed_door(position)


@_problems.register
def _participant(record: Participant) -> Iterator[Problem]:
    if record.conference is not None:
        yield from _unpublished("conference", [record.conference])
    if record.kind != ParticipantKind.PERSON:
        return
    mentioned = Q(attributions__participant=record) | Q(conference__appearances__participant=record)
    nameless = Position.objects.filter(
        mentioned, status=Status.PUBLISHED, conference__attribution_rule__in=NAMELESS_RULES
    )
    for position in nameless.select_related("conference").distinct():
        yield from _attribution_rule(position)


@_problems.register
def _position(record: Position) -> Iterator[Problem]:
    checks: list[Callable[[Position], Iterator[Problem]]] = [
        _wording,
        _holders,
        _layer,
        _topics,
        _parents,
        _attribution_rule,
        _closed_door,
    ]
    for check in checks:
        yield from check(record)


def _wording(position: Position) -> Iterator[Problem]:
    verified = [quotation for quotation in position.quotations.all() if quotation.is_verified]
    text = position.document.text if position.document else ""
    elsewhere = [quotation for quotation in verified if not reads_at_its_place(quotation, text)]
    if elsewhere or any(row.state == AnchorState.LOST for row in position.quotations.all()):
        yield Problem(
            "quotations", _("A quotation no longer stands in the changed text; mend or remove it.")
        )
    if not verified and not position.no_wording:
        yield Problem("quotations", _("Add a verified quotation, or tick “no wording available”."))


def _holders(position: Position) -> Iterator[Problem]:
    held = any(row.role == AttributionRole.HOLDER for row in position.attributions.all())
    if not held and not position.unattributed:
        yield Problem("attributions", _("Add at least one holder, or tick “unattributed”."))
    if held and position.unattributed:
        yield Problem("unattributed", _("It has a holder, so it is not unattributed."))


def _layer(position: Position) -> Iterator[Problem]:
    """The author's own voice and the positions of others are never mixed in one record."""
    expected = position.layer == Layer.AUTHOR
    holders = position.attributions.filter(role=AttributionRole.HOLDER).select_related(
        "participant"
    )
    for holder in holders:
        if (holder.participant.kind == ParticipantKind.AUTHOR) != expected:
            yield Problem(
                "layer",
                _("“%(holder)s” cannot hold a position of the layer “%(layer)s”.")
                % {"holder": holder.participant, "layer": position.get_layer_display()},
            )


def _topics(position: Position) -> Iterator[Problem]:
    topics = list(position.topics.all())
    if not topics:
        yield Problem("topics", _("Add at least one topic."))
    yield from _unpublished("topics", topics)


def _parents(position: Position) -> Iterator[Problem]:
    yield from _unpublished("conference", [position.conference])
    yield from _unpublished("document", [position.document] if position.document else [])
    participants = [row.participant for row in position.attributions.select_related("participant")]
    yield from _unpublished("attributions", participants)
    yield from _out_of_place(position, participants)


def _out_of_place(position: Position, participants: list[Participant]) -> Iterator[Problem]:
    document = position.document
    if document and not document.conferences.filter(pk=position.conference_id).exists():
        yield Problem(
            "document",
            _("“%(document)s” is not a document of this conference; link it there first.")
            % {"document": document},
        )
    for participant in participants:
        if not participant.can_be_heard_at(position.conference_id):
            yield Problem(
                "attributions",
                _("“%(participant)s” is an anonymous voice of another conference; make a new one.")
                % {"participant": participant},
            )


def _attribution_rule(position: Position) -> Iterator[Problem]:
    for name in persons_named(position):
        yield Problem(
            "attributions",
            _(
                "Position %(number)s (“%(position)s”) would name %(name)s; the attribution rule of this "
                "conference (%(rule)s) forbids a person’s name beside a position."
            )
            % {
                "number": position.number,
                "position": position,
                "name": name,
                "rule": position.conference.get_attribution_rule_display(),
            },
        )


def _closed_door(position: Position) -> Iterator[Problem]:
    for name in persons_in_need_of_a_rule(position):
        yield Problem(
            "attributions",
            _(
                "%(name)s was at a closed-door meeting whose attribution rule is not stated; find out "
                "the rule and choose it on the conference first."
            )
            % {"name": name},
            position.conference,
        )


def _unpublished(field: str, records: list) -> Iterator[Problem]:
    for record in records:
        if not record.is_published:
            yield Problem(
                field,
                _("Publish the %(noun)s “%(record)s” first; it is %(status)s.")
                % {
                    "noun": record._meta.verbose_name,
                    "record": record,
                    "status": record.get_status_display().lower(),
                },
                record,
            )
