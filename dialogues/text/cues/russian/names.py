"""Russian proper names: «профессор Танака», «Институт океанологии», names the caller knows."""

from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.records import KnownName
from dialogues.text.cues.russian.lexicon import (
    FUNCTION_WORDS,
    INSTITUTIONS,
    KINDS,
    TITLES,
    described,
    is_plain,
)
from dialogues.text.cues.russian.roots import name_phrases
from dialogues.text.cues.tokens import Phrases

COMPLEMENT = ("ии", "ой", "ого", "их", "ых", "ов", "ей", "ний", "ства", "ики", "уры", "ки", "ам")
LONGEST_TITLE = 8


def known(phrase: Phrase, at: int, names: Phrases[tuple[str, str]]) -> Group | None:
    """A name the caller knows, in any case."""
    match = names.at(phrase.roots, at)
    if not match or not phrase.tokens[at].capital:
        return None
    end = at + match[0]
    return Group(at, end, (phrase.holder(at, end, *match[1]),), people=True)


def titled(phrase: Phrase, at: int) -> Group | None:
    """«Президент США Джо Байден», «профессор Танака», «эксперт Иван Петров»."""
    place, countries = described(phrase, at)
    end = title_end(phrase, place)
    if end == place:
        return None
    after, named = described(phrase, end)
    last = name_end(phrase, after)
    if last == after or INSTITUTIONS & set(phrase.roots[after:last]):
        return None
    oblique = is_oblique(phrase.words[place])
    holders = phrase.holders(at, last, "person", (countries or named)[:1])
    return Group(at, last, holders, people=True, oblique=oblique)


def title_end(phrase: Phrase, place: int) -> int:
    """Where the titles end: «заместитель директора», «министр иностранных дел», «проф.»."""
    end = place
    while end < min(len(phrase.words), place + LONGEST_TITLE) and (
        phrase.roots[end] in TITLES
        or (
            end > place
            and (phrase.word(end) in {"иностранных", "дел", "обороны", ".", "-", "министр"})
        )
    ):
        end += 1
    return end


def is_oblique(word: str) -> bool:
    """Whether a title's ending shows another case than the nominative: «профессора», «послом»."""
    return word.endswith(("а", "у", "ом", "ем", "ю", "е")) and not word.endswith(("жа", "глава"))


def name_end(phrase: Phrase, at: int) -> int:
    """Where a run of capitalised words ends; initials and hyphens belong to it."""
    place = end = at
    while place < len(phrase.tokens) and place - at < 8:
        token = phrase.tokens[place]
        if token.capital and token.word not in FUNCTION_WORDS:
            place = end = place + 1
        elif token.word in {".", "-"} and end > at:
            if token.word == "." and len(phrase.words[place - 1]) > 1:
                break
            place += 1
        else:
            break
    return end


def capitals(phrase: Phrase, at: int) -> Group | None:
    """A name nobody told us: an institution by its nouns or all capitals, otherwise a person."""
    end = name_end(phrase, at)
    if end == at or phrase.roots[at] in TITLES or KINDS.at(phrase.roots, at):
        return None
    if set(phrase.roots[at:end]) & INSTITUTIONS:
        while is_plain(phrase.word(end)) and phrase.word(end).endswith(COMPLEMENT):
            end += 1  # «Институт мировой экономики»
        return Group(at, end, (phrase.holder(at, end, "institution"),), people=True)
    if is_acronym(phrase, at, end):
        return Group(at, end, (phrase.holder(at, end, "institution"),), people=True)
    opens = at == 0 and (end - at == 1 or any(described(phrase, n)[1] for n in range(1, end)))
    if described(phrase, at)[1] or opens:
        return None
    return Group(at, end, (phrase.holder(at, end, "person"),), people=end - at > 1)


def is_acronym(phrase: Phrase, at: int, end: int) -> bool:
    letters = phrase.stretch(at, end).of(phrase.text)
    return end - at == 1 and letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 8


def known_names(names: list[KnownName]) -> Phrases[tuple[str, str]]:
    """The caller's names, and of a person's also the last word alone."""
    entries = []
    for words, kind, country in names:
        for parts in name_phrases(words):
            entries.append((parts, (kind, country)))
            if kind == "person" and len(parts) > 1 and len(parts[-1]) > 2:
                entries.append((parts[-1:], (kind, country)))
    return Phrases(entries)
