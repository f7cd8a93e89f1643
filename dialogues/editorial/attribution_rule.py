"""The attribution rule of a conference: what it forbids to be said of whom.

Under the Chatham House Rule, and where only role or group may be given, no person's name may
stand beside a position anywhere public: not as its holder or reporter, and not in its words.
"""

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import prefetch_related_objects

from dialogues.choices import Access, AttributionRule, ParticipantKind, Setting
from dialogues.models import Appearance, Conference, Participant, Position
from dialogues.search.folding import fold
from dialogues.search.tokens import Token, groups, running_tokens

_WORD = re.compile(r"[^\W_]+")
_KANJI_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

#: What is read of a position to judge its words and its holders.
READ = (
    "conference",
    "document",
    "quotations",
    "attributions__participant",
    "relations_out",
    "relations_in",
)


class Rooms:
    """Who was present at the conferences of these positions; read at once, when first asked."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self._positions = list(positions)

    def present(self, conference: Conference) -> list["Person"]:
        return self._by_conference[conference.pk]

    @cached_property
    def _by_conference(self) -> dict[int, list["Person"]]:
        rows = Appearance.objects.filter(
            conference__in={position.conference_id for position in self._positions},
            participant__kind=ParticipantKind.PERSON,
        )
        found: dict[int, dict[int, Person]] = defaultdict(dict)
        for row in rows.select_related("participant").prefetch_related("participant__names"):
            found[row.conference_id].setdefault(row.participant_id, Person(row.participant))
        return defaultdict(list, {key: list(people.values()) for key, people in found.items()})


class Person:
    """Somebody who was in the room, and the forms in which a text may name them."""

    def __init__(self, participant: Participant) -> None:
        self.name = participant.name
        names = [participant.name, *(name.text for name in participant.names.all())]
        families = [participant.sort_name.partition(",")[0], *map(_family_name, names)]
        self._names = [form for form in map(_wanted, names) if form]
        self._families = [form for form in map(_wanted, families) if form]

    def is_named(self, words: "Words") -> bool:
        return any(form in text for form in self._names for text in words.all) or any(
            form in text for form in self._families for text in words.capitalised
        )


class Words:
    """The public words of a position, cut into tokens once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)

    @cached_property
    def all(self) -> list[str]:
        return [_running(text) for text in self._texts]

    @cached_property
    def capitalised(self) -> list[str]:
        return [_running(_without_small_words(text)) for text in self._texts]


def read_whole(positions: Iterable[Position], *more: str) -> list[Position]:
    """Copies with all that is judged, at a fixed number of queries; the given ones stay as they are.

    What a given position has already read is taken over: a conference changed but not yet saved is
    judged as it stands in memory.
    """
    copies = [copy.copy(position) for position in positions]
    for twin in copies:
        twin._prefetched_objects_cache = dict(getattr(twin, "_prefetched_objects_cache", {}))  # type: ignore[attr-defined]
    prefetch_related_objects(copies, *READ, *more)
    return copies


def persons_named(position: Position, rooms: Rooms | None = None) -> list[str]:
    """Names that the position would give away against its conference's rule; empty if none.

    Names are found in any case and script, inflected (Быстрицкого) and within running Japanese.
    """
    if not position.conference.names_nobody:
        return []
    if rooms is None:
        (position,) = read_whole([position])
        rooms = Rooms([position])
    words = Words(_public_words(position))
    present = rooms.present(position.conference)
    spoken = [person.name for person in present if person.is_named(words)]
    return list(dict.fromkeys([*_persons_attributed(position), *spoken]))


def persons_in_need_of_a_rule(position: Position, rooms: Rooms | None = None) -> list[str]:
    """People in the room to whom a closed-door meeting's position would be given by name.

    Behind closed doors silence about the rule is no leave to name: an editor has to find it out.
    What the text reports from elsewhere of people who were not there needs no rule.
    """
    conference = position.conference
    closed = conference.access == Access.CLOSED_DOOR
    unruled = conference.attribution_rule == AttributionRule.UNSTATED
    if not (closed and unruled):
        return []
    if position.setting == Setting.AT_CONFERENCE:
        return _persons_attributed(position)
    present = {person.name for person in (rooms or Rooms([position])).present(conference)}
    return [name for name in _persons_attributed(position) if name in present]


def _persons_attributed(position: Position) -> list[str]:
    return [
        attribution.participant.name
        for attribution in position.attributions.all()
        if attribution.participant.kind == ParticipantKind.PERSON
    ]


def _public_words(position: Position) -> Iterator[str]:
    yield position.statement
    for quotation in position.quotations.all():
        around = (quotation.prefix, quotation.suffix) if quotation.shows_context else ("", "")
        yield from (quotation.exact.join(around), quotation.translation)
    for attribution in position.attributions.all():
        yield attribution.words
    for relation in (*position.relations_out.all(), *position.relations_in.all()):
        yield relation.note


def _family_name(name: str) -> str:
    """Where family names stand: first in Chinese and Japanese script, else last."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    return parts[0] if _KANJI_OR_KANA.search(name) else parts[-1]


def _without_small_words(text: str) -> str:
    """A family name alone is looked for among capitalised words: Mrs Long is not long."""
    return _WORD.sub(lambda word: "·" if word[0][0].islower() else word[0], text)


def _wanted(name: str) -> str:
    """The name as it stands among running words; empty for a name without letters."""
    tokens = _tokens(name)
    if not tokens:
        return ""
    return " " + " ".join(token.text for token in tokens) + ("" if tokens[-1].is_cjk else " ")


def _running(text: str) -> str:
    return " " + " ".join(token.text for token in _tokens(text)) + " "


def _tokens(text: str) -> list[Token]:
    return [token for group in groups(fold(text)) for token in running_tokens(group)]
