"""The page of one record: finds it, or says why there is none."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.views import View

from dialogues.editorial import next_versions
from dialogues.filters import finding
from dialogues.filters.listing import FORMATS
from dialogues.filters.problems import InvalidParameters
from dialogues.models import EditorialRecord
from dialogues.public.addresses import absolute, api_twin, with_parameters
from dialogues.public.cited import read_cited
from dialogues.public.history import history_of
from dialogues.public.previews import viewer_of
from dialogues.public.record_files import record_files

LONGEST_DESCRIPTION = 300


def shortened(text: str) -> str:
    """Bounded before anything looks at it word by word."""
    return Truncator(text[: 2 * LONGEST_DESCRIPTION]).chars(LONGEST_DESCRIPTION)


class RecordPage(View):
    """Subclasses name the model and the template, and add to the context.

    Parameters that mean nothing here are ignored: a link may carry somebody's tracking along.
    """

    http_method_names = ["get", "head"]
    model: ClassVar[type[EditorialRecord]]
    template_name: ClassVar[str]
    section: ClassVar[str]
    list_title: ClassVar[Any]
    list_name: ClassVar[str]

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        self.viewer = viewer_of(request, self.model)
        try:
            record = finding.find(self.rows(), key, preview=self.preview)
            self.viewer.refuse_vain_preview()
            self.cited = read_cited(request.GET, record)
        except finding.Absent:
            raise Http404 from None
        except finding.Moved as moved:
            address = self.address_of(moved.record)
            return HttpResponsePermanentRedirect(with_parameters(address, request.GET))
        except finding.TakenBack as withdrawn:
            return render(request, "410.html", {"reason": withdrawn.reason}, status=410)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        if request.GET.get("format") in FORMATS:
            return HttpResponseRedirect(f"{api_twin(request.path)}?format={request.GET['format']}")
        return self.respond(record) if not self.preview else self.respond_with_next(record)

    def address_of(self, record: Any) -> str:
        """The address at which this view answers for a record."""
        return str(record.get_absolute_url())

    def respond_with_next(self, record: EditorialRecord) -> HttpResponse:
        """An editor sees what the next versions in work will make of the page."""
        in_work = next_versions.in_work_about(record)
        if not in_work:
            return self.respond(record)
        return next_versions.all_seen_with(
            in_work, lambda: self.respond(self.rows().get(pk=record.pk)), by=None
        )

    @property
    def preview(self) -> bool:
        return self.viewer.preview

    def rows(self) -> QuerySet[Any]:
        """The rows this viewer may see, with all that the page prints."""
        rows: Any = self.model._default_manager
        return rows.visible(preview=self.preview).for_list(preview=self.preview)

    def respond(self, record: Any) -> HttpResponse:
        context = {**self.frame(record), **self.context(record)}
        response = render(self.request, self.template_name, context)
        if self.preview:
            response["Cache-Control"] = "private, no-store"
        return response

    def frame(self, record: Any) -> dict[str, Any]:
        name = self.model._meta.model_name
        return {
            "section": self.section,
            "record": record,
            "title": str(record),
            "description": shortened(self.description(record)),
            "trail": [*self.trail(record)],
            "preview": self.preview,
            "cited": self.cited,
            "history": history_of(record),
            "edit_url": reverse(f"admin:dialogues_{name}_change", args=[record.pk])
            if self.preview
            else "",
            "canonical": absolute(self.request, record.get_absolute_url()),
            "json_url": api_twin(record.get_absolute_url()),
            **record_files(record, self.request, preview=self.preview),
        }

    def trail(self, record: Any) -> list[tuple[str, str]]:
        """The pages above this one: a label and an address each."""
        return [(str(self.list_title), reverse(f"public:{self.list_name}"))]

    def description(self, record: Any) -> str:
        """What a search engine or a link preview may say of it, in a sentence or two."""
        return ""

    def context(self, record: Any) -> dict[str, Any]:
        """What the page prints beside the record itself."""
        return {}
