"""Finds, among thousands of names, those that one name may be a spelling of, and all such pairs."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dialogues.text.names.comparing import Likeness, compare
from dialogues.text.names.forms import NameForm, Rule, readings
from dialogues.text.names.keys import Unit, initials, keys, units, whole
from dialogues.text.names.vocabulary import COMMON_WORDS

#: How many names are weighed for one; those sharing the rarest words come first.
MOST_WEIGHED = 400
#: A unit that more names share than this leads to no pairs: finding them would take minutes.
MOST_SHARING = 1_500


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of something; ``key`` says of what, ``main`` whether it is its own name."""

    key: int
    text: str
    main: bool
    form: NameForm


@dataclass(frozen=True, slots=True)
class Pair:
    """The two names by which two things are most alike."""

    one: Entry
    other: Entry
    likeness: Likeness


Found = tuple[Entry, Likeness]
Keys = tuple[int, int]


class NameIndex:
    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry | None] = []
        self.lengths: list[int] = []
        self.initials: list[tuple[frozenset[str], ...]] = []
        self.letters: list[frozenset[str]] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        self.places_of: dict[int, list[int]] = defaultdict(list)
        self._pairs: dict[Keys, Pair] | None = None
        for entry in entries:
            self._add(entry)

    def near(self, text: str, *, allowed: Container[int] | None = None) -> Iterator[Found]:
        """Entries that may mean the same as a typed name, in no order.

        ``allowed`` holds the keys of the entries that may be found; ``None`` is all.
        """
        forms = {rule: readings(text, rule) for rule in Rule}
        for entry in self._worth_weighing([*forms[Rule.PERSON], *forms[Rule.TITLE]], allowed):
            likeness = best(forms[entry.form.rule], entry.form)
            if likeness is not None:
                yield entry, likeness

    def pairs(self) -> dict[Keys, Pair]:
        """Of every two keys whose names may mean the same, the two names that are most alike."""
        if self._pairs is None:
            self._pairs = {}
            for place in range(len(self.entries)):
                self._note_pairs(self._longer_partners(place))
        return self._pairs

    def replace(self, key: int, entries: Iterable[Entry]) -> None:
        """Give something other names, none to take it away; known pairs follow."""
        for place in self.places_of.pop(key, ()):
            self._take_away(place)
        if self._pairs is not None:
            self._pairs = {both: pair for both, pair in self._pairs.items() if key not in both}
        for entry in entries:
            place = self._add(entry)
            if self._pairs is not None:
                self._note_pairs(self._partners(place))

    def _add(self, entry: Entry) -> int:
        place = len(self.entries)
        self.entries.append(entry)
        self.lengths.append(len(entry.form.words))
        self.initials.append(initials(entry.form))
        self.letters.append(frozenset[str]().union(*self.initials[-1]))
        self.places_of[entry.key].append(place)
        for key in keys(entry.form):
            self.places[key].append(place)
        return place

    def _take_away(self, place: int) -> None:
        entry, self.entries[place] = self.entries[place], None
        if entry is not None:
            for key in keys(entry.form):
                self.places[key].remove(place)

    def _worth_weighing(
        self, forms: Iterable[NameForm], allowed: Container[int] | None
    ) -> Iterator[Entry]:
        weights: Counter[int] = Counter()
        for key in {key for form in forms for key in keys(form)}:
            places = self.places.get(key, ())
            weight = _weight(key, len(places))
            for place in places:
                weights[place] += weight  # type: ignore[assignment]
        for place in self._heaviest(weights, allowed):
            entry = self.entries[place]
            if entry is not None:
                yield entry

    def _heaviest(self, weights: Counter[int], allowed: Container[int] | None) -> Iterator[int]:
        heaviest = sorted(weights, key=lambda place: -weights[place])
        found = (
            place
            for place in heaviest
            if allowed is None or ((entry := self.entries[place]) and entry.key in allowed)
        )
        return islice(found, MOST_WEIGHED)

    def _note_pairs(self, found: Iterable[Pair]) -> None:
        assert self._pairs is not None  # noqa: S101  (both callers have made it)
        for pair in found:
            both = min(pair.one.key, pair.other.key), max(pair.one.key, pair.other.key)
            kept = self._pairs.get(both)
            if kept is None or kept.likeness.score < pair.likeness.score:
                self._pairs[both] = pair

    def _longer_partners(self, place: int) -> Iterator[Pair]:
        """Looked for from the shorter name: its rarest word must be in the longer one.

        Of two names with as many words the later one counts as the longer, so that they meet once.
        """
        own = self.lengths[place], place
        for other in self._sharing(place):
            if (self.lengths[other], other) > own:
                yield from self._pair(place, other)

    def _partners(self, place: int) -> Iterator[Pair]:
        """Those of a new name, be it the shorter or the longer one."""
        entry = self.entries[place]
        shared = [self.places.get(key, []) for key in keys(entry.form)] if entry else []
        others = {other for places in shared if len(places) <= MOST_SHARING for other in places}
        for other in others:
            yield from self._pair(*sorted((place, other), key=lambda at: (self.lengths[at], at)))

    def _pair(self, place: int, other: int) -> Iterator[Pair]:
        shorter, longer = self.entries[place], self.entries[other]
        if (
            shorter is not None
            and longer is not None
            and shorter.key != longer.key
            and shorter.form.rule is longer.form.rule
            and self._begins_alike(place, other)
        ):
            likeness = compare(shorter.form, longer.form)
            if likeness is not None:
                yield Pair(shorter, longer, likeness)

    def _begins_alike(self, place: int, other: int) -> bool:
        """Every word of the shorter begins as some word of the longer; quicker than weighing."""
        letters = self.letters[other]
        return not any(letters.isdisjoint(each) for each in self.initials[place])

    def _sharing(self, place: int) -> set[int]:
        """Entries with the same whole, or with the rarest word of this one."""
        entry = self.entries[place]
        if entry is None:
            return set()
        found = {place for key in whole(entry.form) for place in self.places.get(key, ())}
        rarest = min(units(entry.form), key=self._spread, default=())
        if self._spread(rarest) <= MOST_SHARING:
            found.update(place for key in rarest for place in self.places.get(key, ()))
        return found

    def _spread(self, unit: Unit) -> int:
        return sum(len(self.places.get(key, ())) for key in unit)


def best(forms: Iterable[NameForm], other: NameForm) -> Likeness | None:
    found = [likeness for form in forms if (likeness := compare(form, other))]
    return max(found, key=lambda likeness: likeness.score, default=None)


def _weight(key: str, shared_by: int) -> float:
    """Whole names weigh most, then rare words; words that titles are made of next to nothing."""
    if key.startswith("="):
        return 100
    return 0.01 if key in COMMON_WORDS else 1 + 10 / (1 + shared_by)
