"""Two records beside each other: what is known of each, and where they differ."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.admin.desk.links import list_address
from dialogues.admin.duplicates.kinds import change_address
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Series,
    Topic,
)
from dialogues.querysets.editorial import count_of, records

#: Rows that speak against two being one where they differ.
TELLING = (
    gettext_lazy("Kind"),
    gettext_lazy("Country"),
    gettext_lazy("Identifiers"),
    gettext_lazy("Part of"),
    gettext_lazy("Website"),
    gettext_lazy("Broader topic"),
    gettext_lazy("Date"),
    gettext_lazy("Place"),
    gettext_lazy("Language"),
    gettext_lazy("Published"),
    gettext_lazy("Publisher"),
    gettext_lazy("Source address"),
)
#: How many appearances or hosts of one record are named.
NAMED = 5


@dataclass(frozen=True)
class Value:
    text: str
    address: str = ""


@dataclass(frozen=True)
class Row:
    label: str
    one: list[Value]
    other: list[Value]
    #: Whether two of one thing would have to agree in this.
    telling: bool = False

    @property
    def differs(self) -> bool:
        """Only where both say something."""
        both = self.telling and bool(self.one and self.other)
        return both and _texts(self.one) != _texts(self.other)

    @property
    def same(self) -> bool:
        return bool(self.one) and _texts(self.one) == _texts(self.other)


Facts = Iterator[tuple[str, Iterable[Value]]]


def with_facts(model: type[models.Model], pks: Iterable[int]) -> dict[int, Any]:
    """The records with everything that is printed of them, at a fixed number of queries."""
    return READ[model](model._base_manager.filter(pk__in=list(pks))).in_bulk()


def side_by_side(one: Any, other: Any) -> list[Row]:
    """The rows in which at least one of them says something."""
    told = FACTS[type(one)]
    telling = {str(label) for label in TELLING}
    rows = [
        Row(label, list(values), list(others), label in telling)
        for (label, values), (_label, others) in zip(told(one), told(other), strict=True)
    ]
    return [row for row in rows if row.one or row.other]


def _texts(values: list[Value]) -> list[str]:
    return [value.text for value in values]


def _text(text: Any) -> list[Value]:
    return [Value(str(text))] if text not in (None, "") else []


def _record(record: Any) -> list[Value]:
    if record is None:
        return []
    return [Value(str(record), reverse(change_address(record), args=[record.pk]))]


def _names(rows: Iterable[Any]) -> list[Value]:
    return [Value(f"{row.text} ({row.language})" if row.language else row.text) for row in rows]


def _count(count: int, kind: str, **condition: Any) -> list[Value]:
    return [Value(str(count), list_address(kind, **condition))] if count else []


def _some(values: list[Value]) -> list[Value]:
    more = len(values) - NAMED
    return (
        [*values[:NAMED], Value(_("and %(count)s more") % {"count": more})] if more > 0 else values
    )


def _life(record: EditorialRecord) -> Facts:
    made = _("%(status)s, version %(version)s") % {
        "status": capfirst(record.get_status_display()),
        "version": record.version,
    }
    yield _("Status"), _text(made)


def _participant(record: Any) -> Facts:
    yield _("Other names"), _names(record.names.all())
    yield _("Kind"), _text(record.get_kind_display())
    yield _("Country"), _text(record.country)
    yield _("Identifiers"), [Value(str(row)) for row in record.identifiers.all()]
    yield _("Appeared at"), _some([_appearance(row) for row in record.appearances.all()])
    held = {"attributions__participant__id__exact": record.pk}
    yield _("Positions"), _count(record.positions_count, "position", **held)
    yield _("Documents written"), _text(record.documents_count or "")
    yield _("Description"), _text(Truncator(record.description).words(40))
    yield from _life(record)


def _appearance(row: Any) -> Value:
    (conference,) = _record(row.conference)
    text = f"{conference.text} — {row.stated_as}" if row.stated_as else conference.text
    return Value(text, conference.address)


def _institution(record: Any) -> Facts:
    yield _("Acronym"), _text(record.acronym)
    yield _("Other names"), _names(record.names.all())
    yield _("Kind"), _text(record.get_kind_display())
    yield _("Country"), _text(record.country)
    yield _("Part of"), _record(record.parent)
    yield _("Website"), _text(record.website)
    yield _("Identifiers"), [Value(str(row)) for row in record.identifiers.all()]
    hosted = {"hosts__institution__id__exact": record.pk}
    yield _("Conferences hosted"), _count(record.hosted_count, "conference", **hosted)
    published = {"publisher__id__exact": record.pk}
    yield _("Documents published"), _count(record.documents_count, "document", **published)
    yield _("Description"), _text(Truncator(record.description).words(40))
    yield from _life(record)


def _topic(record: Any) -> Facts:
    yield _("Labels"), _names(record.labels.all())
    yield _("Broader topic"), _record(record.parent)
    yield _("Narrower topics"), [Value(str(row)) for row in record.narrower.all()]
    here = {"topics__id__exact": record.pk}
    yield _("Positions"), _count(record.positions_count, "position", **here)
    yield _("Scope note"), _text(Truncator(record.scope_note).words(40))
    yield from _life(record)


def _series(record: Any) -> Facts:
    here = {"series__id__exact": record.pk}
    yield _("Conferences"), _count(record.conferences_count, "conference", **here)
    yield _("Description"), _text(Truncator(record.description).words(40))


def _conference(record: Any) -> Facts:
    yield _("Date"), _text(record.date_text)
    yield _("Place"), _text(record.place)
    yield _("Series"), _text(record.series)
    yield _("Hosts"), _some([Value(str(row.institution)) for row in record.hosts.all()])
    here = {"conference__id__exact": record.pk}
    yield _("Positions"), _count(record.positions_count, "position", **here)
    yield from _life(record)


def _document(record: Any) -> Facts:
    yield _("Kind"), _text(record.get_kind_display())
    yield _("Language"), _text(record.language)
    yield _("Published"), _text(record.date_text if record.published_date else "")
    yield _("Publisher"), _record(record.publisher)
    yield _("Source address"), _text(record.url)
    yield _("Conferences"), [value for row in record.conferences.all() for value in _record(row)]
    here = {"document__id__exact": record.pk}
    yield _("Positions"), _count(record.positions_count, "position", **here)
    yield from _life(record)


def _with_participants(rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.select_related("country")
        .prefetch_related("names", "identifiers", "appearances__conference")
        .annotate(
            positions_count=count_of(records("attribution"), "participant"),
            documents_count=count_of(records("authorship"), "participant"),
        )
    )


def _with_institutions(rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.select_related("country", "parent")
        .prefetch_related("names", "identifiers")
        .annotate(
            hosted_count=count_of(records("host"), "institution"),
            documents_count=count_of(records("document"), "publisher"),
        )
    )


def _with_topics(rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.select_related("parent")
        .prefetch_related("labels", "narrower")
        .annotate(positions_count=count_of(records("position"), "topics"))
    )


def _with_series(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.annotate(conferences_count=count_of(records("conference"), "series"))


def _with_conferences(rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.select_related("series")
        .prefetch_related("hosts__institution")
        .annotate(positions_count=count_of(records("position"), "conference"))
    )


def _with_documents(rows: QuerySet[Any]) -> QuerySet[Any]:
    return (
        rows.defer("text")
        .select_related("publisher")
        .prefetch_related("conferences")
        .annotate(positions_count=count_of(records("position"), "document"))
    )


READ: dict[type[models.Model], Callable[[QuerySet[Any]], QuerySet[Any]]] = {
    Participant: _with_participants,
    Institution: _with_institutions,
    Topic: _with_topics,
    Series: _with_series,
    Conference: _with_conferences,
    Document: _with_documents,
}
FACTS: dict[type[models.Model], Callable[[Any], Facts]] = {
    Participant: _participant,
    Institution: _institution,
    Topic: _topic,
    Series: _series,
    Conference: _conference,
    Document: _document,
}
