"""Records made of entries: each once, whatever it needs before it, and its parts behind it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState, DatePrecision, ParticipantKind, TextExtent
from dialogues.editorial.changing import change
from dialogues.editorial.coding import cut_into_sentences, name_of_voice
from dialogues.editorial.coding.sentences import sentences_over, settle
from dialogues.editorial.entering.entry import Entry, Reference
from dialogues.editorial.entering.kinds import Children, Column, Many, One, Parts
from dialogues.editorial.entering.parts import Row, put_rows
from dialogues.editorial.entering.reading import Reading
from dialogues.editorial.history import By, stamp
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Participant,
    Position,
    Quotation,
)


class Skipped(Exception):
    """Not made, because something it needs is at fault; that has been told."""


@dataclass(frozen=True)
class Around:
    """Among whose positions, documents and voices an entry stands."""

    conference: Conference | None = None
    document: Document | None = None


class Making:
    """One request on its way into the records, in one transaction."""

    def __init__(self, reading: Reading, *, by: By, comment: str) -> None:
        self.reading, self.by, self.comment = reading, by, comment
        self.made: list[Any] = []
        self.late: list[tuple[Any, Entry, Parts, Around]] = []
        self.positions: list[Position] = []

    def make(self, entry: Entry, around: Around) -> Any:
        """The record of this entry; raises ``Skipped``."""
        if entry.record is not None:
            return entry.record
        if entry.is_begun:
            self.reading.fault(entry.path, _("This entry needs itself to be there before it."))
        if entry.is_begun or entry.is_faulty:
            raise Skipped
        entry.is_begun = True
        record = entry.form.model()
        with self._told(entry):
            self.fill(record, entry, around)
            _save_new(record, by=self.by)
        entry.record = record
        self.made.append(record)
        self.complete(record, entry, around)
        return record

    def record_of(self, reference: Reference, around: Around) -> Any:
        """What is referred to, made now if it is new; raises ``Skipped``."""
        if reference.record is None and reference.is_anonymous:
            reference.record = self._voice(reference, around)
        elif reference.record is None and reference.new is not None:
            reference.record = self.make(reference.new, around)
        elif reference.record is None:
            raise Skipped
        return reference.record

    def fill(self, record: Any, entry: Entry, around: Around) -> None:
        """Columns and single references, as given; what depends on them follows."""
        for field in entry.form.of(Column, One):
            if field.name in entry.values:
                value = entry.values[field.name]
                if isinstance(value, Reference):
                    value = self.record_of(value, around)
                setattr(record, field.attribute, value)
            elif isinstance(field, One) and field.around and record._state.adding:
                _take_from_around(record, field.name, around)
        follow(record, entry.given)

    def complete(self, record: Any, entry: Entry, around: Around) -> None:
        """What refers to the record itself: lists, parts, records made with it."""
        if isinstance(record, Conference):
            around = replace(around, conference=record)
        if isinstance(record, Position):
            around = replace(around, conference=record.conference)
        self.put_lists(record, entry, around)
        if isinstance(record, Document):
            around = self._within(record, around)
        for field in entry.form.of(Parts):
            if field.name in entry.values and not field.last:
                self.put_parts(record, entry, field, around)
            elif field.name in entry.values:
                self.late.append((record, entry, field, around))
        if isinstance(record, Position):
            self.positions.append(record)
        for field in entry.form.of(Children):
            for child in entry.values.get(field.name, ()):
                self._child(child, around)

    def put_lists(self, record: Any, entry: Entry, around: Around) -> None:
        for field in entry.form.of(Many):
            if field.name in entry.values:
                rows = self.records_of(entry.values[field.name], around)
                getattr(record, field.attribute).set(rows)

    def put_parts(self, record: Any, entry: Entry, field: Parts, around: Around) -> None:
        rows = []
        for one in entry.values[field.name]:
            try:
                rows.append(self._row(record, one, around))
            except Skipped:
                continue
        put_rows(record, field, rows, self.reading)

    def records_of(self, references: list[Reference | None], around: Around) -> list[Any]:
        found = []
        for reference in references:
            try:
                found += [self.record_of(reference, around)] if reference is not None else []
            except Skipped:
                continue
        return found

    def prepare(self, entry: Entry, around: Around) -> None:
        """Make everything new that a stored record is going to refer to."""
        for field in entry.form.of(One, Many, Parts):
            value = entry.values.get(field.name)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Entry):
                    self.prepare(one, around)
                elif isinstance(one, Reference):
                    self.records_of([one], around)

    def finish(self) -> None:
        """What could only be written when all was there."""
        for record, entry, field, around in self.late:
            self.put_parts(record, entry, field, around)
        for position in self.positions:
            settle_sentences(position, spans_of(position), by=self.by)

    @contextmanager
    def _told(self, entry: Entry) -> Iterator[None]:
        try:
            yield
        except ValidationError as error:
            self.reading.tell(entry, error)
            entry.is_faulty = True
            raise Skipped from None
        except Skipped:
            entry.is_faulty = True
            raise

    def _row(self, record: Any, entry: Entry, around: Around) -> Row:
        if entry.is_faulty:
            raise Skipped
        row = entry.form.model()
        self.fill(row, entry, around)
        if isinstance(row, Quotation):
            _place(row, entry, record)
        lists = {
            field.attribute: self.records_of(entry.values.get(field.name, []), around)
            for field in entry.form.of(Many)
        }
        return Row(row, lists, entry)

    def _child(self, child: Entry | Reference | None, around: Around) -> None:
        """A record of its own within this one; a stored document is linked to the conference."""
        try:
            if isinstance(child, Entry):
                self.make(child, around)
            elif child is not None and child.key is None:
                self.record_of(child, around)
            elif child is not None and child.record is not None and around.conference is not None:
                conference = around.conference
                change(
                    child.record,
                    lambda fresh: fresh.conferences.add(conference),
                    by=self.by,
                    comment=self.comment,
                )
        except Skipped:
            return

    def _within(self, document: Document, around: Around) -> Around:
        """A document belongs to the conference that it is entered with."""
        if around.conference is not None:
            document.conferences.add(around.conference)
        if document.text:
            cut_into_sentences(document)
        about = list(document.conferences.all()[:2])
        only = about[0] if len(about) == 1 else None
        return Around(around.conference or only, document)

    def _voice(self, reference: Reference, around: Around) -> Participant:
        if around.conference is None:
            told = _("An anonymous voice belongs to a conference; name it.")
            self.reading.fault(reference.path, told)
            raise Skipped
        voice = Participant(
            name=name_of_voice(around.conference),
            kind=ParticipantKind.ANONYMOUS,
            conference=around.conference,
        )
        _save_new(voice, by=self.by)
        self.made.append(voice)
        return voice


def follow(record: Any, given: Collection[str]) -> None:
    """What nobody has to say, because it follows from what is said."""
    if isinstance(record, Conference) and "date_precision" not in given:
        record.date_precision = _precision(record.start_date, record.date_precision)
    if isinstance(record, Document) and "published_precision" not in given:
        record.published_precision = _precision(record.published_date, record.published_precision)
    if isinstance(record, Document) and "extent" not in given:
        if not record.text:
            record.extent = TextExtent.NONE
        elif record.extent == TextExtent.NONE:
            record.extent = TextExtent.FULL


def _precision(date: Any, precision: str) -> str:
    if date is None:
        return DatePrecision.UNKNOWN
    return DatePrecision.DAY if precision == DatePrecision.UNKNOWN else precision


def spans_of(position: Position) -> list[tuple[int, int]]:
    rows = position.quotations.filter(state=AnchorState.VERIFIED)
    return list(rows.values_list("start", "end"))


def settle_sentences(position: Position, spans: list[tuple[int, int]], *, by: By) -> None:
    """The decisions on the sentences follow from the positions whose words stand in them."""
    if position.document is not None and spans:
        settle(sentences_over(position.document, spans), by=by)


def unfilled(record: Any) -> list[str]:
    """What nobody enters is nobody's fault."""
    return [field.name for field in record._meta.concrete_fields if not field.editable]


def _save_new(record: Any, *, by: By) -> None:
    if hasattr(record, "derive"):
        record.derive()  # the constraints look at derived columns too
    record.full_clean(exclude=unfilled(record))
    if isinstance(record, EditorialRecord):
        stamp(record, by=by)
    record.save()


def _take_from_around(record: Any, name: str, around: Around) -> None:
    if isinstance(record, Participant) and record.kind != ParticipantKind.ANONYMOUS:
        return
    if getattr(around, name, None) is not None:
        setattr(record, name, getattr(around, name))


def _place(quotation: Quotation, entry: Entry, position: Position) -> None:
    """Anchored where its words were found; else unverified, as they were given."""
    quotation.unplace()
    if entry.anchor is not None:
        quotation.place(entry.anchor)
    if "language" not in entry.values and position.document is not None:
        quotation.language = position.document.language
