from typing import Any

from factory import (
    LazyAttribute,
    LazyAttributeSequence,
    Sequence,
    SubFactory,
    Trait,
    post_generation,
)
from factory.django import DjangoModelFactory

from dialogues.choices import IdentifierScheme, ParticipantKind
from dialogues.models import (
    Appearance,
    Conference,
    Institution,
    Participant,
    ParticipantIdentifier,
    ParticipantName,
)
from tests.factories.conference import ConferenceFactory
from tests.factories.country import FromCountry
from tests.factories.editorial import EditorialFactory, OrderedPartFactory
from tests.factories.institution import InstitutionFactory

NAMES = {
    ParticipantKind.PERSON: "Irina Petrova",
    ParticipantKind.ANONYMOUS: "One of the participants",
    ParticipantKind.EXPERT_GROUP: "Group of experts",
    ParticipantKind.GOVERNMENT: "Government",
    ParticipantKind.BLOC: "Bloc",
    ParticipantKind.INSTITUTION: "Voice of an institute",
    ParticipantKind.PUBLIC: "Public opinion",
    ParticipantKind.AUTHOR: "Author of a text",
}


def _only_conference(kind: str) -> Conference | None:
    return ConferenceFactory() if kind == ParticipantKind.ANONYMOUS else None


def _institution(kind: str) -> Institution | None:
    return InstitutionFactory() if kind == ParticipantKind.INSTITUTION else None


class ParticipantFactory(FromCountry, EditorialFactory[Participant]):
    """A person of no country; ``kind="government"`` or ``government=True`` and so on for others.

    An anonymous one gets a conference of its own unless one is given.
    """

    class Meta:
        model = Participant

    class Params:
        person = Trait(kind=ParticipantKind.PERSON)
        anonymous = Trait(kind=ParticipantKind.ANONYMOUS)
        expert_group = Trait(kind=ParticipantKind.EXPERT_GROUP)
        government = Trait(kind=ParticipantKind.GOVERNMENT)
        bloc = Trait(kind=ParticipantKind.BLOC)
        institutional = Trait(kind=ParticipantKind.INSTITUTION)
        public = Trait(kind=ParticipantKind.PUBLIC)
        author = Trait(kind=ParticipantKind.AUTHOR)

    kind = ParticipantKind.PERSON
    name = LazyAttributeSequence(lambda participant, n: f"{NAMES[participant.kind]} {n}")
    conference = LazyAttribute(lambda participant: _only_conference(participant.kind))
    institution = LazyAttribute(lambda participant: _institution(participant.kind))


class ParticipantNameFactory(DjangoModelFactory[ParticipantName]):
    class Meta:
        model = ParticipantName

    participant = SubFactory(ParticipantFactory)
    text = Sequence(lambda n: f"Ирина Петрова {n}")
    language = "ru"


class ParticipantIdentifierFactory(DjangoModelFactory[ParticipantIdentifier]):
    class Meta:
        model = ParticipantIdentifier

    participant = SubFactory(ParticipantFactory)
    scheme = IdentifierScheme.WIKIDATA
    value = Sequence(lambda n: f"Q{n + 1}")


class AppearanceFactory(OrderedPartFactory[Appearance]):
    """A person at a conference; ``institutions=[…]`` for those of the stated post."""

    class Meta:
        model = Appearance

    conference = SubFactory(ConferenceFactory)
    participant = SubFactory(ParticipantFactory)
    order = LazyAttribute(lambda row: OrderedPartFactory.last(row.conference.appearances))

    @post_generation
    def institutions(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            self.institutions.set(extracted)
