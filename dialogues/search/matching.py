"""Conditions for querysets. They compile to a subquery on the search index, one for each engine.

No list of ids passes through Python, and no model is needed: only the table named in `storage`.
A query with nothing to search for (`query.empty`) matches no row.
"""

from typing import Any

from django.db.models import BigIntegerField, Expression, Q
from django.db.models.sql.compiler import SQLCompiler

from dialogues.search.query import SearchQuery, Term
from dialogues.search.ranking import rank
from dialogues.search.storage import COLUMNS, FTS_TABLE, TABLE, VECTOR_COLUMN

__all__ = ["matching_entries", "matching_ids", "rank"]

Compiled = tuple[str, list[Any]]


def matching_ids(kind: str, query: SearchQuery) -> Expression:
    """The primary keys of the records of one kind that match: `filter(pk__in=matching_ids(…))`."""
    return _Matching("object_id", query, kind)


def matching_entries(query: SearchQuery) -> Q:
    """The search entries that match, for a queryset of entries."""
    return Q(pk__in=_Matching("id", query))


class _Matching(Expression):
    """A subquery of one column of the matching search entries."""

    output_field = BigIntegerField()

    def __init__(self, column: str, query: SearchQuery, kind: str | None = None) -> None:
        super().__init__()
        self.column = column
        self.query = query
        self.kind = kind

    def as_sqlite(self, compiler: SQLCompiler, connection: Any) -> Compiled:
        # A CROSS JOIN keeps its order in SQLite: the index first, then its few rows.
        source = f"{FTS_TABLE} CROSS JOIN {TABLE} AS entry ON entry.id = {FTS_TABLE}.rowid"
        return self._select(source, f"{FTS_TABLE} MATCH %s", [self.query.to_fts5()])

    def as_postgresql(self, compiler: SQLCompiler, connection: Any) -> Compiled:
        conditions = [f"entry.{VECTOR_COLUMN} @@ %s::tsquery"]
        params = [self.query.to_tsquery()]
        for is_wanted, terms in ((True, self.query.phrases), (False, self.query.excluded_phrases)):
            for term in terms:
                condition, patterns = _holds(term)
                conditions.append(condition if is_wanted else f"NOT {condition}")
                params += patterns
        return self._select(f"{TABLE} AS entry", " AND ".join(conditions), params)

    def _select(self, source: str, condition: str, params: list[Any]) -> Compiled:
        if self.query.empty:
            condition, params = "1 = 0", []
        if self.kind is not None:
            condition, params = f"{condition} AND entry.kind = %s", [*params, self.kind]
        # Put together from the constants above; what the reader typed is in the parameters.
        return f"(SELECT entry.{self.column} FROM {source} WHERE {condition})", params  # noqa: S608


def _holds(term: Term) -> Compiled:
    """Whether a token column holds one of the term's sequences as it stands."""
    patterns = [sequence.pattern for sequence in term.sequences for _column in COLUMNS]
    found = [
        f"strpos(entry.{column}, %s) > 0" for _sequence in term.sequences for column in COLUMNS
    ]
    return f"({' OR '.join(found)})", patterns
