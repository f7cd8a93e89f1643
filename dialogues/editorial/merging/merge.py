"""Every reference moves, the old address redirects, the old name stays, undo is kept."""

from collections.abc import Callable, Iterable
from contextvars import copy_context
from typing import Any, TypeVar

import reversion
from django.db import transaction
from django.utils.translation import gettext as _
from reversion.models import Revision

from dialogues.editorial import history, indexing
from dialogues.editorial.history import By
from dialogues.editorial.merging.columns import take_columns
from dialogues.editorial.merging.moving import move_all, what_moves
from dialogues.editorial.merging.names import keep_names, keep_slugs, names_of
from dialogues.editorial.merging.notes import keep_notes, move_notes, notes_about
from dialogues.editorial.merging.refusing import refuse_impossible
from dialogues.editorial.public_changes import note_merged
from dialogues.editorial.readiness import require_ready

Result = TypeVar("Result")
#: Where django-reversion keeps the revisions that are open.
REVISIONS = "reversion-stack"


def merge(loser: Any, winner: Any, *, by: By, take: Iterable[str] = ()) -> Revision:
    """Move all that refers to ``loser`` over to ``winner``, and delete ``loser``.

    The loser's slug redirects and its name stays as a variant; comments about it move along.
    ``take`` names the columns in which the loser's value replaces the winner's. Returns the
    revision that holds the state before; ``undo`` takes it back. Raises ``CannotMerge``, or
    ``NotReady`` where the merged record would break a rule of publication.

    The state before and the merge are two revisions, also where the caller has one open.
    """
    taken = list(take)
    return _in_own_revision(lambda: _merge(loser, winner, by=by, take=taken))


def _merge(loser: Any, winner: Any, *, by: By, take: list[str]) -> Revision:
    with indexing.batched(), transaction.atomic():
        refuse_impossible(loser, winner)
        before = _snapshot(loser, winner, by=by)
        with history.revision(by=by, comment=_comment(loser, winner)):
            names = [*names_of(winner), *names_of(loser)]
            take_columns(take, loser, winner)
            keep_names(names, loser, winner)
            keep_slugs(loser, winner)
            move_all(loser, winner, by=by)
            move_notes(loser, winner)
            note_merged(loser, winner)
            type(loser)._base_manager.get(pk=loser.pk).delete()
            if winner.is_published:
                require_ready(winner)
    return before


def _in_own_revision(act: Callable[[], Result]) -> Result:
    """All as it is around, connections and language too, but with no revision open."""
    context = copy_context()
    for variable in context:
        if variable.name == REVISIONS:
            context.run(variable.set, [])
    return context.run(act)


def _comment(loser: Any, winner: Any) -> str:
    return _("Merged “%(loser)s” into “%(winner)s”") % {"loser": loser, "winner": winner}


def _snapshot(loser: Any, winner: Any, *, by: By) -> Revision:
    """One revision with the winner first, then the loser, then all that the merge will touch."""
    with history.revision(
        by=by, comment=_("Before: %(merge)s") % {"merge": _comment(loser, winner)}
    ):
        for record in (winner, loser, *what_moves(loser)):
            reversion.add_to_revision(record)
    before: Revision = history.versions(winner)[0].revision
    keep_notes(notes_about(loser, winner), before)
    return before
