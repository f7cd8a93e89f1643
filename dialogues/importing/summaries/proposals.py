"""What a text states, each name with the records it may mean: what the editor is asked to accept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dialogues.choices import ParticipantKind
from dialogues.editorial.matching import Names, NearMatch
from dialogues.importing.summaries.known import (
    Known,
    known_conferences,
    known_documents,
    publisher_at,
)
from dialogues.importing.summaries.reading import Reading
from dialogues.models import Institution, Participant, Series
from dialogues.text.folding import fold
from dialogues.text.spans import Span
from dialogues.text.summaries import (
    Event,
    Found,
    FoundInstitution,
    FoundPerson,
    Summary,
    read_summary,
)
from dialogues.text.summaries.dates import iso_date
from dialogues.text.summaries.vocabulary.institutions import kind_of

#: Small words that count for nothing in an acronym.
SMALL = frozenset(
    ["of", "for", "and", "the", "on", "in", "at", "de", "la", "и", "по", "в", "на", "для"]
)


@dataclass(frozen=True)
class NamedInstitution:
    """One institution of the text, however often it is named, and the records it may be."""

    key: str
    found: FoundInstitution
    spans: tuple[Span, ...]
    matches: tuple[NearMatch, ...]
    kind: str

    @property
    def exact(self) -> Any:
        return exact(self.matches)


@dataclass(frozen=True)
class NamedPerson:
    found: FoundPerson
    matches: tuple[NearMatch, ...]
    institutions: tuple[str, ...]

    @property
    def exact(self) -> Any:
        return exact(self.matches)


@dataclass(frozen=True)
class ProposedEvent:
    event: Event
    hosts: tuple[tuple[str, str, str], ...]
    people: tuple[NamedPerson, ...]
    series: tuple[NearMatch, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Proposal:
    """Everything that one text proposes; ``hosts`` of events are key, role, name as stated."""

    summary: Summary
    institutions: tuple[NamedInstitution, ...]
    authors: tuple[NamedPerson, ...]
    events: tuple[ProposedEvent, ...]
    known: tuple[Known, ...]
    publisher: Institution | None


def exact(matches: Iterable[NearMatch]) -> Any:
    """The one record that has this very name; none where two have it."""
    found = [match.record for match in matches if match.is_exact]
    return found[0] if len(found) == 1 else None


def propose(reading: Reading) -> Proposal:
    """Read the text and match what it names; changes nothing."""
    summary = _read(reading)
    register = _Register()
    for named in _all_institutions(summary):
        register.add(named)
    institutions = register.rows()
    keys = {span: row.key for row in institutions for span in row.spans}
    people = Names(Participant, kind=ParticipantKind.PERSON)
    documents = known_documents(reading.text, reading.address)
    stored = {row.key: row.exact.pk for row in institutions if row.exact}
    events = tuple(
        _event(event, reading.text, keys, people, stored, documents) for event in summary.events
    )
    authors = tuple(_person(one, keys, people) for one in summary.authors)
    return Proposal(
        summary, institutions, authors, events, tuple(documents), publisher_at(reading.address)
    )


def _read(reading: Reading) -> Summary:
    """What the text states; title, language and day of publication as its source gives them."""
    summary = read_summary(
        reading.text,
        language=reading.language if reading.language in ("en", "ru", "ja") else "",
        headings=reading.headings,
        title=_titled(reading),
        published=iso_date(reading.published),
    )
    if reading.author and not summary.authors:
        author = FoundPerson(reading.author[:300], Span(0, 0))
        summary = replace(summary, authors=(author,))
    return summary


def _titled(reading: Reading) -> Found | None:
    """The source’s own title, where the text has it; a file’s inner title may be an old one."""
    place = reading.text.find(reading.title) if reading.title else -1
    if place < 0:
        return None
    return Found(reading.title[:500], (Span(place, place + len(reading.title)),))


def _event(
    event: Event,
    text: str,
    keys: dict[Span, str],
    people: Names,
    stored: dict[str, int],
    documents: list[Known],
) -> ProposedEvent:
    hosts = tuple(
        (keys[host.institution.span], host.role, host.institution.span.of(text))
        for host in event.hosts
    )
    held = {stored[key] for key, _role, _stated in hosts if key in stored}
    series = Names(Series).near(event.series.value) if event.series else []
    return ProposedEvent(
        event,
        hosts,
        tuple(_person(one, keys, people) for one in event.people),
        tuple(series),
        tuple(known_conferences(event, text, held, documents)),
    )


def _person(found: FoundPerson, keys: dict[Span, str], people: Names) -> NamedPerson:
    named = dict.fromkeys(keys[one.span] for one in found.institutions if one.span in keys)
    return NamedPerson(found, tuple(people.near(found.name)), tuple(named))


def _all_institutions(summary: Summary) -> Iterable[FoundInstitution]:
    """Hosts first: their names are the fullest."""
    for event in summary.events:
        yield from (host.institution for host in event.hosts)
    for event in summary.events:
        for person in event.people:
            yield from person.institutions
    for author in summary.authors:
        yield from author.institutions


class _Register:
    """The institutions of one text, each once: by its name, or by an acronym of a name in the text."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[FoundInstitution, list[Span]]] = {}

    def add(self, named: FoundInstitution) -> None:
        key = self._key(named)
        first, spans = self.found.setdefault(key, (named, []))
        spans.append(named.span)
        acronym = first.acronym or named.acronym
        if not acronym and fold(named.name) != fold(first.name) and named.name.isupper():
            acronym = named.name
        self.found[key] = (replace(first, acronym=acronym), spans)

    def _key(self, named: FoundInstitution) -> str:
        own = fold(named.name)
        for key, (known, _spans) in self.found.items():
            if own == key or own == fold(known.acronym or "–"):
                return key
            if named.name.isupper() and own == _initials(known.name):
                return key
        return own

    def rows(self) -> tuple[NamedInstitution, ...]:
        names = Names(Institution)
        return tuple(
            NamedInstitution(
                str(place),
                found,
                tuple(dict.fromkeys(spans)),
                _matches(names, found),
                kind_of(found.name),
            )
            for place, (found, spans) in enumerate(self.found.values())
        )


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word.lower() not in SMALL]
    return fold("".join(word[0] for word in words))


def _matches(names: Names, found: FoundInstitution) -> tuple[NearMatch, ...]:
    """Records of that name; an acronym in the text is looked for too where the name finds none."""
    matches = names.near(found.name)
    if found.acronym and exact(matches) is None:
        known = {match.record.pk for match in matches}
        matches += [one for one in names.near(found.acronym, limit=2) if one.record.pk not in known]
    return tuple(matches)
