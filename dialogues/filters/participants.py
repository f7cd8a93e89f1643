from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogues.choices import ParticipantKind
from dialogues.filters.fields import ChoiceFilter, RecordFilter, column
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.listing import Listing
from dialogues.filters.orderings import BY_NAME
from dialogues.filters.positions import on_topics
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    Country,
    Institution,
    Participant,
    Position,
    Topic,
)


def of_institution(institutions: list[Institution]) -> Q:
    """Its own voice, or somebody who appeared for it."""
    people = Appearance.objects.published().filter(institutions__in=institutions)
    return Q(institution__in=institutions) | Q(pk__in=people.values("participant"))


def at_conference(conferences: list[Conference]) -> Q:
    """Who appeared there, or to whom a public position is attributed there."""
    there = Appearance.objects.published().filter(conference__in=conferences)
    positions = Position.objects.published().filter(conference__in=conferences)
    heard = Attribution.objects.published().filter(position__in=positions.values("pk"))
    return Q(pk__in=there.values("participant")) | Q(pk__in=heard.values("participant"))


def on_topic(topics: list[Topic]) -> Q:
    """Everybody to whom a public position on the topics is attributed."""
    positions = Position.objects.published().filter(on_topics(topics), pk=OuterRef("position"))
    heard = Attribution.objects.published().filter(Exists(positions))
    return Q(pk__in=heard.values("participant"))


def countries() -> QuerySet[Country]:
    return Country.objects.filter(code__in=Participant.objects.published().values("country"))


class ParticipantFilterSet(ParameterFilterSet):
    kind = ChoiceFilter(column("kind"), label=_("Kind"), choices=ParticipantKind)
    country = RecordFilter(
        column("country"),
        label=_("Country"),
        rows=Country.objects.all,
        key="code",
        offered=countries,
    )
    institution = RecordFilter(
        of_institution, label=_("Institution"), rows=Institution.objects.published
    )
    conference = RecordFilter(
        at_conference, label=_("Conference"), rows=Conference.objects.published
    )
    topic = RecordFilter(on_topic, label=_("Topic"), rows=Topic.objects.published)


class ParticipantListing(Listing):
    model = Participant
    filterset_class = ParticipantFilterSet
    orderings = BY_NAME
    default_ordering = "name"
