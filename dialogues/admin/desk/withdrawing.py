"""Moves of many records at once, and withdrawal, which asks for its public reason."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.admin.desk.moves import PUBLISH, SEND_BACK, SUBMIT
from dialogues.admin.desk.refusing import lines
from dialogues.choices import Status
from dialogues.editorial.publishing import withdraw
from dialogues.editorial.readiness import NotReady
from dialogues.models import EditorialRecord, VersionConflict

#: How many refused records a message names one by one.
NAMED = 20


class MovesRecords:
    actions = ("submit_selected", "publish_selected", "send_back_selected", "withdraw_selected")

    def get_urls(self: Any) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_withdraw"
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<path:object_id>/withdraw/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move_all(request, _afresh(self.model, queryset), SUBMIT.act, SUBMIT.status)

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move_all(request, _afresh(self.model, queryset), PUBLISH.act, PUBLISH.status)

    @admin.action(description=gettext_lazy("Send back to draft"), permissions=["change"])
    def send_back_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move_all(request, _afresh(self.model, queryset), SEND_BACK.act, SEND_BACK.status)

    @admin.action(description=gettext_lazy("Withdraw…"), permissions=["change"])
    def withdraw_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        records = _afresh(self.model, queryset)
        form = self.reason_form(request.POST if "withdraw" in request.POST else None)
        if not form.is_valid():
            return self._ask_reason(request, form, records)
        self._withdraw_all(request, records, form)
        return None

    def withdraw_view(self: Any, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        form = self.reason_form(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            return self._ask_reason(request, form, [record])
        self._withdraw_all(request, [_fresh(record)], form)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[record.pk]))

    def reason_form(self: Any, data: Any) -> forms.Form:
        column = self.opts.get_field("withdrawn_reason")
        field = column.formfield(
            required=True, widget=forms.Textarea(attrs={"rows": 4, "cols": 60})
        )
        return type("ReasonForm", (forms.Form,), {"reason": field})(data)

    def _ask_reason(
        self: Any, request: HttpRequest, form: forms.Form, records: list[Any]
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw"),
            "opts": self.opts,
            "records": records,
            "original": records[0] if len(records) == 1 else None,
            "form": form,
            "action": request.POST.get("action"),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/dialogues/withdraw.html", context)

    def _withdraw_all(
        self: Any, request: HttpRequest, records: list[Any], form: forms.Form
    ) -> None:
        act = partial(withdraw, reason=form.cleaned_data["reason"])
        self._move_all(request, records, act, Status.WITHDRAWN)

    def _move_all(
        self: Any,
        request: HttpRequest,
        records: list[Any],
        act: Callable[..., None],
        status: Status,
    ) -> None:
        """Each record by itself: one that is not ready does not hold up the others."""
        moved, refused = 0, []
        for record in records:
            try:
                act(record, by=request.user)
            except NotReady as error:
                refused.append((record, [problem.message for problem in error.problems]))
            except VersionConflict as error:
                refused.append((record, [str(error)]))
            else:
                moved += 1
        if moved:
            self._tell_count(request, moved, status)
        if refused:
            messages.error(request, self._why_not(refused))

    def _tell_count(self: Any, request: HttpRequest, count: int, status: Status) -> None:
        text = ngettext(
            "%(count)s record is now: %(status)s.", "%(count)s records are now: %(status)s.", count
        )
        messages.success(request, text % {"count": count, "status": status.label.lower()})

    def _why_not(self: Any, refused: list[tuple[Any, list[str]]]) -> SafeString:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        rows = format_html_join(
            "",
            '<li><a href="{}">{}</a>{}</li>',
            (
                (reverse(name, args=[record.pk]), str(record), lines(problems))
                for record, problems in refused[:NAMED]
            ),
        )
        title = ngettext(
            "%(count)s record stays as it was:",
            "%(count)s records stay as they were:",
            len(refused),
        )
        return format_html("{}<ul>{}</ul>", title % {"count": len(refused)}, rows)


def _fresh(record: EditorialRecord) -> EditorialRecord:
    """Whole and as stored: a list's rows are read without their texts."""
    return type(record)._base_manager.get(pk=record.pk)


def _afresh(model: Any, queryset: QuerySet[Any]) -> list[Any]:
    pks = list(queryset.values_list("pk", flat=True))
    return sorted(model._base_manager.filter(pk__in=pks), key=lambda record: pks.index(record.pk))
