"""How well an entry answers a query: computed from the token columns, alike on both engines.

The engines' own ranks (bm25, ts_rank) count differently and would order pages differently. Ours can
be told in a sentence: a title with just the words as the query comes first, then the more of the
query's terms stand in the title, then the more often they stand in the body's own words. What is
found only by its context, as a position by a name of its topic, comes last.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add, and_, or_

from django.db.models import Case, Expression, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import (
    Cast,
    Coalesce,
    Least,
    Left,
    Length,
    NullIf,
    Replace,
    StrIndex,
)
from django.db.models.lookups import GreaterThan

from dialogues.search.indexing import whole_line
from dialogues.search.query import SearchQuery, Sequence, Term
from dialogues.search.tokens import CONTEXT_MARK, LINE_MARK

SAME_TITLE = 10_000
TERM_IN_TITLE = 100
MOST_IN_BODY = 99
#: Counting reads this much of a body's tokens (some 700 words), so that long texts do not cost more.
COUNTED_CHARACTERS = 5_000

#: Further terms do not count: each makes the SQL longer, and nobody could tell the difference.
RANKED_TERMS = 8


def rank(query: SearchQuery) -> Expression:
    """Relevance of a search entry, as a float: higher is better; order equal ones by id.

    10,000 for a title (or a line of it) with the query's words and no others, 100 for each term
    that stands in the title, 1 for each time that a term stands in the beginning of the body's own
    words, of these at most 99; a word repeated at once counts as one.
    """
    terms = query.wanted[:RANKED_TERMS]
    in_title = [_worth(_holds("title_tokens", term), TERM_IN_TITLE) for term in terms]
    parts = [_worth(same_title(query), SAME_TITLE), *in_title, _count("body_tokens", terms)]
    return Cast(reduce(add, parts), FloatField())


def all_in_title(query: SearchQuery) -> Q:
    """Entries whose title holds every wanted term, for a queryset of entries."""
    return reduce(and_, (_holds("title_tokens", term) for term in query.wanted), Q())


def begins_title(query: SearchQuery) -> Q:
    """Entries of which a line of the title begins with the first wanted term."""
    first = (one.pattern for term in query.wanted[:1] for one in term.sequences)
    found = (GreaterThan(_place("title_tokens", f" {LINE_MARK}{text}"), 0) for text in first)
    return reduce(or_, map(Q, found))


def same_title(query: SearchQuery) -> Q:
    """Entries of which a line of the title has the words of the query and no others."""
    return Q(GreaterThan(_place("title_tokens", whole_line(query.text)), 0))


def _worth(condition: Q, points: int) -> Case:
    return Case(When(condition, then=Value(points)), default=Value(0))


def _holds(column: str, term: Term) -> Q:
    found = (Q(GreaterThan(_place(column, one.pattern), 0)) for one in term.sequences)
    return reduce(or_, found)


def _place(column: str, pattern: str) -> StrIndex:
    return StrIndex(F(column), Value(pattern))


def _count(column: str, terms: Iterable[Term]) -> Expression:
    end = Coalesce(NullIf(_place(column, f" {CONTEXT_MARK} "), 0), Value(COUNTED_CHARACTERS))
    beginning = Left(column, Least(end, Value(COUNTED_CHARACTERS)))
    counts = [_times(beginning, one) for term in terms for one in term.sequences]
    return Least(reduce(add, counts, Value(0)), Value(MOST_IN_BODY))


def _times(text: Expression, sequence: Sequence) -> Combinable:
    """How often a text holds a sequence: by how much it shrinks without it."""
    without = Replace(text, Value(sequence.pattern), Value(""))
    return (Length(text) - Length(without)) / Value(len(sequence.pattern))
