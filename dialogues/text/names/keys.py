"""What two names must share before it is worth weighing them.

A name has several *units*, one a word (of Japanese, which parts no words, one a pair of letters).
Whatever two names are alike, every unit of the shorter has a key in common with the longer: the
word itself, its stem, its sound, or its sound with one letter left out, so that one mistyped
letter anywhere is found.
"""

from collections.abc import Iterator

from dialogues.text.names.forms import NameForm, Rule
from dialogues.text.names.words import SHORTEST_MISTYPED, first_letters, is_initial, stem

Unit = tuple[str, ...]


def whole(form: NameForm) -> Unit:
    """Keys of the name as a whole, for spellings that part words elsewhere or in other order."""
    if not form.japanese:
        return (f"={form.plain}",)
    ordered = "".join(sorted(form.sounds))
    return tuple(dict.fromkeys((f"={form.plain}", f"~{''.join(form.sounds)}", f"~{ordered}")))


def units(form: NameForm) -> list[Unit]:
    if form.japanese:
        return list(_pairs_of_letters(form)) if form.rule is Rule.TITLE else []
    return [
        tuple(dict.fromkeys(_keys_of_word(word, sound, form.rule)))
        for word, sound in zip(form.words, form.sounds, strict=True)
        if not is_initial(word)
    ]


def keys(form: NameForm) -> set[str]:
    return {*whole(form), *(key for unit in units(form) for key in unit)}


def initials(form: NameForm) -> tuple[frozenset[str], ...]:
    """What each word may be shortened to; nothing for Japanese, which has no initials."""
    if form.japanese:
        return ()
    return tuple(map(first_letters, form.words, form.sounds))


def _pairs_of_letters(form: NameForm) -> Iterator[Unit]:
    levelled = "".join(form.sounds)
    for place in range(len(levelled) - 1):
        yield (f"#{levelled[place : place + 2]}",)


def _keys_of_word(word: str, sound: str, rule: Rule) -> Iterator[str]:
    yield word
    if rule is Rule.TITLE:
        yield f"^{stem(word)}"
    heard = sound or word
    yield f"~{heard}"
    if len(heard) >= SHORTEST_MISTYPED - 1:
        yield f"-{heard}"
        yield from (f"-{heard[:place]}{heard[place + 1 :]}" for place in range(len(heard)))
