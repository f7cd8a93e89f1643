from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import InstitutionKind
from dialogues.filters.fields import ChoiceFilter, RecordFilter, column
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.listing import Listing
from dialogues.filters.orderings import BY_NAME
from dialogues.models import Appearance, Conference, Country, Host, Institution


def at_conference(conferences: list[Conference]) -> Q:
    """Hosts, and the institutions for which somebody appeared."""
    hosts = Host.objects.published().filter(conference__in=conferences)
    people = Appearance.objects.published().filter(conference__in=conferences)
    return Q(pk__in=hosts.values("institution")) | Q(pk__in=people.values("institutions"))


def countries() -> QuerySet[Country]:
    return Country.objects.filter(code__in=Institution.objects.published().values("country"))


class InstitutionFilterSet(ParameterFilterSet):
    kind = ChoiceFilter(column("kind"), label=_("Kind"), choices=InstitutionKind)
    country = RecordFilter(
        column("country"),
        label=_("Country"),
        rows=Country.objects.all,
        key="code",
        offered=countries,
    )
    conference = RecordFilter(
        at_conference, label=_("Conference"), rows=Conference.objects.published
    )


class InstitutionListing(Listing):
    model = Institution
    filterset_class = InstitutionFilterSet
    orderings = BY_NAME
    default_ordering = "name"
