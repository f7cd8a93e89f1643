"""The documents and positions of a conference as they were at one moment of its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext as _
from reversion.models import Version

from dialogues.editorial.comparing.histories import changed_labels, contents, states_in
from dialogues.editorial.history import By, revision
from dialogues.editorial.reverting.going_back import revert_to
from dialogues.editorial.reverting.recovering import recover_all
from dialogues.editorial.reverting.rules import CannotRevert, Restored, date_of
from dialogues.models import Conference, Document, Position


@dataclass(frozen=True)
class Under:
    """A record of the conference that is no longer what it was then."""

    version: Version
    is_deleted: bool
    #: The names of what going back would change; nothing for a deleted one.
    labels: list[str]

    @property
    def kind(self) -> str:
        return str(self.version._model._meta.verbose_name)


def under(version: Version) -> list[Under]:
    """What belonged to the conference when this version was made and was changed or deleted since.

    What was made since stays and is not told: going back takes no work away.
    """
    if version._model is not Conference:
        return []
    positions = _positions(version)
    documents = _documents(version, positions)
    return [*_changed(Document, documents), *_changed(Position, positions)]


def revert_with(version: Version, chosen: Iterable[Under], *, by: By) -> list[Restored]:
    """The conference and the chosen records brought back in one act: all of them, or none.

    Documents come before the positions whose words stand in them. Raises ``CannotRevert`` naming
    the record.
    """
    listed = list(chosen)
    with revision(by=by, comment=""):
        restored = [revert_to(version, by=by)]
        restored += recover_all([one.version for one in listed if one.is_deleted], by=by)
        restored += [_named(one.version, by=by) for one in listed if not one.is_deleted]
        told = _("Back to the state of %(date)s, with %(count)s of its documents and positions")
        reversion.set_comment(told % {"date": date_of(version), "count": len(listed)})
    return restored


def _named(version: Version, *, by: By) -> Restored:
    try:
        return revert_to(version, by=by)
    except CannotRevert as error:
        raise CannotRevert(f"“{version.object_repr}”: {error}") from error


def _positions(version: Version) -> list[Version]:
    conference = int(version.object_id)
    ever = _of(Position).filter(serialized_data__contains=f'"conference": {conference}')
    numbers = set(ever.values_list("object_id", flat=True))
    then = _at_that_time(Position, numbers, version)
    return [one for one in then if one.field_dict["conference_id"] == conference]


def _documents(version: Version, positions: list[Version]) -> list[Version]:
    conference = int(version.object_id)
    numbers = {str(one.field_dict["document_id"]) for one in positions}
    numbers |= {
        str(pk)
        for pk in Document.objects.filter(conferences=conference).values_list("pk", flat=True)
    }
    then = _at_that_time(Document, numbers, version)
    return [one for one in then if conference in map(int, one.field_dict.get("conferences") or [])]


def _of(model: type[models.Model]) -> models.QuerySet[Version]:
    return Version.objects.filter(content_type=ContentType.objects.get_for_model(model))


def _at_that_time(
    model: type[models.Model], numbers: Iterable[str], version: Version
) -> list[Version]:
    """The last version of each record that is not younger than the given one."""
    return _last(_of(model).filter(object_id__in=set(numbers), revision__lte=version.revision_id))


def _last(versions: models.QuerySet[Version]) -> list[Version]:
    last = versions.order_by().values("object_id").annotate(last=Max("pk")).values("last")
    return list(Version.objects.filter(pk__in=last).select_related("revision").order_by("pk"))


def _changed(model: Any, then: list[Version]) -> list[Under]:
    numbers = {version.object_id for version in then}
    there = {
        str(pk) for pk in model._base_manager.filter(pk__in=numbers).values_list("pk", flat=True)
    }
    newest = {one.object_id: one for one in _last(_of(model).filter(object_id__in=numbers))}
    younger = [one for one in then if newest[one.object_id].pk != one.pk]
    states = states_in([*younger, *(newest[one.object_id] for one in younger)])
    found = []
    for version in then:
        if version.object_id not in there:
            found.append(Under(version, True, []))
        elif version in younger:
            now = newest[version.object_id]
            labels = changed_labels(model, contents(states[version.pk]), contents(states[now.pk]))
            if labels:
                found.append(Under(version, False, labels))
    return found
