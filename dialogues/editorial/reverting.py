"""One record brought back to what it was, or back from deletion, together with its parts.

A revision can hold many records (the first load, a merge); going back in one record's history
touches that record alone. Its status stays: what is public is decided by publishing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from dialogues.choices import AnchorState, Status
from dialogues.editorial.anchoring import anchor_quotation, change_text
from dialogues.editorial.history import PARTS, By, revision, stamp
from dialogues.editorial.readiness import require_ready
from dialogues.models import (
    Addressed,
    Document,
    EditorialRecord,
    FormerSlug,
    Position,
    Quotation,
    find_current,
    reads_at_its_place,
)
from dialogues.text.anchoring import AnchoringError

#: Columns that tell of the record's life; they do not go back in time.
BOOKKEEPING = frozenset(
    {
        "id", "version", "status", "withdrawn_reason", "created_at", "created_by",
        "updated_at", "updated_by", "published_at", "published_by",
    }
)  # fmt: skip


class CannotRevert(Exception):
    """The earlier state breaks a rule of today; the message says which."""


@dataclass(frozen=True)
class Restored:
    """The record as it is now, and what of its earlier state could not come back."""

    record: Any
    left_out: list[str]


def revert_to(version: Version, *, by: By) -> Restored:
    """Give the record the contents it had in this version; a new version, not an old one.

    A document's text is changed as any other change of text, so that its quotations follow.
    Raises ``CannotRevert``, and ``NotReady`` where a published record would break a rule.
    """
    record = version._model._base_manager.get(pk=version.object_id)
    with revision(by=by, comment=_("Back to the state of %(date)s") % {"date": _date(version)}):
        _take_columns(record, version.field_dict)
        left_out = _drop_missing(record)
        _require_valid(record)
        _save(record, by=by)
        left_out += _take_lists(record, version.field_dict)
        left_out += _take_parts(record, version.revision)
        if isinstance(record, EditorialRecord) and record.is_published:
            require_ready(type(record)._base_manager.get(pk=record.pk))
    return Restored(record, left_out)


def recover(version: Version, *, by: By) -> Restored:
    """Bring a deleted record back under its number; it returns as a draft. Raises ``CannotRevert``."""
    record = version._object_version.object
    with revision(by=by, comment=_("Recovered as it was on %(date)s") % {"date": _date(version)}):
        if isinstance(record, EditorialRecord):
            _make_draft(record, by=by)
        if isinstance(record, Position):
            _free_number(record)
        left_out = _drop_missing(record)
        _require_valid(record)
        record.save()
        left_out += _take_lists(record, version.field_dict)
        left_out += _take_parts(record, version.revision)
        if isinstance(record, Document):
            left_out += _take_rows("sentences", record, version.revision)
        if isinstance(record, Addressed):
            _redirect_again(record, version.revision)
    return Restored(record, left_out)


def _redirect_again(record: Addressed, earlier: Revision) -> None:
    """The addresses that led to it lead there again, but for those another record has by now."""
    model = type(record)
    noun = ContentType.objects.get_for_model(model).pk
    for version in earlier.version_set.filter(
        content_type=ContentType.objects.get_for_model(FormerSlug)
    ):
        former = version.field_dict
        is_its = (former["content_type_id"], former["current"]) == (noun, record.slug)
        taken = model._base_manager.filter(slug=former["slug"]).exists()
        if is_its and not taken and find_current(model, former["slug"]) is None:
            FormerSlug.objects.point(model, former["slug"], record.slug)


def _date(version: Version) -> str:
    return date_format(timezone.localtime(version.revision.date_created), "j F Y, H:i:s")


def _make_draft(record: EditorialRecord, *, by: By) -> None:
    record.status, record.withdrawn_reason = Status.DRAFT, ""
    record.version += 1
    record.updated_at, record.updated_by = timezone.now(), by  # type: ignore[assignment]


def _free_number(position: Position) -> None:
    """Another position may have taken its running number meanwhile."""
    taken = Position.objects.filter(conference=position.conference_id, number=position.number)
    if taken.exists():
        position.number = None  # type: ignore[assignment]


def _take_columns(record: models.Model, fields: dict[str, Any]) -> None:
    for field in record._meta.concrete_fields:
        if field.name not in BOOKKEEPING and field.attname in fields:
            setattr(record, field.attname, fields[field.attname])


def _drop_missing(record: models.Model) -> list[str]:
    """Empty the links to records that are gone; a link that cannot be empty refuses the whole."""
    dropped = []
    for field in record._meta.concrete_fields:
        if not field.is_relation or _is_there(record, field):
            continue
        name = str(field.verbose_name)
        if not field.null:
            raise CannotRevert(
                _("What it referred to as “%(field)s” no longer exists.") % {"field": name}
            )
        setattr(record, field.attname, None)
        dropped.append(name)
    return dropped


def _is_there(record: models.Model, field: Any) -> bool:
    value = getattr(record, field.attname)
    target = {field.target_field.attname: value}
    return value is None or field.related_model._base_manager.filter(**target).exists()


def _require_valid(record: models.Model) -> None:
    try:
        record.full_clean()
    except ValidationError as error:
        raise CannotRevert(" ".join(error.messages)) from error


def _save(record: models.Model, *, by: By) -> None:
    if isinstance(record, Document):
        _save_document(record, by=by)
        return
    if isinstance(record, EditorialRecord):
        stamp(record, by=by)
    record.save()


def _save_document(document: Document, *, by: By) -> None:
    wanted = document.text
    stored = Document.objects.values_list("text", flat=True).get(pk=document.pk)
    document.text = stored
    if wanted != stored:
        change_text(document, wanted, by=by)
    else:
        stamp(document, by=by)
        document.save()


def _take_lists(record: models.Model, fields: dict[str, Any]) -> list[str]:
    left_out = []
    for field in record._meta.local_many_to_many:
        wanted = fields.get(field.attname)
        if wanted is None:
            continue
        there = list(field.related_model._base_manager.filter(pk__in=wanted))
        getattr(record, field.name).set(there)
        left_out += [str(field.verbose_name)] * (len(wanted) - len(there))
    return left_out


def _take_parts(record: Any, earlier: Revision) -> list[str]:
    names = [name for name in PARTS.get(type(record), []) if name != "former_slugs"]
    return [left_out for name in names for left_out in _take_rows(name, record, earlier)]


def _take_rows(name: str, record: Any, earlier: Revision) -> list[str]:
    """Replace the parts of one kind by those that the revision holds; returns those it could not."""
    getattr(record, name).all().delete()
    return [
        f"{version._model._meta.verbose_name} “{version.object_repr}”"
        for version in part_versions(name, record, earlier)
        if not _came_back(version, record)
    ]


def part_versions(name: str, record: models.Model, earlier: Revision) -> Iterator[Version]:
    """What the revision holds of the record's parts of one kind, in their order."""
    relation: Any = record._meta.get_field(name)
    owner = relation.field.attname
    versions = earlier.version_set.filter(
        content_type__app_label=relation.related_model._meta.app_label,
        content_type__model=relation.related_model._meta.model_name,
    )
    for version in versions.order_by("pk"):
        if version.field_dict[owner] == record.pk:
            yield version


def _came_back(version: Version, record: Any) -> bool:
    """Whether a part could be restored: all it refers to is there, and nothing clashes with it."""
    part = version._object_version.object
    if isinstance(part, Quotation):
        part.position = record
        _settle(part)
    try:
        part.full_clean()
    except ValidationError:
        return False
    part.save()
    _take_lists(part, version.field_dict)
    return True


def _settle(quotation: Quotation) -> None:
    """Put the words where they stand in the text of today."""
    document = quotation.position.document
    if document is not None and reads_at_its_place(quotation, document.text):
        return
    try:
        anchor_quotation(quotation)
    except AnchoringError:
        if quotation.start is not None:
            quotation.state = AnchorState.LOST
