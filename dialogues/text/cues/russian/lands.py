"""Countries, seats of government, blocs and peoples as Russian names them."""

from dialogues.text.cues.phrase import Group, Phrase
from dialogues.text.cues.russian.lexicon import BLOCS, NOMINATIVE, PLACES, PUBLICS


def land(phrase: Phrase, at: int) -> Group | None:
    """«Москва», «официальный Токио», «Россия и Япония»."""
    place = at + (phrase.word(at) in {"официальный", "официальная", "официальное", "официальном"})
    countries: list[str] = []
    seats, oblique, end = place > at, False, at
    while place < len(phrase.words) and phrase.tokens[place].capital:
        match = PLACES.at(phrase.roots, place)
        if not match:
            break
        countries.append(match[1].country)
        seats = seats or match[1].seat
        end = place + match[0]
        oblique = oblique or not set(phrase.words[place:end]) <= NOMINATIVE
        place = end + (phrase.word(end) == "и")
    if not countries or "-" in {phrase.word(at - 1), phrase.word(end)}:
        return None
    holders = phrase.holders(at, end, "government", countries)
    return Group(at, end, holders, land=not seats, oblique=oblique)


def bloc(phrase: Phrase, at: int) -> Group | None:
    """«Запад», «страны АСЕАН»."""
    match = BLOCS.at(phrase.roots, at)
    if not match or not (match[0] > 1 or phrase.tokens[at].capital):
        return None
    end = at + match[0]
    oblique = phrase.words[at].endswith(("ом", "а", "у", "е", "ами", "ам")) and match[0] == 1
    return Group(at, end, (phrase.holder(at, end, "bloc"),), oblique=oblique)


def public(phrase: Phrase, at: int) -> Group | None:
    """A people as a whole: «японцы», «россияне»."""
    match = PUBLICS.at(phrase.roots, at)
    if not match:
        return None
    end = at + match[0]
    oblique = not phrase.words[at].endswith(("ы", "е", "и"))
    return Group(
        at, end, (phrase.holder(at, end, "public", match[1]),), people=True, oblique=oblique
    )
