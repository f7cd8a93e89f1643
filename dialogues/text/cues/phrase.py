"""A sentence as its words, with the groups of words that may hold a view, and the cues in it.

Serves the languages that part their words with spaces; Japanese is read by its characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dialogues.text.cues.records import Holder
from dialogues.text.cues.tokens import Token
from dialogues.text.spans import Span


class Group(NamedTuple):
    """Words that name somebody, from one token to another (exclusive).

    ``refers`` is "he", "they", "it" or "one" (a person or a body) where the words only point back
    to somebody named before; ``holders`` then serve when nobody was ("the expert").
    """

    start: int
    end: int
    holders: tuple[Holder, ...]
    refers: str = ""
    people: bool = False  # a country or seat named by itself is no people
    land: bool = False  # a country, not its seat of government
    oblique: bool = False  # in a case that no subject has

    def inside(self) -> "Group":
        """Who is meant by "in" this group: "in Japan" its public, "in Tokyo" the government."""
        if not self.land:
            return self
        return self._replace(holders=tuple(replace(one, kind="public") for one in self.holders))


class Cue(NamedTuple):
    """Words that ascribe something to a group, or to nobody named.

    ``claim`` says where the claim stands: "after" the words, "before" them, "around" them, or in
    the whole "clause". A ``weak`` cue counts only where no other claim covers it.
    """

    start: int
    end: int
    group: Group | None
    stance: str
    claim: str = "after"
    weak: bool = False


@dataclass
class Phrase:
    """One sentence, ready to be read for cues."""

    text: str
    span: Span
    tokens: list[Token]
    words: list[str] = field(init=False)
    roots: list[str] = field(default_factory=list)  # of an inflected language's words

    def __post_init__(self) -> None:
        self.words = [token.word for token in self.tokens]
        self.by_end: dict[int, Group] = {}
        self.by_start: dict[int, Group] = {}
        self.covered: set[int] = set()

    def settle(self, groups: list[Group]) -> None:
        """Remembers the groups by where they begin and end."""
        self.by_end = {group.end: group for group in groups}
        self.by_start = {group.start: group for group in groups}
        self.covered = {place for group in groups for place in range(group.start, group.end)}

    def groups_near(self, start: int, end: int) -> Iterator[Group]:
        """The groups that begin between two tokens, in order."""
        for place in range(max(0, start), min(end, len(self.words))):
            if place in self.by_start:
                yield self.by_start[place]

    def word(self, place: int) -> str:
        """The word at a place, empty beyond either end."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def stretch(self, start: int, end: int) -> Span:
        """Where the tokens from ``start`` to ``end`` (exclusive) stand in the text."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def holder(self, start: int, end: int, kind: str, country: str = "") -> Holder:
        """A holder named by these tokens."""
        span = self.stretch(start, end)
        return Holder(span.of(self.text), span, kind, country)

    def holders(self, start: int, end: int, kind: str, countries: list[str]) -> tuple[Holder, ...]:
        """One holder for each country, all named by the same tokens."""
        return tuple(
            self.holder(start, end, kind, country)
            for country in dict.fromkeys(countries or [""])  # each once, in order
        )
