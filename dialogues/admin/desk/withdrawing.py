"""The steps of many records at once, and those two that ask why: sending back, withdrawing."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from dialogues.admin.desk.addresses import page_of
from dialogues.admin.desk.many import afresh, fresh, move_all
from dialogues.admin.desk.moves import APPROVE, PUBLISH, SEND_BACK, SUBMIT, asked_for
from dialogues.admin.reviewing.comments import HoldsComments
from dialogues.admin.reviewing.together import PublishesTogether
from dialogues.choices import Status
from dialogues.editorial.publishing import withdraw
from dialogues.editorial.rights import may
from dialogues.models import ReviewComment
from dialogues.querysets.review_comments import with_open_comments


@dataclass(frozen=True)
class Question:
    """What is asked before a step, and who will read the answer."""

    button: str
    title: Any
    lead: Any
    label: Any
    help: Any


WITHDRAW = Question(
    "withdraw",
    _("Withdraw"),
    _(
        "Readers who follow an old link are told that it was withdrawn, and why. Everything else "
        "about it disappears from the public pages."
    ),
    _("Reason for withdrawal"),
    _("Public. Says why the record was taken back."),
)
RETURN = Question(
    "send_back",
    _("Send back"),
    _("It becomes a draft again, and its author finds on the desk what you write here."),
    _("What has to be mended"),
    _("Between authors and reviewers; readers never see it."),
)


class MovesRecords(HoldsComments, PublishesTogether):
    actions = (
        "submit_selected",
        "approve_selected",
        "publish_selected",
        "send_back_selected",
        "withdraw_selected",
    )

    def get_urls(self: Any) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_withdraw"
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<path:object_id>/withdraw/", view, name=name), *super().get_urls()]

    def get_queryset(self: Any, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return with_open_comments(rows) if is_list else rows

    # Asked by Django before it offers an action or a page.

    def has_delete_permission(self: Any, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "delete", obj or self.model)

    def has_review_permission(self: Any, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "review", obj or self.model)

    def has_publish_permission(self: Any, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, "publish", obj or self.model)

    def save_related(self: Any, request: Any, form: Any, formsets: Any, change: bool) -> None:
        """A step asked for without the right to it is refused with all that was typed."""
        move = asked_for(request)
        if move and not may(request.user, move.step, form.instance):
            raise PermissionDenied
        super().save_related(request, form, formsets, change)  # type: ignore[misc]

    @admin.action(description=_("Submit for review"), permissions=["change"])
    def submit_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        move_all(request, afresh(self.model, queryset), SUBMIT.act, SUBMIT.status)

    @admin.action(description=_("Approve"), permissions=["review"])
    def approve_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        move_all(request, afresh(self.model, queryset), APPROVE.act, None)

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        move_all(request, afresh(self.model, queryset), PUBLISH.act, PUBLISH.status)

    @admin.action(description=_("Send back to draft…"), permissions=["review"])
    def send_back_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        records = afresh(self.model, queryset)
        form = _form(request, RETURN)
        if not form.is_valid():
            return self._ask(request, RETURN, form, records)
        act = partial(SEND_BACK.act, comment=form.cleaned_data["reason"])
        move_all(request, records, act, SEND_BACK.status)
        return None

    @admin.action(description=_("Withdraw…"), permissions=["publish"])
    def withdraw_selected(self: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        records = afresh(self.model, queryset)
        form = _form(request, WITHDRAW)
        if not form.is_valid():
            return self._ask(request, WITHDRAW, form, records)
        _withdraw_all(request, records, form)
        return None

    def withdraw_view(self: Any, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not may(request.user, "withdraw", record):
            raise PermissionDenied
        form = _form(request, WITHDRAW)
        if not form.is_valid():
            return self._ask(request, WITHDRAW, form, [record])
        _withdraw_all(request, [fresh(record)], form)
        return HttpResponseRedirect(page_of(record))

    def _ask(
        self: Any, request: HttpRequest, question: Question, form: forms.Form, records: list[Any]
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": question.title,
            "question": question,
            "opts": self.opts,
            "records": records,
            "original": records[0] if len(records) == 1 else None,
            "form": form,
            "action": request.POST.get("action"),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/dialogues/why.html", context)


def _form(request: HttpRequest, question: Question) -> forms.Form:
    """Bound once its own button was pressed, or on a page of its own."""
    sent = question.button in request.POST or (
        request.method == "POST" and "action" not in request.POST
    )
    field = ReviewComment._meta.get_field("text").formfield(
        required=True,
        label=question.label,
        help_text=question.help,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )
    form_class: Any = type("ReasonForm", (forms.Form,), {"reason": field})
    return form_class(request.POST if sent else None)


def _withdraw_all(request: HttpRequest, records: list[Any], form: forms.Form) -> None:
    act = partial(withdraw, reason=form.cleaned_data["reason"])
    move_all(request, records, act, Status.WITHDRAWN)
