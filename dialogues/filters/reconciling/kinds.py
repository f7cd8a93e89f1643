"""The types of records that a table can be matched with, and how their identifiers are written."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from dialogues.models import Conference, FormerSlug, Institution, Participant, Topic
from dialogues.models.addressed import LONGEST_SLUG


@dataclass(frozen=True)
class Kind:
    """``id`` is the type’s name in the protocol, ``plural`` begins the identifiers of its records."""

    id: str
    plural: str
    model: Any

    @property
    def label(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    def identifier(self, slug: str) -> str:
        """As in the record’s address: a changed slug and a merge redirect, a number would not."""
        return f"{self.plural}/{slug}"

    def published(self) -> QuerySet[Any]:
        return self.model.objects.published()


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("participant", "participants", Participant),
        Kind("institution", "institutions", Institution),
        Kind("topic", "topics", Topic),
        Kind("conference", "conferences", Conference),
    )
}
BY_PLURAL = {kind.plural: kind for kind in KINDS.values()}
PATTERN = rf"(?:{'|'.join(BY_PLURAL)})/[-a-zA-Z0-9_]{{1,{LONGEST_SLUG}}}"
IDENTIFIER = re.compile(PATTERN)


@dataclass(frozen=True)
class Entity:
    """A public record under an identifier that was asked for."""

    kind: Kind
    pk: int
    slug: str


def taken_apart(identifier: str) -> tuple[Kind, str] | None:
    """The kind and the slug; ``None`` for what is no identifier."""
    if not IDENTIFIER.fullmatch(identifier):
        return None
    plural, _, slug = identifier.partition("/")
    return BY_PLURAL[plural], slug


def entities(identifiers: Iterable[str]) -> dict[str, Entity]:
    """Those of the identifiers that lead to a public record, a former slug to the present one.

    Two queries for each kind that is named, and one more where a slug is not a present one.
    """
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for identifier in identifiers:
        if parts := taken_apart(identifier):
            by_kind[parts[0].id][parts[1]] = identifier
    found: dict[str, Entity] = {}
    for name, asked in by_kind.items():
        for slug, entity in _by_slug(KINDS[name], list(asked)).items():
            found[asked[slug]] = entity
    return found


def _by_slug(kind: Kind, slugs: list[str]) -> dict[str, Entity]:
    found = _present(kind, slugs)
    former = FormerSlug.objects.of(kind.model).filter(slug__in=set(slugs) - found.keys())
    moved = dict(former.values_list("slug", "current"))
    now = _present(kind, moved.values()) if moved else {}
    return found | {slug: now[current] for slug, current in moved.items() if current in now}


def _present(kind: Kind, slugs: Iterable[str]) -> dict[str, Entity]:
    rows = kind.published().filter(slug__in=list(slugs)).order_by().values_list("slug", "pk")
    return {slug: Entity(kind, pk, slug) for slug, pk in rows}
