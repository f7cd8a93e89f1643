"""The attribution rule of a conference: what it forbids to be said of whom.

Under the Chatham House Rule, and where only role or group may be given, no person's name may
stand beside a position anywhere public: not as its holder or reporter, and not in its words.
"""

import re
from collections.abc import Iterable, Iterator

from dialogues.choices import Access, AttributionRule, ParticipantKind, Setting
from dialogues.models import Participant, Position
from dialogues.search.folding import fold
from dialogues.search.tokens import Token, groups, running_tokens

_WORD = re.compile(r"[^\W_]+")
_KANJI_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def persons_named(position: Position) -> list[str]:
    """Names that the position would give away against its conference's rule; empty if none.

    Names are found in any case and script, inflected (Быстрицкого) and within running Japanese.
    """
    if not position.conference.names_nobody:
        return []
    words = list(_public_words(position))
    spoken = [person.name for person in _present(position) if _is_named(person, words)]
    return list(dict.fromkeys([*_persons_attributed(position), *spoken]))


def persons_in_need_of_a_rule(position: Position) -> list[str]:
    """People in the room to whom a closed-door meeting's position would be given by name.

    Behind closed doors silence about the rule is no leave to name: an editor has to find it out.
    What the text reports from elsewhere of people who were not there needs no rule.
    """
    conference = position.conference
    closed = conference.access == Access.CLOSED_DOOR
    unruled = conference.attribution_rule == AttributionRule.UNSTATED
    if not (closed and unruled):
        return []
    if position.setting == Setting.AT_CONFERENCE:
        return _persons_attributed(position)
    present = {person.name for person in _present(position)}
    return [name for name in _persons_attributed(position) if name in present]


def _persons_attributed(position: Position) -> list[str]:
    return [
        attribution.participant.name
        for attribution in position.attributions.select_related("participant")
        if attribution.participant.kind == ParticipantKind.PERSON
    ]


def _present(position: Position) -> Iterable[Participant]:
    persons = Participant.objects.filter(
        kind=ParticipantKind.PERSON, appearances__conference=position.conference
    )
    return persons.distinct().prefetch_related("names")


def _public_words(position: Position) -> Iterator[str]:
    yield position.statement
    for quotation in position.quotations.all():
        around = (quotation.prefix, quotation.suffix) if quotation.shows_context else ("", "")
        yield from (quotation.exact.join(around), quotation.translation)
    for attribution in position.attributions.all():
        yield attribution.words
    for relation in (*position.relations_out.all(), *position.relations_in.all()):
        yield relation.note


def _is_named(person: Participant, words: list[str]) -> bool:
    names = [person.name, *(name.text for name in person.names.all())]
    if any(_stands_in(name, text) for name in names for text in words):
        return True
    capitalised = [_without_small_words(text) for text in words]
    families = [person.sort_name.partition(",")[0], *(_family_name(name) for name in names)]
    return any(_stands_in(name, text) for name in families for text in capitalised)


def _family_name(name: str) -> str:
    """Where family names stand: first in Chinese and Japanese script, else last."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    return parts[0] if _KANJI_OR_KANA.search(name) else parts[-1]


def _without_small_words(text: str) -> str:
    """A family name alone is looked for among capitalised words: Mrs Long is not long."""
    return _WORD.sub(lambda word: "·" if word[0][0].islower() else word[0], text)


def _stands_in(name: str, text: str) -> bool:
    tokens = _tokens(name)
    if not tokens:
        return False
    wanted = " " + " ".join(token.text for token in tokens) + ("" if tokens[-1].is_cjk else " ")
    return wanted in " " + " ".join(token.text for token in _tokens(text)) + " "


def _tokens(text: str) -> list[Token]:
    return [token for group in groups(fold(text)) for token in running_tokens(group)]
