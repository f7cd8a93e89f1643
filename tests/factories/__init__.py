"""Records for tests, one file a noun: valid, ready for publication and published by default."""

from tests.factories.attribution import AttributionFactory
from tests.factories.conference import ConferenceFactory, HostFactory
from tests.factories.country import CountryFactory
from tests.factories.desk import (
    EditingSessionFactory,
    ImportRunFactory,
    KnownDistinctFactory,
    NextVersionFactory,
    ReviewCommentFactory,
)
from tests.factories.document import AuthorshipFactory, DocumentFactory, SentenceFactory
from tests.factories.institution import (
    InstitutionFactory,
    InstitutionIdentifierFactory,
    InstitutionNameFactory,
)
from tests.factories.participant import (
    AppearanceFactory,
    ParticipantFactory,
    ParticipantIdentifierFactory,
    ParticipantNameFactory,
)
from tests.factories.position import PositionFactory, PositionRelationFactory
from tests.factories.quotation import QuotationFactory
from tests.factories.series import SeriesFactory
from tests.factories.topic import TopicFactory, TopicLabelFactory
from tests.factories.user import EditorFactory, MemberFactory, UserFactory

__all__ = [
    "AppearanceFactory",
    "AttributionFactory",
    "AuthorshipFactory",
    "ConferenceFactory",
    "CountryFactory",
    "DocumentFactory",
    "EditingSessionFactory",
    "EditorFactory",
    "HostFactory",
    "ImportRunFactory",
    "InstitutionFactory",
    "InstitutionIdentifierFactory",
    "InstitutionNameFactory",
    "KnownDistinctFactory",
    "MemberFactory",
    "NextVersionFactory",
    "ParticipantFactory",
    "ParticipantIdentifierFactory",
    "ParticipantNameFactory",
    "PositionFactory",
    "PositionRelationFactory",
    "QuotationFactory",
    "ReviewCommentFactory",
    "SentenceFactory",
    "SeriesFactory",
    "TopicFactory",
    "TopicLabelFactory",
    "UserFactory",
]
