"""Merging two records that are one: every reference moves, the old address redirects, undo is kept."""

from collections.abc import Iterator
from typing import Any

import reversion
from django.db import models, transaction
from django.utils.translation import gettext as _
from reversion.models import Revision

from dialogues.choices import LabelKind, NameKind
from dialogues.editorial import history
from dialogues.editorial.history import By
from dialogues.editorial.readiness import require_ready
from dialogues.models import (
    Addressed,
    EditorialRecord,
    FormerSlug,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Topic,
    TopicLabel,
)

Mergeable = Institution | Participant | Topic


class CannotMerge(Exception):
    """The two records cannot become one; the message says why."""


def merge(loser: Any, winner: Any, *, by: By) -> Revision:
    """Move all that refers to ``loser`` over to ``winner``, and delete ``loser``.

    The loser's slug redirects and its name stays as a variant. Returns the revision that holds
    the state before; ``undo`` takes it back. Raises ``CannotMerge``, or ``NotReady`` where the
    merged record would break a rule of publication.
    """
    _refuse_impossible(loser, winner)
    before = _snapshot(loser, winner, by=by)
    with history.revision(by=by, comment=_comment(loser, winner)):
        _move_names(loser, winner)
        _move_slugs(loser, winner)
        for relation in _relations(loser):
            _move_relation(relation, loser, winner)
        _touch(winner, by=by)
        type(loser)._base_manager.get(pk=loser.pk).delete()
        if winner.is_published:
            require_ready(winner)
    return before


def what_moves(loser: Any) -> list[models.Model]:
    """Every row that a merge would move, for a preview."""
    return [row for relation in _relations(loser) for row in _rows(relation, loser)]


def undo(before: Revision, *, by: By) -> None:
    """Bring back both records, and every reference to where it pointed before the merge."""
    with transaction.atomic():
        for version in before.version_set.all():
            if issubclass(version._model, Addressed):
                FormerSlug.objects.filter(
                    content_type=version.content_type, slug=version.field_dict["slug"]
                ).delete()
        history.revert(before, by=by)


def _refuse_impossible(loser: Any, winner: Any) -> None:
    if type(loser) is not type(winner) or not isinstance(loser, Mergeable):
        raise CannotMerge(_("Only two institutions, two participants or two topics can be merged."))
    if loser.pk == winner.pk:
        raise CannotMerge(_("A record cannot be merged with itself."))
    if isinstance(loser, Participant) and loser.kind != winner.kind:
        raise CannotMerge(
            _("“%(loser)s” is of the kind “%(kind)s”, “%(winner)s” is not; make the kinds equal first.")
            % {"loser": loser, "kind": loser.get_kind_display(), "winner": winner}
        )
    if isinstance(loser, Topic) and loser in [*winner.broader()]:
        raise CannotMerge(_("A topic cannot be merged into one of its own narrower topics."))


def _comment(loser: Any, winner: Any) -> str:
    return _("Merged “%(loser)s” into “%(winner)s”") % {"loser": loser, "winner": winner}


def _snapshot(loser: Any, winner: Any, *, by: By) -> Revision:
    """One revision with both records and everything that the merge will touch."""
    touched = [winner, loser, *what_moves(loser)]
    with history.revision(by=by, comment=_("Before: %(merge)s") % {"merge": _comment(loser, winner)}):
        for record in touched:
            if reversion.is_registered(type(record)):
                reversion.add_to_revision(record)
    latest = history.versions(winner).first()
    assert latest is not None
    return latest.revision


def _relations(record: models.Model) -> Iterator[Any]:
    """Relations by which other records refer to this one; its own parts are not among them."""
    own_parts = {"names", "identifiers", "labels", "former_slugs"}
    for relation in record._meta.related_objects:
        if not relation.hidden and relation.get_accessor_name() not in own_parts:
            yield relation


def _rows(relation: Any, record: models.Model) -> models.QuerySet[Any]:
    return relation.related_model._base_manager.filter(**{relation.field.name: record.pk})


def _move_relation(relation: Any, loser: Any, winner: Any) -> None:
    for row in _rows(relation, loser):
        if relation.many_to_many:
            _move_many(row, relation.field.name, loser, winner)
        else:
            _move_one(row, relation.field, loser, winner)


def _move_many(row: Any, name: str, loser: Any, winner: Any) -> None:
    """Change the list, and save the record so that its history and version tell of it."""
    manager = getattr(row, name)
    if hasattr(manager, "through") and not manager.through._meta.auto_created:
        return  # the rows of the through table move by themselves
    manager.remove(loser)
    manager.add(winner)
    row.save()


def _move_one(row: Any, field: Any, loser: Any, winner: Any) -> None:
    """A row that the winner has already, alike in all that must be unique, is dropped."""
    setattr(row, field.name, winner)
    if _stands_twice(row):
        row.delete()
    elif row == winner:
        setattr(winner, field.name, None)
    else:
        row.save()


def _stands_twice(row: models.Model) -> bool:
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            same = {name: getattr(row, name) for name in constraint.fields}
            others = type(row)._base_manager.filter(**same).exclude(pk=row.pk)
            if others.exists():
                return True
    return False


def _move_names(loser: Any, winner: Any) -> None:
    if isinstance(winner, Topic):
        _keep_labels(loser, winner)
        return
    name_model: Any = ParticipantName if isinstance(winner, Participant) else InstitutionName
    owner = "participant" if isinstance(winner, Participant) else "institution"
    known = {winner.name, *winner.names.values_list("text", flat=True)}
    for name in loser.names.all():
        if name.text not in known:
            name_model.objects.create(
                **{owner: winner}, text=name.text, language=name.language, kind=name.kind
            )
    if loser.name not in known:
        name_model.objects.create(**{owner: winner}, text=loser.name, kind=NameKind.MERGED)
    _move_identifiers(loser, winner)


def _move_identifiers(loser: Any, winner: Any) -> None:
    owner = "participant" if isinstance(winner, Participant) else "institution"
    for identifier in loser.identifiers.all():
        setattr(identifier, owner, winner)
        identifier.save()


def _keep_labels(loser: Topic, winner: Topic) -> None:
    known = {winner.name, *winner.labels.values_list("text", flat=True)}
    for text, language in [(loser.name, "en"), *loser.labels.values_list("text", "language")]:
        if text not in known:
            TopicLabel.objects.create(topic=winner, text=text, language=language, kind=LabelKind.MERGED)


def _move_slugs(loser: Addressed, winner: Addressed) -> None:
    loser.former_slugs.update(object_id=winner.pk)
    winner.former_slugs.get_or_create(slug=loser.slug)


def _touch(winner: EditorialRecord, *, by: By) -> None:
    history.stamp(winner, by=by)
    winner.save()
