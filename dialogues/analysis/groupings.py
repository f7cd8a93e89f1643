"""By what holders are put together as sides, and the side of each.

A side is counted once a position: what several sides hold together is a side of its own under all
their names, because what was said jointly is not each one's own stance.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import ParticipantKind
from dialogues.models import Institution, Participant


class Grouping(TextChoices):
    """The values of the parameter ``by``."""

    COUNTRY = "country", gettext_lazy("Country")
    HOLDER_KIND = "holder_kind", gettext_lazy("Kind of holder")
    INSTITUTION = "institution", gettext_lazy("Institution")
    HOLDER = "holder", gettext_lazy("Holder")


class SideKind(IntEnum):
    """In the order in which sides are shown."""

    COUNTRY = 0
    GROUP = 1
    JOINT = 2
    COUNTRY_UNSTATED = 3
    ANONYMOUS = 4
    UNATTRIBUTED = 5


@dataclass(frozen=True)
class SideName:
    """``key``: the value by which a list is filtered for the side, where there is one."""

    kind: SideKind
    key: str
    label: str

    @property
    def is_other(self) -> bool:
        """Whether this is no party of its own: printed below the columns."""
        return self.kind >= SideKind.JOINT


class OfSide:
    """What belongs to one side, and is called after it."""

    side: SideName

    @property
    def name(self) -> str:
        return self.side.label

    @property
    def is_other(self) -> bool:
        return self.side.is_other


def place(name: SideName) -> tuple[int, str, str]:
    return (name.kind, name.label, name.key)


def joined(names: Iterable[SideName]) -> SideName:
    """The one side on which a position with holders of these sides is counted."""
    several = sorted(set(names), key=place)
    if not several:
        return SideName(SideKind.UNATTRIBUTED, "unattributed", _("Unattributed"))
    if len(several) == 1:
        return several[0]
    key = "+".join(name.key for name in several)
    return SideName(SideKind.JOINT, key, get_text_list([name.label for name in several], _("and")))


def sides_of_holder(
    holder: Participant, by: str, institutions: Iterable[Institution] = ()
) -> list[SideName]:
    """The sides of one holder, whose country has to be loaded.

    ``institutions``: public ones, for which the holder was at the conference or whose voice it is.
    """
    match by:
        case Grouping.HOLDER:
            return [SideName(SideKind.GROUP, holder.slug, holder.name)]
        case Grouping.HOLDER_KIND:
            label = str(ParticipantKind(holder.kind).label)
            return [SideName(SideKind.GROUP, holder.kind, label)]
        case Grouping.INSTITUTION:
            return _of_institutions(institutions)
    return [_country(holder)]


def _of_institutions(institutions: Iterable[Institution]) -> list[SideName]:
    found = [SideName(SideKind.GROUP, one.slug, one.name) for one in institutions]
    unstated = SideName(SideKind.COUNTRY_UNSTATED, "unstated", _("No institution stated"))
    return found or [unstated]


def _country(holder: Participant) -> SideName:
    if holder.country is not None:
        return SideName(SideKind.COUNTRY, holder.country.code, holder.country.name)
    if holder.kind in (ParticipantKind.BLOC, ParticipantKind.INSTITUTION):
        return SideName(SideKind.GROUP, holder.slug, holder.name)
    if holder.kind == ParticipantKind.ANONYMOUS:
        return SideName(SideKind.ANONYMOUS, "anonymous", _("Anonymous participants"))
    return SideName(SideKind.COUNTRY_UNSTATED, "unstated", _("No country stated"))
