"""A deleted record brought back under its number, with its parts and what was deleted with it."""

from collections.abc import Iterable, Iterator
from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from dialogues.choices import Status
from dialogues.editorial.comparing.printing import referred_to
from dialogues.editorial.history import By, revision
from dialogues.editorial.reverting.rules import (
    CannotRevert,
    Restored,
    date_of,
    require_valid,
    settle,
)
from dialogues.editorial.states import of_version
from dialogues.editorial.versions import part_names, part_versions
from dialogues.models import (
    Addressed,
    Document,
    EditorialRecord,
    FormerSlug,
    Position,
    Quotation,
    find_current,
)


def recover(version: Version, *, by: By) -> Restored:
    """Bring a deleted record back under its number; it returns as a draft. Raises ``CannotRevert``."""
    record = version._object_version.object
    with revision(by=by, comment=_("Recovered as it was on %(date)s") % {"date": date_of(version)}):
        if isinstance(record, EditorialRecord):
            _make_draft(record, by=by)
        if isinstance(record, Position):
            _free_number(record)
        left_out = _drop_missing(record)
        require_valid(record)
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


def recover_all(versions: Iterable[Version], *, by: By) -> list[Restored]:
    """Bring several deleted records back in one act: all of them, or none.

    Whatever one of them refers to among them comes first. Raises ``CannotRevert``.
    """
    listed = list(versions)
    if len(listed) < 2:
        return [recover(version, by=by) for version in listed]
    comment = _("%(count)s records recovered") % {"count": len(listed)}
    with revision(by=by, comment=comment):
        restored = [(version, _named(version, by=by)) for version in _in_order(listed)]
        outcome = [_once_more(version, one) for version, one in restored]
        reversion.set_comment(comment)
    return outcome


Key = tuple[Any, str]


def _in_order(versions: list[Version]) -> Iterator[Version]:
    """Each after those it refers to; where two refer to each other, as they are given."""
    pending = {(version._model, version.object_id): version for version in versions}
    needed = {key: _referred_to(version) & set(pending) - {key} for key, version in pending.items()}
    while pending:
        key = next((key for key in pending if not needed[key] & set(pending)), next(iter(pending)))
        yield pending.pop(key)


def _referred_to(version: Version) -> set[Key]:
    found = referred_to(version._model, of_version(version))
    return {(model, str(value)) for model, _column, value in found}


def _named(version: Version, *, by: By) -> Restored:
    try:
        return recover(version, by=by)
    except CannotRevert as error:
        raise CannotRevert(f"“{version.object_repr}”: {error}") from error


def _once_more(version: Version, restored: Restored) -> Restored:
    """What referred to a record that came back only afterwards can come back now."""
    if not restored.left_out:
        return restored
    record = restored.record
    left_out = _take_lists(record, version.field_dict) + _take_parts(record, version.revision)
    return Restored(record, left_out)


def _make_draft(record: EditorialRecord, *, by: By) -> None:
    record.status, record.withdrawn_reason = Status.DRAFT, ""
    record.version += 1
    record.updated_at, record.updated_by = timezone.now(), by  # type: ignore[assignment]


def _free_number(position: Position) -> None:
    """Another position may have taken its running number meanwhile."""
    taken = Position.objects.filter(conference=position.conference_id, number=position.number)
    if taken.exists():
        position.number = None  # type: ignore[assignment]


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
    return [
        left_out
        for name in part_names(type(record))
        for left_out in _take_rows(name, record, earlier)
    ]


def _take_rows(name: str, record: Any, earlier: Revision) -> list[str]:
    """Replace the parts of one kind by those that the revision holds; returns those it could not."""
    getattr(record, name).all().delete()
    return [
        f"{version._model._meta.verbose_name} “{version.object_repr}”"
        for version in part_versions(name, record, earlier)
        if not _came_back(version, record)
    ]


def _came_back(version: Version, record: Any) -> bool:
    """Whether a part could be restored: all it refers to is there, and nothing clashes with it."""
    part = version._object_version.object
    if isinstance(part, Quotation):
        part.position = record
        settle(part)
    try:
        part.full_clean()
    except ValidationError:
        return False
    part.save()
    _take_lists(part, version.field_dict)
    return True
