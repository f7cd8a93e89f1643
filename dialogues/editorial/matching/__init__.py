"""Which records a name may mean, and which two records may be one."""

from dialogues.editorial.matching.distinct import (
    NotTwo,
    forget_distinct,
    mark_distinct,
    told_apart_from,
)
from dialogues.editorial.matching.duplicates import (
    KINDS,
    PossibleDuplicate,
    duplicates_count,
    possible_duplicates,
)
from dialogues.editorial.matching.near import Names, NearMatch, near_matches

__all__ = [
    "KINDS",
    "Names",
    "NearMatch",
    "NotTwo",
    "PossibleDuplicate",
    "duplicates_count",
    "forget_distinct",
    "mark_distinct",
    "near_matches",
    "possible_duplicates",
    "told_apart_from",
]
