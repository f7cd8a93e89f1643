from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

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
from dialogues.filters.listing import Listing
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


def on_topics(topics: list[Topic], link: type[Any] = Position.topics.through, owner: str = "position") -> Q:
    """Rows on any of the topics, or on a public one below them."""
    wanted = Topic.objects.published().with_narrower([topic.slug for topic in topics])
    rows = link.objects.filter(**{owner: OuterRef("pk")}, topic__in=wanted.values("pk"))
    return Q(Exists(rows))


def about(countries: list[Country]) -> Q:
    rows = Position.about.through.objects.filter(position=OuterRef("pk"), country__in=countries)
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
    return Q(participant__institution__in=institutions) | Exists(there)


class PositionFilterSet(FilterSet):
    """``holder``, ``holder_kind``, ``country`` and ``institution`` speak of one and the same holder:
    a joint position of Japanese experts and Moscow does not match “expert group, of Russia”.
    """

    topic = RecordFilter(on_topics, label=_("Topic"), rows=lambda: Topic.objects.published())
    stance = ChoiceFilter(column("stance"), label=_("Stance"), choices=Stance)
    holder = RecordFilter(label=_("Holder"), rows=lambda: Participant.objects.published())
    holder_kind = ChoiceFilter(label=_("Kind of holder"), choices=ParticipantKind)
    country = RecordFilter(label=_("Country of the holder"), rows=Country.objects.all, key="code")
    institution = RecordFilter(
        label=_("Institution of the holder"), rows=lambda: Institution.objects.published()
    )
    about = RecordFilter(about, label=_("About"), rows=Country.objects.all, key="code")
    conference = RecordFilter(
        column("conference"), label=_("Conference"), rows=lambda: Conference.objects.published()
    )
    document = RecordFilter(
        column("document"), label=_("Document"),
        rows=lambda: Document.objects.published().defer("text"),
    )
    host = RecordFilter(hosted_by, label=_("Host"), rows=lambda: Institution.objects.published())
    kind = ChoiceFilter(column("kind"), label=_("Kind"), choices=PositionKind)
    mode = ChoiceFilter(column("mode"), label=_("Mode of speech"), choices=Mode)
    layer = ChoiceFilter(column("layer"), label=_("Layer"), choices=Layer)
    confidence = ChoiceFilter(column("confidence"), label=_("Confidence"), choices=Confidence)
    year = YearFilter(years("conference__"), label=_("Year"))
    date_after = DateFilter(not_before("conference__"), label=_("From"))
    date_before = DateFilter(not_after("conference__"), label=_("To"))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().filter_queryset(queryset)
        holder = self._holder(self.form.cleaned_data)
        return rows.filter(Exists(holder)) if holder is not None else rows

    @staticmethod
    def _holder(values: dict[str, Any]) -> QuerySet[Attribution] | None:
        conditions = {
            "holder": lambda value: Q(participant__in=value),
            "holder_kind": lambda value: Q(participant__kind__in=value),
            "country": lambda value: Q(participant__country__in=value),
            "institution": speaks_for,
        }
        asked = [make(values[name]) for name, make in conditions.items() if values.get(name)]
        if not asked:
            return None
        holders = Attribution.objects.published().filter(
            position=OuterRef("pk"), role=AttributionRole.HOLDER
        )
        return holders.filter(*asked)


class PositionListing(Listing):
    model = Position
    filterset_class = PositionFilterSet
    orderings = {
        "-date": Ordering(_("Newest conference first"), ("-conference__sort_date",)),
        "date": Ordering(_("Oldest conference first"), ("conference__sort_date",)),
        "-updated": Ordering(_("Last changed first"), ("-updated_at",)),
        "updated": Ordering(_("First changed first"), ("updated_at",)),
    }
    default_ordering = "-date"
    undated_condition = Q(conference__earliest_date=None)
