"""References made of records. Loaded for a reader, so that nothing of them is private."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import override

from dialogues.choices import AttributionRole, DatePrecision, HostRole, Layer, ParticipantKind
from dialogues.exporting.citations import cautions
from dialogues.exporting.citations.reference import (
    Event,
    Kind,
    Name,
    Record,
    Reference,
    Source,
    When,
)
from dialogues.models import (
    Authorship,
    Conference,
    Document,
    EditorialRecord,
    Host,
    Institution,
    Participant,
    Position,
)

#: Citations are written in English, whatever the language of the page.
LANGUAGE = "en"
ORGANISERS = (HostRole.HOST, HostRole.CO_HOST)


@dataclass(frozen=True)
class Site:
    """The database that is cited, and how an address of it is made of a record."""

    name: str
    accessed: datetime.date
    address: Callable[[EditorialRecord], str]
    cited: Callable[[EditorialRecord], str]


def references(records: Sequence[Any], site: Site, *, preview: bool = False) -> list[Reference]:
    """Of positions, documents or conferences, all of one noun, loaded by ``for_list``."""
    rows = list(records)
    if not rows:
        return []
    _load(rows, preview=preview)
    make = MAKERS[type(rows[0])]
    with override(LANGUAGE):
        return [make(row, site) for row in rows]


def of_position(position: Position, site: Site) -> Reference:
    holders = held_by(position)
    return Reference(
        record=_record(Kind.POSITION, position, str(position.pk), site),
        title=f"{holders}: {position.statement} [paraphrase]",
        source=source_of(position.document) if position.document else None,
        event=event_of(position.conference),
        holders=holders,
        statement=position.statement,
        words=tuple(quotation.exact for quotation in position.quotations.all()),
        keywords=tuple(topic.name for topic in position.topics.all()),
        cautions=tuple(cautions.of_position(position)),
    )


def of_document(document: Document, site: Site) -> Reference:
    return Reference(
        record=_record(Kind.DOCUMENT, document, document.slug, site),
        title=document.title,
        source=source_of(document),
        cautions=tuple(cautions.of_document(document)),
    )


def of_conference(conference: Conference, site: Site) -> Reference:
    return Reference(
        record=_record(Kind.CONFERENCE, conference, conference.slug, site),
        title=conference.title,
        event=event_of(conference),
        keywords=tuple(topic.name for topic in conference.topics.all()),
        cautions=tuple(cautions.of_conference(conference)),
    )


MAKERS: dict[type, Callable[[Any, Site], Reference]] = {
    Position: of_position,
    Document: of_document,
    Conference: of_conference,
}


def held_by(position: Position) -> str:
    """“Russian experts and Japanese experts”, or why nobody is named."""
    if position.layer == Layer.AUTHOR:
        return "Author’s own voice"
    named = [
        attribution.participant.name
        for attribution in position.attributions.all()
        if attribution.role == AttributionRole.HOLDER
    ]
    if position.unattributed or not named:
        return "Unattributed"
    return " and ".join([*filter(None, [", ".join(named[:-1])]), named[-1]])


def source_of(document: Document) -> Source:
    return Source(
        title=document.title,
        kind=str(document.get_kind_display()),
        authors=tuple(name_of(row.participant) for row in document.authorships.all()),
        publisher=document.publisher.name if document.publisher else "",
        published=_when(
            document.published_date,
            None,
            document.published_precision,
            inferred=document.published_inferred,
        ),
        url=document.url,
        language=document.language,
        rights=document.rights,
    )


def event_of(conference: Conference) -> Event:
    hosts = [row for row in conference.hosts.all() if row.role in ORGANISERS]
    return Event(
        title=conference.title,
        place=conference.place,
        date=_when(
            conference.start_date,
            conference.end_date,
            conference.date_precision,
            inferred=conference.date_inferred,
        ),
        hosts=tuple(row.institution.name for row in hosts),
    )


def name_of(participant: Participant) -> Name:
    """A person whose sort name says which is the family name; anybody else as a whole."""
    family, comma, given = participant.sort_name.partition(", ")
    if participant.kind == ParticipantKind.PERSON and comma and given and "," not in given:
        return Name(participant.name, family.strip(), given.strip())
    return Name(participant.name)


def _when(
    first: datetime.date | None, last: datetime.date | None, precision: str, *, inferred: bool
) -> When | None:
    if first is None or precision == DatePrecision.UNKNOWN:
        return None
    return When(first, last, precision, inferred)


def _record(kind: Kind, row: EditorialRecord, key: str, site: Site) -> Record:
    return Record(kind, key, site.name, site.address(row), site.cited(row), site.accessed)


def _load(rows: list[Any], *, preview: bool) -> None:
    """What a reference says beyond what a list prints, as far as this reader may see it."""
    institutions = Institution.objects.visible(preview=preview)
    authorships = Authorship.objects.all() if preview else Authorship.objects.published()
    hosts = Host.objects.all() if preview else Host.objects.published()
    if isinstance(rows[0], Position):
        prefetch_related_objects(
            rows,
            Prefetch("document__publisher", institutions),
            Prefetch("document__authorships", authorships.select_related("participant")),
            Prefetch("conference__hosts", hosts.select_related("institution")),
        )
