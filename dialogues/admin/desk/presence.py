"""“Somebody is editing this”: told on the form, and kept true while it stays open."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.editorial import presence
from dialogues.models import EditingSession


class TellsWhoEdits:
    def get_urls(self: Any) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        view = self.admin_site.admin_view(require_POST(self.presence_view))
        return [path("<path:object_id>/presence/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def presence_view(self: Any, request: Any, object_id: str) -> JsonResponse:
        """An open form says so from time to time, and that it is being left; answers with who else."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        act = presence.leave if "leave" in request.POST else presence.stay
        act(record, by=request.user)
        return JsonResponse({"told": who_else(request, record)})

    def presence_context(self: Any, request: HttpRequest, record: Any) -> dict[str, Any]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_presence"
        return {"address": reverse(name, args=[record.pk]), "told": who_else(request, record)}


def who_else(request: HttpRequest, record: Any) -> str:
    """A sentence a person, or nothing."""
    return " ".join(_sentence(one) for one in presence.others(record, than=request.user))


def _sentence(session: EditingSession) -> str:
    since = date_format(timezone.localtime(session.since), "H:i")
    name = session.user.get_full_name() or session.user.get_username()
    return _("%(name)s has had this open since %(time)s.") % {"name": name, "time": since}
