"""The plan of one import: what would become of each row; accepting it, or dropping it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.admin.importing.links import with_addresses
from dialogues.admin.importing.rights import run_for
from dialogues.choices import ImportState
from dialogues.exporting.tables import table_named
from dialogues.importing import runs
from dialogues.importing.limits import LISTED
from dialogues.importing.planning import Action
from dialogues.models import ImportRun

#: Rows on one page of the plan.
PAGE = 100
PLANNED = {
    Action.CREATE: gettext_lazy("to create"),
    Action.CHANGE: gettext_lazy("to change"),
    Action.LEAVE: gettext_lazy("unchanged"),
    Action.REJECT: gettext_lazy("refused"),
}
DONE = {
    **PLANNED,
    Action.CREATE: gettext_lazy("created"),
    Action.CHANGE: gettext_lazy("changed"),
}


@dataclass(frozen=True)
class Tab:
    action: Action
    label: Any
    count: int
    address: str
    is_current: bool


def import_plan(request: Any, pk: int, site: AdminSite) -> HttpResponse:
    run = run_for(request.user, pk, "content", "refused")
    if request.method == "POST":
        return _acted(request, pk)
    shown = _shown_action(request.GET.get("show", ""), run)
    table = request.GET.get("table", "")
    table = table if table in run.summary.get("tables", {}) else ""
    page = _page(run, shown, table, request.GET.get("page", ""))
    context = {
        **site.each_context(request),
        "title": _("Import of %(name)s") % {"name": run.name},
        "run": run,
        "is_open": run.state == ImportState.PLANNED,
        "is_applied": run.state == ImportState.APPLIED,
        "tabs": _tabs(run, shown, table),
        "shown": str(shown),
        "labels": _labels(run),
        "table": table,
        "tables": _tables(run, shown),
        "page": page,
        "rows": with_addresses(page.object_list),
        "address": _address(shown, table),
        "left_out": max(0, run.summary.get("counts", {}).get(shown, 0) - LISTED),
        "missing": runs.rights_missing(run, request.user),
        "written": run.summary.get("written", 0),
        "has_refused": bool(run.summary.get("counts", {}).get(Action.REJECT)),
    }
    return TemplateResponse(request, "admin/dialogues/importing/plan.html", context)


def _acted(request: Any, pk: int) -> HttpResponse:
    run = run_for(request.user, pk)
    if "drop" in request.POST:
        runs.drop(run, by=request.user)
        messages.success(request, _("The plan is dropped; nothing was imported."))
        return HttpResponseRedirect(reverse("admin:import"))
    if "accept" in request.POST:
        _accept(request, run)
    return HttpResponseRedirect(reverse("admin:import_plan", args=[pk]))


def _accept(request: Any, run: ImportRun) -> None:
    try:
        done = runs.accept(run, by=request.user)
    except (runs.PlanChanged, runs.NotAccepted) as error:
        messages.error(request, str(error))
        return
    if done.state == ImportState.APPLIED:
        messages.success(request, _("Imported. New records are drafts; nothing is public yet."))
    else:
        messages.error(request, _("This plan was dropped; nothing was imported."))


def _shown_action(asked: str, run: ImportRun) -> Action:
    """What was asked for, else the most urgent kind that there is."""
    if asked in list(Action):
        return Action(asked)
    counts = run.summary.get("counts", {})
    order = (Action.REJECT, Action.CHANGE, Action.CREATE, Action.LEAVE)
    return next((action for action in order if counts.get(action)), Action.LEAVE)


def _labels(run: ImportRun) -> dict[Action, Any]:
    return DONE if run.state == ImportState.APPLIED else PLANNED


def _tabs(run: ImportRun, shown: Action, table: str) -> list[Tab]:
    counts = run.summary.get("counts", {})
    labels = _labels(run)
    return [
        Tab(action, labels[action], counts.get(action, 0), _address(action, table), action == shown)
        for action in Action
    ]


def _tables(run: ImportRun, shown: Action) -> list[dict[str, Any]]:
    """The tables of the file with their counts, in the file's order of tables."""
    return [
        {
            "name": name,
            "label": table.label if (table := table_named(name)) else name,
            "counts": [counts.get(action, 0) for action in Action],
            "address": _address(shown, name),
        }
        for name, counts in run.summary.get("tables", {}).items()
    ]


def _page(run: ImportRun, shown: Action, table: str, number: str) -> Page[Any]:
    rows = [
        row
        for row in run.summary.get("rows", [])
        if row["action"] == shown and table in ("", row["table"])
    ]
    return Paginator(rows, PAGE).get_page(number)


def _address(shown: Action, table: str) -> str:
    asked = {"show": str(shown)} | ({"table": table} if table else {})
    return "?" + urlencode(asked)
