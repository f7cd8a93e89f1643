"""Who holds a position, in a line: for titles of feeds and link previews."""

from django.utils.translation import gettext as _

from dialogues.models import Position


def who(position: Position) -> str:
    if position.unattributed:
        return _("Unattributed")
    names = [
        attribution.participant.name
        for attribution in position.attributions.all()
        if attribution.role == "holder"
    ]
    return ", ".join(names)
