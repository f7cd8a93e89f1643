"""What was read out of a text as plain values, so that a test can compare all of it at once."""

from pathlib import Path
from typing import Any

from dialogues.text.spans import Span
from dialogues.text.summaries import (
    Event,
    FoundDate,
    FoundPerson,
    Summary,
    read_summary,
)

TEXTS = Path(__file__).parent / "texts"


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def told(text: str, **given: Any) -> dict[str, Any]:
    """Everything that was found; what was not found is left out."""
    summary = read_summary(text, **given)
    found = {
        "language": summary.language.value,
        "title": summary.title and summary.title.value,
        "kind": summary.kind and str(summary.kind.value),
        "published": summary.published and _date(summary.published),
        "authors": [_person(one) for one in summary.authors],
        "events": [_event(one) for one in summary.events],
    }
    return _without_empty(found)


def _event(event: Event) -> dict[str, Any]:
    found = {
        name: one.value
        for name in ("title", "kind", "series", "format", "access", "attribution_rule", "place")
        if (one := getattr(event, name))
    }
    return _without_empty(
        {
            **found,
            "dates": [_date(date) for date in event.dates],
            "languages": [one.value for one in event.languages],
            "hosts": [(host.role, host.institution.name) for host in event.hosts],
            "people": [_person(one) for one in event.people],
            "sessions": [one.value for one in event.sessions],
        }
    )


def _date(date: FoundDate) -> str:
    """“2021-05-12/2021-05-13 inferred”; “?” without a year."""
    if date.start is None:
        return "?"
    words = str(date.start)[: {"day": 10, "month": 7, "year": 4}[date.precision]]
    return words + (f"/{date.end}" if date.end else "") + (" inferred" if date.inferred else "")


def _person(one: FoundPerson) -> tuple[str, ...]:
    """Role, name, post as stated, institutions in it; without what is empty at the end."""
    names = tuple(institution.name for institution in one.institutions)
    parts = (one.role, one.name, one.stated_as, *names)
    return tuple(part for place, part in enumerate(parts) if part or place == 0)


def _without_empty(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def spans_of(summary: Summary) -> list[Span]:
    """Every place that a fact was read from."""
    founds: list[Any] = [summary.language, summary.title, summary.kind, summary.published]
    spans = [one.span for one in summary.authors]
    for event in summary.events:
        founds += [
            event.title, event.kind, event.series, event.format, event.access,
            event.attribution_rule, event.place, *event.dates, *event.languages, *event.sessions,
        ]  # fmt: skip
        spans += [event.span, *(one.span for one in event.people)]
        spans += [host.institution.span for host in event.hosts]
        spans += [inst.span for one in event.people for inst in one.institutions]
    return [*spans, *(span for found in founds if found for span in found.spans)]
