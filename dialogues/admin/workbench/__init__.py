"""The coding workbench: a text, and beside it what its coder says of it."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from dialogues.admin.desk.choosing import GREATEST_KEY
from dialogues.admin.workbench import acts, choosing, filling
from dialogues.admin.workbench.page import workbench
from dialogues.models import Document


def urls(site: AdminSite) -> list[URLPattern]:
    def at(route: str, name: str, view: Callable[..., HttpResponse]) -> URLPattern:
        wrapped = site.admin_view(never_cache(_of_document(view)))
        return path(f"workbench/<int:pk>/{route}", wrapped, name=name)

    return [
        at("", "workbench", lambda request, document: workbench(request, document, site)),
        at("decide/", "workbench_decide", acts.decide),
        at("positions/", "workbench_save", acts.save),
        at("positions/<int:position>/", "workbench_position", filling.position),
        at("positions/<int:position>/passage/", "workbench_passage", acts.add),
        at("positions/<int:position>/remove/", "workbench_remove", acts.remove),
        at("undo/", "workbench_undo", acts.undo),
        at("redo/", "workbench_redo", acts.redo),
        at("create/", "workbench_create", acts.create),
        at("changes/", "workbench_changes", acts.changes),
        at("proposal/", "workbench_proposal", filling.proposal),
        at("choices/", "workbench_choices", choosing.found),
    ]


def _of_document(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def answer(request: HttpRequest, pk: int, **given: Any) -> HttpResponse:
        if any(key > GREATEST_KEY for key in (pk, *given.values())):
            raise Http404
        return view(request, get_object_or_404(Document, pk=pk), **given)

    return answer
