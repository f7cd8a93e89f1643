"""Taking a merge back: the merged record returns, and what was moved points to it again.

Only what the merge moved is touched; whatever was changed since for other reasons stays.
"""

from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from dialogues.editorial import history, indexing
from dialogues.editorial.history import By
from dialogues.editorial.merging.columns import give_columns_back
from dialogues.editorial.merging.moving import Owners, save_row
from dialogues.editorial.merging.names import names_held_by, names_of
from dialogues.editorial.merging.notes import NOTES, move_notes_back
from dialogues.editorial.readiness import require_ready
from dialogues.editorial.reverting import recover
from dialogues.models import EditorialRecord, FormerSlug

#: What ``recover`` leaves behind: the record comes back as a draft, a merged one as it was.
LIFE = ("status", "withdrawn_reason")


class CannotUndo(Exception):
    """The merge cannot be taken back as things are now; the message says why."""


def undoable(winner: Any) -> dict[int, str]:
    """Merges into this record that can be undone: the revision before each, and what was merged.

    The last that the history holds of a merged record is the snapshot made before its merge.
    """
    last_states = Version.objects.get_deleted(type(winner)).filter(
        revision__version__object_id=str(winner.pk),
        revision__version__content_type=ContentType.objects.get_for_model(winner),
    )
    slugs = set(winner.former_slugs.values_list("slug", flat=True))
    return {
        version.revision_id: version.object_repr
        for version in last_states.distinct()
        if version.field_dict["slug"] in slugs
    }


def undo(before: Revision, *, by: By) -> None:
    """Bring back both records, and every reference to where it pointed before the merge.

    ``before`` is what ``merge`` returned. Raises ``CannotUndo``, or ``NotReady`` where the record
    that comes back would now break a rule of publication.
    """
    with indexing.batched(), transaction.atomic():
        merged, kept = _both(before)
        winner = _still_there(kept, merged)
        comment = _("Undone: merged “%(loser)s” into “%(winner)s”") % {
            "loser": merged.object_repr,
            "winner": winner,
        }
        with history.revision(by=by, comment=comment):
            _free_slug(merged)
            loser = _bring_back(merged, by=by)
            reversion.set_comment(comment)
            _take_names_back(loser, winner, kept)
            _point_slugs_back(loser, before)
            winner = _own_columns_back(winner, kept, merged, by=by)
            owners = Owners()
            for version in _moved(before).exclude(pk=merged.pk):
                _point_back(version, loser, winner, owners, by=by)
            owners.save(by=by)
            move_notes_back(before, loser, winner)
            if loser.is_published:
                require_ready(loser)


def _moved(before: Revision) -> QuerySet[Version]:
    """The records and parts of the snapshot, in the order in which they moved."""
    notes = [kind.pk for kind in ContentType.objects.get_for_models(*NOTES).values()]
    return before.version_set.exclude(content_type__in=notes).order_by("pk")


def _own_columns_back(winner: Any, kept: Version, merged: Version, *, by: By) -> Any:
    row = type(winner)._base_manager.get(pk=winner.pk)
    give_columns_back(row, kept.field_dict, merged.field_dict)
    history.stamp(row, by=by)
    row.save()
    return row


def _both(before: Revision) -> tuple[Version, Version]:
    """The snapshot begins with the winner; the next of its kind is the loser."""
    first = before.version_set.order_by("pk").first()
    kind = (
        before.version_set.filter(content_type=first.content_type).order_by("pk")[:2]
        if first
        else []
    )
    if first is None or len(kind) < 2:
        raise CannotUndo(_("This revision is not the state before a merge."))
    return kind[1], first


def _still_there(kept: Version, merged: Version) -> Any:
    manager = kept._model._base_manager
    if manager.filter(pk=merged.object_id).exists():
        raise CannotUndo(_("“%(loser)s” is back already.") % {"loser": merged.object_repr})
    winner = manager.filter(pk=kept.object_id).first()
    if winner is None:
        raise CannotUndo(
            _("“%(winner)s” has itself been merged or deleted since; undo that first.")
            % {"winner": kept.object_repr}
        )
    return winner


def _free_slug(merged: Version) -> None:
    slug = merged.field_dict["slug"]
    FormerSlug.objects.of(merged._model).filter(slug=slug).delete()
    if merged._model._base_manager.filter(slug=slug).exists():
        raise CannotUndo(
            _("Another record has the address “%(slug)s” by now; change that first.")
            % {"slug": slug}
        )


def _bring_back(merged: Version, *, by: By) -> Any:
    loser = recover(merged, by=by).record
    type(loser)._base_manager.filter(pk=loser.pk).update(
        **{name: merged.field_dict[name] for name in LIFE}
    )
    return type(loser)._base_manager.get(pk=loser.pk)


def _take_names_back(loser: Any, winner: Any, kept: Version) -> None:
    """The winner loses the names it got by the merge, and keeps those it had."""
    held = names_held_by(winner)
    had = {
        version.field_dict["text"]
        for version in kept.revision.version_set.filter(
            content_type=ContentType.objects.get_for_model(held.model)
        )
        if version.field_dict[held.field.attname] == winner.pk
    }
    own = {kept.field_dict[name] for name in ("name", "acronym") if name in kept.field_dict}
    got = {text for text, _language, _kind in names_of(loser)} | own
    got -= had
    held.filter(text__in=got).delete()


def _point_slugs_back(loser: Any, before: Revision) -> None:
    own = ContentType.objects.get_for_model(FormerSlug)
    for version in before.version_set.filter(content_type=own):
        if version.field_dict["current"] == loser.slug:
            FormerSlug.objects.point(type(loser), version.field_dict["slug"], loser.slug)


def _point_back(version: Version, loser: Any, winner: Any, owners: Owners, *, by: By) -> None:
    row = version._model._base_manager.filter(pk=version.object_id).first()
    if row is None:
        _bring_back_duplicate(version, loser, owners)
        return
    moved = [
        _point_column_back(field, row, version.field_dict, loser, winner)
        for field in row._meta.concrete_fields
        if field.related_model is type(loser)
    ]
    moved += [
        _point_list_back(field, row, version.field_dict, loser, winner)
        for field in row._meta.local_many_to_many
        if field.related_model is type(loser) and field.attname in version.field_dict
    ]
    if any(moved) or row == winner:
        save_row(row, owners, by=by)


def _point_column_back(
    field: Any, row: Any, before: dict[str, Any], loser: Any, winner: Any
) -> bool:
    then, now = before[field.attname], getattr(row, field.attname)
    if then != loser.pk or now != winner.pk:
        return False
    setattr(row, field.name, loser)
    return True


def _point_list_back(field: Any, row: Any, before: dict[str, Any], loser: Any, winner: Any) -> bool:
    then = {int(pk) for pk in before[field.attname]}
    listed = getattr(row, field.name)
    if loser.pk not in then or not (row == winner or listed.filter(pk=winner.pk).exists()):
        return False
    listed.add(loser)
    if winner.pk not in then:
        listed.remove(winner)
    return True


def _bring_back_duplicate(version: Version, loser: Any, owners: Owners) -> None:
    """A row dropped because the winner had the same; not if its own record is gone since."""
    row = version._object_version.object
    points = {
        field.attname: field.related_model
        for field in row._meta.concrete_fields
        if field.is_relation
    }
    if isinstance(row, EditorialRecord) or (type(loser), loser.pk) not in {
        (model, version.field_dict[name]) for name, model in points.items()
    }:
        return
    try:
        row.full_clean()
    except ValidationError:
        return
    row.save()
    for field in row._meta.local_many_to_many:
        listed = field.related_model._base_manager.filter(pk__in=version.field_dict[field.attname])
        getattr(row, field.name).set(listed)
    owners.add(row)
