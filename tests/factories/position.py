from typing import Any

from factory import LazyAttribute, Sequence, SubFactory, post_generation
from factory.django import DjangoModelFactory

from dialogues.choices import Layer, RelationKind, Stance
from dialogues.models import Participant, Position, PositionRelation
from dialogues.text.sentences import sentences
from tests.factories.attribution import AttributionFactory
from tests.factories.conference import ConferenceFactory
from tests.factories.document import DocumentFactory
from tests.factories.editorial import EditorialFactory
from tests.factories.participant import ParticipantFactory
from tests.factories.quotation import QuotationFactory
from tests.factories.topic import TopicFactory


class PositionFactory(EditorialFactory[Position]):
    """A claim with one holder (an expert group), one topic, and one verified quotation.

    ``holders=[participant, …]``, ``topics=[topic, …]``, ``quotations=["exact words", …]`` and
    ``about=[country, …]`` replace what is made; an empty list leaves it out. The document becomes
    one of the conference's; without one (``document=None``) no wording is available.
    """

    class Meta:
        model = Position

    conference = SubFactory(ConferenceFactory)
    document = SubFactory(DocumentFactory)
    statement = Sequence(lambda n: f"Claim {n} holds.")
    stance = Stance.ASSERTS
    layer = Layer.ATTRIBUTED
    no_wording = LazyAttribute(lambda record: not (record.document and record.document.text))

    @post_generation
    def linked(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if self.document is not None and extracted is not False:
            self.document.conferences.add(self.conference)

    @post_generation
    def holders(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for participant in _holders(self) if extracted is None else extracted:
            AttributionFactory(position=self, participant=participant)

    @post_generation
    def topics(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.topics.set([TopicFactory()] if extracted is None else extracted)

    @post_generation
    def quotations(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        for exact in _first_sentence(self) if extracted is None else extracted:
            QuotationFactory(position=self, exact=exact)

    @post_generation
    def about(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            self.about.set(extracted)


def _holders(position: Position) -> list[Participant]:
    if position.unattributed:
        return []
    return [ParticipantFactory(kind="author" if position.layer == Layer.AUTHOR else "expert_group")]


def _first_sentence(position: Position) -> list[str]:
    text = position.document.text if position.document else ""
    spans = sentences(text)[:1]
    return [text[span.start : span.end] for span in spans]


class PositionRelationFactory(DjangoModelFactory[PositionRelation]):
    class Meta:
        model = PositionRelation

    source = SubFactory(PositionFactory)
    target = SubFactory(PositionFactory)
    kind = RelationKind.AGREES
