"""Where a text most likely ascribes something to somebody, with the names its conference knows."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Q

from dialogues.models import Document, Participant
from dialogues.text.cues import KnownName, LikelyAttribution, likely_attributions
from dialogues.text.spans import Span

#: Kinds whose names are names; "Russian experts" the language rules know by themselves.
NAMED_KINDS = ("person", "institution", "bloc")


def likely(document: Document) -> tuple[LikelyAttribution, ...]:
    """By sentence in the order of the text; ``sentence`` counts from 0."""
    spans = document.sentences.order_by("number").values_list("start", "end")
    return _likely(
        document.text,
        tuple(Span(*pair) for pair in spans),
        document.language or "en",
        tuple(sorted(set(_known_names(document)))),
    )


@lru_cache(maxsize=16)
def _likely(
    text: str, spans: tuple[Span, ...], language: str, names: tuple[KnownName, ...]
) -> tuple[LikelyAttribution, ...]:
    """What it finds depends on what it is given alone, so a text is read once a process."""
    return tuple(likely_attributions(text, spans, language, names))


def _known_names(document: Document) -> Iterator[KnownName]:
    """Whoever appears or speaks at the document's conferences, under every name they have."""
    conferences = document.conferences.values("pk")
    there = Participant.objects.filter(
        Q(appearances__conference__in=conferences)
        | Q(attributions__position__conference__in=conferences),
        kind__in=NAMED_KINDS,
    )
    for participant in there.distinct().prefetch_related("names"):
        country = participant.country_id or ""
        yield KnownName(participant.name, participant.kind, country)
        for name in participant.names.all():
            yield KnownName(name.text, participant.kind, country)
