"""English noun groups that may hold a view: "Russian experts", "official Seoul", "one of them"."""

from collections.abc import Iterator
from dataclasses import replace

from dialogues.text.cues.english.lands import bloc, land, people
from dialogues.text.cues.english.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    KINDS,
    LONGEST_TITLE,
    SINGULAR,
    VAGUE,
    described,
    is_plain,
)
from dialogues.text.cues.english.names import capitals, known, titled
from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.tokens import Phrases

PRONOUNS = {
    "they": "they",
    "he": "he",
    "she": "he",
    "it": "it",
    "both": "they",
    "latter": "they",
    "these": "they",
    "all": "they",
    "whom": "they",
}
PEOPLE_KINDS = frozenset(("expert_group", "government", "public", "institution", ""))
WIDEST = 4
"""How many describing words may stand before the noun: "foreign policy and security experts"."""


def groups(phrase: Phrase, names: Phrases[tuple[str, str]]) -> list[Group]:
    """All groups of a sentence, in order, none overlapping."""
    found: list[Group] = []
    place = 0
    while place < len(phrase.words):
        group = group_at(phrase, place, names)
        if group:
            found.append(group)
        place = group.end if group else place + 1
    return list(joined(phrase, found))


def joined(phrase: Phrase, found: list[Group]) -> Iterator[Group]:
    """Groups with "and" between them are one: "Ivan Petrov and the Japanese side"."""
    last: Group | None = None
    for group in found:
        if last and phrase.words[last.end : group.start] == ["and"] and alike(last, group):
            last = last._replace(
                end=group.end,
                holders=last.holders + group.holders,
                people=last.people or group.people,
            )
            continue
        if last:
            yield last
        last = group
    if last:
        yield last


def alike(one: Group, other: Group) -> bool:
    """Whether both name somebody, and neither only points back."""
    return bool(one.holders and other.holders and not one.refers and not other.refers)


def group_at(phrase: Phrase, at: int, names: Phrases[tuple[str, str]]) -> Group | None:
    """The longest group that begins at a token."""
    if not phrase.words[at][0].isalpha():
        return None
    found = (
        known(phrase, at, names),
        titled(phrase, at),
        noun_group(phrase, at),
        land(phrase, at),
        bloc(phrase, at),
        people(phrase, at),
        pronoun(phrase, at),
        capitals(phrase, at),
    )
    return max((group for group in found if group), key=lambda group: group.end, default=None)


def noun_group(phrase: Phrase, at: int) -> Group | None:
    """ "Both Japanese and Russian security experts", "one of the participants", "the expert"."""
    place, single = determined(phrase, at)
    countries: list[str] = []
    plain = linked_on = 0
    while place < len(phrase.words):
        role = KINDS.at(phrase.words, place)
        if role:
            return noun(phrase, at, place, single, countries)
        after, named = described(phrase, place)
        after += phrase.word(after) == "'s"
        if named and (not countries or linked_on):
            countries, place, linked_on = countries + named, after, 0
        elif named:
            place = after
        elif countries and (link := linked(phrase, place)):
            place, linked_on = link, 1
        elif is_plain(phrase.word(place)) and plain < WIDEST:
            place, plain, linked_on = place + 1, plain + 1, 0
        elif phrase.word(place) in {"-", "and"} and plain:
            place, plain = place + 1, plain + 1
        else:
            return None
        if place - at > 14:
            return None
    return None


def linked(phrase: Phrase, place: int) -> int:
    """Behind "and", a comma or "as well as" that leads on to another people; 0 if none does."""
    end = place
    while phrase.word(end) in {"and", ",", "or", "/", "as", "well"} and end - place < 3:
        end += 1
    return end if end > place and described(phrase, end)[1] else 0


def determined(phrase: Phrase, at: int) -> tuple[int, bool | None]:
    """Skips articles and counting words; whether they say that it is one person."""
    match = DETERMINERS.at(phrase.words, at)
    return (at + match[0], match[1]) if match else (at, None)


def noun(
    phrase: Phrase, at: int, place: int, single: bool | None, countries: list[str]
) -> Group | None:
    """The group, once its noun is found; of "government officials" the last noun counts."""
    kind, end = "", place
    while end - place < LONGEST_TITLE and (role := KINDS.at(phrase.words, end)):
        end, kind = end + role[0], role[1]
    last = phrase.words[end - 1]
    if phrase.word(end) == "-" and phrase.word(end + 1) != "level":
        return None
    end, places_after = origin(phrase, end)
    countries = countries or places_after
    one_of = phrase.words[at].startswith("one") and kind in {"expert_group", ""}
    if (single and (last in SINGULAR or one_of)) or (single is None and last in SINGULAR):
        return anonymous(phrase, at, end, kind)
    if last in SINGULAR and kind == "expert_group":  # "the expert": perhaps one named before
        named = (phrase.holder(at, end, "anonymous"),)
        return Group(at, end, named, "" if countries else "he", people=True)
    kind = "expert_group" if last in {"side", "sides"} else kind
    return Group(at, end, phrase.holders(at, end, kind, countries), people=True)


def anonymous(phrase: Phrase, at: int, end: int, kind: str) -> Group:
    """One voice without a name belongs to no country (``choices.COUNTRYLESS_KINDS``)."""
    kind = "anonymous" if kind in PEOPLE_KINDS else kind
    return Group(at, end, (phrase.holder(at, end, kind),), people=True)


def origin(phrase: Phrase, end: int) -> tuple[int, list[str]]:
    """What follows the noun: "from Japan and Russia", "in the discussion", "on security"."""
    countries: list[str] = []
    while phrase.word(end) in {"from", "of", "in", "at", "on", "for", "present", "to", "with"}:
        place = end + 1
        while place - end < 9 and belongs(phrase, place):
            after, named = described(phrase, place)
            countries += named
            place = max(after, place + 1)
        if place == end + 1:
            break
        end = place
    while phrase.word(end - 1) in {"and", "the", "a", "both"}:
        end -= 1
    return end, countries


def belongs(phrase: Phrase, place: int) -> bool:
    """Whether a word goes on with what stands after a preposition."""
    word = phrase.word(place)
    if word in {"the", "a", "both", "this", "other", "two", "their", "at"}:
        return True
    if word == "and":
        return bool(described(phrase, place + 1)[1]) or phrase.word(place + 1) == "other"
    return is_plain(word) and word not in AUXILIARIES and not word.endswith("ly")


def pronoun(phrase: Phrase, at: int) -> Group | None:
    """Words that point back to somebody, or to some of those present."""
    word = phrase.word(at)
    start = at + (word == "the" and phrase.word(at + 1) in {"latter", "former"})
    refers = PRONOUNS.get(phrase.word(start), "")
    if word in VAGUE and not is_plain(phrase.word(at + 1)):
        return vague(phrase, at)
    if not refers or word == "all":
        return None
    return Group(at, start + 1, (), refers, people=True)


def vague(phrase: Phrase, at: int) -> Group:
    """ "Some argued", "another noted", "many in Tokyo believe"."""
    inside = land(phrase, at + 2) if phrase.word(at + 1) == "in" else None
    if inside:
        holders = tuple(
            replace(one, words=words.of(phrase.text), span=words)
            for one in inside.inside().holders
            for words in [phrase.stretch(at, inside.end)]
        )
        return Group(at, inside.end, holders, people=True)
    kind = {"another": "anonymous", "nobody": "", "everyone": "", "everybody": "", "none": ""}.get(
        phrase.word(at), "expert_group"
    )
    return Group(at, at + 1, (phrase.holder(at, at + 1, kind),), people=True)
