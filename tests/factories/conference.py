import datetime
from typing import Any

from django.utils import timezone
from factory import LazyAttribute, Sequence, SubFactory, post_generation

from dialogues.choices import AttributionRule, DatePrecision
from dialogues.models import Conference, Host
from tests.factories.editorial import EditorialFactory, OrderedPartFactory
from tests.factories.institution import InstitutionFactory


def _precision(start_date: datetime.date | None) -> str:
    return DatePrecision.UNKNOWN if start_date is None else DatePrecision.DAY


def _embargo(rule: str) -> datetime.date | None:
    month = datetime.timedelta(days=30)
    return timezone.localdate() + month if rule == AttributionRule.EMBARGO else None


class ConferenceFactory(EditorialFactory[Conference]):
    """On the record, on 15 April 2021; ``start_date=None`` for an unknown date, ``topics=[…]``.

    ``attribution_rule="embargo"`` hides it for thirty days unless ``embargo_until`` says otherwise.
    """

    class Meta:
        model = Conference

    title = Sequence(lambda n: f"Conference {n}")
    start_date = datetime.date(2021, 4, 15)
    date_precision = LazyAttribute(lambda conference: _precision(conference.start_date))
    attribution_rule = AttributionRule.ON_RECORD
    embargo_until = LazyAttribute(lambda conference: _embargo(conference.attribution_rule))
    date_inferred = False
    date_note = LazyAttribute(
        lambda conference: "The year follows from the context." if conference.date_inferred else ""
    )

    @post_generation
    def topics(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if extracted:
            self.topics.set(extracted)


class HostFactory(OrderedPartFactory[Host]):
    class Meta:
        model = Host

    conference = SubFactory(ConferenceFactory)
    institution = SubFactory(InstitutionFactory)
    order = LazyAttribute(lambda host: OrderedPartFactory.last(host.conference.hosts))
