from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import InstitutionKind
from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Institution


def country(record: Institution) -> Iterator[Problem]:
    from_many = record.kind == InstitutionKind.INTERNATIONAL_ORGANISATION
    if record.country_id is None and not from_many:
        yield advice("country", _("Choose its country."))


def website(record: Institution) -> Iterator[Problem]:
    if not record.website:
        yield advice("website", _("Give its website, which tells it from its namesakes."))


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("Its country is given"), country, Level.ADVICE),
        Check(gettext_lazy("Its website is given"), website, Level.ADVICE),
    )
)
