"""What is known of a claim before its coder has said anything; all of it is a proposal only."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from dialogues.choices import (
    AttributionRole,
    Basis,
    Layer,
    Mode,
    ParticipantKind,
    PositionKind,
    Setting,
    Stance,
)
from dialogues.editorial.coding.claims import Passage
from dialogues.editorial.coding.likely import likely
from dialogues.editorial.coding.sentences import sentences_over
from dialogues.editorial.coding.suggesting import countries_named, topics_near
from dialogues.editorial.matching import near_matches
from dialogues.models import Conference, Country, Document, Participant, Quotation, Sentence, Topic
from dialogues.text.cues.records import Holder, LikelyAttribution

#: Kinds that are known by kind and country alone: there is one "Moscow" and one "Russian experts".
BY_COUNTRY = (ParticipantKind.GOVERNMENT, ParticipantKind.EXPERT_GROUP, ParticipantKind.PUBLIC)
#: What these hold, they hold also outside the room.
ELSEWHERE = frozenset({ParticipantKind.GOVERNMENT, ParticipantKind.PUBLIC, ParticipantKind.BLOC})
KIND_BY_STANCE = {
    Stance.EXPECTS: PositionKind.FORECAST,
    Stance.PROPOSES: PositionKind.RECOMMENDATION,
}
OFFERED = 5
OPENING = "“«‘„「『(（\"'"


@dataclass(frozen=True)
class ProposedHolder:
    """``among``: records it may be, the likeliest first; ``new``: what a record would be made of."""

    words: str
    basis: str
    among: list[Participant] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    conference: Conference | None
    layer: str
    passages: list[Passage]
    holders: list[ProposedHolder]
    stance: str
    kind: str
    mode: str
    setting: str
    unattributed: bool
    topics: list[Topic]
    about: list[Country]
    note: str = ""


def propose(
    document: Document,
    *,
    number: int | None = None,
    passage: Passage | None = None,
    layer: str = Layer.ATTRIBUTED,
) -> Proposal:
    """For a sentence or for a passage that was selected; raises ``Sentence.DoesNotExist``."""
    sentence = _sentence(document, number, passage)
    cue = _cue(document, sentence, passage) if layer == Layer.ATTRIBUTED else None
    conference = document.conferences.order_by("pk").first()
    whole = Passage(sentence.start, sentence.end)
    chosen = passage or (_claimed(document.text, cue) if cue else whole)
    words = document.text[sentence.start : sentence.end]
    holders = _holders(document, cue, conference) if cue else []
    if layer == Layer.AUTHOR:
        holders = [_own_voice(document)]
    return Proposal(
        conference=conference,
        layer=layer,
        passages=[chosen],
        holders=holders,
        stance=cue.stance if cue else "",
        kind=KIND_BY_STANCE.get(cue.stance, PositionKind.CLAIM) if cue else PositionKind.CLAIM,  # type: ignore[call-overload]
        mode=cue.mode if cue else Mode.REPORTED_SPEECH,
        setting=_setting(cue),
        unattributed=cue is not None and not cue.holders,
        topics=topics_near(document, sentence, words),
        about=countries_named(words, document.language or "en"),
    )


def _sentence(document: Document, number: int | None, passage: Passage | None) -> Sentence:
    if number is not None:
        return document.sentences.get(number=number)
    over = sentences_over(document, [(passage.start, passage.end)]) if passage else []
    if not over:
        raise Sentence.DoesNotExist(_("There is no sentence at this place of the text."))
    return over[0]


def _cue(
    document: Document, sentence: Sentence, passage: Passage | None
) -> LikelyAttribution | None:
    """Of several in a sentence the one whose claim the passage meets, or that is not coded yet."""
    spans = list(document.sentences.order_by("number").values_list("number", flat=True))
    place = spans.index(sentence.number)
    found = [one for one in likely(document) if one.sentence == place]
    if passage:
        meeting = [
            one for one in found if one.claim[0] < passage.end and one.claim[1] > passage.start
        ]
        return next(iter(meeting or found), None)
    coded = _coded(document, sentence)
    free = [
        one for one in found if not any(a < one.claim[1] and b > one.claim[0] for a, b in coded)
    ]
    return next(iter(free or found), None)


def _claimed(text: str, cue: LikelyAttribution) -> Passage:
    """The claim without attributing words at its very beginning."""
    start, end = cue.claim
    if cue.words[0] <= start < cue.words[1] < end:
        start = cue.words[1]
        while start < end and not text[start].isalnum() and text[start] not in OPENING:
            start += 1
    return Passage(start, end) if start < end else Passage(*cue.claim)


def _coded(document: Document, sentence: Sentence) -> list[tuple[int, int]]:
    rows = Quotation.objects.filter(
        position__document=document, start__lt=sentence.end, end__gt=sentence.start
    )
    return [(start or 0, end or 0) for start, end in rows.values_list("start", "end")]


def _holders(
    document: Document, cue: LikelyAttribution, conference: Conference | None
) -> list[ProposedHolder]:
    words = document.text[slice(*cue.words)]
    carried = cue.basis in (Basis.CARRIED_OVER, Basis.HEADING)
    return [
        ProposedHolder(
            words="" if carried else words,
            basis=cue.basis,
            among=(found := among(holder, conference)),
            new={} if found else _new(holder),
        )
        for holder in cue.holders
    ]


def among(holder: Holder, conference: Conference | None) -> list[Participant]:
    """The records that a holder named in a text may be; none for an anonymous voice."""
    if holder.kind == ParticipantKind.ANONYMOUS:
        return []
    if holder.kind in BY_COUNTRY:
        return _by_kind_and_country(holder, conference)
    near = near_matches(Participant, holder.words, limit=OFFERED)
    heard = [match.record for match in near if match.record.conference_id is None]
    return [one for one in heard if not holder.kind or one.kind == holder.kind] or heard


def _by_kind_and_country(holder: Holder, conference: Conference | None) -> list[Participant]:
    """First those heard at this conference, then those heard most."""
    rows = Participant.objects.filter(kind=holder.kind, country_id=holder.country or None)  # type: ignore[misc]
    heard = Counter(rows.values_list("pk", flat=True).filter(attributions__isnull=False))
    here = set(
        rows.filter(attributions__position__conference=conference).values_list("pk", flat=True)
    )
    named = holder.words.casefold()
    return sorted(
        rows.select_related("country")[:50],
        key=lambda row: (
            row.name.casefold() not in named,
            row.pk not in here,
            -heard[row.pk],
            row.pk,
        ),
    )[:OFFERED]


def _new(holder: Holder) -> dict[str, str]:
    name = holder.words[:1].upper() + holder.words[1:]
    return {"name": name, "kind": holder.kind, "country": holder.country}


def _own_voice(document: Document) -> ProposedHolder:
    """The record of the text's own voice, as it was coded so far in this text."""
    rows = Participant.objects.filter(
        kind=ParticipantKind.AUTHOR,
        attributions__role=AttributionRole.HOLDER,
        attributions__position__document=document,
    ).values_list("pk", flat=True)
    counted = Counter(rows).most_common(OFFERED)
    title = _("Text of “%(title)s”") % {"title": document.title[:250]}
    found = list(Participant.objects.filter(pk__in=[pk for pk, _count in counted]))
    if not found:
        found = list(Participant.objects.filter(kind=ParticipantKind.AUTHOR, name=title)[:1])
    new = {} if found else {"name": title, "kind": str(ParticipantKind.AUTHOR), "country": ""}
    return ProposedHolder(words="", basis=Basis.WHOLE_TEXT, among=found, new=new)


def _setting(cue: LikelyAttribution | None) -> str:
    kinds = {holder.kind for holder in cue.holders} if cue else set()
    return Setting.ELSEWHERE if kinds and kinds <= ELSEWHERE else Setting.AT_CONFERENCE
