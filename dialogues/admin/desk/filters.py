"""Filters beside a list; a relation that can grow is searched for instead of listed."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.choosing import RecordSelect, key_field, labels_of, sound_keys
from dialogues.choices import AnchorState
from dialogues.models import Quotation, Topic


class RecordFilter(admin.FieldListFilter):
    """``("conference", RecordFilter)``: one record, chosen by searching."""

    template = "admin/dialogues/record_filter.html"

    def __init__(
        self, field: Any, request: Any, params: Any, model: Any, model_admin: Any, field_path: str
    ) -> None:
        self.parameter = f"{field_path}__{key_field(field).name}__exact"
        super().__init__(field, request, params, model, model_admin, field_path)
        self.relation, self.site = field, model_admin.admin_site
        given: Any = self.used_parameters.get(self.parameter)
        self.chosen = given[-1] if given else ""

    def expected_parameters(self) -> list[str | None]:
        return [self.parameter]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.chosen:
            return queryset
        keys = sound_keys(self.relation, [self.chosen])
        return self.matching(queryset, keys[0]) if keys else queryset.none()

    def matching(self, queryset: QuerySet[Any], key: Any) -> QuerySet[Any]:
        return queryset.filter(**{f"{self.field_path}__{key_field(self.relation).name}": key})

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One “choice” that carries what the template needs: the box, and the other parameters."""
        widget = RecordSelect(self.relation, self.site)
        widget.known = labels_of(self.relation, [self.chosen])
        widget.is_required = False
        box = f"filter-{self.field_path}"
        yield {
            "id": box,
            "widget": widget.render(
                self.parameter, self.chosen, {"id": box, "class": "filter-box"}
            ),
            "kept": _kept(changelist, self.parameter),
            "selected": bool(self.chosen),
            "without": changelist.get_query_string(remove=[self.parameter]),
        }

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet[Any]) -> dict[str, Any]:
        return {}


class TopicFilter(RecordFilter):
    """A topic with everything below it in the tree."""

    def matching(self, queryset: QuerySet[Any], key: Any) -> QuerySet[Any]:
        slugs = Topic.objects.filter(pk=key).values_list("slug", flat=True)
        wanted = Topic.objects.with_narrower(slugs)
        return queryset.filter(**{f"{self.field_path}__in": wanted.values("pk")})


class WordsFilter(admin.SimpleListFilter):
    """Positions by how their words stand in the text."""

    title = _("quotations")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("to_mend", _("To mend: not found in the text")),
            ("verified", _("Verified")),
            ("unverified", _("Unverified")),
            ("none", _("No quotation")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        own = Quotation.objects.filter(position=OuterRef("pk"))
        match self.value():
            case "to_mend":
                return queryset.filter(Exists(own.to_mend()))
            case "verified" | "unverified" as state:
                return queryset.filter(Exists(own.filter(state=AnchorState(state))))
            case "none":
                return queryset.filter(~Exists(own))
            case _:
                return queryset


def _kept(changelist: Any, parameter: str) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in changelist.filter_params.items()
        for value in values
        if name != parameter
    ] + [(name, value) for name, value in changelist.params.items() if name in ("q", "o")]
