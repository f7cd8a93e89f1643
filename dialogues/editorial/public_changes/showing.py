"""How a correction may be told today: by its words, or only by what was corrected.

Earlier wording is shown by the rules of today, not by those of its day:

- nothing of it where the record was withdrawn or hidden since, or the publisher keeps it back;
- none where somebody's name is protected: of positions, texts and pages of conferences that name
  nobody, and of anonymous participants;
- no quotation where the rights of a document involved do not let its words be seen, and no
  passage of a text that is not shown whole;
- of what a record refers to, only records that the public can read now; a part that names
  another record (an attribution, an appearance) is left out with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from dialogues.choices import NAMELESS_RULES, ChangeKind, ParticipantKind, TextVisibility
from dialogues.editorial.comparing.compare import Row, compare
from dialogues.editorial.comparing.histories import changed_labels
from dialogues.editorial.comparing.printing import Printer, names_in
from dialogues.editorial.public_changes.recording import NOUNS
from dialogues.editorial.states import State
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Participant,
    Position,
    PublicChange,
)

#: A part of this kind means nothing without the record it names.
NAMED_BY = {
    "hosts": "institution_id",
    "appearances": "participant_id",
    "authorships": "participant_id",
    "attributions": "participant_id",
    "relations_out": "target_id",
}


@dataclass(frozen=True)
class Told:
    """One entry of the log as a reader sees it; ``rows`` are empty where only ``labels`` may be told."""

    change: PublicChange
    labels: list[str]
    rows: Sequence[Row] = ()

    @property
    def keeps_words_back(self) -> bool:
        return bool(self.labels) and not self.rows


def labels_of(change: PublicChange) -> list[str]:
    """The names of the fields that were corrected; asks the database nothing."""
    states = change.states
    return changed_labels(NOUNS[change.noun], *states) if states else []


def told(record: EditorialRecord, changes: Iterable[PublicChange]) -> list[Told]:
    """The entries with their words as far as they may be shown; ``changes`` know if they are closed.

    A fixed number of queries, however many changes there are.
    """
    listed = list(changes)
    reader = _Reader(record, [change for change in listed if _is_open(change)])
    return [Told(change, labels_of(change), reader.rows(change)) for change in listed]


def _is_open(change: Any) -> bool:
    is_told = change.kind == ChangeKind.CORRECTED and change.differences
    return bool(is_told and not change.closed and not change.wording_kept_back)


class _Reader:
    """Reads once what all entries about one record need."""

    def __init__(self, record: EditorialRecord, changes: list[PublicChange]) -> None:
        self.record = record
        self.model = type(record)
        self.frames = _Frames(record, changes)
        open_ones = [change for change in changes if self.frames.let_words_of(change)]
        self.states = {
            change.pk: tuple(self._without_withheld_words(state) for state in change.states or ())
            for change in open_ones
        }
        self.printer = _PublicPrinter(
            self.model, [state for pair in self.states.values() for state in pair]
        )

    def rows(self, change: PublicChange) -> Sequence[Row]:
        if change.pk not in self.states:
            return ()
        then, now = (self._without_unseen_parts(state) for state in self.states[change.pk])
        return compare(self.model, then, now, printer=self.printer).changed

    def _without_withheld_words(self, state: State) -> State:
        columns = dict(state["columns"])
        if isinstance(self.record, Document) and self.record.visibility != TextVisibility.FULL:
            columns.pop("text", None)
        return {**state, "columns": columns}

    def _without_unseen_parts(self, state: State) -> State:
        return {
            **state,
            "lists": {
                name: [pk for pk in pks if self.printer.knows(self._listed(name), pk)]
                for name, pks in state["lists"].items()
            },
            "parts": {
                name: {key: part for key, part in rows.items() if self._is_seen(name, part)}
                for name, rows in state["parts"].items()
            },
        }

    def _listed(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model

    def _is_seen(self, name: str, part: Any) -> bool:
        column = NAMED_BY.get(name)
        if column is None:
            return True
        kind: Any = self.model._meta.get_field(name).related_model
        target = kind._meta.get_field(column.removesuffix("_id")).related_model
        return self.printer.knows(target, part["columns"][column])


class _PublicPrinter(Printer):
    """Names only what the public can read now."""

    def names(self, model: Any, key: str, values: set[Any]) -> dict[Any, str]:
        manager = model._default_manager
        rows = manager.published() if hasattr(manager, "published") else manager.all()
        return names_in(rows, key, values)

    def knows(self, model: Any, pk: Any) -> bool:
        return any(pk in names for (target, _key), names in self._names.items() if target is model)

    def _name(self, model: type[models.Model], key: str, value: Any) -> str:
        return self._names.get((model, key), {}).get(value, "") or _("(not shown here)")


class _Frames:
    """The conferences and documents that entries are about, and what these let be shown."""

    def __init__(self, record: EditorialRecord, changes: list[PublicChange]) -> None:
        self.record = record
        self.conferences = _open_conferences(
            {pk for change in changes for pk in _keys(change, "conference_id")}
            | _conferences_of(record)
        )
        self.documents = _open_documents(
            {pk for change in changes for pk in _keys(change, "document_id")}
        )

    def let_words_of(self, change: PublicChange) -> bool:
        record = self.record
        if isinstance(record, Participant):
            return ParticipantKind.ANONYMOUS not in _kinds(record, change)
        if isinstance(record, Position):
            conferences = {record.conference_id, *_keys(change, "conference_id")}
            documents = _keys(change, "document_id")
            return conferences <= self.conferences and documents <= self.documents
        return _conferences_of(record) <= self.conferences


def _conferences_of(record: Any) -> set[int]:
    """The conferences whose promise of namelessness binds what is told of the record."""
    if isinstance(record, Conference):
        return {record.pk}
    if isinstance(record, Document):
        return set(record.conferences.values_list("pk", flat=True))
    return {record.conference_id} if isinstance(record, Position) else set()


def _kinds(record: Participant, change: PublicChange) -> set[str]:
    return {record.kind, *(state["columns"].get("kind") for state in change.states or ())}


def _keys(change: PublicChange, column: str) -> set[int]:
    found = {state["columns"].get(column) for state in change.states or ()}
    return found - {None}


def _open_conferences(keys: set[int]) -> set[int]:
    rows = Conference.objects.filter(pk__in=keys).exclude(attribution_rule__in=NAMELESS_RULES)
    return set(rows.published().values_list("pk", flat=True)) if keys else set()


def _open_documents(keys: set[int]) -> set[int]:
    rows = Document.objects.filter(pk__in=keys).exclude(visibility=TextVisibility.NOTHING)
    return set(rows.published().values_list("pk", flat=True)) if keys else set()
