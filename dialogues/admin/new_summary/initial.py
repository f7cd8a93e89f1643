"""What each form of the proposal is filled with: what the text states, and nothing else."""

import re
from typing import Any

from django.utils.translation import gettext as _

from dialogues.admin.new_summary.records import NEW
from dialogues.choices import AttributionRule, DatePrecision
from dialogues.importing.summaries.proposals import (
    NamedInstitution,
    NamedPerson,
    Proposal,
    ProposedEvent,
)
from dialogues.importing.summaries.reading import Reading
from dialogues.text.spans import Span
from dialogues.text.summaries import Event, Found, FoundDate
from dialogues.text.summaries.dates import dates_in
from dialogues.text.summaries.levelled import levelled

#: How far from the words on an embargo its date stands, in code points.
AROUND = 40
Initial = dict[str, Any]
ONE_WORD = r"[^\W\d_][\w'’-]*"
LATIN_OR_CYRILLIC = re.compile(rf"{ONE_WORD}(?: {ONE_WORD}){{1,3}}")
PATRONYMIC = re.compile(r"(?:вич|вна|чна)$")


def of_document(proposal: Proposal, reading: Reading, publisher: str) -> Initial:
    summary = proposal.summary
    title = title_of(proposal)
    return {
        "title": title.value if title else "",
        "kind": summary.kind.value if summary.kind else "",
        "language": summary.language.value,
        "url": reading.address,
        "publisher_key": publisher,
        **_published(summary.published),
    }


def title_of(proposal: Proposal) -> Found | None:
    """The title over the text; a text without one goes by what it calls its event."""
    told = (proposed.event.title for proposed in proposal.events)
    return proposal.summary.title or next((title for title in told if title), None)


def _published(date: FoundDate | None) -> Initial:
    if date is None or date.start is None:
        return {"published_precision": DatePrecision.UNKNOWN}
    return {
        "published_date": date.start,
        "published_precision": date.precision,
        "published_inferred": date.inferred,
        "published_note": date.note,
    }


def of_event(proposed: ProposedEvent, text: str) -> Initial:
    event = proposed.event
    series = event.series.value if event.series else ""
    same = [match for match in proposed.series if match.is_exact]
    return {
        "take": True,
        "existing": next((str(one.record.pk) for one in proposed.known if one.is_likely), NEW),
        "title": event.title.value if event.title else "",
        "series_title": series,
        "series_record": str(same[0].record.pk) if len(same) == 1 else NEW if series else "",
        **of_dates(event, text),
        "format": _value(event.format, "unknown"),
        "access": _value(event.access, "unknown"),
        "attribution_rule": _value(event.attribution_rule, "unstated"),
        "embargo_until": embargo_end(event, text),
        "place": _value(event.place, ""),
        "languages": ", ".join(one.value for one in event.languages),
        "note": note_on(event),
    }


def of_dates(event: Event, text: str) -> Initial:
    """The date; none, with a note, where the text gives no year or contradicts itself."""
    date = event.date
    if date is not None:
        return {
            "start_date": date.start,
            "end_date": date.end,
            "date_precision": date.precision,
            "date_inferred": date.inferred,
            "date_note": date.note,
        }
    note = _("The text gives contradictory dates: %(dates)s.") % {
        "dates": "; ".join(f"“{one.spans[0].of(text)}”" for one in event.dates)
    }
    return {"date_precision": DatePrecision.UNKNOWN, "date_note": note if event.dates else ""}


def embargo_end(event: Event, text: str) -> Any:
    """The day behind “under embargo until”, where the text gives it with its year."""
    rule = event.attribution_rule
    if rule is None or rule.value != AttributionRule.EMBARGO:
        return None
    (place,) = rule.spans
    around = Span(max(0, place.start - AROUND), min(len(text), place.end + AROUND))
    found = [stated for stated in dates_in(levelled(text), around) if stated.day and stated.start]
    return (
        min(found, key=lambda stated: abs(stated.span.start - place.end)).start if found else None
    )


def note_on(event: Event) -> str:
    """What has no field of its own, for the editor’s note: the kind of event, its sessions."""
    lines = []
    if event.kind:
        lines.append(_("Kind of event as stated: %(kind)s.") % {"kind": event.kind.value})
    if event.sessions:
        lines += [_("Sessions:"), *(f"– {one.value}" for one in event.sessions)]
    return "\n".join(lines)


def of_institution(named: NamedInstitution) -> Initial:
    found = named.found
    return {
        "take": True,
        "key": named.key,
        "name": found.name,
        "acronym": found.acronym[:30],
        "kind": named.kind,
        "stated": found.stated,
        "record": _record(named),
    }


def of_person(named: NamedPerson) -> Initial:
    found = named.found
    return {
        "take": True,
        "name": found.name,
        "sort_name": sort_name(found.name),
        "stated": found.stated,
        "record": _record(named),
        "role": found.role,
        "stated_as": found.stated_as,
        "institutions": list(named.institutions),
    }


def sort_name(name: str) -> str:
    """Family name first, for names written with it last; others are left to the editor.

    A Russian name that ends in a patronymic has the family name first already.
    """
    words = name.split()
    plain = name.replace(".", "")
    if not LATIN_OR_CYRILLIC.fullmatch(plain) or re.search(r"[ぁ-んァ-ヶ一-鿿]", name):
        return ""
    if PATRONYMIC.search(words[-1]) and len(words) == 3:
        return f"{words[0]}, {' '.join(words[1:])}"
    return f"{words[-1]}, {' '.join(words[:-1])}"


def _record(named: NamedInstitution | NamedPerson) -> str:
    if named.exact is not None:
        return str(named.exact.pk)
    return "" if named.matches else NEW


def _value(found: Found | None, otherwise: str) -> str:
    return found.value if found else otherwise
