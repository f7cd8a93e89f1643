"""Writes the demonstration set, all of it or nothing, in batches of rows."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dialogues.analysis.stances import POLARITY
from dialogues.choices import AppearanceRole, DocumentKind, ParticipantKind, RelationKind
from dialogues.editorial import indexing, public_changes
from dialogues.importing import statistics
from dialogues.importing.demo import records, vocabulary
from dialogues.importing.demo.choosing import LANGUAGES, VISIBILITIES, Chance, Zipf
from dialogues.importing.demo.positions import Cast, Coded, Thing, coded, is_group
from dialogues.models import (
    Addressed,
    Appearance,
    Conference,
    Country,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    PositionRelation,
    Topic,
)
from dialogues.models.derived import Derived

BATCH = 500
PREFIX = "demo-"
TOPICS = 420
#: Positions to a conference and to a participant, as in a grown database.
PER_CONFERENCE, PER_PARTICIPANT, PER_INSTITUTION = 25, 20, 60
#: How far back a position can answer another on its topic.
REMEMBERED = 6
Report = Callable[[str], None]


class DemoExists(Exception):
    """There is a demonstration set already; nothing was written."""


def make(number: int, *, seed: int = 1, report: Report = lambda line: None) -> int:
    """Write ``number`` positions with all they need; returns how many records that are in all.

    No history is written. Raises ``DemoExists`` where there is such a set already.
    """
    if Conference.objects.filter(slug__startswith=PREFIX).exists():
        raise DemoExists(_("There is a demonstration set in this database already."))
    with transaction.atomic():
        return _Maker(number, Chance(seed), report).make()


class _Maker:
    def __init__(self, number: int, chance: Chance, report: Report) -> None:
        self.number, self.chance, self.report = number, chance, report
        self.countries = list(Country.objects.filter(code__in=vocabulary.COUNTRIES))
        self.keys: list[tuple[str, int]] = []
        self.languages: set[str] = set()
        self.latest: dict[int, deque[Position]] = {}

    def make(self) -> int:
        if not self.countries:
            raise ValueError(_("Load the countries first, with manage.py load_seeds."))
        things = self._topics()
        institutions = self._write(
            records.institutions(self._of(PER_INSTITUTION), self.chance, self.countries)
        )
        people = self._participants()
        conferences = self._conferences(institutions)
        self._appearances(conferences, people, institutions)
        self._positions(conferences, things, people, institutions)
        self.report(_("Indexing for search"))
        indexing.write(self.keys)
        statistics.refresh()
        public_changes.settle()
        return len(self.keys)

    def _of(self, each: int) -> int:
        return max(3, self.number // each)

    def _topics(self) -> list[Thing]:
        """Level after level, because a topic needs the key of the one above it."""
        made = list(records.topics(min(TOPICS, self.number)))
        for level in (_is_top, _is_middle, _is_leaf):
            self._write(topic for topic, _name in made if level(topic))
        self._write(label for topic, name in made for label in records.labels(topic, name))
        things = [Thing(topic, name) for topic, name in made]
        self.chance.shuffle(things)
        return things

    def _participants(self) -> list[Participant]:
        made = list(records.participants(self._of(PER_PARTICIPANT), self.chance, self.countries))
        people = self._write(person for person, _names in made)
        self._write(name for _person, names in made for name in names)
        return people

    def _conferences(self, institutions: list[Institution]) -> list[Conference]:
        number = self._of(PER_CONFERENCE)
        runs = self._write(records.series(max(2, number // 12)))
        conferences = self._write(records.conferences(number, self.chance, runs))
        hosts = Zipf(institutions, self.chance, 0.7)
        self._write(
            Host(conference=conference, institution=host, order=order)
            for conference in conferences
            for order, host in enumerate(_different(hosts, self.chance.randint(1, 2)))
        )
        return conferences

    def _appearances(
        self,
        conferences: list[Conference],
        people: list[Participant],
        institutions: list[Institution],
    ) -> None:
        persons = Zipf([one for one in people if not is_group(one)], self.chance, 0.6)
        made = [
            (self._appearance(conference, person, order), self.chance.choice(institutions))
            for conference in conferences
            for order, person in enumerate(_different(persons, self.chance.randint(4, 14)))
        ]
        for row, institution in made:
            row.stated_as = f"{self.chance.choice(vocabulary.POSTS)}, {institution.name}"
        self._write(row for row, _institution in made)
        through: Any = Appearance.institutions.through
        self._write(
            through(appearance_id=row.pk, institution_id=institution.pk)
            for row, institution in made
        )

    def _appearance(self, conference: Conference, person: Participant, order: int) -> Appearance:
        role = AppearanceRole.CHAIR if order == 0 else AppearanceRole.SPEAKER
        return Appearance(conference=conference, participant=person, role=role, order=order)

    def _positions(
        self,
        conferences: list[Conference],
        things: list[Thing],
        people: list[Participant],
        institutions: list[Institution],
    ) -> None:
        topics, holders = Zipf(things, self.chance), Zipf(people, self.chance, 0.8)
        groups = Zipf([one for one in people if is_group(one)] or people[:1], self.chance)
        left = self.number
        for done, conference in enumerate(conferences, start=1):
            share = left if done == len(conferences) else left // (len(conferences) - done + 1)
            left -= share
            voice, nobody = self._write(_voices(conference))
            cast = Cast(self.chance, topics, holders, groups, voice, nobody, self.countries)
            document = self._document(conference, self.chance.choice(institutions))
            self._write_coded(conference, coded(conference, document, cast, share))
            if done % 40 == 0:
                self.report(
                    _("%(done)s of %(all)s texts") % {"done": done, "all": len(conferences)}
                )

    def _document(self, conference: Conference, publisher: Institution) -> Document:
        some = self.chance.of(LANGUAGES)
        language = next((one for one in LANGUAGES if one not in self.languages), some)
        self.languages.add(language)
        return Document(
            title=f"Summary of {conference.title}",
            kind=DocumentKind.SUMMARY,
            publisher=publisher,
            language=language,
            visibility=self.chance.of(VISIBILITIES),
            rights=vocabulary.DESCRIPTION,
            published_date=conference.start_date,
            published_precision=conference.date_precision,
            status=conference.status,
            published_at=conference.published_at,
        )

    def _write_coded(self, conference: Conference, found: Coded) -> None:
        self._write([found.document])
        found.document.conferences.through.objects.create(
            document_id=found.document.pk, conference_id=conference.pk
        )
        self._write(found.sentences)
        positions = self._write(found.positions)
        self._write(found.attributions)
        self._write(found.quotations)
        links: Any = Position.topics.through
        self._write(
            links(position_id=position.pk, topic_id=topic.pk)
            for position, topics in zip(positions, found.topics, strict=True)
            for topic in topics
        )
        about: Any = Position.about.through
        self._write(
            about(position_id=position.pk, country_id=country.pk)
            for position, countries in zip(positions, found.about, strict=True)
            for country in countries
        )
        self._write(self._relations(positions, found.topics))

    def _relations(
        self, positions: list[Position], topics: list[list[Topic]]
    ) -> Iterator[PositionRelation]:
        for position, on in zip(positions, topics, strict=True):
            earlier = self.latest.setdefault(on[0].pk, deque(maxlen=REMEMBERED))
            if earlier and self.chance.happens(12):
                yield _relation(position, self.chance.choice(list(earlier)))
            earlier.append(position)

    def _write(self, rows: Iterable[Any]) -> list[Any]:
        """As ``save()`` would, but for history and index; the index is written at the end."""
        rows = list(rows)
        if not rows:
            return rows
        model = type(rows[0])
        taken = model._base_manager.count() if isinstance(rows[0], Addressed) else 0
        for place, row in enumerate(rows, start=1):
            if isinstance(row, Addressed):
                row.slug = f"{PREFIX}{model._meta.model_name}-{taken + place}"
            if isinstance(row, Derived):
                row.derive()
        model._base_manager.bulk_create(rows, batch_size=BATCH)
        if model in indexing.KINDS.values():
            self.keys += [(str(model._meta.model_name), row.pk) for row in rows]
        return rows


def _relation(position: Position, earlier: Position) -> PositionRelation:
    """Opposite stances oppose each other, like ones agree, the rest answers."""
    product = POLARITY[position.stance] * POLARITY[earlier.stance]
    kind = {1: RelationKind.AGREES, -1: RelationKind.OPPOSES, 0: RelationKind.RESPONDS}[product]
    return PositionRelation(source=position, target=earlier, kind=kind)


def _voices(conference: Conference) -> list[Participant]:
    """The author of the conference's text, and an anonymous voice heard there."""
    shared = {"description": vocabulary.DESCRIPTION, "status": "published"}
    author = Participant(
        name=f"Author of “Summary of {conference.title}”", kind=ParticipantKind.AUTHOR, **shared
    )
    nobody = Participant(
        name=f"One of the participants of {conference.title}",
        kind=ParticipantKind.ANONYMOUS,
        conference=conference,
        **shared,
    )
    for one in (author, nobody):
        one.published_at = records.published()["published_at"]
    return [author, nobody]


def _different(source: Zipf, number: int) -> list[Any]:
    return list(dict.fromkeys(source.one() for _ in range(number)))


def _is_top(topic: Topic) -> bool:
    return topic.parent is None


def _is_middle(topic: Topic) -> bool:
    return topic.parent is not None and topic.parent.parent is None


def _is_leaf(topic: Topic) -> bool:
    return topic.parent is not None and topic.parent.parent is not None
