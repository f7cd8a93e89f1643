from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from dialogues.choices import IdentifierScheme, InstitutionKind
from dialogues.models import Institution, InstitutionIdentifier, InstitutionName
from tests.factories.country import FromCountry
from tests.factories.editorial import EditorialFactory


class InstitutionFactory(FromCountry, EditorialFactory[Institution]):
    class Meta:
        model = Institution

    name = Sequence(lambda n: f"Institute {n} of Eastern Studies")
    kind = InstitutionKind.THINK_TANK


class InstitutionNameFactory(DjangoModelFactory[InstitutionName]):
    class Meta:
        model = InstitutionName

    institution = SubFactory(InstitutionFactory)
    text = Sequence(lambda n: f"Институт востоковедения № {n}")
    language = "ru"


class InstitutionIdentifierFactory(DjangoModelFactory[InstitutionIdentifier]):
    class Meta:
        model = InstitutionIdentifier

    institution = SubFactory(InstitutionFactory)
    scheme = IdentifierScheme.WIKIDATA
    value = Sequence(lambda n: f"Q{n + 1}")
