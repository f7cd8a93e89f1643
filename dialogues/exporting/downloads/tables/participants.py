from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dialogues.choices import ParticipantKind
from dialogues.exporting.downloads.table import Field, Row, Source, Table, moment, slug_of
from dialogues.exporting.downloads.tables.fields import (
    COUNTRY,
    HTML_URL,
    ID,
    SLUG,
    UPDATED,
    link,
    page_of,
)
from dialogues.exporting.downloads.tables.names import name_tables
from dialogues.models import Participant


def _participant(participant: Participant) -> Iterator[Row]:
    yield (
        participant.pk,
        participant.slug,
        page_of(participant),
        participant.name,
        participant.sort_name,
        participant.kind,
        participant.country_id,
        slug_of(participant.conference),
        slug_of(participant.institution),
        participant.description,
        moment(participant.updated_at),
    )


PARTICIPANT = link("participant", "participants", _("Slug of the participant."))
PARTICIPANTS = Source(
    lambda: Participant.objects.published().for_list(),
    [
        Table(
            "participants",
            _("Participants"),
            _("Whoever can hold a position or appear at a conference: persons, groups, states."),
            [
                ID,
                SLUG,
                HTML_URL,
                Field("name", _("As an English text prints it.")),
                Field("sort_name", _("Family name first; empty where it is the name.")),
                Field("kind", _("What sort of holder it is."), choices=ParticipantKind),
                COUNTRY,
                link(
                    "conference",
                    "conferences",
                    _("The one conference that an anonymous voice belongs to."),
                    required=False,
                ),
                link(
                    "institution",
                    "institutions",
                    _("For the kind “institution”: whose voice this is."),
                    required=False,
                ),
                Field("description", _("In the editors’ words.")),
                UPDATED,
            ],
            ("slug",),
            _participant,
            facets=("kind", "country"),
            label="name",
        ),
        *name_tables(
            "participant",
            "participants",
            _("Names of participants"),
            _("Identifiers of participants"),
        ),
    ],
)
