"""Russian verbs that ascribe: «эксперты считают», «отметил Иванов», «в Токио полагают», «отмечалось»."""

from collections.abc import Iterator

from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.russian.forms import Verb, phrasal, verb
from dialogues.text.cues.russian.lexicon import FUNCTION_WORDS
from dialogues.text.cues.russian.predicates import predicate_cue
from dialogues.text.cues.russian.subjects import (
    after,
    before,
    in_front,
    located,
    negated,
    subject,
)

DIRECTED = {"за": "supports", "против": "opposes", "с": ""}


def verb_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every verb or predicate of the sentence that ascribes something, in order."""
    latest: Group | None = None
    for place, word in enumerate(phrase.words):
        cue = predicate_cue(phrase, place, latest) or (
            verb_cue(phrase, place, latest) if len(word) > 3 else None
        )
        if cue:
            yield cue
            latest = cue.group or latest


def verb_cue(phrase: Phrase, at: int, latest: Group | None) -> Cue | None:
    """The cue whose verb stands at a token."""
    found = phrasal(phrase, at) or verb(phrase.words[at])
    if not found or at in phrase.covered:
        return None
    stance, end = directed(phrase, at, found)
    stance = negated(phrase, at, stance)
    if found.use == "passive":
        return passive_cue(phrase, at, end, stance)
    if found.use in {"gerund", "participle"}:
        return aside_cue(phrase, at, end, stance, latest)
    return active_cue(phrase, at, end, stance, found.plural, latest)


def directed(phrase: Phrase, at: int, found: Verb) -> tuple[str, int]:
    """«выступает за» and «против» tell the stance; «исходит» needs «из»."""
    following = phrase.word(at + 1)
    if phrase.words[at].startswith(("выступ", "высказ")) and following in DIRECTED:
        return DIRECTED[following] or found.stance, at + 2
    end = at + 1
    if following == "," and phrase.word(at + 2) in {"что", "чтобы"}:
        end = at + 3
    return found.stance, end


def active_cue(
    phrase: Phrase, at: int, end: int, stance: str, plural: bool, latest: Group | None
) -> Cue | None:
    """Subject before the verb, or behind it, or «в Токио» with the plural, or as before."""
    left = before(phrase, at)
    start = opening(phrase, at)
    group = subject(phrase, left)
    if group:
        start = start if group is latest else min(group.start, start)
        return Cue(start, end, group, stance, side(phrase, start))
    place = after(phrase, at + 1)
    behind = phrase.by_start.get(place)
    if behind and not behind.oblique:
        return inverted(phrase, start, behind, stance)
    where = located(phrase, left, place) if plural else None
    if where:
        return where_cue(phrase, start, at, end, where, stance)
    if latest and (phrase.word(left) in {"и", "а", "но", "или"} or phrase.word(left) == ","):
        return Cue(at, end, latest, stance)
    return None if phrase.word(at - 1) == "," else somebody_cue(phrase, at, left, end, stance)


def opening(phrase: Phrase, at: int) -> int:
    """«Как» belongs to the attributing words."""
    return at - (phrase.word(at - 1) == "как")


def side(phrase: Phrase, start: int) -> str:
    """«Как отмечают эксперты, …» stands around its claim; so does what «как» leads."""
    return "around" if "как" in {phrase.word(start), phrase.word(start - 1)} else "after"


def inverted(phrase: Phrase, start: int, group: Group, stance: str) -> Cue:
    """«…, отметил Иванов»; «Отметили эксперты и то, что …»."""
    end = group.end
    if phrase.word(end) == "," and phrase.word(end + 1) == "что":
        return Cue(start, end + 2, group, stance)
    if side(phrase, start) == "around":
        return Cue(start, end, group, stance, "around")
    return Cue(start, end, group, stance, "before" if start > 2 else "after")


def where_cue(phrase: Phrase, start: int, at: int, end: int, where: Group, stance: str) -> Cue:
    """The words from «в» on, or up to the place when it stands behind."""
    leading = where.end <= at
    first = where.start - 1 if leading else start
    first -= leading and phrase.word(first - 1) == "как"
    last = end if leading else where.end
    if not leading and phrase.words[last : last + 2] == [",", "что"]:
        last += 2
    claim = side(phrase, first)
    if not leading and claim == "after" and start > 2:
        claim = "before"
    return Cue(first, last, where.inside(), stance, claim)


def somebody_cue(phrase: Phrase, at: int, left: int, end: int, stance: str) -> Cue | None:
    """A noun nobody told us of, before a verb with «что»: «глава комитета заявил, что …»."""
    if phrase.word(end - 1) not in {"что", "чтобы"}:
        return None
    start = left + 1
    while start and left + 1 - start < 5 and is_noun_part(phrase.words[start - 1]):
        start -= 1
    if start == left + 1 or phrase.word(start) in {"это", "этот"}:
        return None
    group = Group(start, left + 1, (phrase.holder(start, left + 1, ""),), people=True)
    return Cue(start, end, group, stance)


def is_noun_part(word: str) -> bool:
    return word.isalpha() and word not in FUNCTION_WORDS and not verb(word)


def aside_cue(phrase: Phrase, at: int, end: int, stance: str, latest: Group | None) -> Cue | None:
    """«Япония, опасаясь …, выступает»; «эксперты, полагающие, что»; «…, считая, что»."""
    if phrase.word(at - 1) != "," and before(phrase, at) >= 0:
        return None
    group = phrase.by_end.get(at - 1)
    if group and not group.oblique:
        return Cue(group.start, end, group, stance)
    return Cue(at, end, latest, stance) if latest else None


def passive_cue(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """«Было отмечено, что», «отмечалось», «воспринимается в Токио как», «предложено экспертами»."""
    left, right = before(phrase, at), after(phrase, at + 1)
    start = left + 1
    agent = phrase.by_start.get(right)
    if phrase.words[at].startswith("высказ") and phrase.word(end - 1) != "что":
        return None  # what is voiced tells more: «высказано опасение»
    if phrase.word(left) in {"может", "могут", "должен", "должна", "должны", "должно"}:
        return None
    if agent and agent.oblique and phrase.words[agent.end - 1].endswith(("и", "м", "й", "ю")):
        return Cue(start, agent.end, agent, stance, "clause")
    where = located(phrase, left, right) or in_front(phrase, at)
    claim = "after" if phrase.word(end - 1) in {"что", "чтобы"} else "clause"
    if where:
        return Cue(where.start - 1, where.end, where.inside(), stance, "clause")
    return Cue(start, end, None, stance, claim)
