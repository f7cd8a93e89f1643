from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    Access,
    AppearanceRole,
    AttributionRule,
    Capacity,
    ConferenceFormat,
    DatePrecision,
    HostRole,
)
from dialogues.exporting.downloads.table import (
    Field,
    Row,
    Source,
    Table,
    Type,
    day,
    moment,
    numbered,
    slug_of,
)
from dialogues.exporting.downloads.tables.fields import (
    HTML_URL,
    ID,
    POSITIONS_COUNT,
    SEQ,
    SLUG,
    UPDATED,
    flag,
    link,
    page_of,
)
from dialogues.exporting.downloads.tables.participants import PARTICIPANT
from dialogues.exporting.downloads.tables.topics import TOPIC
from dialogues.models import Conference


def _conference(conference: Conference) -> Iterator[Row]:
    yield (
        conference.pk,
        conference.slug,
        page_of(conference),
        conference.title,
        slug_of(conference.series),
        day(conference.start_date),
        day(conference.end_date),
        conference.date_precision,
        conference.date_inferred,
        conference.date_note,
        conference.format,
        conference.access,
        conference.attribution_rule,
        conference.attribution_note,
        conference.place,
        ", ".join(conference.language_list),
        conference.summary,
        conference.positions_count,  # type: ignore[attr-defined]
        moment(conference.updated_at),
    )


def _hosts(conference: Conference) -> Iterator[Row]:
    for seq, host in numbered(conference.hosts.all()):
        yield (conference.slug, seq, host.institution.slug, host.role, host.stated_as)


def _appearances(conference: Conference) -> Iterator[Row]:
    for seq, one in numbered(conference.appearances.all()):
        yield (
            conference.slug,
            seq,
            one.participant.slug,
            one.role,
            one.stated_as,
            one.capacity,
        )


def _appearance_institutions(conference: Conference) -> Iterator[Row]:
    for one in conference.appearances.all():
        for institution in one.institutions.all():
            yield (conference.slug, one.participant.slug, one.role, institution.slug)


def _topics(conference: Conference) -> Iterator[Row]:
    for topic in conference.topics.all():
        yield (conference.slug, topic.slug)


def _documents(conference: Conference) -> Iterator[Row]:
    for seq, document in numbered(conference.documents.all()):
        yield (conference.slug, seq, document.slug)


CONFERENCE = link("conference", "conferences", _("Slug of the conference."))
INSTITUTION = link("institution", "institutions", _("Slug of the institution."))
ROLE = Field("role", _("What the participant did there."), choices=AppearanceRole)
CONFERENCES = Source(
    lambda: Conference.objects.published().for_list(),
    [
        Table(
            "conferences",
            _("Conferences"),
            _("One dialogue, seminar, joint conference or closed-door discussion each."),
            [
                ID,
                SLUG,
                HTML_URL,
                Field("title", _("Title.")),
                link("series", "series", _("The run of which it is one edition."), required=False),
                Field(
                    "start_date",
                    _("Of a month or a year, its first day: see date_precision."),
                    Type.DATE,
                    required=False,
                ),
                Field("end_date", _("Only if it lasted longer."), Type.DATE, required=False),
                Field("date_precision", _("How much of the date is known."), choices=DatePrecision),
                flag("date_inferred", _("Part of the date is stated nowhere.")),
                Field("date_note", _("What is inferred, from which evidence.")),
                Field("format", _("How people met."), choices=ConferenceFormat),
                Field("access", _("Who could come."), choices=Access),
                Field(
                    "attribution_rule", _("Whether names may be given."), choices=AttributionRule
                ),
                Field("attribution_note", _("Where the rule is stated, or why it is assumed.")),
                Field("place", _("Place.")),
                Field("languages", _("BCP 47 tags, separated by a comma and a space.")),
                Field("summary", _("In the editors’ words.")),
                POSITIONS_COUNT,
                UPDATED,
            ],
            ("slug",),
            _conference,
            facets=("series", "format", "access", "attribution_rule"),
            label="title",
        ),
        Table(
            "hosts",
            _("Hosts"),
            _("Which institution hosted which conference, in which role."),
            [
                CONFERENCE,
                SEQ,
                INSTITUTION,
                Field("role", _("Role."), choices=HostRole),
                Field("stated_as", _("The name in the document’s own spelling.")),
            ],
            ("conference", "institution", "role"),
            _hosts,
            facets=("role", "institution"),
        ),
        Table(
            "appearances",
            _("Appearances"),
            _("Who was at which conference, in the post stated there."),
            [
                CONFERENCE,
                SEQ,
                PARTICIPANT,
                ROLE,
                Field("stated_as", _("Post and institution, verbatim.")),
                Field("capacity", _("For whom the participant spoke."), choices=Capacity),
            ],
            ("conference", "participant", "role"),
            _appearances,
            facets=("role", "capacity", "conference"),
        ),
        Table(
            "appearance_institutions",
            _("Institutions of appearances"),
            _("The institutions named in a stated post; two are possible."),
            [CONFERENCE, PARTICIPANT, ROLE, INSTITUTION],
            ("conference", "participant", "role", "institution"),
            _appearance_institutions,
            joint=(("conference", "participant", "role"), "appearances"),
            facets=("institution",),
        ),
        Table(
            "conference_topics",
            _("Topics of conferences"),
            _("What a conference as a whole was about."),
            [CONFERENCE, TOPIC],
            ("conference", "topic"),
            _topics,
            facets=("topic",),
        ),
        Table(
            "conference_documents",
            _("Documents of conferences"),
            _("The texts through which a conference is known; one text may be about several."),
            [CONFERENCE, SEQ, link("document", "documents", _("Slug of the document."))],
            ("conference", "document"),
            _documents,
        ),
    ],
)
