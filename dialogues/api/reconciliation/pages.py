"""Where a client shows a record: a small page for a frame, and the way to the record’s own page."""

from typing import Any

from csp.decorators import csp_replace
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from rest_framework.request import Request

from dialogues.api.formats import Json, Streamed
from dialogues.api.openapi.reconciliation import PreviewInspector, ViewInspector
from dialogues.api.views.read_view import ReadView
from dialogues.filters import finding
from dialogues.filters.problems import InvalidParameters, Problem, shown
from dialogues.filters.reconciling.kinds import Kind, taken_apart
from dialogues.filters.reconciling.previews import preview


class Html(Streamed):
    """Named for negotiation; the page is written by a template."""

    media_type = "text/html"
    format = "html"
    other_types = ()


class _OfOneRecord(ReadView):
    tag = "reconcile"
    parameters = ("id",)

    def found(self, request: Request) -> tuple[Kind, Any]:
        """The record of the identifier, a former one’s present one; as under its own address."""
        identifier = request.query_params.get("id", "")
        parts = taken_apart(identifier)
        if parts is None:
            message = _("“%(value)s” is no identifier; one looks like participants/yohei-sasakawa.")
            given = {"value": shown(identifier)}
            raise InvalidParameters([Problem("id", message % given)])
        kind, slug = parts
        try:
            return kind, finding.find(self.rows(kind), {"slug": slug})
        except finding.Moved as moved:
            return kind, finding.find(self.rows(kind), {"slug": moved.record.slug})

    def rows(self, kind: Kind) -> Any:
        return kind.published()


class EntityPage(_OfOneRecord):
    schema = ViewInspector()
    renderer_classes = [Html, Json]

    def get(self, request: Request) -> HttpResponse:
        """Leads to the page of the record, where it stands now."""
        kind, record = self.found(request)
        return HttpResponseRedirect(self.addresses.page(kind.id, record.slug))


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(csp_replace({"frame-ancestors": ["*"]}), name="dispatch")
class EntityPreview(_OfOneRecord):
    """The only answer of the site that anybody may show in a frame: it has nothing to click on
    that does anything but open a page, and knows no session."""

    schema = PreviewInspector()
    renderer_classes = [Html]

    def get(self, request: Request) -> HttpResponse:
        """What is known of a record, as a small page of HTML to be shown in a frame."""
        kind, record = self.found(request)
        context = {
            "preview": preview(kind, record),
            "page": self.addresses.page(kind.id, record.slug),
        }
        return render(request._request, "api/reconcile_preview.html", context)
