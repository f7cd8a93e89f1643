"""What has to be known before a record is cited: each caution is a whole sentence.

The first is always true of a position; the others only where the record says so.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dialogues.choices import (
    AnchorState,
    AttributionRole,
    AttributionRule,
    Confidence,
    DatePrecision,
    Layer,
    ParticipantKind,
    Setting,
    TextExtent,
    TextVisibility,
)
from dialogues.models import Conference, Document, Position


def of_position(position: Position) -> list[str]:
    return [
        _("The statement is a paraphrase by the editors, not a quotation."),
        *_voice(position),
        *of_position_alone(position),
        *of_conference(position.conference),
        *(of_document(position.document) if position.document else []),
    ]


def of_position_alone(position: Position) -> list[str]:
    """Without those of its layer, its conference and its document, which others share."""
    found = [*_holders(position), *_wording(position), *_translations(position)]
    if position.setting == Setting.ELSEWHERE:
        found.append(_("Held elsewhere and only reported here: not said at the conference."))
    if position.confidence == Confidence.LOW:
        found.append(_("The coder’s confidence is low."))
    return found


def of_conference(conference: Conference) -> list[str]:
    rules = {
        AttributionRule.CHATHAM_HOUSE: _(
            "The conference was held under the Chatham House Rule: nobody may be named."
        ),
        AttributionRule.ROLE_OR_GROUP: _(
            "At the conference statements could be attributed by role or group only."
        ),
    }
    rule = rules.get(AttributionRule(conference.attribution_rule), "")
    date = _date(
        _("the conference"),
        conference.date_precision,
        inferred=conference.date_inferred,
        note=conference.date_note,
    )
    return [text for text in (rule, *date) if text]


def of_document(document: Document) -> list[str]:
    extents = {
        TextExtent.EXCERPT: _("Only an excerpt of the document is known."),
        TextExtent.NONE: _("No text of the document is known."),
    }
    extent = extents.get(TextExtent(document.extent), "")
    date = _date(
        _("the document"),
        document.published_precision,
        inferred=document.published_inferred,
        note=document.published_note,
    )
    return [text for text in (extent, *date) if text]


def _voice(position: Position) -> Iterator[str]:
    if position.layer == Layer.AUTHOR:
        yield _("It is the text’s own voice: nobody at the conference is recorded as holding it.")


def _holders(position: Position) -> Iterator[str]:
    if position.unattributed:
        yield _("The text names no holder.")
    attributions = position.attributions.all()
    holders = [one for one in attributions if one.role == AttributionRole.HOLDER]
    if any(one.participant.kind == ParticipantKind.ANONYMOUS for one in holders):
        yield _("The holder is anonymous.")
    reporters = [one for one in attributions if one.role == AttributionRole.REPORTER]
    for reporter in reporters:
        yield _("The view is told by %(name)s, not by its holder.") % {"name": reporter.participant}


def _wording(position: Position) -> Iterator[str]:
    if position.document and position.document.visibility == TextVisibility.NOTHING:
        yield _("The rights of the document do not let its words be shown.")
        return
    states = {quotation.state for quotation in position.quotations.all()}
    if not states:
        yield _("No exact wording is available.")
    if AnchorState.UNVERIFIED in states:
        yield _("The quoted wording is unverified: there was no text to check it against.")
    if AnchorState.LOST in states:
        yield _("The quoted wording was not found again after the document’s text changed.")


def _translations(position: Position) -> Iterator[str]:
    translated = [one for one in position.quotations.all() if one.translation]
    for translator in dict.fromkeys(one.translator for one in translated):
        if translator:
            yield _("Quoted words were translated by %(name)s.") % {"name": translator}
        else:
            yield _("Quoted words were translated; the translator is not named.")


def _date(of: Any, precision: str, *, inferred: bool, note: str) -> Iterator[str]:
    precisions = {
        DatePrecision.MONTH: _("The date of %(what)s is known to the month only."),
        DatePrecision.YEAR: _("The date of %(what)s is known to the year only."),
        DatePrecision.UNKNOWN: _("The date of %(what)s is not known."),
    }
    sentence = precisions.get(DatePrecision(precision))
    if sentence:
        yield sentence % {"what": of}
    if inferred:
        yield _("The date of %(what)s is partly inferred: %(note)s") % {"what": of, "note": note}
