"""The history of a record: who changed what, any two versions beside each other, going back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from reversion.admin import VersionAdmin
from reversion.models import Version

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.recovering import RecoversRecords
from dialogues.admin.desk.refusing import tell_problems
from dialogues.admin.desk.sides import NOW, sides_of, waiting_version
from dialogues.editorial import history, merging, reverting
from dialogues.editorial.comparing import compare, present_state, states_in, what_changed
from dialogues.editorial.comparing.histories import contents
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.states import State
from dialogues.editorial.versions import with_previous
from dialogues.models import VersionConflict

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
#: Versions on one page of a history.
LISTED = 25


class KeepsHistory(RecoversRecords, VersionAdmin):
    """django-reversion's history, with its pages replaced by ones that keep to one record."""

    change_list_template = None
    object_history_template = None
    history_latest_first = True

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        view = self.admin_site.admin_view(self.compare_view)
        return [path("<path:object_id>/history/compare/", view, name=name), *super().get_urls()]

    @contextmanager
    def create_revision(self, request: HttpRequest) -> Iterator[None]:
        """Only for what writes: a revision is a transaction, and SQLite has one writer at a time."""
        if request.method in READING:
            yield
        else:
            with super().create_revision(request):
                yield

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Without a revision around it: each record that an action changes has one of its own."""
        context = {"may_recover": self.may_recover(request), **(extra_context or {})}
        return super(VersionAdmin, self).changelist_view(request, context)

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        versions = history.versions(record)
        people = _people(versions)
        by = _chosen_key(request, "by")
        shown = versions.filter(revision__user=by) if by else versions
        page = Paginator(with_previous(shown.select_related("revision__user")), LISTED).get_page(
            request.GET.get("page")
        )
        listed = list(page.object_list)
        then, now = (request.GET.get(side, "") for side in ("then", "now"))
        pinned = _pinned(versions, {then, now} - {str(one.pk) for one in listed})
        context = {
            **self._page(request, record, _("History")),
            "entries": _entries([*pinned, *listed], pinned=len(pinned)),
            "page": page,
            "people": people,
            "by": by,
            "then": then or (str(listed[min(1, len(listed) - 1)].pk) if listed else ""),
            "now": now or NOW,
            "waiting": waiting_version(record),
            "allowed": self.has_change_permission(request, record),
            "undoable": merging.undoable(record) if isinstance(record, merging.Mergeable) else {},
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/dialogues/object_history.html", context)

    def compare_view(self, request: Any, object_id: str) -> HttpResponse:
        """Two states of the record, chosen in its history, from the earlier to the later one."""
        record = self._readable(request, object_id)
        then, now = sides_of(record, request.GET.get("then", ""), request.GET.get("now", NOW))
        context = {
            **self._page(request, record, _("What changed") if then else _("What it was")),
            "then": then,
            "now": now,
            "comparison": compare(self.model, then.state if then else None, now.state),
            "allowed": self.has_change_permission(request, record),
        }
        return TemplateResponse(request, "admin/dialogues/compare.html", context)

    def revision_view(
        self, request: Any, object_id: str, version_id: str, extra_context: Any = None
    ) -> Any:
        """What going back to a version would change, and the button that does it."""
        record = self._readable(request, object_id)
        versions = history.versions(record).select_related("revision__user")
        if not is_key(version_id):
            raise Http404
        version = get_object_or_404(versions, pk=version_id)
        allowed = self.has_change_permission(request, record)
        if request.method == "POST":
            if not allowed:
                raise PermissionDenied
            return self._go_back(request, version)
        now, then = contents(present_state(record)), contents(states_in([version])[version.pk])
        context = {
            **self._page(request, record, _("Go back to an earlier version")),
            "version": version,
            "comparison": compare(self.model, now, then),
            "under": _with_addresses(reverting.under(version)) if allowed else [],
            "allowed": allowed,
            **self.going_back_context(record, then),
        }
        return TemplateResponse(request, "admin/dialogues/version.html", context)

    def going_back_context(self, record: Any, state: State) -> dict[str, Any]:
        """What a noun has to tell besides the fields that would change."""
        return {}

    def _readable(self, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def _page(self, request: HttpRequest, record: Any, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(record),
            "opts": self.opts,
            "original": record,
            "object": record,
            "media": self.media,
        }

    def _go_back(self, request: Any, version: Version) -> HttpResponse:
        wanted = set(request.POST.getlist("under")) if "with_under" in request.POST else set()
        try:
            if wanted:
                chosen = [one for one in reverting.under(version) if str(one.version.pk) in wanted]
                restored = reverting.revert_with(version, chosen, by=request.user)
            else:
                restored = [reverting.revert_to(version, by=request.user)]
        except NotReady as error:
            told = _("It is public, and this version would break a rule of publication:")
            tell_problems(request, told, [problem.message for problem in error.problems])
            return HttpResponseRedirect(request.path)
        except (reverting.CannotRevert, VersionConflict) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
        self.tell_restored(request, restored)
        return HttpResponseRedirect(self._address("change", restored[0].record.pk))

    def _address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


def _with_addresses(found: list[reverting.Under]) -> list[dict[str, Any]]:
    return [
        {
            "version": one.version,
            "kind": one.kind,
            "labels": one.labels,
            "is_deleted": one.is_deleted,
            "address": _going_back_to(one.version),
        }
        for one in found
    ]


def _going_back_to(version: Version) -> str:
    name = f"admin:dialogues_{version._model._meta.model_name}_revision"
    return reverse(name, args=[version.object_id, version.pk])


def _people(versions: QuerySet[Version]) -> list[Any]:
    """Everybody who changed the record, by name."""
    numbers = versions.order_by().values("revision__user").distinct()
    return list(get_user_model().objects.filter(pk__in=numbers).order_by("username"))


def _chosen_key(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if is_key(given) else None


def _pinned(versions: QuerySet[Version], keys: set[str]) -> list[Version]:
    """What was chosen on another page of the list."""
    numbers = [int(key) for key in keys if is_key(key)]
    if not numbers:
        return []
    return list(with_previous(versions.filter(pk__in=numbers).select_related("revision__user")))


def _entries(versions: list[Version], *, pinned: int) -> list[dict[str, Any]]:
    changed = what_changed(versions)
    return [
        {
            "version": version,
            "key": str(version.pk),
            "changed": changed.get(version.pk),
            "is_pinned": place < pinned,
        }
        for place, version in enumerate(versions)
    ]
