"""A name prepared for comparing: folded, without what says nothing about who is meant."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dialogues.text.folding import fold
from dialogues.text.names.japanese import is_japanese, level_japanese, without_japanese_titles
from dialogues.text.names.sounds import sound
from dialogues.text.names.vocabulary import (
    AMERICAN,
    DEGREES,
    DOTTED_TITLES,
    JAPANESE_LEGAL_FORMS,
    LEGAL_FORMS,
    SHORT_WORDS,
    SMALL_WORDS,
    TITLES,
)

#: Names are compared by their first so many characters; no record's name is longer.
LONGEST = 500
#: What parts words: everything but letters, digits, the marks on them, and an apostrophe inside.
BETWEEN_WORDS = re.compile(r"[^\w']+|_+|(?<!\w)'|'(?!\w)")
ABBREVIATION = re.compile(r"(?<!\w)(\w)\.(?=\w\.)")
IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]{2,})[)）]\s*")


class Rule(StrEnum):
    """By which habits a name is made: a person has titles and initials, a title has small words."""

    PERSON = "person"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class NameForm:
    """``plain``: the words run together; ``words``: those that count; ``sounds``: a key of each."""

    rule: Rule
    plain: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    japanese: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.plain


@lru_cache(maxsize=50_000)
def name_form(text: str, rule: Rule) -> NameForm:
    """Never fails, on any string; a name of punctuation alone gives an empty form."""
    folded = fold(text[:LONGEST])
    if is_japanese(folded):
        return _japanese(folded, rule)
    kept = _person_words(folded) if rule is Rule.PERSON else _title_words(folded)
    counted = tuple(word for word in kept if word not in SMALL_WORDS) or tuple(kept)
    counted = tuple(kept) if rule is Rule.PERSON else counted
    return NameForm(
        rule, "".join(kept).replace("'", ""), counted, tuple(sound(word) for word in counted)
    )


@lru_cache(maxsize=50_000)
def readings(text: str, rule: Rule) -> tuple[NameForm, ...]:
    """The form of a name; where an acronym follows in brackets, also without it, and that alone."""
    found = [name_form(text, rule)]
    bracketed = IN_BRACKETS.search(text[:LONGEST])
    if bracketed and bracketed[1].isupper() and rule is Rule.TITLE:
        found.append(name_form(IN_BRACKETS.sub(" ", text[:LONGEST]), rule))
        found.append(name_form(bracketed[1], rule))
    return tuple(dict.fromkeys(form for form in found if not form.is_empty))


def _words(folded: str) -> list[str]:
    """M.G.I.M.O. is one word; Asia-Pacific is two."""
    whole = ABBREVIATION.sub(r"\1", folded)
    return [word for word in BETWEEN_WORDS.split(whole) if word]


def _person_words(folded: str) -> list[str]:
    """Initials stay apart (D.V. Streltsov), a title or a degree goes unless nothing else is left."""
    spaced = re.sub(r"(?<=[^\W\d_])\.", " ", _without_titles(folded))
    words = [word for word in BETWEEN_WORDS.split(spaced) if word]
    return [word for word in words if word not in TITLES and word not in DEGREES] or words


def _without_titles(folded: str) -> str:
    """Titles that are written with marks inside (Ph.D., к.и.н., д-р) before the marks part words."""
    shown = [word for word in folded.replace(",", " , ").split() if _bare(word) not in DEGREES]
    kept = (word for word in shown if _bare(word) not in TITLES and word not in DOTTED_TITLES)
    return " ".join(kept) or folded


def _bare(word: str) -> str:
    return word.replace(".", "").strip(",")


def _title_words(folded: str) -> list[str]:
    spelt = [SHORT_WORDS.get(word.strip(".,"), word) for word in folded.split()]
    words = [AMERICAN.get(word, word) for word in _words(" ".join(spelt))]
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return [word for word in words if word not in LEGAL_FORMS] or words


def _japanese(folded: str, rule: Rule) -> NameForm:
    """Spaces and dots inside Japanese part words, but tell no name from another."""
    bare = folded
    if rule is Rule.TITLE:
        for form in JAPANESE_LEGAL_FORMS:
            bare = bare.replace(fold(form), " ")
    else:
        bare = without_japanese_titles(folded)
    words = tuple(word for word in BETWEEN_WORDS.split(bare.replace("・", " ")) if word)
    words = words or (folded,)
    levelled = tuple(level_japanese(word) for word in words)
    return NameForm(rule, "".join(words), words, levelled, japanese=True)
