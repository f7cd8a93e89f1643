"""The first screen: a file to import, what was imported before, templates and exports."""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.admin.importing.rights import may_export, require_import
from dialogues.exporting.tables import TABLES
from dialogues.importing import runs
from dialogues.importing.limits import (
    LARGEST_FILE,
    MOST_ROWS,
    MOST_WRITTEN_ON_SCREEN,
)
from dialogues.importing.problems import FileRefused, Problem
from dialogues.importing.summaries.runs import NOUN as SUMMARY
from dialogues.models import Conference, ImportRun

#: Earlier imports that are listed.
RECENT = 15


def _tables() -> list[tuple[str, str]]:
    return [("", gettext("as the file or its headings say")), *((t.name, t.label) for t in TABLES)]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A workbook (.xlsx), one table (.csv), or several of them (.zip)."),
    )
    noun = forms.ChoiceField(
        label=_("Table"), required=False, choices=_tables, help_text=_("For a file of one table.")
    )


def upload(request: Any, site: AdminSite) -> HttpResponse:
    require_import(request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(reverse("admin:import_plan", args=[_begun(request, form)]))
        except FileRefused as refused:
            problems = refused.problems
    context = {
        **site.each_context(request),
        "title": gettext("Import and export"),
        "form": form,
        "problems": problems,
        "refused_name": form.cleaned_data["file"].name if problems else "",
        "tables": TABLES,
        "recent": _recent(),
        "may_export": may_export(request.user),
        "conferences": Conference.objects.order_by("sort_key").only("pk", "title", "slug"),
        "limits": {
            "size": LARGEST_FILE // 1_048_576,
            "rows": MOST_ROWS,
            "written": MOST_WRITTEN_ON_SCREEN,
        },
    }
    return TemplateResponse(request, "admin/dialogues/importing/upload.html", context)


def _begun(request: HttpRequest, form: UploadForm) -> int:
    file = form.cleaned_data["file"]
    # One byte past the limit is enough to know that it is too large.
    content = file.read(LARGEST_FILE + 1)
    run = runs.begin(
        file.name,
        content,
        by=request.user,  # type: ignore[arg-type]
        noun=form.cleaned_data["noun"],
        most=MOST_WRITTEN_ON_SCREEN,
    )
    return int(run.pk)


def _recent() -> Any:
    runs = ImportRun.objects.exclude(noun=SUMMARY).defer("content", "refused", "summary")
    return runs.select_related("created_by")[:RECENT]
