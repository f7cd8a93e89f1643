"""The public quotations and their translations."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dialogues.filters.among import Among
from dialogues.models import Position, Quotation
from dialogues.text.reuse import Passage

MOST_QUOTATIONS = 100_000
"""Bound of the memory that an index takes: beyond it only the newest are looked for."""
LONGEST = 20_000
"""Longer quotations, in code points, are not looked for."""

Origin = Literal["original", "translation"]


class Recorded(NamedTuple):
    """Which words of which quotation; ``language`` may be empty, of a translation it always is."""

    quotation: int
    position: int
    of: Origin
    language: str


def passages() -> Iterator[Passage]:
    """All that the public may read; two queries."""
    public = list(Position.objects.published().values_list("pk", flat=True))
    rows = Quotation.objects.published().filter(Among("position", public)).order_by("-pk")
    columns = ("pk", "position", "exact", "translation", "language", "position__document__language")
    for pk, position, exact, translation, language, language_of_document in rows.values_list(
        *columns
    )[:MOST_QUOTATIONS]:
        spoken = language or language_of_document or ""
        if len(exact) <= LONGEST:
            yield Passage(Recorded(pk, position, "original", spoken), exact)
        if translation and len(translation) <= LONGEST:
            yield Passage(Recorded(pk, position, "translation", ""), translation)


def words_of(quotation: Quotation, of: Origin) -> str:
    return quotation.exact if of == "original" else quotation.translation
