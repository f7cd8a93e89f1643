"""How Japanese names those who may hold a view, as patterns over characters."""

import re
from collections.abc import Iterable

from dialogues.text.cues.countries import Place, places
from dialogues.text.cues.japanese import words as lists
from dialogues.text.cues.tokens import listed

PLACES: dict[str, Place] = dict(places("ja"))
KINDS = {noun: "" if key == '""' else key for key, nouns in listed(lists.KINDS) for noun in nouns}
KANJI = "一-龥々〆ヶ"
KATAKANA = "ァ-ヴー"


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longer first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


LONG = either(name for name in PLACES if len(name) > 1)
SHORT = "".join(name for name in PLACES if len(name) == 1)
LAND = rf"(?:{LONG}|(?<![{KANJI}{KATAKANA}])[{SHORT}]{{1,4}}(?=[側政外双両専の・]))"
LANDS = rf"{LAND}(?:(?:と|・|、|および|及び){LAND}){{0,3}}"
QUALITY = rf"(?:[{KANJI}{KATAKANA}・]{{1,10}}(?:の|な|する)){{0,2}}?[{KANJI}{KATAKANA}・]{{0,8}}?"
HONORIFIC = either(lists.HONORIFICS.split())
PERSON = (
    rf"(?:[{KANJI}]{{1,6}}|[{KATAKANA}][{KATAKANA}・＝=]{{1,24}}|[A-Z][A-Za-z.\- ]{{1,30}})"
    rf"(?:{LAND}|[{SHORT}])?(?:・?(?:{HONORIFIC})){{1,2}}"
)
ROLES = either(KINDS)
BEHIND = rf"(?=(?:{either(lists.FRAMES.split())}|{either(lists.TOPICS.split())}))"
MANY = either(lists.MANY.split())
DISCUSSANT = either(lists.DISCUSSANTS.split())
AMONG = r"(?:の(?:間|多く|一部|大半))?"
OF = "(?:の|人|側の)?"
REFERRING = rf"(?P<refers>{either(lists.PRONOUNS)})"
ONE = (
    rf"(?P<one>(?:{LANDS}{OF})?{QUALITY}(?:{DISCUSSANT})(?:{either(lists.ONE_OF.split())})"
    rf"|(?:{either(lists.A_CERTAIN.split())})(?:{LANDS}{OF})?{QUALITY}(?:{DISCUSSANT}))"
)
PEOPLE = rf"(?P<person>(?:{LANDS}の)?{PERSON})"
GROUPED = (
    rf"(?P<group>(?:{MANY})?(?P<lands>{LANDS})(?:の|人|系|側の)?(?:{MANY})?"
    rf"{QUALITY}(?P<role>{ROLES}){AMONG})"
)
BLOC = rf"(?P<bloc>{either(lists.BLOCS.split())})"
PLAIN = (
    rf"(?P<plain>(?:{MANY})?(?:両国の|双方の|両|各国の)?(?:[{KATAKANA}・]{{2,15}}|[{KANJI}]{{0,4}})"
    rf"(?P<bare>{ROLES}){AMONG})"
)
INSTITUTION = (
    rf"(?P<institution>[{KANJI}{KATAKANA}A-Za-z・]{{1,16}}(?:{either(lists.INSTITUTIONS.split())}))"
)
COUNTRIES = rf"(?P<land>{LANDS})"
ACRONYM = r"(?P<acronym>(?<![A-Za-z])[A-Z]{2,8}(?![A-Za-z]))"
ANY = f"(?:{REFERRING}|{ONE}|{PEOPLE}|{GROUPED}|{BLOC}|{PLAIN}|{INSTITUTION}|{COUNTRIES}|{ACRONYM})"
GROUP = re.compile(ANY + BEHIND)
BARE = re.compile(ANY)
TOPIC = re.compile(either(lists.TOPICS.split()))
FRAME = re.compile(either(lists.FRAMES.split()))
COUNTRY = re.compile(rf"{LONG}|[{SHORT}]")
