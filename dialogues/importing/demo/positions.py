"""The positions of one conference and the text that holds their words, in one language."""

from dataclasses import dataclass, field

from django.utils import timezone

from dialogues.choices import (
    NAMELESS_RULES,
    AnchorState,
    Confidence,
    Decision,
    Layer,
    Mode,
    NothingReason,
    ParticipantKind,
    PositionKind,
    Setting,
    Stance,
    Status,
)
from dialogues.importing.demo import vocabulary as words
from dialogues.importing.demo.choosing import STATUSES, Chance, Zipf
from dialogues.models import (
    Attribution,
    Conference,
    Country,
    Document,
    Participant,
    Position,
    Quotation,
    Sentence,
    Topic,
)
from dialogues.text.anchoring import anchor_at, digest

KINDS = {
    Stance.EXPECTS: PositionKind.FORECAST,
    Stance.PROPOSES: PositionKind.RECOMMENDATION,
}
CONFIDENCES = {Confidence.HIGH: 50, Confidence.MEDIUM: 40, Confidence.LOW: 10}
MODES = {Mode.REPORTED_SPEECH: 70, Mode.DIRECT_QUOTATION: 20, Mode.OFFICIAL_LINE: 10}
#: Stances of who leans toward a topic, away from it, and neither way.
LEANINGS = (
    {Stance.SUPPORTS: 40, Stance.PROPOSES: 20, Stance.EXPECTS: 15, Stance.ASSERTS: 20, Stance.CONCERNED: 5},
    {Stance.OPPOSES: 40, Stance.CONCERNED: 25, Stance.ASSERTS: 20, Stance.EXPECTS: 10, Stance.SUPPORTS: 5},
    {Stance.ASSERTS: 40, Stance.EXPECTS: 20, Stance.NEUTRAL: 20, Stance.PROPOSES: 10, Stance.OPPOSES: 10},
)  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """A topic with its name in three languages."""

    topic: Topic
    name: words.Words

    def put_into(self, claim: words.Words, language: str, number: int) -> str:
        thing = self.name.in_language(language)
        return claim.in_language(language).format(thing=thing, n=number)


@dataclass
class Text:
    """A text that grows sentence by sentence, and where in it what was said."""

    language: str
    text: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, sentence: str, decision: str = Decision.NOTHING) -> int:
        """Returns where the sentence begins."""
        self.text += ("\n\n" if len(self.spans) % 6 == 1 else " ") if self.text else ""
        start = len(self.text)
        self.text += sentence
        self.spans.append((start, len(self.text), decision))
        return start


@dataclass
class Coded:
    """What one conference gives: rows that still have to be written, in this order."""

    document: Document
    positions: list[Position] = field(default_factory=list)
    topics: list[list[Topic]] = field(default_factory=list)
    about: list[list[Country]] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True)
class Cast:
    """Who and what there is to choose from at one conference.

    ``voice``: the author of its text; ``nobody``: an anonymous voice heard there.
    """

    chance: Chance
    topics: Zipf
    holders: Zipf
    groups: Zipf
    voice: Participant
    nobody: Participant
    countries: list[Country]


def coded(conference: Conference, document: Document, cast: Cast, number: int) -> Coded:
    """``number`` positions, each anchored at its words."""
    text = Text(document.language)
    text.add(words.NOTICE.in_language(text.language))
    found = Coded(document)
    places = []
    for count in range(1, number + 1):
        if cast.chance.happens(25):
            text.add(words.FILLER.in_language(text.language))
        places.append(_one(conference, cast, text, found, count))
    document.text, document.extent = text.text, "full"
    sha256 = digest(text.text)
    for position, (start, end) in zip(found.positions, places, strict=True):
        quotation = Quotation(position=position, state=AnchorState.VERIFIED)
        quotation.place(anchor_at(text.text, start, end, sha256=sha256))
        found.quotations.append(quotation)
    found.sentences = [
        Sentence(
            document=document,
            number=place,
            start=start,
            end=end,
            decision=decision,
            reason=NothingReason.NARRATIVE if decision == Decision.NOTHING else "",
        )
        for place, (start, end, decision) in enumerate(text.spans, start=1)
    ]
    return found


def _one(
    conference: Conference, cast: Cast, text: Text, found: Coded, count: int
) -> tuple[int, int]:
    """Adds one position; returns where its words stand."""
    chance = cast.chance
    is_author = chance.happens(20)
    chosen = [cast.topics.one() for _ in range(2 if chance.happens(25) else 1)]
    holders = [cast.voice] if is_author else _holders(conference, cast)
    stance = chance.of(LEANINGS[_leaning(holders, chosen[0].topic)])
    claim, number = chance.choice(words.CLAIMS[stance]), chance.randint(2, 90)
    said = chosen[0].put_into(claim, text.language, number)
    sentence = _sentence(said, holders, text.language, is_author=is_author)
    start = text.add(sentence, Decision.AUTHOR if is_author else Decision.ATTRIBUTED)
    statement = chosen[0].put_into(claim, "en", number)
    position = Position(
        conference=conference,
        number=count,
        document=found.document,
        statement=f"{statement[:1].upper()}{statement[1:]}.",
        stance=stance,
        kind=KINDS.get(stance, PositionKind.CLAIM),
        mode=chance.of(MODES),
        layer=Layer.AUTHOR if is_author else Layer.ATTRIBUTED,
        setting=Setting.ELSEWHERE if chance.happens(15) else Setting.AT_CONFERENCE,
        confidence=chance.of(CONFIDENCES),
        unattributed=not holders,
        **_status(chance),
    )
    found.positions.append(position)
    found.topics.append(list(dict.fromkeys(one.topic for one in chosen)))
    found.about.append([chance.choice(cast.countries)] if chance.happens(40) else [])
    found.attributions += [
        Attribution(
            position=position,
            participant=holder,
            words="" if is_author else holder.name,
            order=order,
        )
        for order, holder in enumerate(holders)
    ]
    before = start + sentence.index(said)
    return before, before + len(said)


def _sentence(said: str, holders: list[Participant], language: str, *, is_author: bool) -> str:
    if is_author or not holders:
        return words.AUTHOR.in_language(language).format(claim=said)
    who = " & ".join(holder.name for holder in holders)
    return words.SAID.in_language(language).format(who=who, claim=said)


def _holders(conference: Conference, cast: Cast) -> list[Participant]:
    """Mostly one; now and then two together, a nameless voice, or nobody that the text names."""
    if cast.chance.happens(4):
        return []
    if cast.chance.happens(5):
        return [cast.nobody]
    source = cast.groups if conference.attribution_rule in NAMELESS_RULES else cast.holders
    holders = [source.one() for _ in range(2 if cast.chance.happens(4) else 1)]
    return list(dict.fromkeys(holders))


def _leaning(holders: list[Participant], topic: Topic) -> int:
    """The same country leans the same way on the same topic, so that there are sides."""
    country = holders[0].country_id if holders else ""
    return (len(topic.name) * 7 + sum(map(ord, country or "-")) * 3) % len(LEANINGS)


def _status(chance: Chance) -> dict[str, object]:
    status = chance.of(STATUSES)
    was_public = status in (Status.PUBLISHED, Status.WITHDRAWN)
    return {
        "status": status,
        "published_at": timezone.now() if was_public else None,
        "withdrawn_reason": "Demonstration of a withdrawal." if status == Status.WITHDRAWN else "",
    }


def is_group(participant: Participant) -> bool:
    return participant.kind != ParticipantKind.PERSON
