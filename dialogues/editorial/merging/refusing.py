"""Which two records can become one."""

from typing import Any

from django.utils.translation import gettext as _

from dialogues.models import Institution, NextVersion, Participant, Topic
from dialogues.models.topic import DEEPEST_LEVEL

Mergeable = Institution | Participant | Topic


class CannotMerge(Exception):
    """The two records cannot become one; the message says why."""


def can_be_merged(model: type[Any]) -> bool:
    """Whether records of this kind can be merged at all."""
    return issubclass(model, Mergeable)


def refuse_impossible(loser: Any, winner: Any) -> None:
    if type(loser) is not type(winner) or not isinstance(loser, Mergeable):
        raise CannotMerge(_("Only two institutions, two participants or two topics can be merged."))
    if loser.pk == winner.pk:
        raise CannotMerge(_("A record cannot be merged with itself."))
    if loser.is_published and not winner.is_published:
        raise CannotMerge(
            _(
                "“%(loser)s” is published and “%(winner)s” is not: what refers to it would disappear. "
                "Publish “%(winner)s” first."
            )
            % {"loser": loser, "winner": winner}
        )
    if NextVersion.objects.about(loser).exists():
        raise CannotMerge(
            _(
                "“%(loser)s” has a next version in work, which would be lost. Publish it or drop it "
                "first; or merge them the other way round."
            )
            % {"loser": loser}
        )
    if isinstance(loser, Participant):
        _refuse_different(loser, winner)
    else:
        _refuse_tangled(loser, winner)


def _refuse_different(loser: Participant, winner: Participant) -> None:
    if loser.kind != winner.kind:
        raise CannotMerge(
            _(
                "“%(loser)s” is of the kind “%(kind)s”, “%(winner)s” is not; make the kinds equal first."
            )
            % {"loser": loser, "kind": loser.get_kind_display(), "winner": winner}
        )
    if loser.conference_id != winner.conference_id:
        raise CannotMerge(_("Anonymous voices of two conferences are not one."))
    if loser.institution_id != winner.institution_id:
        raise CannotMerge(_("They are voices of two institutions; merge the institutions first."))


def _refuse_tangled(loser: Any, winner: Any) -> None:
    if loser in winner.broader():
        raise CannotMerge(
            _("“%(loser)s” stands above “%(winner)s”; merge them the other way round.")
            % {"loser": loser, "winner": winner}
        )
    if isinstance(loser, Topic):
        depth = len(winner.broader()) + 1 + loser.levels_below()
        if depth > DEEPEST_LEVEL:
            raise CannotMerge(
                _("The tree would be %(depth)s levels deep; at most %(deepest)s are allowed.")
                % {"depth": depth, "deepest": DEEPEST_LEVEL}
            )
