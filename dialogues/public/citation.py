"""How to cite a position."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.models import Position
from dialogues.public.addresses import absolute


def citation(position: Position, request: HttpRequest) -> str:
    """One line: who, the paraphrase, the conference and its date, where it was read, and when."""
    parts = {
        "who": who(position),
        "statement": position.statement,
        "conference": position.conference.title,
        "date": position.conference.date_text,
        "site": settings.SITE_NAME,
        "number": position.pk,
        "address": absolute(request, position.get_absolute_url()),
        "today": date_format(timezone.localdate(), "j F Y"),
    }
    return (
        _(
            "%(who)s: “%(statement)s” (paraphrase). %(conference)s, %(date)s. In: %(site)s, "
            "position %(number)s. %(address)s (read on %(today)s)."
        )
        % parts
    )


def who(position: Position) -> str:
    if position.unattributed:
        return _("Unattributed")
    names = [
        attribution.participant.name
        for attribution in position.attributions.all()
        if attribution.role == "holder"
    ]
    return ", ".join(names)
