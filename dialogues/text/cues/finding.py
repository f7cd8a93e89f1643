"""The likely attributions of a text: sentence by sentence, with what carries over and stands above."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dialogues.choices import Basis, Mode
from dialogues.text.cues import carrying, claims, english, japanese, layout, quotations, russian
from dialogues.text.cues.claims import Found
from dialogues.text.cues.layout import Ascription
from dialogues.text.cues.phrase import Phrase
from dialogues.text.cues.records import Holder, KnownName, LikelyAttribution
from dialogues.text.cues.tokens import tokens
from dialogues.text.spans import Span, trimmed

Reading = tuple[list[Found], list[tuple[Holder, ...]]]
Reader = Callable[[str, Span], Reading]


def likely_attributions(
    text: str, sentences: Sequence[Span], language: str, names: Iterable[KnownName] = ()
) -> list[LikelyAttribution]:
    """Where the text most likely ascribes something to somebody, in the order of the text.

    ``sentences`` are those of ``dialogues.text.sentences``; ``language`` is a language tag, read by
    the English rules unless it is Russian or Japanese; ``names`` are found besides the rules.
    """
    course = Course(text, sentences, reader(language, list(names)))
    likely = [one for number in range(len(sentences)) for one in course.sentence(number)]
    likely += quotations.continued(text, sentences, likely)
    return sorted(likely, key=lambda one: one.sentence)


def reader(language: str, names: list[KnownName]) -> Reader:
    """What reads one sentence of a language."""
    if language.lower().startswith("ja"):
        signs = japanese.Names(names)
        return lambda text, span: japanese.read(text, span, signs)
    grammar = russian if language.lower().startswith("ru") else english
    known = grammar.known_names(names)

    def read(text: str, span: Span) -> Reading:
        phrase = Phrase(text, span, tokens(text, span))
        cues = grammar.cues(phrase, known)
        groups = phrase.by_start.values()
        mentions = [group.holders for group in groups if group.holders and not group.refers]
        return claims.found(phrase, cues), mentions

    return read


def outside_quotations(likely: list[LikelyAttribution]) -> list[LikelyAttribution]:
    """Without what somebody's quoted words ascribe in their turn."""
    quoted = [one.claim for one in likely if one.mode == Mode.DIRECT_QUOTATION]
    return [
        one
        for one in likely
        if not any(
            claim.start <= one.words.start and one.words.end <= claim.end for claim in quoted
        )
    ]


class Course:
    """The reading of a text from its first sentence to its last: what was named on the way."""

    def __init__(self, text: str, sentences: Sequence[Span], read: Reader) -> None:
        self.text, self.sentences, self.read = text, sentences, read
        self.memory = carrying.Memory()
        self.heading: Ascription | None = None
        self.speaker: Ascription | None = None
        self.after_heading = True

    def sentence(self, number: int) -> list[LikelyAttribution]:
        """The likely attributions of one sentence."""
        span = self.sentences[number]
        found, mentions = self.read(self.text, span)
        if self.is_heading(number):
            named = [*mentions, *(one.holders for one in found)]
            self.heading = layout.heading_of(self.text, span, named)
            self.speaker, self.after_heading = None, True
            return []
        self.after_heading = False
        spoken = self.spoken(number, mentions)
        for holders in mentions:
            self.memory.remember(number, holders, ascribed=False)
        likely = [one for cue in found for one in self.attributed(number, cue, spoken)]
        return spoken + outside_quotations(likely) or list(self.under_heading(number))

    def is_heading(self, number: int) -> bool:
        """Whether a line of its own heads what follows, and is no part of a broken line."""
        alone = layout.stands_alone(self.text, self.sentences, number)
        if not layout.is_heading(self.text, self.sentences[number], alone):
            return False
        return not layout.is_broken_line(self.text, self.sentences, number, self.after_heading)

    def spoken(self, number: int, mentions: list[tuple[Holder, ...]]) -> list[LikelyAttribution]:
        """What a line's speaker says: explicit where named, carried over to the line's end."""
        span = self.sentences[number]
        basis = Basis.CARRIED_OVER
        if layout.begins_line(self.text, self.sentences, number):
            self.speaker = layout.speaker_of(self.text, span, mentions)
            basis = Basis.EXPLICIT
        if not self.speaker:
            return []
        start = self.speaker.words.end if basis == Basis.EXPLICIT else span.start
        self.memory.remember(number, self.speaker.holders, ascribed=True)
        return list(self.whole(number, self.speaker, trimmed(self.text, start, span.end), basis))

    def under_heading(self, number: int) -> Iterator[LikelyAttribution]:
        """A sentence without a cue of its own, under a heading that names somebody."""
        if self.heading:
            self.memory.remember(number, self.heading.holders, ascribed=True)
            yield from self.whole(number, self.heading, self.sentences[number], Basis.HEADING)

    def whole(
        self, number: int, whose: Ascription, claim: Span, basis: Basis
    ) -> Iterator[LikelyAttribution]:
        """A whole passage that is somebody's by the layout."""
        claim = claims.without_full_stop(self.text, claim)
        stance = claims.stance_of(self.text, claim)
        one = Found(whose.words, claim, whose.holders, "", stance, weak=False)
        if claim.end > claim.start:
            told = claims.mode(self.text, one)
            yield LikelyAttribution(
                number, one.holders, one.words, claim, basis.value, stance, told
            )

    def attributed(
        self, number: int, one: Found, spoken: list[LikelyAttribution]
    ) -> Iterator[LikelyAttribution]:
        """A cue with its holders, if those it points to are known."""
        meant = carrying.resolved(number, one, self.memory)
        if meant is None or (spoken and not meant[0]):
            return
        holders, basis = meant
        self.memory.remember(number, holders, ascribed=True)
        told = claims.mode(self.text, one._replace(holders=holders))
        yield LikelyAttribution(number, holders, one.words, one.claim, basis, one.stance, told)
