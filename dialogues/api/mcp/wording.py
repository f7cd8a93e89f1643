"""What an assistant reads: the exact words in quotation marks, the holder, the meeting, the link."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from dialogues.api.addresses import Addresses
from dialogues.choices import AttributionRole, Layer, Stance
from dialogues.exporting.citations.chicago import dates
from dialogues.exporting.citations.reference import When
from dialogues.models import Conference, Position, Quotation


def position_text(position: Position, addresses: Addresses) -> str:
    return "\n".join(_lines(position, addresses))


def _lines(position: Position, addresses: Addresses) -> Iterator[str]:
    stance = Stance(position.stance).label
    yield _("Position %(id)d. Holder: %(holder)s. Stance: %(stance)s.") % {
        "id": position.pk,
        "holder": holder(position),
        "stance": stance,
    }
    yield from quotations(position)
    yield _("Statement (the editors’ paraphrase, not a quotation): %(text)s") % {
        "text": position.statement
    }
    yield _("Said at: %(meeting)s") % {"meeting": meeting(position.conference)}
    for reporter in _with_role(position, AttributionRole.REPORTER):
        yield _("Told by: %(name)s") % {"name": reporter}
    if position.document is not None:
        yield _("Source: “%(title)s”") % {"title": position.document.title}
    yield _("Topics: %(names)s") % {
        "names": ", ".join(topic.name for topic in position.topics.all())
    }
    yield _("Link: %(url)s") % {"url": addresses.page("position", position.pk)}


def holder(position: Position) -> str:
    """“Russian experts and Japanese experts, jointly”, or why nobody is named."""
    if position.layer == Layer.AUTHOR:
        return _("none (author’s layer: the text’s own voice, not a side’s view)")
    named = _with_role(position, AttributionRole.HOLDER)
    if position.unattributed or not named:
        return _("none (unattributed: the text names nobody, it is no side’s view)")
    if len(named) == 1:
        return named[0]
    joined = _(" and ").join([", ".join(named[:-1]), named[-1]])
    return _("%(names)s, jointly") % {"names": joined}


def _with_role(position: Position, role: str) -> list[str]:
    rows = [one for one in position.attributions.all() if one.role == role]
    return [named(row.participant) for row in rows]


def named(participant: Any) -> str:
    kind = str(participant.get_kind_display()).lower()
    told = f"{kind}, {participant.country_id}" if participant.country_id else kind
    return f"{participant.name} ({told})"


def quotations(position: Position) -> Iterator[str]:
    found = list(position.quotations.all())
    for quotation in found:
        yield _quotation(quotation)
    if not found:
        yield _("Exact words: none can be shown. Do not quote this position.")


def _quotation(quotation: Quotation) -> str:
    told = _("verified in the text") if quotation.is_verified else _("unverified")
    line = _("Exact words: “%(words)s” (%(told)s)") % {"words": quotation.exact, "told": told}
    if not quotation.translation:
        return line
    by = quotation.translator or _("translator not named")
    return line + _("; in translation: “%(words)s” (%(by)s)") % {
        "words": quotation.translation,
        "by": by,
    }


def meeting(conference: Conference) -> str:
    """Its title and its date; what is inferred of the date stands in square brackets."""
    return f"“{conference.title}”, {date_of(conference)}"


def date_of(conference: Conference) -> str:
    if conference.start_date is None or conference.date_precision == "unknown":
        return _("date not known")
    return dates(
        When(
            conference.start_date,
            conference.end_date,
            conference.date_precision,
            conference.date_inferred,
        )
    )


def listed(rows: Iterable[str], count: int | None, cursor: str | None) -> str:
    """Entries with how many there are in all, and how to go on."""
    entries = list(rows)
    if count is None:
        head = _("%(shown)d more are shown.") % {"shown": len(entries)}
    else:
        head = _("%(count)d found, %(shown)d shown.") % {"count": count, "shown": len(entries)}
    foot = (
        [_("For more, ask again with cursor “%(cursor)s”.") % {"cursor": cursor}] if cursor else []
    )
    return "\n\n".join([head, *entries, *foot])
