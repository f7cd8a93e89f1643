"""Participants, institutions and topics made on the spot, as drafts."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dialogues.choices import ParticipantKind
from dialogues.editorial.coding.steps import Step, one_step
from dialogues.editorial.history import By, stamp
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Topic,
)

#: The kinds of record that a coder may lack while coding.
CREATABLE: dict[str, type[EditorialRecord]] = {
    "participant": Participant,
    "institution": Institution,
    "topic": Topic,
}


def create_record(
    document: Document, noun: str, values: dict[str, Any], *, by: By, key: str = ""
) -> tuple[EditorialRecord, Step]:
    """A draft of that kind, as a step of its own; raises ``ValidationError`` naming the field."""
    model = CREATABLE[noun]
    record = model(**values)
    told = _("%(noun)s “%(name)s” made") % {
        "noun": model._meta.verbose_name.capitalize(),  # type: ignore[union-attr]
        "name": record,
    }
    with one_step(document, told, by=by, key=key) as step:
        record.full_clean()
        stamp(record, by=by)
        record.save()
        step.add(record)
    return record, step


def name_of_voice(conference: Conference) -> str:
    """What the next anonymous voice of a conference is called: each mention is its own record."""
    number = conference.anonymous_participants.count() + 1
    return _("A participant in “%(conference)s” (%(number)s)") % {
        "conference": Truncator(conference.title).chars(200),
        "number": number,
    }


def new_voice(conference: Conference, step: Step, *, by: By) -> Participant:
    voice = Participant(
        name=name_of_voice(conference), kind=ParticipantKind.ANONYMOUS, conference=conference
    )
    voice.full_clean()
    stamp(voice, by=by)
    voice.save()
    step.add(voice)
    return voice
