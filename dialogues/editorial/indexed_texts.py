"""Which texts of a record search looks in: only what the public may read of it.

A record is found by its names, by its own words, and by its context: a position also by every name
of its holders and topics and by its conference's title, a conference by its hosts, people and
topics, a document by its authors and publisher.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Prefetch

from dialogues.choices import ParticipantKind
from dialogues.models import (
    Authorship,
    Conference,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    Topic,
)


class Texts(NamedTuple):
    """What is indexed of a record: its names a line each, its own words, names a line each."""

    title: str
    body: str
    context: str = ""

    @property
    def printed(self) -> str:
        return _joined(self.body, self.context)


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _published(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.is_published]


def _lines(texts: Iterable[str]) -> str:
    """Each text once, in a line of its own."""
    return _joined(*dict.fromkeys(texts))


def _conference(record: Conference) -> Texts:
    hosts = [host for host in record.hosts.all() if host.institution.is_published]
    institutions = [
        text
        for host in hosts
        for text in (host.stated_as, host.institution.acronym, *_called(host.institution))
    ]
    people = [
        text
        for appearance in record.appearances.nameable().prefetch_related(PEOPLE)
        for text in (appearance.stated_as, *_called(appearance.participant))
    ]
    context = _lines([*institutions, *people, *_topic_names(record)])
    return Texts(record.title, _joined(record.summary, record.place), context)


def _document(record: Document) -> Texts:
    authors = [
        row.participant.name for row in record.authorships.all() if row.participant.is_published
    ]
    publisher = record.publisher.name if record.publisher and record.publisher.is_published else ""
    return Texts(record.title, record.public_text, _lines([publisher, *authors]))


def _institution(record: Institution) -> Texts:
    own, *others = _called(record)
    return Texts(_joined(own, record.acronym, *others), record.description)


def _participant(record: Participant) -> Texts:
    return Texts(_joined(*_called(record)), record.description)


def _topic(record: Topic) -> Texts:
    return Texts(_joined(record.name, *_labels(record)), record.scope_note)


def _position(record: Position) -> Texts:
    quoted = [
        text
        for quotation in record.quotations.published()
        for text in (quotation.exact, quotation.translation)
    ]
    attributions = record.attributions.published().prefetch_related(PEOPLE)
    attributed = [row.public_words for row in attributions]
    holders = [text for row in attributions for text in _names_of(row.participant)]
    context = _lines([*holders, *_topic_names(record), record.conference.title])
    return Texts(record.statement, _joined(*quoted, *dict.fromkeys(attributed)), context)


def _names_of(participant: Participant) -> list[str]:
    """A text's own voice is called after its title, which says nothing about the position."""
    return [] if participant.kind == ParticipantKind.AUTHOR else _called(participant)


def _called(record: Participant | Institution) -> list[str]:
    return [record.name, *(name.text for name in record.names.all())]


def _topic_names(record: Conference | Position) -> list[str]:
    topics = _published(record.topics.all())
    return [text for topic in topics for text in (topic.name, *_labels(topic))]


def _labels(topic: Topic) -> list[str]:
    return [label.text for label in topic.labels.all()]


TEXTS: dict[str, Callable[[Any], Texts]] = {
    "conference": _conference,
    "document": _document,
    "institution": _institution,
    "participant": _participant,
    "topic": _topic,
    "position": _position,
}
#: By joins, where there can be many: SQLite takes no expression of more than a thousand parts.
HOSTS = Prefetch("hosts", Host.objects.select_related("institution"))
CONFERENCE = Prefetch("conference", Conference.objects.only("title"))
DOCUMENT = Prefetch("document", Document.objects.only("visibility"))
PEOPLE = Prefetch("participant", Participant.objects.prefetch_related("names"))
AUTHORSHIPS = Prefetch("authorships", Authorship.objects.select_related("participant"))
PREFETCHES: dict[str, list[Any]] = {
    "conference": [HOSTS, "hosts__institution__names", "topics__labels"],
    "document": [AUTHORSHIPS, "publisher"],
    "institution": ["names"],
    "participant": ["names"],
    "topic": ["labels"],
    "position": [CONFERENCE, DOCUMENT, "topics__labels"],
}
