"""Making the drafts of one summary in one transaction and one revision."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.choices import NameKind
from dialogues.editorial.coding import cut_into_sentences
from dialogues.editorial.history import By, revision, stamp
from dialogues.editorial.indexing import batched
from dialogues.editorial.new_summary.accepted import (
    AcceptedConference,
    AcceptedHost,
    AcceptedPerson,
    AcceptedSummary,
    NamedRecord,
)
from dialogues.models import (
    Appearance,
    Authorship,
    Document,
    EditorialRecord,
    Host,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Series,
)
from dialogues.text.folding import fold
from dialogues.text.summaries.languages import language_of


def create_drafts(summary: AcceptedSummary, *, by: By) -> Document:
    """Save the document with its sentences, the conferences, and whoever is new, as drafts.

    The same new name met twice becomes one record. Raises ``ValidationError``; then nothing is
    written. The text is stored as it is, character for character.
    """
    with batched(), revision(by=by, comment=_("Entered as a new summary")):
        return _Making(summary, by).document()


def records_to_make(summary: AcceptedSummary) -> list[type[models.Model]]:
    """The kinds of record that accepting this would add, each once: what one needs rights for."""
    kinds: list[type[models.Model]] = [Document]
    for conference in summary.conferences:
        kinds += [type(conference.record)] if conference.is_new else []
        kinds += [Series] if conference.series and conference.series._state.adding else []
    kinds += [Institution for named in summary.institutions.values() if named.is_new]
    kinds += [Participant for named in _people(summary) if named.is_new]
    return list(dict.fromkeys(kinds))


def _people(summary: AcceptedSummary) -> Iterable[NamedRecord]:
    yield from (author.person for author in summary.authors)
    for conference in summary.conferences:
        yield from (one.person for one in conference.people)


class _Making:
    """One summary on its way into the records."""

    def __init__(self, summary: AcceptedSummary, by: By) -> None:
        self.summary, self.by = summary, by
        self.people: dict[str, Participant] = {}
        self.series: dict[str, Series] = {}
        self.institutions: dict[str, Institution] = {}

    def document(self) -> Document:
        summary, document = self.summary, self.summary.document
        self._make_institutions()
        document.publisher = self.institutions.get(summary.publisher)
        self._save(document)
        document.conferences.set([self._conference(one) for one in summary.conferences])
        written: set[int] = set()
        for author in summary.authors:
            person = self._person(author.person)
            if person.pk not in written:
                part = Authorship(
                    document=document,
                    participant=person,
                    stated_as=author.stated_as,
                    order=len(written),
                )
                _save_part(part)
                written.add(person.pk)
        cut_into_sentences(document)
        return document

    def _make_institutions(self) -> None:
        made: dict[str, Institution] = {}
        for key, named in self.summary.institutions.items():
            if named.is_new:
                name = fold(named.record.name)
                if name not in made:
                    made[name] = self._new(named, InstitutionName, "institution")
                self.institutions[key] = made[name]
            else:
                self.institutions[key] = named.record

    def _person(self, named: NamedRecord) -> Participant:
        if not named.is_new:
            return named.record
        name = fold(named.record.name)
        if name not in self.people:
            self.people[name] = self._new(named, ParticipantName, "participant")
        return self.people[name]

    def _new(self, named: NamedRecord, names: Any, relation: str) -> Any:
        """A new record, with the name in the form of the text where that is another one."""
        record = named.record
        self._save(record)
        if named.stated and fold(named.stated) != fold(record.name):
            text, own = language_of(named.stated).value, language_of(record.name).value
            kind = NameKind.VARIANT if text == own else NameKind.TRANSLATION
            language = text or self.summary.document.language
            part = names(text=named.stated, language=language, kind=kind, **{relation: record})
            _save_part(part)
        return record

    def _conference(self, accepted: AcceptedConference) -> Any:
        conference = accepted.record
        if not accepted.is_new:
            return conference
        conference.series = self._series(accepted.series)
        self._save(conference)
        for order, host in enumerate(_once_a_role(accepted.hosts, self._host_key)):
            institution = self.institutions[host.institution]
            _save_part(
                Host(
                    conference=conference, institution=institution, role=host.role,
                    stated_as=host.stated_as, order=order,
                )
            )  # fmt: skip
        for order, one in enumerate(_once_a_role(accepted.people, self._person_key)):
            self._appearance(conference, one, order)
        return conference

    def _series(self, series: Series | None) -> Series | None:
        if series is None or not series._state.adding:
            return series
        name = fold(series.title)
        if name not in self.series:
            series.full_clean()
            series.save()
            self.series[name] = series
        return self.series[name]

    def _host_key(self, host: AcceptedHost) -> Any:
        return self.institutions[host.institution].pk, host.role

    def _person_key(self, one: AcceptedPerson) -> Any:
        return self._person(one.person).pk, one.role

    def _appearance(self, conference: Any, one: AcceptedPerson, order: int) -> None:
        part = Appearance(
            conference=conference, participant=self._person(one.person), role=one.role,
            stated_as=one.stated_as, order=order,
        )  # fmt: skip
        _save_part(part)
        part.institutions.set({self.institutions[key] for key in one.institutions})

    def _save(self, record: EditorialRecord) -> None:
        record.slug = ""  # type: ignore[attr-defined]  # a form took one that may be gone by now
        record.derive()  # type: ignore[attr-defined]  # the constraints look at derived columns too
        record.full_clean()
        stamp(record, by=self.by)
        record.save()


def _save_part(part: models.Model) -> None:
    part.full_clean()
    part.save()


def _once_a_role(rows: Iterable[Any], key: Any) -> list[Any]:
    """Somebody named twice in one role, in two spellings of one record, is there once."""
    first: dict[Any, Any] = {}
    for row in rows:
        first.setdefault(key(row), row)
    return list(first.values())
