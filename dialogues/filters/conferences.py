from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Access, AttributionRole, ConferenceFormat
from dialogues.filters.fields import (
    ChoiceFilter,
    DateFilter,
    RecordFilter,
    YearFilter,
    column,
    not_after,
    not_before,
    years,
)
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.listing import Listing
from dialogues.filters.orderings import BY_DATE
from dialogues.filters.positions import on_topics
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    Country,
    Host,
    Institution,
    Participant,
    Position,
    Series,
    Topic,
)


def on_topic(topics: list[Topic]) -> Q:
    """The conference's own topics, or those of a public position taken there."""
    positions = Position.objects.published().filter(on_topics(topics), conference=OuterRef("pk"))
    return on_topics(topics, Conference.topics.through, "conference") | Q(Exists(positions))


def with_institution(institutions: list[Institution]) -> Q:
    """Conferences it hosted, or at which somebody appeared for it."""
    hosts = Host.objects.published().filter(institution__in=institutions)
    people = Appearance.objects.published().filter(institutions__in=institutions)
    return Q(pk__in=hosts.values("conference")) | Q(pk__in=people.values("conference"))


def with_participant(participants: list[Participant]) -> Q:
    people = Appearance.objects.published().filter(participant__in=participants)
    return Q(pk__in=people.values("conference"))


def countries() -> QuerySet[Country]:
    """Countries of a public host, or of a public participant."""
    hosts = Host.objects.published().values("institution__country")
    people = Participant.objects.published().values("country")
    return Country.objects.filter(Q(code__in=hosts) | Q(code__in=people))


def with_country(countries: list[Country]) -> Q:
    """Conferences with a host, a person or the holder of a public position from the country."""
    hosts = Host.objects.published().filter(institution__country__in=countries)
    people = Appearance.objects.published().filter(participant__country__in=countries)
    held = Attribution.objects.published().filter(
        role=AttributionRole.HOLDER,
        participant__country__in=countries,
        position__in=Position.objects.published().values("pk"),
    )
    return (
        Q(pk__in=hosts.values("conference"))
        | Q(pk__in=people.values("conference"))
        | Q(pk__in=held.values("position__conference"))
    )


class ConferenceFilterSet(ParameterFilterSet):
    topic = RecordFilter(on_topic, label=_("Topic"), rows=Topic.objects.published)
    institution = RecordFilter(
        with_institution, label=_("Institution"), rows=Institution.objects.published
    )
    participant = RecordFilter(
        with_participant, label=_("Participant"), rows=Participant.objects.published
    )
    country = RecordFilter(
        with_country, label=_("Country"), rows=Country.objects.all, key="code", offered=countries
    )
    series = RecordFilter(column("series"), label=_("Series"), rows=Series.objects.published)
    format_of = ChoiceFilter(column("format"), label=_("Format"), choices=ConferenceFormat)
    access = ChoiceFilter(column("access"), label=_("Access"), choices=Access)
    year = YearFilter(years(), label=_("Year"), rows=Conference.objects.published)
    date_after = DateFilter(not_before(), label=_("From"))
    date_before = DateFilter(not_after(), label=_("To"))


class ConferenceListing(Listing):
    model = Conference
    filterset_class = ConferenceFilterSet
    orderings = BY_DATE
    default_ordering = "-date"
    undated_condition = Q(earliest_date=None)
