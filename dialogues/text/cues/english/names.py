"""English proper names: "Prof. Tanaka", "the Institute of Ocean Studies", names the caller knows."""

from dialogues.text.cues.english import words as lists
from dialogues.text.cues.english.lexicon import (
    FUNCTION_WORDS,
    INSTITUTIONS,
    LONGEST_TITLE,
    MINISTRIES,
    TITLES,
    described,
)
from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.records import KnownName
from dialogues.text.cues.tokens import Phrases, words_of


def known(phrase: Phrase, at: int, names: Phrases[tuple[str, str]]) -> Group | None:
    """A name the caller knows."""
    match = names.at(phrase.words, at)
    if not match or not phrase.tokens[at].capital:
        return None
    length, (kind, country) = match
    end = at + length
    return Group(at, end, (phrase.holder(at, end, kind, country),), people=True)


def titled(phrase: Phrase, at: int) -> Group | None:
    """A title and a name: "US President Joe Biden", "Prof. Tanaka", "expert Ivan Petrov"."""
    start = at + (phrase.word(at) == "the")
    place, countries = described(phrase, start)
    end, title = place, False
    while end - place < LONGEST_TITLE and (
        phrase.word(end) in TITLES or (title and phrase.word(end) in {".", "-"})
    ):
        title = title or phrase.word(end) in TITLES
        end += 1
    last = name_end(phrase, end)
    if not title or last == end or phrase.word(end) in MINISTRIES | INSTITUTIONS:
        return None
    return Group(at, last, phrase.holders(at, last, "person", countries[:1]), people=True)


def name_end(phrase: Phrase, at: int) -> int:
    """Where a run of capitalised words ends; initials and hyphens belong to it."""
    place = end = at
    while place < len(phrase.tokens) and place - at < 8:
        token = phrase.tokens[place]
        if token.capital and token.word not in FUNCTION_WORDS and "." not in token.word:
            place = end = place + 1
        elif end > at and token.word in {"-", ".", "al", "von", "van", "de", "bin"}:
            if token.word == "." and len(phrase.words[place - 1]) > 1:
                break
            place += 1
        else:
            break
    return end


def capitals(phrase: Phrase, at: int) -> Group | None:
    """A name nobody told us: an institution by its nouns or all capitals, otherwise a person."""
    start = at + (phrase.word(at) == "the")
    end = name_end(phrase, start)
    if end == start:
        return None
    last = institution_end(phrase, start, end)
    words = set(phrase.words[start:last])
    countries = described(phrase, start)[1]
    if words & MINISTRIES:
        return Group(at, last, phrase.holders(at, last, "government", countries), people=True)
    if words & INSTITUTIONS or is_acronym(phrase, start, end):
        return Group(at, last, phrase.holders(at, last, "institution", countries[:1]), people=True)
    if (
        start > at
        or countries
        or phrase.words[start] in TITLES
        or not may_be_person(phrase, at, end)
    ):
        return None
    return Group(at, end, (phrase.holder(at, end, "person"),), people=end - start > 1)


def may_be_person(phrase: Phrase, at: int, end: int) -> bool:
    """One capitalised word is no person where it has a complement, or only opens a sentence."""
    if end - at > 1:
        return True
    opens = at == 0 and (phrase.words[at] in lists.ATTITUDES or phrase.words[at].endswith("s"))
    return phrase.word(end) not in {"of", "for", "in"} and not opens


def institution_end(phrase: Phrase, start: int, end: int) -> int:
    """Goes on over "of International Relations" when the name is an institution's."""
    if not set(phrase.words[start:end]) & (INSTITUTIONS | MINISTRIES):
        return end
    while phrase.word(end) in {"of", "for", "on", "and"}:
        place = end + 1 + (phrase.word(end + 1) == "the")
        last = name_end(phrase, place)
        if last == place:
            break
        end = last
    return end


def is_acronym(phrase: Phrase, start: int, end: int) -> bool:
    """NIDS, RIAC: one word of two to eight capitals."""
    letters = phrase.stretch(start, end).of(phrase.text)
    return end - start == 1 and letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 8


def known_names(names: list[KnownName]) -> Phrases[tuple[str, str]]:
    """The caller's names, and of a person's also the last word alone."""
    entries = []
    for words, kind, country in names:
        parts = words_of(words)
        entries.append((parts, (kind, country)))
        if kind == "person" and len(parts) > 1 and len(parts[-1]) > 2:
            entries.append((parts[-1:], (kind, country)))
    return Phrases(entries)
