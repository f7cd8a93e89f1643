"""Where a file comes from: what it tells of itself, for whoever finds it a year later."""

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.filters.fields import ChoiceField
from dialogues.filters.listing import Listing

#: How a file is asked for, not what is in it.
HOW = ("format", "cursor", "page_size")


def rights() -> str:
    """What may be done with what is in a file, in a sentence or two."""
    return _(
        "Quotations are their authors’ and publishers’, shown for study with their source; each "
        "document has its own statement of rights. Statements, summaries and codings are the "
        "editors’ work: please cite this database."
    )


def about(source: str, parameters: QueryDict) -> list[tuple[str, Any]]:
    """Label and value of each line; ``source``: the address that gives the same again."""
    return [
        (_("Database"), settings.SITE_NAME),
        (_("Source"), source),
        (_("Asked for"), asked_for(parameters)),
        (_("Made"), timezone.now().strftime("%Y-%m-%d %H:%M UTC")),
        (_("Times"), _("All times are in UTC; dates are as precise as their columns say.")),
        (_("Rights"), rights()),
    ]


def asked_for(parameters: QueryDict) -> str:
    """The parameters as a reader can retype them; a repeated one means or."""
    chosen = [
        f"{name} = {' or '.join(values)}" for name, values in parameters.lists() if name not in HOW
    ]
    return "; ".join(chosen) or _("everything published")


def in_words(listing: Listing) -> list[tuple[str, list[str]]]:
    """What a list is filtered by, as a reader says it: a label, and the values that are allowed."""
    fields = listing.filterset.form.fields
    chosen = [
        (str(fields[name].label), _values(fields[name], value))
        for name, value in listing.selected.items()
    ]
    words = listing.parameters.get("q", "").strip()
    changed = listing.parameters.get("updated_after", "")
    found = [(_("Words"), [words])] if words else []
    return [*found, *chosen, *([(_("Changed after"), [changed])] if changed else [])]


def _values(field: Any, value: Any) -> list[str]:
    if not isinstance(value, list):
        return [date_format(value, "j F Y")]
    labels = {name: str(label) for name, label in field.choices.choices} if is_closed(field) else {}
    return [labels.get(one) or str(one) for one in value]


def is_closed(field: Any) -> bool:
    """Whether its values are a closed list, each with a label."""
    return isinstance(field, ChoiceField)
