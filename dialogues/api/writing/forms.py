"""The editing form: a record as its editor goes on with it, and where it stands."""

from collections.abc import Sequence
from typing import Any

from dialogues.api.addresses import Addresses
from dialogues.api.writing.preconditions import etag
from dialogues.api.writing.refusing import unready
from dialogues.editorial.entering import Printed, editing_forms
from dialogues.editorial.next_versions import seen_with
from dialogues.editorial.publishing.steps import OPEN_FROM
from dialogues.editorial.readiness import problems
from dialogues.editorial.rights import may

Json = dict[str, Any]
#: Where the record stands; told, never entered.
TOLD = ("id", "url", "status", "version", "published", "next_version", "open_steps", "problems")
STEPS = ("submit", "approve", "send_back", "publish", "withdraw", "discard")


def form_of(record: Any, *, by: Any, addresses: Addresses) -> tuple[Json, str]:
    """One record with all that keeps it from being public, and its ETag."""
    printed = editing_forms([_fresh(record)])[0]
    told = {**_told(printed, by, addresses), "problems": _problems(printed, by)}
    return {**told, **printed.values}, etag(printed.record, printed.version)


def forms_of(records: Sequence[Any], *, by: Any, addresses: Addresses) -> list[Json]:
    """Several records; what keeps each from being public is told at its own address."""
    return [
        {**_told(printed, by, addresses), **printed.values} for printed in editing_forms(records)
    ]


def _fresh(record: Any) -> Any:
    return type(record)._base_manager.get(pk=record.pk)


def _told(printed: Printed, by: Any, addresses: Addresses) -> Json:
    record, waiting = printed.record, printed.waiting
    key = getattr(record, "slug", record.pk)
    return {
        "id": record.pk,
        "url": addresses.record(record._meta.model_name, key),
        "status": record.status,
        "version": printed.version,
        "published": record.is_published,
        "next_version": {"status": waiting.status, "version": waiting.version} if waiting else None,
        "open_steps": [step for step in STEPS if _is_open(step, printed, by)],
    }


def _is_open(step: str, printed: Printed, by: Any) -> bool:
    """As the desk offers it: what makes sense from here, and what the user may do."""
    record, waiting = printed.record, printed.waiting
    if step == "discard":
        return waiting is not None and may(by, "change", record)
    if not may(by, step, record):
        return False
    if step == "withdraw":
        return record.published_at is not None and record.status in OPEN_FROM[step]
    hand = waiting.updated_by_id if waiting else record.updated_by_id
    return printed.status in OPEN_FROM[step] and not (step == "approve" and hand == by.pk)


def _problems(printed: Printed, by: Any) -> list[Json]:
    record = printed.record

    def look() -> list[Any]:
        return problems(_fresh(record))

    found = seen_with(record, look, by=by) if printed.waiting else look()
    listed = unready(type(record), found)
    return [{"field": one.field, "message": one.message} for one in listed]
