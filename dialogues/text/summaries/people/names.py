"""Names of persons in three scripts: where one stands, and where none does."""

import re

from dialogues.text.spans import Span
from dialogues.text.summaries.institutions import is_institution
from dialogues.text.summaries.vocabulary.people import (
    CAPITALISED,
    CYRILLIC_NAME,
    ENGLISH_TITLES,
    JAPANESE_NAME,
    JAPANESE_NOT_A_NAME,
    JAPANESE_POST,
    LATIN_NAME,
    NOT_A_NAME,
    RUSSIAN_NOT_A_NAME,
    RUSSIAN_TITLES,
)

TITLED = {
    "en": rf"(?P<title>(?:{ENGLISH_TITLES}\s+)*)(?P<name>{LATIN_NAME})",
    "ru": rf"(?P<title>(?:{RUSSIAN_TITLES}\s+)*)(?P<name>{CYRILLIC_NAME})",
    "ja": rf"(?P<title>)(?P<name>{JAPANESE_NAME})",
}
RULES = {script: re.compile(pattern) for script, pattern in TITLED.items()}
RUNS = {
    "en": re.compile(rf"(?:{ENGLISH_TITLES}\s+)*{CAPITALISED['en']}"),
    "ru": re.compile(rf"(?:{RUSSIAN_TITLES}\s+)*{CAPITALISED['ru']}"),
}
GAP = re.compile(r"\s+")
STRESSED = re.compile(r"[^\W\d_]{3,}")


def is_name(words: str) -> bool:
    """Whether words that have the form of a name can be one: no institution, post, month or place."""
    if is_institution(words):
        return False
    if re.search(r"[А-Яа-яЁё]", words):
        return not RUSSIAN_NOT_A_NAME.search(words)
    if re.search(r"[一-鿿ァ-ヺ]", words):
        return not (JAPANESE_POST.search(words) or JAPANESE_NOT_A_NAME.search(words))
    return not any(word.strip(".,").title() in NOT_A_NAME for word in words.split())


def name_at(plain: str, start: int, end: int, script: str) -> re.Match[str] | None:
    """A name, with its titles, that begins at ``start``; the longest that can be one."""
    match = RULES[script].match(plain, start, end)
    while match and not is_name(match["name"]):
        shorter = plain.rfind(" ", match.start("name"), match.end("name"))
        match = RULES[script].match(plain, start, shorter) if shorter > start else None
    return match


def names_in(plain: str, part: Span, script: str) -> list[re.Match[str]]:
    """Every name in a passage; in a run of capitalised words the name stands at its end."""
    if script == "ja":
        found = RULES[script].finditer(plain, part.start, part.end)
        return [match for match in found if is_name(match["name"])]
    runs = RUNS[script].finditer(plain, part.start, part.end)
    names = [_at_end(plain, run, script) for run in runs]
    return [name for name in names if name]


def _at_end(plain: str, run: re.Match[str], script: str) -> re.Match[str] | None:
    for start in [run.start(), *(gap.end() for gap in GAP.finditer(plain, *run.span()))]:
        match = RULES[script].fullmatch(plain, start, run.end())
        if match and is_name(match["name"]):
            return match
    return None


def shown_name(words: str) -> str:
    """The name as printed: “Andrey PETROV” is Andrey Petrov; spaces and initials stay."""
    return " ".join(_calm(word) for word in words.split())


def _calm(word: str) -> str:
    if word.isupper() and STRESSED.fullmatch(
        word.replace("-", "").replace("'", "").replace("’", "")
    ):
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
