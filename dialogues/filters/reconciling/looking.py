"""Finds what the queries of a batch may mean, all of them at once.

However many queries there are, each kind of record is asked once for its names, and each property
that is given once for its values. Only what is public is ever weighed, so that a hidden record can
neither be found nor stand in the way of another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from dialogues.editorial.matching import Names
from dialogues.filters.reconciling.asked import Query, Wanted
from dialogues.filters.reconciling.found import NAMELESS, Found
from dialogues.filters.reconciling.kinds import KINDS, Entity, entities
from dialogues.filters.reconciling.properties import PROPERTIES
from dialogues.filters.reconciling.values import key_of
from dialogues.models import InstitutionIdentifier, ParticipantIdentifier
from dialogues.text.names import Why

#: So many records of a kind are weighed for one query, those with the likest names.
MOST_WEIGHED = 50
REGISTERED: dict[str, Any] = {
    "participant": ParticipantIdentifier,
    "institution": InstitutionIdentifier,
}

#: Of each record what its values are compared by.
KeysOf = dict[int, set[str]]


class Search:
    """``found`` holds the records that each query may mean, in no order."""

    def __init__(self, queries: Mapping[str, Query]) -> None:
        self.queries = queries
        self.found: dict[str, list[Found]] = {key: [] for key in queries}
        for key, query in queries.items():
            self._note_identified(key, query)
            if self._is_name(query):
                self._note_named(key, query)
        self.keys = {
            (pid, kind): _keys_of(pid, kind, pks) for (pid, kind), pks in self._to_compare().items()
        }
        for key, query in queries.items():
            self._note_fitting(key, query)
            for one in self.found[key]:
                one.agrees = {wanted.pid: self._agrees(one, wanted) for wanted in query.wanted}

    def _is_name(self, query: Query) -> bool:
        return bool(query.text) and query.text not in self._named

    # --- by identifiers

    @cached_property
    def _named(self) -> dict[str, Entity]:
        """Queries that are identifiers of our own rather than names."""
        return entities(query.text for query in self.queries.values())

    @cached_property
    def _registered(self) -> dict[tuple[str, str], list[Entity]]:
        """Public records by the identifiers of other registers, of those that are asked for."""
        asked = {key for query in self.queries.values() for key in _identifiers(query)}
        found: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        values = {value for _scheme, bare in asked for value in (bare.upper(), bare.lower())}
        for kind, model in REGISTERED.items() if values else ():
            public = KINDS[kind].published().order_by().values("pk")
            rows = model._base_manager.filter(value__in=values, **{f"{kind}__in": public})
            for scheme, value, pk in rows.order_by("pk").values_list("scheme", "value", kind):
                found[scheme, value.casefold()].append(Entity(KINDS[kind], pk, ""))
        return found

    def _note_identified(self, key: str, query: Query) -> None:
        own = [self._named[query.text]] if query.text in self._named else []
        given = [entity for one in _identifiers(query) for entity in self._registered.get(one, ())]
        for kind, pk in dict.fromkeys((entity.kind.id, entity.pk) for entity in (*own, *given)):
            if kind in query.kinds:
                self.found[key].append(Found(kind, pk, identified=True))

    # --- by names

    @cached_property
    def _names(self) -> dict[str, Names]:
        """The names of all public records of the kinds that some query asks for."""
        kinds = {kind for query in self.queries.values() for kind in query.kinds}
        return {
            kind: Names(KINDS[kind].model, pk__in=KINDS[kind].published().order_by().values("pk"))
            for kind in KINDS
            if kind in kinds
        }

    def _note_named(self, key: str, query: Query) -> None:
        known = {(one.kind, one.pk): one for one in self.found[key]}
        for kind in query.kinds:
            for entry, likeness in self._names[kind].ranked(query.text)[:MOST_WEIGHED]:
                one = known.get((kind, entry.key)) or Found(kind, entry.key)
                one.name, one.likeness = entry.text, likeness.score
                one.exact = likeness.why in (Why.SAME, Why.VARIANT)
                if (kind, entry.key) not in known:
                    self.found[key].append(one)

    # --- by the values of properties

    def _to_compare(self) -> dict[tuple[str, str], set[int]]:
        """By property and kind, the records whose values some query has to know."""
        pks: dict[tuple[str, str], set[int]] = defaultdict(set)
        for key, query in self.queries.items():
            for wanted in query.wanted:
                for one in self.found[key]:
                    pks[wanted.pid, one.kind].add(one.pk)
                for kind in query.kinds if self._is_nameless(key, query) else ():
                    pks[wanted.pid, kind].update(self._all(kind))
        return pks

    def _is_nameless(self, key: str, query: Query) -> bool:
        return not query.text and bool(query.wanted) and not self.found[key]

    def _all(self, kind: str) -> Collection[int]:
        allowed: Any = self._names[kind].allowed
        return allowed

    def _note_fitting(self, key: str, query: Query) -> None:
        """Where no name is given: the first records that agree with all that is."""
        if not self._is_nameless(key, query):
            return
        for kind in query.kinds:
            fitting = (
                pk
                for pk in sorted(self._all(kind))
                if all(self._fits(kind, pk, wanted) for wanted in query.wanted)
            )
            found = (Found(kind, pk, likeness=NAMELESS) for pk in fitting)
            self.found[key] += [one for one, _n in zip(found, range(query.limit), strict=False)]

    def _fits(self, kind: str, pk: int, wanted: Wanted) -> bool:
        return not self.keys[wanted.pid, kind].get(pk, _NONE).isdisjoint(_asked(wanted))

    def _agrees(self, one: Found, wanted: Wanted) -> bool | None:
        if one.pk not in self.keys[wanted.pid, one.kind] or not _asked(wanted):
            return None
        return self._fits(one.kind, one.pk, wanted)


_NONE: frozenset[str] = frozenset()


def _keys_of(pid: str, kind: str, pks: Collection[int]) -> KeysOf:
    known = PROPERTIES[pid].known_of(kind, pks)
    return {pk: set().union(*(value.keys for value in values)) for pk, values in known.items()}


@lru_cache(maxsize=1_000)
def _asked(wanted: Wanted) -> frozenset[str]:
    """What a record’s values must be one of."""
    identifies = PROPERTIES[wanted.pid].identifies
    texts = map(_bare, wanted.values) if identifies else iter(wanted.values)
    return frozenset(filter(None, map(key_of, texts)))


def _identifiers(query: Query) -> Iterator[tuple[str, str]]:
    for wanted in query.wanted:
        if PROPERTIES[wanted.pid].identifies:
            yield from ((wanted.pid, _bare(value)) for value in wanted.values)


def _bare(value: str) -> str:
    """Of an identifier’s address the identifier: https://www.wikidata.org/wiki/Q42 is q42."""
    return value.strip().rstrip("/").rpartition("/")[2].casefold()
