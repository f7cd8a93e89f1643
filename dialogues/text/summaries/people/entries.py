"""One entry of a list of people: “Name, post, institution”, “Name (post)”, “post Name”."""

import re
from collections.abc import Sequence

from dialogues.text.spans import Span, trimmed
from dialogues.text.summaries.findings import FoundPerson
from dialogues.text.summaries.institutions import institutions_of_post, script_of
from dialogues.text.summaries.people.names import name_at, names_in, shown_name
from dialogues.text.summaries.vocabulary.labels import role_of
from dialogues.text.summaries.vocabulary.people import (
    ENGLISH_POST,
    JAPANESE_HONORIFIC,
    JAPANESE_POST,
    POST_TITLE,
    RUSSIAN_POST,
)

AFTER_NAME = re.compile(
    r"\s+(?P<of>of|from|at|из|от)\s+(?:the\s+)?(?=[A-ZА-ЯЁ«])"
    r"|\s*(?:,|\t|[–—|/・、]|\s-\s|(?=\()|$|(?<=\s)(?=\S))\s*"
)
#: On whose side somebody sits is no part of the post: «с российской стороны — директор …».
SIDE = re.compile(r"(?:с|от) \w+(?:ой|ей) стороны\s*[—–:-]?\s*|(?:from|on) the \w+ side:?\s+")
JAPANESE_AFTER = re.compile(rf"\s*(?:{JAPANESE_HONORIFIC})?\s*(?:[,、\t/:・—–-]|\s|(?=\()|$)\s*")
ENDS = " ,;.、。\t–—-|/"
LONGEST = 400


def person_in(text: str, plain: str, part: Span, *, role: str, language: str) -> FoundPerson | None:
    """The person that an entry names, or none if it does not begin or end with a name."""
    part = trimmed(plain, *part)
    side = SIDE.match(plain, *part)
    part = Span(side.end(), part.end) if side else part
    if not 1 < part.end - part.start <= LONGEST:
        return None
    script = script_of(_before_mark(part.of(plain)), language)
    if script == "ja":
        return _japanese(text, plain, part, role)
    return _name_first(text, plain, part, role, script) or _post_first(
        text, plain, part, role, script
    )


def _before_mark(words: str) -> str:
    """Where a name in one script has a remark in another, the name decides."""
    return re.split(r"[,(\t]", words, maxsplit=1)[0]


def _name_first(text: str, plain: str, part: Span, role: str, script: str) -> FoundPerson | None:
    match = name_at(plain, part.start, part.end, script)
    if not match:
        return None
    after = AFTER_NAME.match(plain, match.end(), part.end)
    rest = Span(after.end(), part.end) if after else None
    if rest is None or not _can_follow(plain, match.end(), rest):
        return None
    name = Span(*match.span("name"))
    return person(text, plain, name, rest, role=role, script=script, title=match["title"])


def _can_follow(plain: str, name_end: int, rest: Span) -> bool:
    """After a name comes its post behind a mark, not the rest of a sentence."""
    between = plain[name_end : rest.start].strip()
    if between or plain[rest.start : rest.start + 1] == "(" or rest.start == rest.end:
        return True
    return "\t" in plain[name_end : rest.start]


def _post_first(text: str, plain: str, part: Span, role: str, script: str) -> FoundPerson | None:
    """“директор Центра Азии Иван Ёлкин”: the name at the end, a post before it."""
    names = [match for match in names_in(plain, part, script) if match.end() >= part.end - 1]
    if not names:
        return None
    match = names[-1]
    before = trimmed(plain, part.start, match.start())
    rule = RUSSIAN_POST if script == "ru" else ENGLISH_POST
    if not rule.search(before.of(plain)):
        return None
    name = Span(*match.span("name"))
    return person(text, plain, name, before, role=role, script=script, title=match["title"])


def _japanese(text: str, plain: str, part: Span, role: str) -> FoundPerson | None:
    match = name_at(plain, part.start, part.end, "ja")
    after = JAPANESE_AFTER.match(plain, match.end(), part.end) if match else None
    if match and after:
        rest = Span(after.end(), part.end)
        return person(text, plain, Span(*match.span("name")), rest, role=role, script="ja")
    return _japanese_post_first(text, plain, part, role)


def _japanese_post_first(text: str, plain: str, part: Span, role: str) -> FoundPerson | None:
    for start in _places(plain, part):
        match = name_at(plain, start, part.end, "ja")
        honorific = re.compile(rf"\s*(?:{JAPANESE_HONORIFIC})?\s*$")
        if match and honorific.match(plain, match.end(), part.end):
            post = trimmed(plain, part.start, start)
            if plain[post.start : post.end].endswith("の"):
                post = Span(post.start, post.end - 1)
            if JAPANESE_POST.search(post.of(plain)):
                name = Span(*match.span("name"))
                return person(text, plain, name, post, role=role, script="ja")
    return None


def _places(plain: str, part: Span) -> list[int]:
    """Where a name can begin behind a post: after の, a space or a mark."""
    return [match.end() for match in re.compile(r"の|[\s・、,]").finditer(plain, *part)]


def person(
    text: str,
    plain: str,
    name: Span,
    post: Span,
    *,
    role: str,
    script: str,
    title: str = "",
) -> FoundPerson:
    """The person with the post as the text states it, its own words from first to last."""
    whole = trimmed(plain, *post)
    role, bare = role_behind(plain, whole, role)
    behind = [whole] if bare != whole else []
    post = without_marks(plain, bare)
    words = post.of(text).strip()
    kept = POST_TITLE.search(title)
    told = [kept[0] if kept else "", " ".join(words.split())]
    stated = "; ".join(part for part in (reversed(told) if script == "ja" else told) if part)
    span = _around(name, *([post] if words else []), *behind)
    printed = " ".join(name.of(text).split())
    shown = shown_name(printed)
    return FoundPerson(
        shown,
        span,
        role,
        stated[:500],
        institutions_of_post(text, plain, post, script) if words else (),
        printed if shown != printed else "",
    )


#: “Ann Lee, Director, X Institute (moderator)”: what somebody did there, and no part of the post.
ROLE_BEHIND = re.compile(r"\s*[(（\[](?P<label>[^()（）\[\]]{2,30})[)）\]]\s*$")


def role_behind(plain: str, post: Span, role: str) -> tuple[str, Span]:
    """The role that stands in brackets behind a post, and the post without it."""
    match = ROLE_BEHIND.search(post.of(plain))
    stated = role_of(match["label"]) if match else ""
    if match is None or not stated:
        return role, post
    return stated, Span(post.start, post.start + match.start())


def _around(*spans: Span) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def without_marks(plain: str, part: Span) -> Span:
    """A post without the brackets around it and the marks that part it from what follows."""
    start, end = part
    while start < end and plain[start] in ENDS:
        start += 1
    while end > start and (plain[end - 1] in ENDS and not _abbreviated(plain, end)):
        end -= 1
    if plain[start:end].startswith("(") and plain[start:end].find(")") == end - start - 1:
        return without_marks(plain, Span(start + 1, end - 1))
    return Span(start, end)


def _abbreviated(plain: str, end: int) -> bool:
    return bool(re.search(r"\b(?:[A-ZА-Я]\.[A-ZА-Я]|Inc|Ltd|ret)\.$", plain[max(0, end - 8) : end]))


def people_in(
    text: str, plain: str, part: Span, *, role: str, language: str
) -> tuple[FoundPerson, ...]:
    """Everybody in a list within one line: parted by semicolons, or by “, and” before a name."""
    pieces = _pieces(plain, part, language)
    found = [person_in(text, plain, piece, role=role, language=language) for piece in pieces]
    return tuple(one for one in found if one)


def _pieces(plain: str, part: Span, language: str) -> Sequence[Span]:
    script = script_of(part.of(plain), language)
    if script == "ja":
        return _cut(plain, part, JAPANESE_BETWEEN)
    if re.search(r";(?![^(]*\))", part.of(plain)):
        return [
            piece
            for half in _cut(plain, part, re.compile(";"))
            for piece in _by_names(plain, half, script)
        ]
    return _by_names(plain, part, script)


JAPANESE_BETWEEN = re.compile(r"[;,、](?![^(]*\))|(?<=氏)[とや]|(?<=\))[とや]|(?<=氏)・")
AND = re.compile(r"\s*[,;]?\s+(?:and|as well as|и|а также)\s+", re.IGNORECASE)


def _cut(plain: str, part: Span, rule: re.Pattern[str]) -> list[Span]:
    edges = [match.span() for match in rule.finditer(plain, part.start, part.end)]
    starts = [part.start, *(end for _start, end in edges)]
    ends = [*(start for start, _end in edges), part.end]
    pieces = [trimmed(plain, *pair) for pair in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if piece.start < piece.end]


def _by_names(plain: str, part: Span, script: str) -> list[Span]:
    """Cut before each name that follows a mark or “and”; posts before names keep to their name."""
    part = trimmed(plain, *part)
    if name_at(plain, part.start, part.end, script):
        starts = [part.start]
        for match in names_in(plain, part, script):
            before = plain[part.start : match.start()]
            mark = re.search(
                r"(?:[,;]\s*(?:(?:and|as well as|и|а также)\s+)?|\s(?:and|и)\s+)$", before
            )
            if mark and match.start() > part.start:
                starts.append(match.start())
        cuts = zip(starts, [*starts[1:], part.end], strict=True)
        return [tail_without_and(plain, Span(*pair)) for pair in cuts]
    return _posts_first(plain, part, script)


def _posts_first(plain: str, part: Span, script: str) -> list[Span]:
    pieces, start = [], part.start
    for match in names_in(plain, part, script):
        end = match.end("name")
        begin = AND.match(plain, start, part.end) or re.compile(r"\s*[,;]\s*").match(plain, start)
        piece = trimmed(
            plain, begin.end() if begin and begin.end() <= match.start() else start, end
        )
        pieces.append(piece)
        start = end
    return pieces


def tail_without_and(plain: str, part: Span) -> Span:
    """A piece without the “, and” that leads on to the next one."""
    match = re.search(r"\s*[,;]?\s*\b(?:and|as well as|и|а также)\s*$", part.of(plain))
    return Span(part.start, part.start + match.start()) if match else part
