"""Russian nouns that ascribe: «позиция Токио», «было высказано мнение», «вызывает опасения в Москве»."""

from collections.abc import Iterator

from dialogues.text.cues.phrase import Cue, Group, Phrase
from dialogues.text.cues.russian import words as lists
from dialogues.text.cues.russian.lexicon import FUNCTION_WORDS, PEOPLES
from dialogues.text.cues.russian.roots import FINITE, GERUND, SHORT, root, root_phrase
from dialogues.text.cues.russian.subjects import WITHIN, before, in_front, is_skipped, subject
from dialogues.text.cues.tokens import Phrases, listed, word_set

NOUNS = Phrases[str](
    (root_phrase(noun), "" if key == "-" else key)
    for key, nouns in listed(lists.NOUNS)
    for noun in nouns
)
MILD = frozenset(root(word) for word in lists.MILD.split())
VOICING = word_set(lists.VOICING)
NEAR = 6
"""How many words may part a verb of voicing and what it voices."""
OPENS = frozenset({"о", "об", "относительно", "по", "в", "насчет", "что", "—", "–", "заключается"})


def noun_cues(phrase: Phrase) -> Iterator[Cue]:
    """Every noun of the sentence that ascribes something, in order."""
    for place in range(len(phrase.words)):
        match = NOUNS.at(phrase.roots, place)
        if match and not framed(phrase, place):
            cue = cue_at(phrase, place, place + match[0], match[1])
            if cue:
                yield cue


def framed(phrase: Phrase, at: int) -> bool:
    """«по мнению», «с точки зрения» are read elsewhere."""
    return "по" in {phrase.word(at - 1), phrase.word(at - 2)} or phrase.word(at - 1) == "с"


def cue_at(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """Who has it, who voices it, or that it was voiced."""
    return (
        owned(phrase, at, end, stance)
        or voiced(phrase, at, end, stance)
        or adjective(phrase, at, end, stance)
        or named(phrase, at, end, stance)
    )


def owned(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """«опасения японских экспертов», «позиция Токио состоит в том, что», «критика со стороны ЕС»."""
    place = end + 2 if phrase.words[end : end + 2] == ["со", "стороны"] else end
    place += place == end and phrase.word(end) in {"среди", "у"}
    group = phrase.by_start.get(place)
    if not group or not (group.oblique or group.people or not group.land) or group.refers:
        return None
    if place == end and not (group.oblique or ends_alike(phrase, group)):
        return None
    weak = phrase.roots[at] in MILD or phrase.word(group.end) not in OPENS | {",", "состоит"}
    return Cue(at, with_that(phrase, group.end), group, stance, "after", weak)


def ends_alike(phrase: Phrase, group: Group) -> bool:
    """Names that are not declined may stand in any case: «позиция Токио»."""
    return phrase.words[group.end - 1].endswith(("о", "и", "у", "а", "е"))


def with_that(phrase: Phrase, end: int) -> int:
    """«, что» and «заключается в том, что» belong to the attributing words."""
    for words in ([",", "что"], ["в", "том", ",", "что"]):
        for verb in (0, 1):
            if phrase.words[end + verb : end + verb + len(words)] == words:
                return end + verb + len(words)
    return end


def voiced(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """«эксперты выразили надежду», «было высказано мнение», «прозвучало предложение»."""
    verb = voicing_verb(phrase, at, end)
    if verb is None:
        return None
    left = before(phrase, verb)
    group = subject(phrase, left) or nearby(phrase, verb, end)
    start, last = min(verb, at), with_that(phrase, max(end, verb + 1))
    if group:
        first = min(group.start - (phrase.word(group.start - 1) in WITHIN), start)
        return Cue(first, max(last, group.end), group, stance)
    claim = "after" if phrase.word(last - 1) == "что" else "clause"
    return Cue(start, last, None, stance, claim)


def voicing_verb(phrase: Phrase, at: int, end: int) -> int | None:
    """A verb of voicing shortly before the noun, or right behind it."""
    for place in range(at - 1, max(-1, at - NEAR), -1):
        if is_voicing(phrase.words[place]):
            return place
        if phrase.words[place] in {",", ";", ":", "."}:
            break
    for place in range(end, min(end + 3, len(phrase.words))):
        if is_voicing(phrase.words[place]):
            return place
        if not is_skipped(phrase, place) and place > end:
            break
    return None


def is_voicing(word: str) -> bool:
    """By stem and ending."""
    for length in range(len(word), 2, -1):
        if word[:length] in VOICING:
            ending = word[length:]
            if not ending or any(form.fullmatch(ending) for form in (FINITE, SHORT, GERUND)):
                return True
    return False


def nearby(phrase: Phrase, verb: int, end: int) -> Group | None:
    """Somebody behind the verb («высказали эксперты»), «у» or «в» whom the feeling is."""
    for place in (verb + 1, end, end + 1, verb + 2):
        group = phrase.by_start.get(place)
        if group and phrase.word(place - 1) in {"у", "в", "во", "среди", "стороны"}:
            return group.inside()
        if group and not group.oblique and place != end:
            return group
    where = in_front(phrase, verb)
    return where and where.inside()


def adjective(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """«российская позиция», «японские опасения»: whose, but not which body's."""
    match = PEOPLES.at(phrase.roots, at - 1) if at else None
    if not match or phrase.word(at - 2) == "-":
        return None
    group = Group(at - 1, at, (phrase.holder(at - 1, at, "", match[1]),))
    weak = phrase.word(end) not in OPENS | {",", "состоит"}
    return Cue(at - 1, with_that(phrase, end), group, stance, "after", weak)


def named(phrase: Phrase, at: int, end: int, stance: str) -> Cue | None:
    """«мнение, что …», «опасения, что …»: somebody's, nobody named."""
    last = with_that(phrase, end)
    if last == end or phrase.roots[at] in MILD or phrase.word(at - 1) in FUNCTION_WORDS:
        return None
    return Cue(at, last, None, stance, weak=True)
