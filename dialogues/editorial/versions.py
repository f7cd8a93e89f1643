"""What the history holds of a record: its versions, and its parts as they were with each.

A revision can hold thousands of records (the first load, an import), so that parts are looked for
in the database by what their serialized form must contain, and only then read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from reversion.models import Revision, Version

from dialogues.editorial.history import PARTS

#: Redirects follow from the slugs; they are no part of what an editor enters.
NOT_PARTS = ("former_slugs",)


def part_versions(name: str, record: models.Model, earlier: Revision) -> Iterator[Version]:
    """What the revision holds of the record's parts of one kind, in their order."""
    relation: Any = record._meta.get_field(name)
    for version in earlier.version_set.filter(_could_belong(relation, record)).order_by("pk"):
        if version.field_dict[relation.field.attname] == record.pk:
            yield version


class PartVersions:
    """The parts of some records in many revisions, read at once; stands in for ``part_versions``."""

    def __init__(self, records: Iterable[models.Model], revisions: Iterable[int]) -> None:
        listed = list(records)
        self.relations = {
            relation.related_model: relation
            for model in {type(record) for record in listed}
            for relation in relations(model)
        }
        self.found: dict[tuple[int, Any, int], list[Version]] = defaultdict(list)
        for version in self._candidates(listed, set(revisions)):
            owner = self.relations[version._model].field.name
            # The whole row is read only of the parts that are asked for.
            number = json.loads(version.serialized_data)[0]["fields"].get(owner)
            self.found[version.revision_id, version._model, number].append(version)

    def __call__(self, name: str, record: models.Model, earlier: Revision) -> Iterator[Version]:
        relation: Any = record._meta.get_field(name)
        return iter(self.found[earlier.pk, relation.related_model, record.pk])

    def _candidates(self, records: list[models.Model], revisions: set[int]) -> Iterable[Version]:
        if not self.relations:
            return ()
        conditions = Q()
        for relation in self.relations.values():
            conditions |= (
                _could_belong(relation, records[0]) if len(records) == 1 else _is_of(relation)
            )
        return Version.objects.filter(conditions, revision__in=revisions).order_by("pk")


def relations(model: type[models.Model]) -> list[Any]:
    return [model._meta.get_field(name) for name in part_names(model)]


def part_names(model: type[models.Model]) -> list[str]:
    return [name for name in PARTS.get(model, []) if name not in NOT_PARTS]


def with_previous(versions: models.QuerySet[Version]) -> models.QuerySet[Version]:
    """Each version with ``previous``: the number of the one before it of the same record."""
    before = Version.objects.filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        db=OuterRef("db"),
        pk__lt=OuterRef("pk"),
    ).order_by("-pk")
    return versions.select_related("revision").annotate(previous=Subquery(before.values("pk")[:1]))


def _is_of(relation: Any) -> Q:
    model = relation.related_model._meta
    return Q(content_type__app_label=model.app_label, content_type__model=model.model_name)


def _could_belong(relation: Any, record: models.Model) -> Q:
    """The serialized part names its owner by number; longer numbers pass too, and fall out later."""
    return _is_of(relation) & Q(serialized_data__contains=f'"{relation.field.name}": {record.pk}')
