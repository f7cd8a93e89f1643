"""Russian short adjectives that ascribe: «Москва обеспокоена», «эксперты уверены, что»."""

from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.subjects import before, negated, subject
from dialogues.text.cues.tokens import listed, words_of

PREDICATES = {words_of(word): key for key, words in listed(lists.PREDICATES) for word in words}


def predicate_cue(phrase: Phrase, at: int, latest: Group | None) -> Cue | None:
    """«Москва обеспокоена», «Токио готов», «эксперты уверены, что», «Пекин — против»."""
    match = predicate(phrase, at)
    if not match:
        return None
    length, stance = match
    end = at + length
    group = holder(phrase, at, end, stance, latest)
    if not group:
        return None
    if phrase.words[end : end + 2] == [",", "что"]:
        end += 2
    claim = "before" if group.start > at else "after"
    return Cue(min(group.start, at), max(end, group.end), group, negated(phrase, at, stance), claim)


def holder(phrase: Phrase, at: int, end: int, stance: str, latest: Group | None) -> Group | None:
    """The subject before it, as before after «и», or behind: «уверены японские эксперты»."""
    left = before(phrase, at)
    group = subject(phrase, left)
    if not group and phrase.word(left) in {"и", "а", "но"}:
        group = latest
    behind = phrase.by_start.get(end)
    if not group and behind and not behind.oblique and stance == "asserts":
        group = behind
    return group


def predicate(phrase: Phrase, at: int) -> tuple[int, str] | None:
    """A short adjective of the lists, in any gender; «за» and «против» after a dash or a subject."""
    word = phrase.words[at]
    for length in (3, 2, 1):
        words = tuple(phrase.words[at : at + length])
        for candidate in (words, (*words[:-1], masculine(words[-1])) if words else ()):
            stance = PREDICATES.get(candidate)
            if stance and not (word == "за" and phrase.word(at - 1) not in {"—", "–", "-"}):
                return length, stance
    return None


def masculine(word: str) -> str:
    """«обеспокоена», «готовы» as «обеспокоен», «готов»; «согласны» as «согласен»."""
    if word.endswith(("гласна", "гласны", "вольна", "вольны", "душны", "дарны")):
        return word[:-2] + "ен" if not word[:-2].endswith("ь") else word[:-3] + "ен"
    return word[:-1] if word.endswith(("а", "ы", "о")) else word
