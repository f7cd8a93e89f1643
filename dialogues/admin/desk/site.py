"""The editors' desk: Django's admin site under the project's name, in the order editors work."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.admin import duplicates, importing, new_summary, tokens, workbench
from dialogues.admin.desk import front, recovering
from dialogues.admin.desk.labels import label, with_joins
from dialogues.choices import Status
from dialogues.editorial import workload
from dialogues.models import (
    Conference,
    Country,
    Document,
    Institution,
    Participant,
    Position,
    Sentence,
    Series,
    Topic,
)

ORDER: tuple[type[models.Model], ...] = (
    Conference,
    Document,
    Position,
    Participant,
    Institution,
    Topic,
    Series,
    Country,
    Sentence,
)
#: The kinds in the desk's own menu; sentences are reached through their document.
MENU = ORDER[:-1]


class RecordsAsJson(AutocompleteJsonView):
    """Tells namesakes apart, and searches only after the part of the form that asks."""

    def get_queryset(self) -> QuerySet[Any]:
        return with_joins(super().get_queryset())

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class Desk(AdminSite):
    site_title = _("Dialogues — editors’ desk")
    site_header = _("Dialogues")
    index_title = _("On the desk")
    enable_nav_sidebar = False
    empty_value_display = "–"

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return RecordsAsJson.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return sorted(apps, key=lambda app: app["app_label"] != "dialogues")

    def get_urls(self) -> list[Any]:
        """The desk's own screens, then those of the records."""
        return [
            *workbench.urls(self),
            *duplicates.urls(self),
            *recovering.urls(self),
            *importing.urls(self),
            *new_summary.urls(self),
            *tokens.urls(self),
            *front.urls(self),
            *super().get_urls(),
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        entries = [entry for app in context["available_apps"] for entry in app["models"]]
        context["menu"] = [
            entry for entry in entries if entry["model"] in MENU and entry["admin_url"]
        ]
        return context

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        listed = [
            entry
            for app in self.get_app_list(request)
            for entry in app["models"]
            if entry["model"] in MENU and entry["admin_url"]
        ]
        tallies = workload.tallies(entry["model"] for entry in listed)
        shelves = [_shelf(entry, tallies[entry["model"]]) for entry in listed]
        context = {"shelves": shelves, **front.front(request.user), **(extra_context or {})}
        return super().index(request, context)

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """The records have one front page, not two."""
        if app_label == "dialogues":
            return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
        return super().app_index(request, app_label, extra_context)


def _place(entry: dict[str, Any]) -> int:
    return ORDER.index(entry["model"]) if entry["model"] in ORDER else len(ORDER)


def _shelf(entry: dict[str, Any], tally: workload.Tally) -> dict[str, Any]:
    """One kind of record on the front page: how many there are, and links to those in work."""
    in_work = [
        {
            "label": status.label,
            "count": count,
            "url": f"{entry['admin_url']}?status__exact={status}",
        }
        for status in (Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN)
        if (count := getattr(tally, status))
    ]
    return {**entry, "tally": tally, "in_work": in_work}
