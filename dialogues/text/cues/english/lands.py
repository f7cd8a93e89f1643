"""Countries, seats of government, blocs and peoples as English names them."""

from dialogues.text.cues.english.lexicon import AUXILIARIES, BLOCS, PEOPLES, PLACES, is_plain
from dialogues.text.cues.phrase import Group, Phrase


def land(phrase: Phrase, at: int) -> Group | None:
    """A country or a seat of government, or several: "official Moscow", "Japan, India and Russia"."""
    place = at + (phrase.word(at) in {"official", "the", "both"})
    place += phrase.word(place) == "official"
    countries: list[str] = []
    seats = False
    end = place
    while (match := PLACES.at(phrase.words, place)) and phrase.tokens[place].capital:
        countries.append(match[1].country)
        seats = seats or match[1].seat
        end = place + match[0]
        joint = phrase.word(end) in {"and", "or", "&"} or (
            phrase.word(end) == "," and series(phrase, end + 1)
        )
        place = end + joint + (phrase.word(end) == "," and phrase.word(end + 1) == "and")
        if not joint:
            break
    if not countries or "-" in {phrase.word(at - 1), phrase.word(end)}:
        return None
    holders = phrase.holders(at, end, "government", countries)
    return Group(at, end, holders, land=not seats and "official" not in phrase.words[at:place])


def series(phrase: Phrase, at: int) -> bool:
    """Whether a list of countries goes on here ("Japan, India and …"): it must end with "and"."""
    place = at
    while match := PLACES.at(phrase.words, place):
        place += match[0]
        if phrase.word(place) in {"and", "or"}:
            return bool(PLACES.at(phrase.words, place + 1))
        place += phrase.word(place) == ","
        if place - at > 20:
            return False
    return False


def bloc(phrase: Phrase, at: int) -> Group | None:
    """ "the West", "NATO", "Western countries"."""
    place = at + (phrase.word(at) in {"the", "many", "some", "most", "other"})
    match = BLOCS.at(phrase.words, place)
    if not match or not (phrase.tokens[place].capital or match[0] > 1):
        return None
    end = place + match[0]
    if "-" in {phrase.word(at - 1), phrase.word(end)}:
        return None
    return Group(at, end, (phrase.holder(at, end, "bloc"),))


def people(phrase: Phrase, at: int) -> Group | None:
    """A people as a whole: "Russians", "the Japanese" where no noun follows."""
    article = phrase.word(at) in {"the", "many", "most", "some", "all", "ordinary"}
    place = at + article
    if place >= len(phrase.words) or not phrase.tokens[place].capital:
        return None
    match = PEOPLES.at(phrase.words, place)
    if not match:
        return None
    end = place + match[0]
    follows = phrase.word(end)
    if not (article or (follows != "'s" and phrase.words[end - 1].endswith("s"))):
        return None
    if follows == "-" or (is_plain(follows) and follows not in AUXILIARIES):
        return None
    return Group(at, end, (phrase.holder(at, end, "public", match[1]),), people=True)
