"""Positions made, changed and removed while a text is coded."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from dialogues.choices import AnchorState
from dialogues.editorial.anchoring import anchor_of
from dialogues.editorial.changing import change
from dialogues.editorial.coding.claims import (
    Checked,
    Claim,
    HeldBy,
    Passage,
    check,
    checked_passages,
)
from dialogues.editorial.coding.creating import new_voice
from dialogues.editorial.coding.sentences import sentences_over, settle
from dialogues.editorial.coding.steps import ChangedMeanwhile, Step, one_step
from dialogues.editorial.deleting import delete
from dialogues.editorial.history import By, stamp
from dialogues.editorial.next_versions import newest_version
from dialogues.models import Attribution, Document, Position, PositionRelation, Quotation, Sentence

#: Far above any number in use: parked there, passages can change places.
PARKED = 20_000


def create_position(
    document: Document, claim: Claim, *, by: By, key: str = "", sha256: str = ""
) -> Step:
    """A draft position with its words anchored at the very places given; its sentences follow.

    Raises ``ValidationError`` naming the field of the claim, ``TextChanged``, ``AlreadyDone``.
    """
    with one_step(document, _("Position coded"), by=by, key=key, sha256=sha256) as step:
        position = Position()
        checked = check(document, claim, position)
        touched = _touched(step, document, checked.passages)
        stamp(position, by=by)
        position.save()
        step.create(position)
        _write_parts(position, claim, checked, step, by=by)
        settle(touched, by=by)
    return step


def change_position(
    position: Position,
    claim: Claim,
    *,
    by: By,
    seen: int | None = None,
    key: str = "",
    sha256: str = "",
) -> Step:
    """Give the position another content; of a published one this becomes its next version.

    ``seen`` is the number of the version that the coder read; raises ``ChangedMeanwhile`` where
    there is a newer one.
    """
    document = _document(position)
    with one_step(document, _("Position changed"), by=by, key=key, sha256=sha256) as step:
        _refuse_newer(position, seen)
        passages = check(document, claim, Position.objects.get(pk=position.pk)).passages
        touched = _touched(step, document, [*passages, *_places(position)])
        step.change(position)

        def become(fresh: Position) -> None:
            checked = check(document, claim, fresh)
            _write_parts(fresh, claim, checked, step, by=by)

        change(position, become, by=by, comment=_("Position changed"))
        settle(touched, by=by)
    return step


def add_passage(
    position: Position, passage: Passage, *, by: By, key: str = "", sha256: str = ""
) -> Step:
    """Let one more passage of the same text support the position."""
    document = _document(position)
    with one_step(document, _("Passage added"), by=by, key=key, sha256=sha256) as step:
        both = checked_passages(document, [*_places(position), passage])
        touched = _touched(step, document, both)
        step.change(position)
        kept = _unplaced(position)
        change(
            position,
            lambda fresh: _write_passages(fresh, both, kept),
            by=by,
            comment=_("Passage added"),
        )
        settle(touched, by=by)
    return step


def remove_position(position: Position, *, by: By, key: str = "") -> Step:
    """Delete a position that nothing refers to; raises ``StillReferredTo`` and names what does."""
    document = _document(position)
    with one_step(document, _("Position removed"), by=by, key=key) as step:
        if position.is_published:
            raise ChangedMeanwhile(_("This position is public; withdraw it on its own page."))
        touched = _touched(step, document, _places(position))
        step.change(position)
        delete(position, by=by)
        settle(touched, by=by)
    return step


def _document(position: Position) -> Document:
    if position.document is None:
        raise ValidationError({"document": _("This position belongs to no text.")})
    return position.document


def _refuse_newer(position: Position, seen: int | None) -> None:
    fresh = Position.objects.select_related("updated_by").get(pk=position.pk)
    if seen in (None, newest_version(fresh)):
        return
    raise ChangedMeanwhile(
        _("%(who)s has changed this position since you opened it. Nothing was saved.")
        % {"who": fresh.updated_by or _("Somebody")}
    )


def _touched(step: Step, document: Document, passages: Sequence[Passage]) -> list[Sentence]:
    rows = sentences_over(document, [(one.start, one.end) for one in passages])
    step.touch(rows)
    return rows


def _places(position: Position) -> list[Passage]:
    rows = position.quotations.filter(state=AnchorState.VERIFIED).order_by("start")
    return [Passage(*pair) for pair in rows.values_list("start", "end")]


def _unplaced(position: Position) -> frozenset[int]:
    rows = position.quotations.exclude(state=AnchorState.VERIFIED)
    return frozenset(rows.values_list("pk", flat=True))


def _write_parts(position: Position, claim: Claim, checked: Checked, step: Step, *, by: By) -> None:
    """The lists and parts of a position that is stored already."""
    position.topics.set(claim.topics)
    position.about.set(claim.about)
    _write_passages(position, checked.passages, claim.unplaced)
    _write_holders(position, checked.holders, step, by=by)
    _write_relations(position, claim)


def _write_passages(position: Position, passages: list[Passage], unplaced: frozenset[int]) -> None:
    """Quotations that stay keep their translation; the others go and come."""
    stored = list(position.quotations.all())
    wanted = {(one.start, one.end) for one in passages}
    by_place = {(row.start, row.end): row for row in stored if row.is_verified}
    for row in stored:
        stays = (row.start, row.end) in wanted if row.is_verified else row.pk in unplaced
        if not stays:
            row.delete()
    kept = [row for row in stored if not row.is_verified and row.pk in unplaced]
    rows = [by_place.get((one.start, one.end)) or _quotation(position, one) for one in passages]
    _put_in_order([*rows, *kept])


def _quotation(position: Position, passage: Passage) -> Quotation:
    document = _document(position)
    quotation = anchor_of(document, passage.start, passage.end)
    quotation.position, quotation.language = position, document.language
    return quotation


def _put_in_order(rows: list[Quotation]) -> None:
    moved = [row for number, row in enumerate(rows) if row.pk and row.order != number]
    for number, row in enumerate(moved, PARKED):
        row.order = number
        row.save()
    for number, row in enumerate(rows):
        if row.pk is None or row.order != number:
            row.order = number
            row.full_clean(exclude=["position"])
            row.save()


def _write_holders(position: Position, holders: list[HeldBy], step: Step, *, by: By) -> None:
    stored = {(row.participant_id, row.role): row for row in position.attributions.all()}
    for order, holder in enumerate(holders):
        participant = holder.participant or new_voice(position.conference, step, by=by)
        row = stored.pop((participant.pk, holder.role), None) or Attribution(
            position=position, participant=participant, role=holder.role
        )
        row.words, row.basis, row.order = holder.words, holder.basis, order
        row.full_clean(exclude=["position"])
        row.save()
    _delete(stored)


def _write_relations(position: Position, claim: Claim) -> None:
    stored = {(row.target_id, row.kind): row for row in position.relations_out.all()}
    for relation in claim.relations:
        row = stored.pop((relation.target.pk, relation.kind), None) or PositionRelation(
            source=position, target=relation.target, kind=relation.kind
        )
        row.note = relation.note
        row.full_clean()
        row.save()
    _delete(stored)


def _delete(rows: dict[Any, models.Model]) -> None:
    for row in rows.values():
        row.delete()
