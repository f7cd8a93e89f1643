"""The second page: what was read out of the text, to accept, correct or leave out; then the drafts."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.admin.desk.labels import label
from dialogues.admin.new_summary.accepting import accepted, require_rights
from dialogues.admin.new_summary.rights import run_of
from dialogues.admin.new_summary.sheet import MOST_EVENTS, MOST_ROWS, Sheet
from dialogues.choices import AppearanceRole, HostRole, ImportState
from dialogues.editorial.new_summary import create_drafts
from dialogues.importing.summaries import runs
from dialogues.importing.summaries.proposals import propose
from dialogues.models import Country, Document, ImportRun
from dialogues.text.languages import language_name

#: In which role somebody added by hand stands at first.
ADDED_ROLES = {"people": AppearanceRole.PARTICIPANT, "hosts": HostRole.HOST}
log = logging.getLogger(__name__)


def new_summary_proposal(request: Any, pk: int, site: AdminSite) -> HttpResponse:
    run = run_of(request.user, pk)
    if run.state != ImportState.PLANNED:
        return _finished(request, run)
    if "drop" in request.POST:
        runs.drop(run)
        messages.success(request, _("The text was let go; no record was made of it."))
        return HttpResponseRedirect(reverse("admin:new_summary"))
    reading = runs.reading_of(run)
    sent = _with_added(request.POST) if request.method == "POST" else None
    sheet = Sheet(reading, propose(reading), sent)
    problems: list[str] = []
    if "create" in request.POST:
        answer, problems = _created(request, run, sheet)
        if answer is not None:
            return answer
    return _page(request, site, run, sheet, problems)


def _finished(request: Any, run: ImportRun) -> HttpResponse:
    """The drafts were made already, by an earlier click; or the text was let go."""
    number = run.summary.get("document")
    if number and Document.objects.filter(pk=number).exists():
        messages.info(request, _("The drafts of this text are made already; here it is."))
        return HttpResponseRedirect(reverse("admin:workbench", args=[number]))
    messages.info(request, _("That text is no longer here; enter it again."))
    return HttpResponseRedirect(reverse("admin:new_summary"))


def _with_added(data: QueryDict) -> QueryDict:
    """What was sent, with one more empty row where “Add” was pressed."""
    prefix = data.get("add", "")
    changed = data.copy()
    if prefix == "event":
        changed["events"] = str(min(_number(data.get("events", "")) + 1, MOST_EVENTS))
        event = f"event{_number(changed['events']) - 1}"
        changed.update({f"{event}-take": "on", f"{event}-existing": "new"})
        for part in ("hosts", "people"):
            changed.update(
                {f"{event}-{part}-TOTAL_FORMS": "0", f"{event}-{part}-INITIAL_FORMS": "0"}
            )
    elif f"{prefix}-TOTAL_FORMS" in data:
        total = _number(data[f"{prefix}-TOTAL_FORMS"])
        changed[f"{prefix}-TOTAL_FORMS"] = str(min(total + 1, MOST_ROWS))
        changed[f"{prefix}-{total}-take"] = "on"
        changed[f"{prefix}-{total}-role"] = ADDED_ROLES.get(prefix.rpartition("-")[2], "")
        if prefix == "institutions":
            changed[f"{prefix}-{total}-key"] = f"added{total}"
    return changed


def _number(words: Any) -> int:
    words = str(words)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 else 0


def _created(request: Any, run: ImportRun, sheet: Sheet) -> tuple[HttpResponse | None, list[str]]:
    """The way on to the workbench; or what stands in the way, and then nothing was written."""
    if not sheet.is_valid():
        return None, [_("Nothing was written yet. Mend what is marked, then create the drafts.")]
    try:
        summary = accepted(sheet)
        require_rights(summary, request.user)
        number = runs.finish(run, lambda: create_drafts(summary, by=request.user))
    except ValidationError as error:
        return None, [_("Nothing was written."), *error.messages]
    except IntegrityError:
        log.warning("A new summary clashed with another save", exc_info=True)
        told = _(
            "Nothing was written: somebody saved one of these records a moment ago. Try again."
        )
        return None, [told]
    if not number:
        return _finished(request, run), []
    messages.success(
        request, _("The drafts are made; nothing of them is public. Now the text can be coded.")
    )
    return HttpResponseRedirect(reverse("admin:workbench", args=[number])), []


def _page(
    request: Any, site: AdminSite, run: ImportRun, sheet: Sheet, problems: list[str]
) -> HttpResponse:
    proposal = sheet.proposal
    context = {
        **site.each_context(request),
        "title": _("What the text says"),
        "run": run,
        "sheet": sheet,
        "reading": sheet.reading,
        "problems": problems,
        "shows_faults": "create" in request.POST,
        "faults": sheet.faults() if problems else [],
        "known": [
            {"record": one.record, "label": label(one.record), "why": one.why}
            for one in proposal.known
        ],
        "paragraphs": sheet.evidence.paragraphs(),
        "language_name": language_name(proposal.summary.language.value),
        "countries": Country.objects.filter(former=False).only("code", "name"),
        "was_sent": request.method == "POST",
    }
    return TemplateResponse(request, "admin/dialogues/new_summary/proposal.html", context)
