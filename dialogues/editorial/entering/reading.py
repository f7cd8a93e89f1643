"""An entry as it was sent, checked against its form: every fault is noted with its place.

Nothing is asked of the database here, and the size of everything is bounded before it is read.
"""

import re
from collections.abc import Collection
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from dialogues.editorial.entering.entry import Entry, Faults, Reference
from dialogues.editorial.entering.forms import FORMS, can_be_inline
from dialogues.editorial.entering.kinds import (
    MOST_IN_A_LIST,
    MOST_RECORDS,
    Children,
    Column,
    Field,
    Form,
    Many,
    One,
    Parts,
)
from dialogues.editorial.entering.values import BadValue, column_value, printed, whole_number
from dialogues.filters.problems import Problem, near_matches, shown
from dialogues.models import Country, Position
from dialogues.models.addressed import LONGEST_SLUG

REF = re.compile(r"[A-Za-z0-9._-]{1,60}")
SLUG = re.compile(rf"[-a-zA-Z0-9_]{{1,{LONGEST_SLUG}}}")
CODE = re.compile(r"[A-Z]{2,4}")
#: Entries within entries: a conference, its document, a position, its holder, whose country …
DEEPEST = 10
MOST_ENTRIES = 5 * MOST_RECORDS
MOST_FAULTS = 100
#: Columns that tell of a record's life; they follow from what is done and by whom.
BOOKKEEPING = frozenset(
    {
        "id", "url", "html_url", "status", "version", "published", "next_version", "open_steps",
        "problems", "withdrawn_reason", "created_at", "created_by", "updated_at", "updated_by",
        "updated", "published_at", "published_by", "number", "sha256", "positions_count",
    }
)  # fmt: skip


class Reading:
    """Reads one request; ``faults`` fill while it goes on."""

    def __init__(self) -> None:
        self.faults: list[Problem] = []
        self.is_malformed = False
        self.refs: dict[str, Entry] = {}
        self.count = 0
        self.records = 0

    def entry(
        self,
        form: Form,
        data: Any,
        path: str = "",
        *,
        partial: bool = False,
        without: Collection[str] = (),
        depth: int = 0,
    ) -> Entry:
        """``partial``: what is not given stays as it is. ``without``: what the place decides."""
        entry = Entry(form, path)
        self._count(form, path)
        if depth > DEEPEST:
            self.fault(path, _("This lies deeper than %(most)s entries.") % {"most": DEEPEST})
        elif not isinstance(data, dict):
            self.fault(path, _("Give an object."))
        else:
            self._fill(entry, data, partial, without, depth)
        entry.is_faulty = any(_is_own(fault.field, entry) for fault in self.faults)
        return entry

    def fault(self, path: str, message: str, allowed: Collection[str] = ()) -> None:
        self.faults.append(Problem(path, message, list(allowed)))
        if len(self.faults) >= MOST_FAULTS:
            self.faults.append(Problem("", _("There are more faults; mend these first.")))
            self.done()

    def require(self, entry: Entry, field: Field) -> None:
        """Note once that the field is missing."""
        path = entry.at(field.name)
        if all(fault.field != path for fault in self.faults):
            self.fault(path, _("This is needed."))

    def tell(self, entry: Entry, error: ValidationError) -> None:
        """A record's own faults, at the places of the entry that they are about."""
        by_field = getattr(error, "error_dict", None)
        messages = error.message_dict if by_field else {NON_FIELD_ERRORS: error.messages}
        for name, told in messages.items():
            for message in told:
                self.fault(entry.at(entry.form.public_name(name)), message)

    def done(self) -> None:
        """Raises ``Faults`` if anything was wrong."""
        if self.faults:
            raise Faults(self.faults, is_malformed=self.is_malformed)

    def _count(self, form: Form, path: str) -> None:
        self.count += 1
        self.records += form.model in FORMS
        if self.records > MOST_RECORDS or self.count > MOST_ENTRIES:
            told = _("One request makes at most %(most)s records, of at most %(parts)s parts.")
            self.fault(path, told % {"most": MOST_RECORDS, "parts": MOST_ENTRIES})
            self.done()

    def _fill(
        self,
        entry: Entry,
        data: dict[str, Any],
        partial: bool,
        without: Collection[str],
        depth: int,
    ) -> None:
        known = [name for name in entry.form.by_name if name not in without]
        entry.given = frozenset(data)
        for name, value in data.items():
            if name == "ref" and entry.form.model in FORMS:
                self._name(entry, value)
            elif name not in known:
                self._unknown(entry, name, known)
        for name in known:
            field = entry.form.by_name[name]
            if name in data:
                self._value(entry, field, data[name], depth)
            elif not partial and _is_missed(entry, field):
                self.require(entry, field)

    def _unknown(self, entry: Entry, name: str, known: list[str]) -> None:
        self.is_malformed = True
        if name in BOOKKEEPING:
            told = _("“%(name)s” is not entered; it follows from what is done with the record.")
        else:
            told = _("There is no field “%(name)s” here.")
        near = near_matches(name, known)
        hint = _(" Did you mean “%(near)s”?") % {"near": near[0]} if near else ""
        self.fault(entry.at(shown(name)), told % {"name": shown(name)} + hint, known)

    def _name(self, entry: Entry, ref: Any) -> None:
        if not isinstance(ref, str) or not REF.fullmatch(ref):
            self.fault(entry.at("ref"), _("A ref is 1 to 60 of the characters A–Z a–z 0–9 . _ -."))
        elif ref in self.refs:
            told = _("“%(ref)s” is the ref of another entry of this request already.")
            self.fault(entry.at("ref"), told % {"ref": ref})
        else:
            entry.ref = ref
            self.refs[ref] = entry

    def _value(self, entry: Entry, field: Field, value: Any, depth: int) -> None:
        path = entry.at(field.name)
        match field:
            case Column():
                self._column(entry, field, value)
            case One():
                empty = value is None and entry.form.column(field).null
                entry.values[field.name] = (
                    None if empty else self.reference(field.model, value, path, depth, field)
                )
            case Many() | Children(linked=True):
                entry.values[field.name] = [
                    self.reference(field.model, one, place, depth, field)
                    for place, one in self._listed(value, path)
                ]
            case Parts():
                entry.values[field.name] = [
                    self.entry(field.form, one, place, depth=depth + 1)
                    for place, one in self._listed(value, path)
                ]
            case Children():
                without = ("document",) if field.name == "positions" and _holds_text(entry) else ()
                entry.values[field.name] = [
                    self.entry(FORMS[field.model], one, place, without=without, depth=depth + 1)
                    for place, one in self._listed(value, path, MOST_RECORDS)
                ]

    def _column(self, entry: Entry, field: Column, value: Any) -> None:
        try:
            entry.values[field.name] = column_value(field, entry.form.column(field), value)
        except BadValue as error:
            self.fault(entry.at(field.name), str(error), error.allowed)

    def _listed(self, value: Any, path: str, most: int = MOST_IN_A_LIST) -> list[tuple[str, Any]]:
        if not isinstance(value, list):
            self.fault(path, _("Give a list."))
            return []
        if len(value) > most:
            told = _("This list holds %(length)s; at most %(most)s are possible.")
            self.fault(path, told % {"length": len(value), "most": most})
            return []
        return [(f"{path}[{place}]", one) for place, one in enumerate(value)]

    def reference(
        self, model: Any, value: Any, path: str, depth: int = 0, field: Any = None
    ) -> Reference | None:
        reference = Reference(path, model)
        if isinstance(value, dict):
            return self._object(reference, value, depth, field)
        try:
            reference.key = _key(model, value)
        except BadValue as error:
            self.fault(path, str(error))
            return None
        self.count += 1
        return reference

    def _object(
        self, reference: Reference, value: dict[str, Any], depth: int, field: Any
    ) -> Reference | None:
        if set(value) == {"ref"}:
            reference.ref = str(value["ref"])[:100]
        elif "anonymous" in value and getattr(field, "anonymous", False):
            if value != {"anonymous": True}:
                self.fault(reference.path, _("Give {“anonymous”: true} and nothing beside it."))
            reference.is_anonymous = True
            self._count(FORMS[reference.model], reference.path)
        elif can_be_inline(reference.model):
            form = FORMS[reference.model]
            reference.entry = self.entry(form, value, reference.path, depth=depth + 1)
        else:
            self.fault(reference.path, _("This cannot be made on the spot; name it."))
            return None
        return reference


def _is_missed(entry: Entry, field: Field) -> bool:
    """Within another entry, that one can stand for it."""
    is_around = isinstance(field, One) and field.around and bool(entry.path)
    return entry.form.is_required(field) and not is_around


def _key(model: Any, value: Any) -> str | int:
    """What names a stored record: a slug, a country's code, a position's id."""
    if model is Position:
        return whole_number(value)
    pattern, example = (CODE, "JP") if model is Country else (SLUG, "a-slug")
    if not isinstance(value, str) or not pattern.fullmatch(value):
        told = _("“%(value)s” names no %(noun)s; give it as “%(example)s”.")
        raise BadValue(
            told % {"value": printed(value), "noun": model._meta.verbose_name, "example": example}
        )
    return value


def _holds_text(entry: Entry) -> bool:
    """The positions of a document have their words in its text."""
    return entry.form.noun == "document"


def _is_own(place: str, entry: Entry) -> bool:
    """Whether a fault lies in what the record needs to be there at all, and not within a list."""
    return place in (entry.path, *(entry.at(field.name) for field in entry.form.of(Column, One)))
