"""Rule 5 of the domain: words, holder, topic; and rule 2, that nobody is named who must not be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import AnchorState, AttributionRole, Basis, Layer, ParticipantKind
from dialogues.editorial.attribution_rule import Rooms, read_whole
from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.naming import against_the_rule, behind_closed_doors
from dialogues.editorial.readiness.parents import unpublished
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Attribution, Document, Participant, Position, reads_at_its_place


@dataclass(frozen=True)
class Reading:
    """A position with all that is looked at."""

    position: Position
    rooms: Rooms
    #: The conferences that the position's document is about.
    conferences: frozenset[int]

    @property
    def attributions(self) -> list[Attribution]:
        return list(self.position.attributions.all())

    @property
    def participants(self) -> list[Participant]:
        return [row.participant for row in self.attributions]


def read(positions: Sequence[Position]) -> list[Reading]:
    whole = read_whole(positions, "topics")
    rooms = Rooms(whole)
    links = Document.conferences.through.objects.filter(
        document__in={position.document_id for position in whole if position.document_id}
    )
    about: dict[int, set[int]] = defaultdict(set)
    for document, conference in links.values_list("document_id", "conference_id"):
        about[document].add(conference)
    return [
        Reading(position, rooms, frozenset(about[position.document_id or 0])) for position in whole
    ]


def wording(reading: Reading) -> Iterator[Problem]:
    position = reading.position
    quotations = list(position.quotations.all())
    verified = [quotation for quotation in quotations if quotation.is_verified]
    text = position.document.text if position.document else ""
    elsewhere = [quotation for quotation in verified if not reads_at_its_place(quotation, text)]
    if elsewhere or any(row.state == AnchorState.LOST for row in quotations):
        yield Problem(
            "quotations", _("A quotation no longer stands in the changed text; mend or remove it.")
        )
    if not verified and not position.no_wording:
        yield Problem("quotations", _("Add a verified quotation, or tick “no wording available”."))


def holders(reading: Reading) -> Iterator[Problem]:
    held = any(row.role == AttributionRole.HOLDER for row in reading.attributions)
    if not held and not reading.position.unattributed:
        yield Problem("attributions", _("Add at least one holder, or tick “unattributed”."))
    if held and reading.position.unattributed:
        yield Problem("unattributed", _("It has a holder, so it is not unattributed."))


def layer(reading: Reading) -> Iterator[Problem]:
    """The author's own voice and the positions of others are never mixed in one record."""
    position = reading.position
    expected = position.layer == Layer.AUTHOR
    for row in reading.attributions:
        if row.role != AttributionRole.HOLDER:
            continue
        if (row.participant.kind == ParticipantKind.AUTHOR) != expected:
            message = _("“%(holder)s” cannot hold a position of the layer “%(layer)s”.") % {
                "holder": row.participant,
                "layer": position.get_layer_display(),
            }
            yield Problem("layer", message)


def topics(reading: Reading) -> Iterator[Problem]:
    if not reading.position.topics.all():
        yield Problem("topics", _("Add at least one topic."))


def parents(reading: Reading) -> Iterator[Problem]:
    position = reading.position
    yield from unpublished("topics", position.topics.all())
    yield from unpublished("conference", [position.conference])
    yield from unpublished("document", [position.document] if position.document else [])
    yield from unpublished("attributions", reading.participants)


def place(reading: Reading) -> Iterator[Problem]:
    position = reading.position
    if position.document and position.conference_id not in reading.conferences:
        message = _("“%(document)s” is not a document of this conference; link it there first.") % {
            "document": position.document
        }
        yield Problem("document", message, position.document, there="conferences")
    for participant in reading.participants:
        if not participant.can_be_heard_at(position.conference_id):
            message = _(
                "“%(participant)s” is an anonymous voice of another conference; make a new one."
            ) % {"participant": participant}
            yield Problem("attributions", message)


def rule(reading: Reading) -> Iterator[Problem]:
    yield from against_the_rule(reading.position, reading.rooms)


def closed_door(reading: Reading) -> Iterator[Problem]:
    yield from behind_closed_doors(reading.position, reading.rooms)


def attributing_words(reading: Reading) -> Iterator[Problem]:
    for row in reading.attributions:
        if row.basis == Basis.EXPLICIT and not row.words and row.participant.kind != "author":
            message = _(
                "Give the words that attribute it to “%(holder)s”, or another basis than “explicit”."
            ) % {"holder": row.participant}
            yield advice("attributions", message)


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("Its words are checked against the text"), wording),
        Check(gettext_lazy("It has a holder, or none is named"), holders),
        Check(gettext_lazy("Author’s voice and attributed views are kept apart"), layer),
        Check(gettext_lazy("It has a topic"), topics),
        Check(gettext_lazy("What it belongs to is public"), parents),
        Check(gettext_lazy("Text and voices are those of its conference"), place),
        Check(gettext_lazy("The attribution rule is kept"), rule),
        Check(
            gettext_lazy("Nobody heard behind closed doors is named without a rule"), closed_door
        ),
        Check(gettext_lazy("Each attribution has its words"), attributing_words, Level.ADVICE),
    ),
    read,
)
