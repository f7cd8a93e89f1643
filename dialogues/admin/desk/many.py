"""One step for many records: each by itself, and those refused are named with the reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from dialogues.admin.desk.addresses import page_of
from dialogues.admin.desk.refusing import lines
from dialogues.choices import Status
from dialogues.editorial.next_versions import NotPublishable
from dialogues.editorial.readiness import NotReady
from dialogues.models import EditorialRecord, VersionConflict

#: How many refused records a message names one by one.
NAMED = 20


def move_all(
    request: HttpRequest, records: list[Any], act: Callable[..., None], status: Status | None
) -> None:
    """One that is not ready does not hold up the others; ``None`` stands for an approval."""
    moved, refused = 0, []
    for record in records:
        try:
            act(record, by=request.user)
        except NotReady as error:
            refused.append((record, [problem.message for problem in error.problems]))
        except NotPublishable as error:
            refused.append((record, error.messages))
        except VersionConflict as error:
            refused.append((record, [str(error)]))
        else:
            moved += 1
    if moved:
        messages.success(request, _told(moved, status))
    if refused:
        messages.error(request, why_not(refused))


def why_not(refused: list[tuple[Any, list[str]]]) -> SafeString:
    rows = format_html_join(
        "",
        '<li><a href="{}">{}</a>{}</li>',
        ((page_of(record), str(record), lines(problems)) for record, problems in refused[:NAMED]),
    )
    title = ngettext(
        "%(count)s record stays as it was:", "%(count)s records stay as they were:", len(refused)
    )
    return format_html("{}<ul>{}</ul>", title % {"count": len(refused)}, rows)


def fresh(record: EditorialRecord) -> EditorialRecord:
    """Whole and as stored: a list's rows are read without their texts."""
    return type(record)._base_manager.get(pk=record.pk)


def afresh(model: Any, queryset: QuerySet[Any]) -> list[Any]:
    pks = list(queryset.values_list("pk", flat=True))
    return sorted(model._base_manager.filter(pk__in=pks), key=lambda record: pks.index(record.pk))


def _told(count: int, status: Status | None) -> str:
    if status is None:
        text = ngettext("%(count)s record is approved.", "%(count)s records are approved.", count)
        return text % {"count": count}
    text = ngettext(
        "%(count)s record is now: %(status)s.", "%(count)s records are now: %(status)s.", count
    )
    return text % {"count": count, "status": status.label.lower()}
