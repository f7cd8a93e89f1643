"""The history of a record: its list, one version against the present, reverting, recovering."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from reversion.admin import VersionAdmin
from reversion.models import Version

from dialogues.admin.desk.choosing import is_key
from dialogues.admin.desk.refusing import tell_problems
from dialogues.editorial import merging, reverting
from dialogues.editorial.comparing import differences
from dialogues.editorial.readiness import NotReady
from dialogues.models import Addressed, FormerSlug, VersionConflict

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class KeepsHistory(VersionAdmin):
    """django-reversion's history, with its reverting replaced by one that keeps to one record."""

    change_list_template = None
    object_history_template = None
    recover_list_template = "admin/dialogues/recover_list.html"
    history_latest_first = True

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
        may_recover = self.has_change_permission(request) and self.has_add_permission(request)
        context = {"may_recover": may_recover, **(extra_context or {})}
        return super(VersionAdmin, self).changelist_view(request, context)

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        undoable = merging.undoable(record) if isinstance(record, merging.Mergeable) else {}
        context = {"undoable": undoable, **(extra_context or {})}
        return super().history_view(request, object_id, context)

    def revision_view(
        self, request: Any, object_id: str, version_id: str, extra_context: Any = None
    ) -> Any:
        record = self.get_object(request, object_id)
        if record is None or not is_key(version_id):
            raise Http404
        version = get_object_or_404(Version.objects.get_for_object(record), pk=version_id)
        allowed = self.has_change_permission(request, record)
        if request.method != "POST":
            if not allowed and not self.has_view_permission(request, record):
                raise PermissionDenied
            return self._compare(request, version, original=record, allowed=allowed)
        if not allowed:
            raise PermissionDenied
        return self._bring_back(request, version, reverting.revert_to)

    def recover_view(self, request: Any, version_id: str, extra_context: Any = None) -> Any:
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        if not is_key(version_id):
            raise Http404
        version = get_object_or_404(Version.objects.get_deleted(self.model), pk=version_id)
        if request.method != "POST":
            return self._compare(request, version, original=None, allowed=True)
        return self._bring_back(request, version, reverting.recover)

    def recoverlist_view(self, request: Any, extra_context: Any = None) -> HttpResponse:
        deleted = (
            Version.objects.get_deleted(self.model).select_related("revision__user").order_by("-pk")
        )
        context = {"deleted": _without_merged(self.model, list(deleted)), **(extra_context or {})}
        return super().recoverlist_view(request, context)

    def _compare(
        self, request: Any, version: Version, *, original: Any, allowed: bool
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("An earlier version") if original else _("A deleted record"),
            "subtitle": version.object_repr,
            "opts": self.opts,
            "version": version,
            "original": original,
            "differences": differences(version),
            "allowed": allowed,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/dialogues/version.html", context)

    def _bring_back(
        self, request: Any, version: Version, act: Callable[..., reverting.Restored]
    ) -> HttpResponse:
        try:
            restored = act(version, by=request.user)
        except NotReady as error:
            told = _("It is public, and this version would break a rule of publication:")
            tell_problems(request, told, [problem.message for problem in error.problems])
            return HttpResponseRedirect(request.path)
        except (reverting.CannotRevert, VersionConflict) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
        self._tell_restored(request, restored)
        return HttpResponseRedirect(self._address("change", restored.record.pk))

    def _tell_restored(self, request: Any, restored: reverting.Restored) -> None:
        self.log_change(request, restored.record, _("Brought back from the history."))
        messages.success(request, _("“%(record)s” is as it was.") % {"record": restored.record})
        if restored.left_out:
            told = _("This could not come back, because what it refers to is gone or it clashes:")
            tell_problems(request, told, restored.left_out, level=messages.WARNING)

    def _address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


def _without_merged(model: Any, deleted: list[Version]) -> list[Version]:
    """A merged record is brought back by undoing its merge, not here."""
    if not issubclass(model, Addressed):
        return deleted
    own = ContentType.objects.get_for_model(model)
    redirected = set(FormerSlug.objects.filter(content_type=own).values_list("slug", flat=True))
    return [version for version in deleted if version.field_dict["slug"] not in redirected]
