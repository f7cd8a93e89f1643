"""The attribution rule of a conference: what it forbids to be said of whom.

Under the Chatham House Rule, and where only role or group may be given, no person's name may
stand beside a position anywhere public: not as its holder or reporter, and not in its words.
"""

import re

from dialogues.choices import ParticipantKind
from dialogues.models import Participant, Position
from dialogues.text.folding import fold


def persons_named(position: Position) -> list[str]:
    """Names that the position would give away against its conference's rule; empty if none."""
    if not position.conference.names_nobody:
        return []
    attributed = [
        attribution.participant.name
        for attribution in position.attributions.select_related("participant")
        if attribution.participant.kind == ParticipantKind.PERSON
    ]
    words = fold(" ".join(_public_words(position)))
    present = Participant.objects.filter(
        kind=ParticipantKind.PERSON, appearances__conference=position.conference
    ).distinct()
    spoken = [person.name for person in present if any(_stands_in(name, words) for name in _names(person))]
    return list(dict.fromkeys([*attributed, *spoken]))


def _public_words(position: Position) -> list[str]:
    words = [position.statement]
    for quotation in position.quotations.all():
        words += [quotation.exact, quotation.translation]
    return [*words, *(attribution.words for attribution in position.attributions.all())]


def _names(person: Participant) -> list[str]:
    """Full names, variants, and the family name alone."""
    family, comma, _given = person.sort_name.partition(",")
    return [person.name, *(name.text for name in person.names.all()), *([family] if comma else [])]


def _stands_in(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", words) is not None
