"""Recovering what was deleted: one list for every noun, a look at each, and the way back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.models import Version

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.refusing import tell_problems
from dialogues.editorial import reverting
from dialogues.editorial.comparing import compare, states_in
from dialogues.editorial.comparing.histories import contents
from dialogues.editorial.history import PARTS

#: Deleted records on one page.
LISTED = 50
#: Longest text that is searched for, in characters.
LONGEST_SEARCH = 200


def urls(site: AdminSite) -> list[Any]:
    def view(request: HttpRequest) -> HttpResponse:
        return deleted_view(request, site)

    return [path("deleted/", site.admin_view(view), name="deleted")]


def deleted_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Everything that was deleted, as far as the user may recover it."""
    kinds = [model for model in PARTS if _may_recover(request, site, model)]
    if not kinds:
        raise PermissionDenied
    text = request.GET.get("q", "")[:LONGEST_SEARCH].replace("\x00", "")
    asked = request.GET.get("kind", "")
    chosen = [model for model in kinds if not asked or model._meta.model_name == asked]
    page = Paginator(reverting.deleted(chosen, text), LISTED).get_page(request.GET.get("page"))
    others = {gone.number: gone.others for gone in page.object_list}
    context = {
        **site.each_context(request),
        "title": _("Deleted records"),
        "entries": [
            _entry(version, others[version.pk]) for version in reverting.last_versions(list(others))
        ],
        "page": page,
        "query": urlencode({"q": text, "kind": asked}),
        "q": text,
        "kind": asked,
        "kinds": [(one._meta.model_name, one._meta.verbose_name_plural) for one in kinds],
    }
    return TemplateResponse(request, "admin/dialogues/recover_list.html", context)


def _may_recover(request: HttpRequest, site: AdminSite, model: type[models.Model]) -> bool:
    if not site.is_registered(model):
        return False
    admin: Any = site._registry[model]
    return bool(admin.may_recover(request))


def _entry(version: Version, others: int) -> dict[str, Any]:
    opts = version._model._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_recover", args=[version.pk])
    return {"version": version, "opts": opts, "address": address, "others": others}


class RecoversRecords:
    def may_recover(self: Any, request: HttpRequest) -> bool:
        return bool(self.has_change_permission(request) and self.has_add_permission(request))

    def recoverlist_view(self: Any, request: Any, extra_context: Any = None) -> HttpResponse:
        """The list of every noun, narrowed to this one."""
        query = urlencode({"kind": self.opts.model_name})
        return HttpResponseRedirect(f"{reverse('admin:deleted')}?{query}")

    def recover_view(self: Any, request: Any, version_id: str, extra_context: Any = None) -> Any:
        if not self.may_recover(request):
            raise PermissionDenied
        if not is_key(version_id):
            raise Http404
        gone = Version.objects.get_deleted(self.model).select_related("revision__user")
        version = get_object_or_404(gone, pk=version_id)
        if reverting.is_merged(version):
            raise Http404
        others = self._others(request, version)
        if request.method == "POST":
            return self._recover(request, version, others)
        context = {
            **self.admin_site.each_context(request),
            "title": _("A deleted record"),
            "subtitle": version.object_repr,
            "opts": self.opts,
            "version": version,
            "others": others,
            "comparison": compare(self.model, None, contents(states_in([version])[version.pk])),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/dialogues/recover.html", context)

    def _others(self: Any, request: HttpRequest, version: Version) -> list[Version]:
        """What went in the same act, as far as the user may bring it back."""
        return [
            one
            for one in reverting.deleted_with(version)
            if _may_recover(request, self.admin_site, one._model)
        ]

    def _recover(self: Any, request: Any, version: Version, others: list[Version]) -> HttpResponse:
        wanted = set(request.POST.getlist("with"))
        chosen = others if "all" in wanted else [one for one in others if str(one.pk) in wanted]
        try:
            restored = reverting.recover_all([version, *chosen], by=request.user)
        except reverting.CannotRevert as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
        restored.sort(key=lambda one: str(one.record.pk) != version.object_id)
        self.tell_restored(request, restored)
        return HttpResponseRedirect(self._address("change", version.object_id))

    def tell_restored(self: Any, request: Any, restored: list[reverting.Restored]) -> None:
        """``restored`` begins with the record whose page is shown next."""
        first, *others = restored
        self.log_change(request, first.record, _("Brought back from the history."))
        messages.success(request, _told(first))
        if others:
            told = ngettext(
                "With it came %(count)s other record.",
                "With it came %(count)s other records.",
                len(others),
            )
            messages.success(request, told % {"count": len(others)})
        left_out = [text for one in restored for text in one.left_out]
        if left_out:
            told = _("This could not come back, because what it refers to is gone or it clashes:")
            tell_problems(request, told, left_out, level=messages.WARNING)


def _told(restored: reverting.Restored) -> str:
    if restored.waits:
        told = _(
            "What “%(record)s” was is now its next version. The public reads the present one until "
            "it is published."
        )
    else:
        told = _("“%(record)s” is as it was.")
    return told % {"record": restored.record}
