"""The public log: of one record, and of all of them."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from dialogues.editorial.public_changes.showing import told
from dialogues.filters.problems import InvalidParameters, unknown_parameter
from dialogues.filters.public_changes import ChangeListing
from dialogues.models import (
    Conference,
    Document,
    EditorialRecord,
    Institution,
    Participant,
    Position,
    PublicChange,
    Topic,
)
from dialogues.public.addresses import absolute, changed, with_parameters, without
from dialogues.public.change_entries import entries, runs
from dialogues.public.change_feed import ChangeFeed
from dialogues.public.history import changes_address
from dialogues.public.previews import PREVIEW
from dialogues.public.record_page import RecordPage

#: A record with more changes than this prints the newest; no record is known to have half as many.
MOST_ON_A_PAGE = 200


#: What its own page offers, and its log does not.
OF_THE_RECORD_ITSELF = (
    "json_url",
    "feed_url",
    "history",
    "cited",
    "cite",
    "metadata",
    "exports",
    "calendar",
    "alternates",
)


class RecordChanges(RecordPage):
    """Everything that changed in one record for its readers."""

    model: ClassVar[type[EditorialRecord]] = Position
    template_name = "dialogues/record_changes.html"
    section = "positions"
    list_title = gettext_lazy("Positions")
    list_name = "position-list"

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        unknown = [name for name in request.GET if name != PREVIEW]
        if unknown:
            problems = [unknown_parameter(name, []) for name in unknown]
            return render(request, "400.html", {"problems": problems}, status=400)
        return super().get(request, **key)

    def address_of(self, record: Any) -> str:
        return changes_address(record)

    def trail(self, record: Any) -> list[tuple[str, str]]:
        return [*super().trail(record), (str(record), record.get_absolute_url())]

    def description(self, record: Any) -> str:
        return _("What was published, corrected and withdrawn of this record, and when.")

    def frame(self, record: Any) -> dict[str, Any]:
        page = {**super().frame(record), **dict.fromkeys(OF_THE_RECORD_ITSELF)}
        page["canonical"] = absolute(self.request, changes_address(record))
        return page

    def context(self, record: Any) -> dict[str, Any]:
        rows = PublicChange.objects.told_on(record).with_closed()
        found = list(rows.order_by("-at", "-pk")[: MOST_ON_A_PAGE + 1])
        return {
            "entries": told(record, found[:MOST_ON_A_PAGE]),
            "is_position": isinstance(record, Position),
            "is_cut_short": len(found) > MOST_ON_A_PAGE,
        }


class ChangeLog(View):
    """Across all records, the newest first."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            listing = ChangeListing(request.GET)
            page = listing.page()
        except InvalidParameters as fault:
            return self.show({"problems": fault.problems}, status=400)
        return self.show(
            {
                "runs": runs(entries(page.rows)),
                "next_url": self._behind(page.next),
                "is_first": "cursor" not in request.GET,
            }
        )

    def show(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        parameters = without(self.request.GET, "cursor")
        frame = {
            "section": "about",
            "groups": [self._group(name) for name in ChangeListing.choices],
            "clear_url": self.request.path,
            "first_url": with_parameters(self.request.path, parameters),
            "canonical": absolute(self.request, with_parameters(self.request.path, parameters)),
            "feed_url": with_parameters(reverse("public:change-feed"), parameters),
        }
        return render(self.request, "dialogues/changes.html", {**frame, **context}, status=status)

    def _group(self, name: str) -> dict[str, Any]:
        given = self.request.GET.getlist(name)
        options = [
            {"value": value, "label": label, "selected": value in given}
            for value, label in ChangeListing.choices[name].choices
        ]
        return {"name": name, "label": LABELS[name], "options": options}

    def _behind(self, cursor: str | None) -> str:
        if cursor is None:
            return ""
        return with_parameters(self.request.path, changed(self.request.GET, cursor=cursor))


LABELS = {"noun": gettext_lazy("Record"), "kind": gettext_lazy("What happened")}


def _of(model: type[EditorialRecord], plural: str, title: Any, key: str) -> Any:
    name = model._meta.model_name
    view = RecordChanges.as_view(
        model=model, section=plural, list_title=title, list_name=f"{name}-list"
    )
    return path(f"{plural}/<{key}>/changes/", view, name=f"{name}-changes")


urlpatterns = [
    path("changes/", ChangeLog.as_view(), name="changes"),
    path("changes/feed/", ChangeFeed(), name="change-feed"),
    _of(Conference, "conferences", gettext_lazy("Conferences"), "slug:slug"),
    _of(Position, "positions", gettext_lazy("Positions"), "int:pk"),
    _of(Topic, "topics", gettext_lazy("Topics"), "slug:slug"),
    _of(Participant, "participants", gettext_lazy("Participants"), "slug:slug"),
    _of(Institution, "institutions", gettext_lazy("Institutions"), "slug:slug"),
    _of(Document, "documents", gettext_lazy("Documents"), "slug:slug"),
]
