from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from dialogues.choices import DocumentKind
from dialogues.filters.fields import (
    ChoiceFilter,
    DateFilter,
    ParameterFilter,
    RecordFilter,
    RepeatedField,
    YearFilter,
    column,
    not_after,
    not_before,
    years,
)
from dialogues.filters.filterset import ParameterFilterSet
from dialogues.filters.listing import Listing
from dialogues.filters.orderings import BY_DATE
from dialogues.models import Conference, Document, Institution


def of_conference(conferences: list[Conference]) -> Q:
    links = Document.conferences.through.objects.filter(
        document=OuterRef("pk"), conference__in=conferences
    )
    return Q(Exists(links))


class LanguageField(RepeatedField):
    """Language tags that some public document has."""

    @property
    def options(self) -> list[tuple[str, str]]:
        tags = Document.objects.published().exclude(language="").values_list("language", flat=True)
        return [(tag, tag) for tag in sorted(set(tags))]

    def clean(self, value: list[str]) -> list[str]:
        values = self.to_python(value)
        known = [tag for tag, _label in self.options] if values else []
        for item in values:
            if item not in known:
                raise self.refuse(item, known, all_of_them=True)
        return values


class LanguageFilter(ParameterFilter):
    field_class = LanguageField


class DocumentFilterSet(ParameterFilterSet):
    conference = RecordFilter(
        of_conference, label=_("Conference"), rows=Conference.objects.published
    )
    kind = ChoiceFilter(column("kind"), label=_("Kind"), choices=DocumentKind)
    language = LanguageFilter(column("language"), label=_("Language"))
    publisher = RecordFilter(
        column("publisher"), label=_("Publisher"), rows=Institution.objects.published
    )
    year = YearFilter(years(), label=_("Year of publication"), rows=Document.objects.published)
    date_after = DateFilter(not_before(), label=_("Published from"))
    date_before = DateFilter(not_after(), label=_("Published to"))


class DocumentListing(Listing):
    model = Document
    filterset_class = DocumentFilterSet
    orderings = BY_DATE
    default_ordering = "-date"
    undated_condition = Q(earliest_date=None)
