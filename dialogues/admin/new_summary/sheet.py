"""All the forms of one proposal, for the first look and for what was sent back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms import formset_factory
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.admin.new_summary import initial
from dialogues.admin.new_summary.evidence import Evidence
from dialogues.admin.new_summary.forms import (
    AuthorForm,
    ConferenceForm,
    DocumentForm,
    HostForm,
    InstitutionForm,
    PersonForm,
)
from dialogues.admin.new_summary.records import NEW, Option, names_of
from dialogues.importing.summaries.known import Known
from dialogues.importing.summaries.proposals import Proposal, ProposedEvent
from dialogues.importing.summaries.reading import Reading

#: Rows of a kind that one page takes.
MOST_ROWS, MOST_EVENTS = 400, 30
STORED = "stored"
#: Kinds of rows that can be added, with their forms.
INSTITUTIONS, AUTHORS = "institutions", "authors"


def _rows(form: type[forms.Form]) -> Any:
    return formset_factory(form, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


InstitutionRows, AuthorRows = _rows(InstitutionForm), _rows(AuthorForm)
HostRows, PersonRows = _rows(HostForm), _rows(PersonForm)


@dataclass
class EventForms:
    """The conference of one event with its hosts and people."""

    number: int
    form: Any
    hosts: Any
    people: Any
    proposed: ProposedEvent | None

    def parts(self) -> Iterator[Any]:
        yield self.form
        if self.form.is_bound and (not self.form.taken or self.form.stored):
            return
        yield from self.hosts.forms
        yield from self.people.forms


class Sheet:
    def __init__(self, reading: Reading, proposal: Proposal, data: Any = None) -> None:
        self.reading, self.proposal, self.data = reading, proposal, data
        self.evidence = Evidence(reading.text)
        self.institutions = InstitutionRows(
            data,
            prefix=INSTITUTIONS,
            initial=[initial.of_institution(named) for named in proposal.institutions],
            form_kwargs={"names": names_of("institution")},
        )
        self.keys = list(self._keys())
        self.document = self._document()
        self.authors = AuthorRows(
            data,
            prefix=AUTHORS,
            initial=[initial.of_person(named) for named in proposal.authors],
            form_kwargs={"names": self._people},
        )
        self.events = [self._event(number) for number in range(self._event_count())]
        self._tell_evidence()

    @cached_property
    def _people(self) -> Any:
        return names_of("participant")

    @cached_property
    def _series(self) -> Any:
        return names_of("series")

    def _event_count(self) -> int:
        asked = (self.data or {}).get("events", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 4:
            return min(int(asked), MOST_EVENTS)
        return min(len(self.proposal.events), MOST_EVENTS)

    def _keys(self) -> Iterator[tuple[str, str]]:
        """The institutions that hosts and posts can refer to, under the names they now have."""
        for form in self.institutions.forms:
            yield str(form["key"].value() or ""), str(form["name"].value() or "–")

    def _document(self) -> DocumentForm:
        known = self.proposal.publisher
        stored = [(f"{STORED}:{known.pk}", known.name)] if known else []
        first = next((key for key, _name in stored), "")
        for form, named in zip(self.institutions.forms, self.proposal.institutions, strict=False):
            if known and named.exact == known:
                first, stored = str(form["key"].value()), []
        return DocumentForm(
            self.data,
            prefix="document",
            text=self.reading.text,
            publishers=[*stored, *self.keys],
            initial=initial.of_document(self.proposal, self.reading, first),
        )

    def _event(self, number: int) -> EventForms:
        events = self.proposal.events
        proposed = events[number] if number < len(events) else None
        prefix, kwargs = f"event{number}", {"keys": self.keys}
        filled = initial.of_event(proposed, self.reading.text) if proposed else {"existing": NEW}
        hosts = [
            {
                "take": True,
                "institution": key,
                "role": role,
                "stated_as": " ".join(stated.split())[:300],
            }
            for key, role, stated in (proposed.hosts if proposed else ())
        ]
        people = [initial.of_person(named) for named in (proposed.people if proposed else ())]
        form = ConferenceForm(
            self.data, prefix=prefix, initial=filled, series=self._series,
            known=[_known(one) for one in (proposed.known if proposed else ())],
        )  # fmt: skip
        return EventForms(
            number,
            form,
            HostRows(self.data, prefix=f"{prefix}-hosts", initial=hosts, form_kwargs=kwargs),
            PersonRows(
                self.data, prefix=f"{prefix}-people", initial=people,
                form_kwargs={**kwargs, "names": self._people},
            ),
            proposed,
        )  # fmt: skip

    def _tell_evidence(self) -> None:
        summary, quotes = self.proposal.summary, self.evidence.quotes
        title = initial.title_of(self.proposal)
        dated = summary.published.spans if summary.published else ()
        self.document.quotes = {
            "title": quotes(title.spans if title else ()),
            "kind": quotes(summary.kind.spans if summary.kind else ()),
            "published_date": quotes(dated),
        }
        for form, named in zip(self.institutions.forms, self.proposal.institutions, strict=False):
            form.evidence = quotes(named.spans)
        for form, person in zip(self.authors.forms, self.proposal.authors, strict=False):
            form.evidence = quotes([person.found.span])
        for event in self.events:
            if event.proposed:
                self._tell_event(event, event.proposed)

    def _tell_event(self, event: EventForms, proposed: ProposedEvent) -> None:
        found, quotes = proposed.event, self.evidence.quotes
        event.form.quotes = {
            name: quotes(one.spans)
            for name in ("title", "format", "access", "attribution_rule", "place")
            if (one := getattr(found, name))
        }
        event.form.quotes["languages"] = quotes([s for one in found.languages for s in one.spans])
        event.form.quotes["start_date"] = quotes([s for one in found.dates for s in one.spans])
        event.form.quotes["series"] = quotes(found.series.spans if found.series else ())
        event.form.quotes["note"] = quotes(
            [s for one in (found.kind, *found.sessions) if one for s in one.spans]
        )
        event.form.notes = _notes(found)
        for form, person in zip(event.people.forms, proposed.people, strict=False):
            form.evidence = quotes([person.found.span])
        spans = [host.institution.span for host in found.hosts]
        for form, span in zip(event.hosts.forms, spans, strict=False):
            form.evidence = quotes([span])

    def forms(self) -> Iterator[Any]:
        """Everything that has to be sound before anything is written."""
        yield self.document
        for event in self.events:
            yield from event.parts()
        yield from self.authors.forms
        yield from self.institutions.forms

    @property
    def tells_of_several(self) -> bool:
        return len(self.events) > 1

    def is_valid(self) -> bool:
        sets = [self.institutions, self.authors]
        sets += [rows for event in self.events for rows in (event.hosts, event.people)]
        whole = all(rows.management_form.is_valid() for rows in sets)
        return all(form.is_valid() for form in self.forms()) and whole

    def faults(self) -> list[tuple[str, str, str]]:
        """Each fault: the field’s name, what is wrong, and where on the page it stands."""
        told = []
        for form in self.forms():
            for name, errors in form.errors.items():
                field = form[name] if name in form.fields else None
                where = _where(form, str(field.label) if field else _("This part"))
                place = (
                    field.id_for_label or f"id_{form.prefix}-{name}"
                    if field
                    else f"part-{form.prefix}"
                )
                place = f"id_{form.prefix}-{name}" if name in ("record", "existing") else place
                told += [(where, str(error), place) for error in errors]
        return told


def _where(form: Any, field: str) -> str:
    """The field, and of the many names on the page the one that it belongs to."""
    name = str(form["name"].value() or "") if "name" in form.fields else ""
    return f"{field} – {name}" if name else field


def _known(known: Known) -> Option:
    record = known.record
    address = reverse(f"admin:dialogues_{record._meta.model_name}_change", args=[record.pk])
    return Option(str(record.pk), f"{record.title} ({record.date_text})", known.why, address)


def _notes(found: Any) -> dict[str, str]:
    """Remarks beside fields: what a value does not say of itself."""
    notes = {}
    if len(found.dates) > 1:
        notes["start_date"] = _(
            "The text contradicts itself: choose one of these days, or leave it empty."
        )
    elif found.dates and found.dates[0].start is None:
        notes["start_date"] = _(
            "The text names no year, so there is no date yet. If you know the year from elsewhere, "
            "enter the date, tick “partly inferred” and say from what."
        )
    if found.access and found.access.note:
        notes["access"] = found.access.note
    return notes
