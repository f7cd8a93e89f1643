from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import (
    AttributionRole,
    Confidence,
    Layer,
    Mode,
    ParticipantKind,
    PositionKind,
    Stance,
)
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
from dialogues.filters.orderings import BY_CHANGE
from dialogues.filters.paging import Ordering
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    Country,
    Document,
    Host,
    Institution,
    Participant,
    Position,
    Topic,
)


def on_topics(
    topics: list[Topic], link: Any = Position.topics.through, owner: str = "position"
) -> Q:
    """Rows on any of the topics, or on a public one below them."""
    wanted = Topic.objects.published().with_narrower([topic.slug for topic in topics])
    rows = link.objects.filter(**{owner: OuterRef("pk")}, topic__in=wanted.values("pk"))
    return Q(Exists(rows))


def about(countries: list[Country]) -> Q:
    through: Any = Position.about.through
    rows = through.objects.filter(position=OuterRef("pk"), country__in=countries)
    return Q(Exists(rows))


def hosted_by(institutions: list[Institution]) -> Q:
    hosts = Host.objects.published().filter(institution__in=institutions)
    return Q(conference__in=hosts.values("conference"))


def speaks_for(institutions: list[Institution]) -> Q:
    """Attributions whose participant was there for an institution, or is its own voice."""
    there = Appearance.objects.published().filter(
        conference=OuterRef("position__conference"),
        participant=OuterRef("participant"),
        institutions__in=institutions,
    )
    return Q(participant__institution__in=institutions) | Q(Exists(there))


#: The parameters that speak of a holder, each as a condition on the holder's attribution.
HOLDER_CONDITIONS: dict[str, Callable[[Any], Q | Exists]] = {
    "holder": lambda participants: Q(participant__in=participants),
    "holder_kind": lambda kinds: Q(participant__kind__in=kinds),
    "country": lambda countries: Q(participant__country__in=countries),
    "institution": speaks_for,
}


def holder_conditions(values: Mapping[str, Any]) -> list[Q | Exists]:
    """What a request asks of one and the same holder; empty if nothing."""
    return [make(values[name]) for name, make in HOLDER_CONDITIONS.items() if values.get(name)]


def holders() -> QuerySet[Participant]:
    """Who holds a public position; anonymous voices not, a select box cannot tell them apart."""
    named = Participant.objects.published().exclude(kind=ParticipantKind.ANONYMOUS)
    return named.filter(pk__in=_held().values("participant"))


def countries_of_holders() -> QuerySet[Country]:
    return Country.objects.filter(code__in=_held().values("participant__country"))


def countries_spoken_about() -> QuerySet[Country]:
    through: Any = Position.about.through
    links = through.objects.filter(position__in=Position.objects.published().values("pk"))
    return Country.objects.filter(pk__in=links.values("country"))


def hosts() -> QuerySet[Institution]:
    return Institution.objects.published().filter(
        pk__in=Host.objects.published().values("institution")
    )


def _held() -> QuerySet[Attribution]:
    return Attribution.objects.published().filter(
        role=AttributionRole.HOLDER, position__in=Position.objects.published().values("pk")
    )


class PositionFilterSet(ParameterFilterSet):
    """``holder``, ``holder_kind``, ``country`` and ``institution`` speak of one and the same holder:
    a joint position of Japanese experts and Moscow does not match “expert group, of Russia”.
    """

    topic = RecordFilter(on_topics, label=_("Topic"), rows=Topic.objects.published)
    stance = ChoiceFilter(column("stance"), label=_("Stance"), choices=Stance)
    holder = RecordFilter(label=_("Holder"), rows=Participant.objects.published, offered=holders)
    holder_kind = ChoiceFilter(label=_("Kind of holder"), choices=ParticipantKind)
    country = RecordFilter(
        label=_("Country of the holder"),
        rows=Country.objects.all,
        key="code",
        offered=countries_of_holders,
    )
    institution = RecordFilter(
        label=_("Institution of the holder"), rows=Institution.objects.published
    )
    about = RecordFilter(
        about,
        label=_("About"),
        rows=Country.objects.all,
        key="code",
        offered=countries_spoken_about,
    )
    conference = RecordFilter(
        column("conference"), label=_("Conference"), rows=Conference.objects.published
    )
    document = RecordFilter(
        column("document"),
        label=_("Document"),
        rows=lambda: Document.objects.published().defer("text"),
    )
    host = RecordFilter(
        hosted_by,
        label=_("Host"),
        rows=Institution.objects.published,
        offered=hosts,
    )
    kind = ChoiceFilter(column("kind"), label=_("Kind"), choices=PositionKind)
    mode = ChoiceFilter(column("mode"), label=_("Mode of speech"), choices=Mode)
    layer = ChoiceFilter(column("layer"), label=_("Layer"), choices=Layer)
    confidence = ChoiceFilter(column("confidence"), label=_("Confidence"), choices=Confidence)
    year = YearFilter(years("conference__"), label=_("Year"), rows=Conference.objects.published)
    date_after = DateFilter(not_before("conference__"), label=_("From"))
    date_before = DateFilter(not_after("conference__"), label=_("To"))

    def matching(self, rows: QuerySet[Any], values: Mapping[str, Any]) -> QuerySet[Any]:
        rows = super().matching(rows, values)
        asked = holder_conditions(values)
        if not asked:
            return rows
        holders = Attribution.objects.published().filter(
            *asked, position=OuterRef("pk"), role=AttributionRole.HOLDER
        )
        return rows.filter(Exists(holders))


class PositionListing(Listing):
    model = Position
    filterset_class = PositionFilterSet
    orderings = {
        "-date": Ordering(
            _("Newest conference first"), ("-conference__sort_date", "-conference_id", "number")
        ),
        "date": Ordering(
            _("Oldest conference first"), ("conference__sort_date", "conference_id", "number")
        ),
        **BY_CHANGE,
    }
    default_ordering = "-date"
    undated_condition = Q(conference__earliest_date=None)
