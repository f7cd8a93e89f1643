"""Names of institutions in a stretch of text: several beside each other, and those within a post."""

import re

from dialogues.text.spans import Span
from dialogues.text.summaries.findings import FoundInstitution
from dialogues.text.summaries.vocabulary.institutions import (
    HEAD,
    JAPANESE_HEAD,
    JAPANESE_HEADS,
    RUSSIAN_HEAD,
    RUSSIAN_HEADS,
)

ACRONYM_AFTER = re.compile(r"\s*\((?:далее\s*[-–—]\s*)?(?P<acronym>[A-ZА-ЯЁ][\w&./-]{1,14})\)$")
ARTICLE = re.compile(r"(?:the|The|THE|and|и|а также)\s+")
EDGES = " ,;.、。:\t\n·•|/–—-"
JAPANESE_AND = r"、|と(?=[一-鿿ァ-ヶA-Z])|・(?=[一-鿿])|及び|および|ならびに|並びに|/"
SEPARATOR = {
    "en": re.compile(r";|,\s+(?:and\s+)?(?=(?:the\s+)?[A-Z])|\s+(?:and|&)\s+(?=the\s|[A-Z])"),
    "ru": re.compile(r";|,\s+(?:а также\s+|и\s+)?(?=[А-ЯЁA-Z«])|\s+и\s+(?=[А-ЯЁA-Z«])"),
    "ja": re.compile(rf";|,|{JAPANESE_AND}"),
}
ENGLISH_NAME = re.compile(
    r"(?:[A-Z][\w'&.-]*)(?:\s+(?:(?:of|for|and|on|in|the|&|at)\s+){0,3}[A-Z(][\w'&.)-]*)*"
)
ADJECTIVES = (
    (re.compile(r"(?:ск|цк)(?:ого|ому|им|ом)$"), {"m": "ий", "n": "ое"}),
    (re.compile(r"(?:[бвдзлмнпрст])(?:ого|ому|ым|ом)$"), {"m": "ый", "n": "ое"}),
    (re.compile(r"(?:[а-я])(?:ой)$"), {"f": "ая"}),
)
LONGEST = 220


def institutions_in(
    text: str, plain: str, part: Span, language: str
) -> tuple[FoundInstitution, ...]:
    """The institutions named beside each other in a label's value or as the subject of a sentence."""
    script = script_of(plain[part.start : part.end], language)
    pieces = _split(plain, part, script)
    found = [_institution(text, plain, piece, script) for piece in pieces]
    return tuple(one for one in found if one)


def institutions_of_post(
    text: str, plain: str, part: Span, language: str
) -> tuple[FoundInstitution, ...]:
    """The institutions named within a post: “Director, Centre for Asian Studies, X University”."""
    script = script_of(plain[part.start : part.end], language)
    rule = {"en": _english_in_post, "ru": _russian_in_post, "ja": _japanese_in_post}[script]
    spans = rule(plain, part)
    found = [_institution(text, plain, span, script) for span in spans]
    return tuple(one for one in found if one)


def script_of(words: str, language: str) -> str:
    if re.search(r"[぀-ヿ一-鿿]", words):
        return "ja"
    if re.search(r"[А-Яа-яЁё]", words):
        return "ru"
    return "en" if re.search("[A-Za-z]", words) or language not in ("ru", "ja") else language


def _split(plain: str, part: Span, script: str) -> list[Span]:
    """Cut where one name ends and the next begins, not within “Institute of X and Y”."""
    edges, start = [], part.start
    for match in SEPARATOR[script].finditer(plain, part.start, part.end):
        before, after = plain[start : match.start()], plain[match.end() : part.end]
        if _ends_a_name(before, after, script):
            edges.append(Span(start, match.start()))
            start = match.end()
    return [*edges, Span(start, part.end)]


def _ends_a_name(before: str, after: str, script: str) -> bool:
    opened = before.count("«") > before.count("»") or before.count("(") > before.count(")")
    if opened:
        return False
    if script == "en":
        return bool(_is_english(before)) and _is_english(re.split(r",|;|\band the\b", after)[0])
    return True


def _is_english(words: str) -> bool:
    """Whether the words up to their first connector hold what makes the name of an institution."""
    core = re.split(r"\s(?:of|for|on)\s", words.strip(EDGES))[0]
    return bool(HEAD.search(core)) or bool(re.search(r"\b[A-Z]{3,}\b", words))


def _institution(text: str, plain: str, part: Span, script: str) -> FoundInstitution | None:
    span = _bare(plain, part)
    if span.end - span.start < 2 or span.end - span.start > LONGEST:
        return None
    acronym = ""
    after = ACRONYM_AFTER.search(plain, span.start, span.end)
    if after:
        acronym = after["acronym"]
        span = Span(span.start, after.start())
    stated = span.of(text).strip()
    words = " ".join(stated.split())  # a record's name has plain spaces, whatever the text has
    if not any(character.isalpha() for character in words):
        return None
    name = nominative(words) if script == "ru" else words
    return FoundInstitution(name, span, acronym, stated if name != words else "")


def _bare(plain: str, part: Span) -> Span:
    start, end = part
    while start < end and plain[start] in EDGES:
        start += 1
    while end > start and plain[end - 1] in EDGES:
        end -= 1
    article = ARTICLE.match(plain, start, end)
    return _bare(plain, Span(article.end(), end)) if article else Span(start, end)


def _english_in_post(plain: str, part: Span) -> list[Span]:
    """Runs of capitalised words that hold a head noun; posts and departments before “of the” fall off."""
    found = []
    for match in ENGLISH_NAME.finditer(plain, part.start, part.end):
        span = _after_post(plain, Span(*match.span()))
        words = span.of(plain)
        if " " not in words and HEAD.fullmatch(words):
            continue  # “Chairman of the Board”: of which, the text says elsewhere
        if HEAD.search(words) or re.fullmatch(r"[A-Z]{2,}[A-Za-z]*", words):
            found.append(span)
    return found


POST_BEFORE = re.compile(
    r"(?:[A-Z][\w-]*\s+){0,3}?(?:Director|President|Chair(?:man|woman|person)?"
    r"|Professor|Head|Fellow"
    r"|Dean|Rector|Member|Secretary|Researcher|Chief|Vice-?President|Ambassador|Adviser|Advisor"
    r"|Analyst|Editor|Officer|Representative|Coordinator)s?(?:[ -]General)?"
    r"(?:\s+(?:Emeritus|of|at|for|the|Board|Department))*\s+"
)


def _after_post(plain: str, span: Span) -> Span:
    post = POST_BEFORE.match(plain, span.start, span.end)
    return Span(post.end(), span.end) if post else span


RUSSIAN_WORD = r"[А-ЯЁа-яё«»\"-]+"
RUSSIAN_ADJECTIVE = r"[А-ЯЁ][А-ЯЁа-яё-]*(?:ий|ый|ой|ая|яя|ое|ого|его|ому|ым|им|ом)"
RUSSIAN_IN_POST = re.compile(
    rf"(?:{RUSSIAN_ADJECTIVE}\s+){{0,3}}(?<![\w-])(?i:{'|'.join(RUSSIAN_HEADS.values())})(?![\w-])"
    rf"(?:\s+{RUSSIAN_WORD})*"
)
RUSSIAN_ACRONYM = re.compile(r"(?<![\w-])[А-ЯЁ]{3,}(?:\s+[А-ЯЁ][а-яё]+)?(?:\s+РАН|\s+РФ)?(?![\w-])")


def _russian_in_post(plain: str, part: Span) -> list[Span]:
    rule = RUSSIAN_IN_POST if RUSSIAN_IN_POST.search(plain, *part) else RUSSIAN_ACRONYM
    return [Span(*match.span()) for match in rule.finditer(plain, *part)]


JAPANESE_IN_POST = re.compile(
    rf"[一-鿿ぁ-んァ-ヶー々A-Za-z・]*?(?:{JAPANESE_HEADS})(?:(?:[一-鿿ァ-ヶー々]*?)(?:{JAPANESE_HEADS}))*"
)


def _japanese_in_post(plain: str, part: Span) -> list[Span]:
    return [Span(*match.span()) for match in JAPANESE_IN_POST.finditer(plain, part.start, part.end)]


def nominative(words: str) -> str:
    """A Russian name of an institution with its head noun, and what agrees with it, in the nominative.

    “Российским советом по международным делам” is “Российский совет по международным делам”; all
    that follows the head noun keeps its case. A name already in the nominative stays.
    """
    head = RUSSIAN_HEAD.search(words)
    if not head:
        return words
    base, lower = _base_form(head[0]), head[0].lower()
    if lower == base:
        return words
    before = words[: head.start()].split()
    gender = "f" if base.endswith(("а", "я")) else "n" if base.endswith("о") else "m"
    shown = base.capitalize() if head[0][0].isupper() else base
    if before and not all(_agrees(word) for word in before):
        return words
    return " ".join([*(_adjective(word, gender) for word in before), shown]) + words[head.end() :]


def _base_form(word: str) -> str:
    return next(
        base for base, rule in RUSSIAN_HEADS.items() if re.fullmatch(rule, word, re.IGNORECASE)
    )


def _agrees(word: str) -> bool:
    return any(rule.search(word.lower()) for rule, _endings in ADJECTIVES)


def _adjective(word: str, gender: str) -> str:
    for rule, endings in ADJECTIVES:
        match = rule.search(word.lower())
        if match and gender in endings:
            cut = re.search(r"(?:ого|ому|им|ым|ом|ой)$", word.lower())
            return word[: cut.start()] + endings[gender] if cut else word
    return word


def is_institution(words: str) -> bool:
    """Whether the words name an institution, and not a person or a post."""
    return bool(HEAD.search(words) or RUSSIAN_HEAD.search(words) or JAPANESE_HEAD.search(words))
