"""Weighing two names: the same, the same words in another order, near, or nothing of the kind.

A score is a rank, not a probability: 100 is the same to the letter (folded), 96 the same words in
another order, from 94 down what a person has to judge. Below ``LEAST`` nothing is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dialogues.text.names.forms import NameForm, Rule
from dialogues.text.names.vocabulary import COMMON_WORDS
from dialogues.text.names.words import (
    INITIAL,
    UNLIKE,
    cost_in_person,
    cost_in_title,
    is_initial,
)

LEAST = 70
SAME = 100
TRANSPOSED = 96
NEAREST = 94

#: What makes a person's names less alike.
IN_OTHER_SCRIPT = 3
IN_OTHER_ORDER = 2
FURTHER_INITIAL = 0
WORD_MORE = 6
INITIAL_MORE = 4
SURNAME_ALONE = 22

#: A title that holds another one is less than this, and more than ``LEAST``.
PART_OF_TITLE = 77
#: How much of the longer title, in letters, the shorter must cover.
COVERED = 0.5


class Why(StrEnum):
    SAME = "same"
    VARIANT = "variant"
    TRANSPOSED = "transposed"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Likeness:
    score: int
    why: Why


Cost = Callable[[str, str, str, str], int]


def compare(one: NameForm, other: NameForm) -> Likeness | None:
    """How alike two names of one rule are; ``None`` if they are two names. Symmetrical."""
    if one.is_empty or other.is_empty:
        return None
    if one.plain == other.plain:
        return Likeness(SAME, Why.SAME)
    if len(one.words) > 1 and sorted(one.words) == sorted(other.words):
        return _in_other_order(one, other)
    score = _near(one, other)
    return Likeness(score, Why.NEAR) if score >= LEAST else None


def _in_other_order(one: NameForm, other: NameForm) -> Likeness:
    """Titles whose words follow in one order differ in small words alone."""
    if one.words == other.words:
        return Likeness(NEAREST, Why.NEAR)
    return Likeness(TRANSPOSED, Why.TRANSPOSED)


def _near(one: NameForm, other: NameForm) -> int:
    if one.japanese or other.japanese:
        return _near_japanese(one, other) if one.japanese and other.japanese else 0
    shorter, longer = sorted((one, other), key=lambda form: (len(form.words), form.plain))
    if one.rule is Rule.PERSON:
        return _near_person(shorter, longer)
    return _near_title(shorter, longer)


def _near_japanese(one: NameForm, other: NameForm) -> int:
    """Old forms of kanji, and two ways of writing foreign sounds; no other letter may differ."""
    if "".join(one.sounds) == "".join(other.sounds):
        return 92
    if len(one.sounds) > 1 and sorted(one.sounds) == sorted(other.sounds):
        return 90
    if one.rule is Rule.PERSON:
        return 0
    shorter, longer = sorted((one.plain, other.plain), key=len)
    held = len(shorter) >= 4 and shorter in longer and len(shorter) / len(longer) >= COVERED
    return _part(len(shorter) / len(longer)) if held else 0


def _near_person(shorter: NameForm, longer: NameForm) -> int:
    """Every word of the shorter name must be in the longer one: they may not contradict."""
    pairs = _pairs(shorter, longer, cost_in_person)
    costs = [cost for _place, cost in pairs]
    if not pairs or max(costs) >= UNLIKE:
        return 0
    if not any(
        cost < INITIAL and not is_initial(word)
        for word, cost in zip(shorter.words, costs, strict=True)
    ):
        return 0
    initials = costs.count(INITIAL)
    spent = sum(costs) - max(0, initials - 1) * (INITIAL - FURTHER_INITIAL)
    spent += _for_order([place for place, _cost in pairs], longer)
    spent += IN_OTHER_SCRIPT * (shorter.words[0].isascii() != longer.words[0].isascii())
    return NEAREST - spent - _for_words_more(shorter, longer, pairs)


def _for_order(places: list[int], longer: NameForm) -> int:
    return 0 if places == sorted(places) or len(longer.words) < 2 else IN_OTHER_ORDER


def _for_words_more(shorter: NameForm, longer: NameForm, pairs: list[tuple[int, int]]) -> int:
    """A patronymic or a middle name more is usual; a surname alone may be many people's."""
    used = {place for place, _cost in pairs}
    more = [word for place, word in enumerate(longer.words) if place not in used]
    if more and len(shorter.words) == 1:
        return SURNAME_ALONE + FURTHER_INITIAL * (len(more) - 1)
    return sum(INITIAL_MORE if is_initial(word) else WORD_MORE for word in more)


def _near_title(shorter: NameForm, longer: NameForm) -> int:
    pairs = _pairs(shorter, longer, cost_in_title)
    costs = [cost for _place, cost in pairs]
    if not pairs or max(costs) >= UNLIKE:
        return 0
    if len(shorter.words) == len(longer.words):
        return NEAREST - sum(costs) - _for_order([place for place, _cost in pairs], longer)
    if all(word in COMMON_WORDS for word in shorter.words):
        return 0
    covered = sum(len(longer.words[place]) for place, _cost in pairs)
    share = covered / sum(map(len, longer.words))
    return _part(share) - sum(costs) if share >= COVERED else 0


def _part(share: float) -> int:
    return LEAST + round((PART_OF_TITLE - LEAST) * share)


def _pairs(shorter: NameForm, longer: NameForm, cost: Cost) -> list[tuple[int, int]]:
    """For each word of the shorter name its place in the longer one and the cost, cheapest first.

    Exact partners are taken before alike ones, so that a word never takes another's partner.
    """
    free = set(range(len(longer.words)))
    costs = {
        (mine, place): cost(word, shorter.sounds[mine], longer.words[place], longer.sounds[place])
        for mine, word in enumerate(shorter.words)
        for place in free
    }
    partners: dict[int, tuple[int, int]] = {}
    for (mine, place), spent in sorted(costs.items(), key=lambda pair: (pair[1], pair[0])):
        if mine not in partners and place in free:
            partners[mine] = (place, spent)
            free.discard(place)
    return [partners[mine] for mine in range(len(shorter.words))]
