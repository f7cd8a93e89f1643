"""Comments between author and reviewer on a record's page, and the steps taken with a comment."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.admin.desk.addresses import page_of
from dialogues.admin.desk.moves import SEND_BACK, Move, review_asked_for
from dialogues.admin.desk.panel import panel_of
from dialogues.editorial import reviewing
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.rights import may
from dialogues.models import ReviewComment, VersionConflict

#: Sent by the page's own script, which puts the answer in the place of the comments.
FRAGMENT = "X-Fragment"


class HoldsComments:
    def get_urls(self: Any) -> list[Any]:
        info = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("comment/", self.comment_view, "comment"),
            ("comment/<int:comment_id>/settle/", self.settle_view, "settle"),
        ]
        return [
            path(
                f"<path:object_id>/{tail}",
                self.admin_site.admin_view(require_POST(view)),
                name=f"{info}_{name}",
            )
            for tail, view, name in own
        ] + super().get_urls()  # type: ignore[misc]

    def comment_view(self: Any, request: Any, object_id: str) -> HttpResponse:
        record = self._to_review(request, object_id)
        move = review_asked_for(request)
        if not may(request.user, move.step if move else "comment", record):
            raise PermissionDenied
        try:
            _say(request, record, move)
        except (NotReady, VersionConflict, reviewing.CommentMissing) as error:
            return self._again(request, record, str(error))
        except ValidationError as error:
            return self._again(request, record, " ".join(error.messages))
        if move:
            self.log_change(request, record, str(move.comment))
            messages.success(request, format_html("“{}”: {}", str(record), move.done))
        return self._answer(request, record)

    def settle_view(self: Any, request: Any, object_id: str, comment_id: int) -> Any:
        """Marks a comment as dealt with, or opens it again."""
        record = self._to_review(request, object_id)
        if not may(request.user, "comment", record):
            raise PermissionDenied
        said = get_object_or_404(ReviewComment.objects.about(record), pk=comment_id)
        act = reviewing.reopen if "reopen" in request.POST else reviewing.settle
        act(said, by=request.user)
        return self._answer(request, record)

    def _to_review(self: Any, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        return self.model._base_manager.get(pk=record.pk)

    def _answer(self, request: HttpRequest, record: Any) -> HttpResponse:
        if FRAGMENT in request.headers:
            return render(request, "admin/dialogues/comments.html", self._words(request, record))
        return HttpResponseRedirect(f"{page_of(record)}#comments")

    def _again(self: Any, request: HttpRequest, record: Any, told: str) -> HttpResponse:
        """What was typed is kept, on a page of its own."""
        context = {
            **self._words(request, record),
            "error": told,
            "typed": request.POST.get("text", ""),
        }
        if FRAGMENT in request.headers:
            return render(request, "admin/dialogues/comments.html", context, status=422)
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Comments"),
            "original": record,
            "opts": self.opts,
        }
        return render(request, "admin/dialogues/comments_page.html", context, status=422)

    def _words(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return {"desk": panel_of(record, self, request), "opts": record._meta}


def _say(request: Any, record: Any, move: Move | None) -> None:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if move is None:
        reviewing.comment(record, text, by=request.user)
    elif move is SEND_BACK:
        move.act(record, by=request.user, comment=text)
    else:
        read = request.POST.get("version", "")
        version = int(read) if read.isdecimal() and len(read) < 10 else None
        move.act(record, by=request.user, comment=text, version=version)
