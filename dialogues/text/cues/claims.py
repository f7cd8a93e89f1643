"""Where the claim stands that a cue ascribes, and how it is told."""

import re
from typing import NamedTuple, TypeVar

from dialogues.choices import Mode, ParticipantKind
from dialogues.text.cues.phrase import Cue, Phrase
from dialogues.text.cues.records import Holder
from dialogues.text.cues.stances import told
from dialogues.text.cues.tokens import tokens, word_set
from dialogues.text.spans import Span

SEPARATORS = word_set(", ; : and but while whereas although — – ( и а но хотя тогда однако")
JOINTS = frozenset(("and", "и"))
RELATIVES = word_set("which that who where whom который которая которое которые где")
EDGES = word_set(", ; : . ! ? … — – - and but while whereas although и а но что")
CLOSERS = ")]»”’\"'"
PAUSES = word_set(', — – ” » " ’ )')
"""What stands between a claim and the attributing words that follow it."""
LEAD = 4
"""How many words ("However, at the same time,") may stand before a cue that opens its sentence."""
LEAST = 2
"""A claim has at least so many words."""
NEIGHBOURS = 12
"""How many cues before and after one are looked at: keeps the work in step with the text."""
TELLING = 120
"""How many words of a claim are asked for its stance."""
QUOTED = 4
"""Fewer words in quotation marks are a term, not somebody's words."""
QUOTE_AFTER = re.compile(r"[\s,:—–-]{0,4}(?:that\s|что\s)?\s?[“«\"„]([^“”«»\"„]{0,4000})")
BRACKETED = re.compile(r"[「『][^「」『』]{8,4000}[」』]")
QUOTE_BEFORE = re.compile(r"[“«\"„]([^“”«»\"„]{0,4000})[”»\"“][\s,.—–-]{0,4}$")


Item = TypeVar("Item")


class Found(NamedTuple):
    """One cue of a sentence, as spans of the text; ``refers`` as in ``Group``."""

    words: Span
    claim: Span
    holders: tuple[Holder, ...]
    refers: str
    stance: str
    weak: bool


def found(phrase: Phrase, cues: list[Cue]) -> list[Found]:
    """The cues of a sentence with their claims; doubles and covered weak ones left out."""
    kept = without_doubles(sorted(cues, key=lambda cue: (cue.start, -cue.end)))
    answers = [as_found(phrase, cue, near(kept, number)) for number, cue in enumerate(kept)]
    return [
        one
        for number, one in enumerate(answers)
        if not (one.weak and is_covered(one, near(answers, number)))
    ]


def near(items: list[Item], number: int) -> list[Item]:
    """An item's neighbours in a list, itself among them."""
    return items[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]


def without_doubles(cues: list[Cue]) -> list[Cue]:
    """Of cues that share words only the first and longest; a weak one yields to a strong one."""
    kept: list[Cue] = []
    for cue in cues:
        if not kept or kept[-1].end <= cue.start or is_nested(kept[-1], cue):
            kept.append(cue)
        elif kept[-1].weak and not cue.weak:
            kept[-1] = cue
    return kept


def is_nested(outer: Cue, inner: Cue) -> bool:
    """Two that share words yet name two holders both stand: "X made clear that Y …"."""
    if inner.weak or outer.group is None or inner.group is None:
        return False
    return inner.group.start >= outer.end


def as_found(phrase: Phrase, cue: Cue, cues: list[Cue]) -> Found:
    """A cue with the place of its claim."""
    group = cue.group
    start, end = claim(phrase, cue, cues)
    return Found(
        phrase.stretch(cue.start, cue.end),
        phrase.stretch(start, end),
        group.holders if group else (),
        group.refers if group else "",
        told(cue.stance, phrase.words[start : min(end, start + TELLING)]),
        cue.weak,
    )


def is_covered(one: Found, others: list[Found]) -> bool:
    """Whether another, strong cue's claim holds these words already."""
    return any(
        not other.weak
        and other.claim.start <= one.words.start
        and one.words.end <= other.claim.end
        and other.holders != one.holders
        for other in others
    )


def claim(phrase: Phrase, cue: Cue, cues: list[Cue]) -> tuple[int, int]:
    """The tokens of the claim, without marks at either end; its own clause if nothing is left."""
    low, high = breaks(phrase, cue, cues)
    after, before = (cue.end, high), (low, cue.start)
    opens = words_in(phrase, low, cue.start) <= LEAD
    if cue.claim == "around":
        order = around(phrase, cue, opens, after, before)
    elif cue.claim == "before":
        order = [before, after]
    elif cue.claim == "clause":
        order = [after] if opens and cue.group and cue.start <= low + 2 else [(low, high)]
    else:
        order = [after, before] if phrase.word(cue.start - 1) in PAUSES else [after]
    for least in (LEAST, 1):
        for start, end in order:
            trimmed = trim(phrase, start, end)
            if words_in(phrase, *trimmed) >= least:
                return trimmed
    return cue.start, max(cue.end, trim(phrase, cue.start, high)[1])


def around(
    phrase: Phrase, cue: Cue, opens: bool, after: tuple[int, int], before: tuple[int, int]
) -> list[tuple[int, int]]:
    """ "According to X, claim"; "claim, according to X"; "which, as X stated, claim"."""
    if opens or phrase.word(cue.start - 2) in RELATIVES or phrase.word(cue.start - 1) in RELATIVES:
        return [after, before]
    if words_in(phrase, *after) < LEAST or phrase.word(cue.end) in {"", ";", "."}:
        return [before, after]
    return [(before[0], after[1])]


def breaks(phrase: Phrase, cue: Cue, cues: list[Cue]) -> tuple[int, int]:
    """The stretch of the sentence that no other strong cue claims for itself."""
    low, high = 0, len(phrase.words)
    for other in cues:
        if other.weak or other is cue:
            continue
        parted = phrase.word(max(cue.start, other.start) - 1) in SEPARATORS
        if other.start > cue.end + 1 and parted:
            high = min(high, other.start)
        elif other.end <= cue.start and (parted or cue.claim == "clause"):
            low = max(low, own_start(phrase, other, cue))
    return low, high


def own_start(phrase: Phrase, other: Cue, cue: Cue) -> int:
    """Where a clause begins after an earlier cue: behind the last separator before the words."""
    for place in range(cue.start - 1, other.end - 1, -1):
        if phrase.words[place] in SEPARATORS - JOINTS and place < cue.start - 1:
            return place + 1
    return other.end


def trim(phrase: Phrase, start: int, end: int) -> tuple[int, int]:
    """Without separating marks and words at the ends; closing marks stay with what they close."""
    while start < end and phrase.words[start] in EDGES:
        start += 1
    while end > start and phrase.words[end - 1] in EDGES:
        end -= 1
    return start, end


def words_in(phrase: Phrase, start: int, end: int) -> int:
    """How many of the tokens are words, as far as it matters here."""
    return sum(word[0].isalnum() for word in phrase.words[start : min(end, start + 4 * LEAD)])


def without_full_stop(text: str, claim: Span) -> Span:
    """The claim of a whole sentence, its full stop left outside."""
    return Span(claim.start, claim.end - claim.of(text).endswith((".", "。", "．")))


def stance_of(text: str, claim: Span) -> str:
    """The stance that a claim's own words show."""
    return told("", [token.word for token in tokens(text, claim)])


def mode(text: str, one: Found) -> str:
    """How it is told: in somebody's own words, as a government's line, or reported."""
    if is_quoted(text, one):
        return Mode.DIRECT_QUOTATION.value
    if any(holder.kind == ParticipantKind.GOVERNMENT for holder in one.holders):
        return Mode.OFFICIAL_LINE.value
    return Mode.REPORTED_SPEECH.value


def is_quoted(text: str, one: Found) -> bool:
    """Whether quotation marks hold the claim, follow the attributing words, or end before them."""
    if BRACKETED.fullmatch(one.claim.of(text)):
        return True
    if one.claim.start >= one.words.end:
        after = QUOTE_AFTER.match(text, one.words.end)
        return bool(after and len(after[1].split()) >= QUOTED)
    ahead = text[max(0, one.words.start - 4100) : one.words.start]
    before = QUOTE_BEFORE.search(ahead)
    return bool(before and len(before[1].split()) >= QUOTED)
