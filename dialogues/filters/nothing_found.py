"""What would find something, where a search finds nothing. Every offer is tried before it is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dialogues.editorial.matching import Names
from dialogues.filters.vocabulary import vocabulary
from dialogues.models import Conference, Institution, Participant, SearchEntry, Topic
from dialogues.search.grammar import Item, items, written
from dialogues.search.query import SearchError, SearchQuery, parse

#: Of a longer query only so many words are tried, each of them a count in the database.
MOST_WORDS = 8
MOST_SPELLINGS = 3
MOST_RECORDS = 4
SHORTEST_PREFIX = 3

NAMED: dict[str, Any] = {
    "participant": Participant,
    "institution": Institution,
    "topic": Topic,
    "conference": Conference,
}


@dataclass(frozen=True)
class Offer:
    """Another query, what is other about it, and how many records it finds."""

    text: str
    why: str
    count: int


@dataclass(frozen=True)
class NearRecord:
    """A record whose name looks or sounds like what was typed; ``name``: the one that does."""

    kind: str
    record: Any
    name: str


@dataclass(frozen=True)
class Help:
    """``words``: each word of the query with what it finds alone, 0 included."""

    words: list[Offer]
    spellings: list[Offer]
    others: list[Offer]
    records: list[NearRecord]

    @property
    def missing(self) -> list[str]:
        return [word.text for word in self.words if not word.count]


def help_with(query: SearchQuery) -> Help:
    """For a query that finds nothing; its cost is bounded by the number of its words alone."""
    pieces = [piece for piece in items(query.text) if parse(_alone(piece)).wanted]
    wanted = [piece for piece in pieces if not piece.is_excluded][:MOST_WORDS]
    texts = dict.fromkeys(written([piece]) for piece in wanted)
    words = [Offer(text, "", count_of(text)) for text in texts]
    missing = [word.text for word in words if not word.count]
    offers = list(_tried(_other_queries(items(query.text), missing)))
    spellings = list(_tried(_other_spellings(items(query.text), missing)))
    return Help(words, spellings[:MOST_SPELLINGS], offers, near_records(query.text))


def count_of(text: str) -> int:
    """How many public records a query finds; 0 for one that cannot be run."""
    try:
        query = parse(text)
    except SearchError:
        return 0
    if query.empty:
        return 0
    return sum(SearchEntry.objects.counted(query).values())


def _alone(piece: Item) -> str:
    return written([replace(piece, is_excluded=False)])


Changed = tuple[list[Item], str | Promise]


def _tried(changes: Iterator[Changed]) -> Iterator[Offer]:
    """Those that find something, each query once."""
    seen: set[str] = set()
    for pieces, why in changes:
        text = written(pieces)
        asks = any(not piece.is_excluded for piece in pieces)
        if asks and text not in seen and (count := count_of(text)):
            yield Offer(text, str(why), count)
        seen.add(text)


def _other_queries(pieces: list[Item], missing: list[str]) -> Iterator[Changed]:
    if any(piece.is_phrase for piece in pieces):
        yield (
            [replace(piece, is_phrase=piece.is_excluded and piece.is_phrase) for piece in pieces],
            _("without the quotation marks"),
        )
    kept = [piece for piece in pieces if not piece.is_excluded]
    if len(kept) < len(pieces):
        yield kept, _("with nothing left out")
    if starred := [_starred(piece) for piece in pieces]:
        yield starred, _("words that begin so")
    yield from _with_fewer_words(pieces, missing)


def _starred(piece: Item) -> Item:
    text = piece.text
    if piece.is_phrase or piece.is_prefix or len(text) < SHORTEST_PREFIX:
        return piece
    return replace(piece, text=f"{text}*", is_prefix=True)


def _with_fewer_words(pieces: list[Item], missing: list[str]) -> Iterator[Changed]:
    """Without the words that find nothing; where each finds something, without one at a time."""
    found = [piece for piece in pieces if written([piece]) not in missing]
    if 0 < len(found) < len(pieces):
        yield found, _("without %(words)s") % {"words": ", ".join(missing)}
    if not missing and 1 < len(pieces) <= MOST_WORDS:
        for place, piece in enumerate(pieces):
            rest = pieces[:place] + pieces[place + 1 :]
            yield rest, _("without %(words)s") % {"words": written([piece])}


def _other_spellings(pieces: list[Item], missing: list[str]) -> Iterator[Changed]:
    """One missing word in each of the spellings it may mean; of several, each in its likeliest."""
    mistyped = [piece for piece in pieces if _is_word(piece) and written([piece]) in missing]
    if not mistyped:
        return
    known = vocabulary()
    near = {piece: known.near(piece.text.rstrip("*")) for piece in mistyped}
    if len(mistyped) == 1:
        for word in near[mistyped[0]]:
            yield _respelt(pieces, {mistyped[0]: word}), ""
    best = {piece: words[0] for piece, words in near.items() if words}
    if len(mistyped) > 1 and best:
        yield _respelt(pieces, best), ""


def _is_word(piece: Item) -> bool:
    return not piece.is_phrase and not piece.is_excluded


def _respelt(pieces: list[Item], words: dict[Item, str]) -> list[Item]:
    return [Item(words[piece]) if piece in words else piece for piece in pieces]


def near_records(text: str) -> list[NearRecord]:
    """Public records with a name like the whole of what was typed, in Latin or Cyrillic script."""
    found = [near for kind in NAMED for near in _near(kind, text)]
    best = sorted(found, key=lambda one: -one[0])[:MOST_RECORDS]
    return [near for _score, near in best]


def _near(kind: str, text: str) -> Iterator[tuple[int, NearRecord]]:
    model = NAMED[kind]
    likely = Names(model).ranked(text)
    records = model.objects.published().in_bulk([entry.key for entry, _likeness in likely])
    for entry, likeness in likely:
        if entry.key in records:
            yield likeness.score, NearRecord(kind, records[entry.key], entry.text)
