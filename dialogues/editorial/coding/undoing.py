"""Taking a coder's last step back, and doing it again; never over what somebody did since."""

from typing import Any

import reversion
from django.apps import apps
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.choices import Status
from dialogues.editorial.changing import change
from dialogues.editorial.coding.sentences import decide, decided_by
from dialogues.editorial.coding.steps import decided, lock, next_redo, next_undo
from dialogues.editorial.deleting import delete
from dialogues.editorial.history import By, revision, stamp, versions
from dialogues.editorial.next_versions import discard_next, newest_state, next_version
from dialogues.editorial.reverting import recover
from dialogues.editorial.states import State, put, state_of
from dialogues.models import CodingStep, Document, EditorialRecord, Position
from dialogues.models.references import StillReferredTo


class CannotUndo(Exception):
    """Somebody changed since what the step did, or there is no step; nothing was written."""


def undo(document: Document, *, by: By) -> CodingStep:
    """Take back this coder's last step on the text; raises ``CannotUndo`` with the reason."""
    with revision(by=by, comment=_("Undone")):
        lock(document)
        step = next_undo(document, by)
        if step is None:
            raise CannotUndo(_("There is nothing of yours to undo in this text."))
        _turn(step, "after", "before", by=by)
        reversion.set_comment(_("Undone: %(told)s") % step.what)
        step.undone_at = timezone.now()
        step.save(update_fields=["undone_at"])
    return step


def redo(document: Document, *, by: By) -> CodingStep:
    """Do again what was undone last; raises ``CannotUndo`` with the reason."""
    with revision(by=by, comment=_("Done again")):
        lock(document)
        step = next_redo(document, by)
        if step is None:
            raise CannotUndo(_("There is nothing to do again."))
        _turn(step, "before", "after", by=by)
        reversion.set_comment(_("Done again: %(told)s") % step.what)
        step.undone_at = None
        step.save(update_fields=["undone_at"])
    return step


def _turn(step: CodingStep, now: str, then: str, *, by: By) -> None:
    """Bring everything the step touched from the state ``now`` to the state ``then``."""
    what = step.what
    _require_sentences(step.document, what["sentences"], now)
    if then == "after":
        _bring_back_records(what["records"], by=by)
    if what["position"]:
        _turn_position(what["position"], now, then, by=by)
    if then == "before":
        _remove_records(what["records"], by=by)
    for number, states in what["sentences"].items():
        _put_decision(step.document, int(number), states[then], by=by)


def _require_sentences(document: Document, states: dict[str, Any], now: str) -> None:
    for row in document.sentences.filter(number__in=[int(number) for number in states]):
        if decided(row) != states[str(row.number)][now]:
            raise CannotUndo(
                _("Sentence %(number)s was changed since by %(who)s; nothing was undone.")
                % {"number": row.number, "who": decided_by(row) or _("somebody")}
            )


def _put_decision(document: Document, number: int, wanted: dict[str, str], *, by: By) -> None:
    row = document.sentences.get(number=number)
    if decided(row) != wanted:
        decide(row, wanted["decision"], by=by, reason=wanted["reason"], note=row.note)


def _turn_position(states: dict[str, Any], now: str, then: str, *, by: By) -> None:
    position = Position.objects.filter(pk=states["pk"]).first()
    _require_position(position, states[now])
    if position is None:
        _bring_back(states, states[then], by=by)
    elif states[then] is None:
        _remove(position, by=by)
    else:
        _put_back(position, states[then], by=by)


def _require_position(position: Position | None, expected: State | None) -> None:
    stands = newest_state(position) if position else None
    if stands == expected:
        return
    if position is None:
        raise CannotUndo(_("The position was removed since; nothing was undone."))
    raise CannotUndo(
        _("Position %(number)s was changed since by %(who)s; nothing was undone.")
        % {"number": position.number, "who": position.updated_by or _("somebody")}
    )


def _remove(position: Position, *, by: By) -> None:
    if position.status != Status.DRAFT:
        raise CannotUndo(
            _("Position %(number)s is no draft any more (%(status)s); nothing was undone.")
            % {"number": position.number, "status": position.get_status_display().lower()}
        )
    try:
        delete(position, by=by)
    except StillReferredTo as error:
        raise CannotUndo(str(error)) from error


def _put_back(position: Position, state: State, *, by: By) -> None:
    """The earlier content; a next version that differs in nothing any more is forgotten."""
    change(position, lambda fresh: _put_whole(fresh, state, by=by), by=by, comment=_("Undone"))
    fresh = Position.objects.get(pk=position.pk)
    waiting = next_version(fresh) if fresh.is_published else None
    if waiting and waiting.status == Status.DRAFT and newest_state(fresh) == state_of(fresh):
        discard_next(fresh, by=by)


def _bring_back(states: dict[str, Any], state: State, *, by: By) -> None:
    """A position that is gone, under the key and, if it is free, the number it had."""
    columns = state["columns"]
    taken = Position.objects.filter(
        conference=columns["conference_id"], number=states["number"]
    ).exists()
    position = Position(pk=states["pk"], **_known(columns))
    position.number = None if taken else states["number"]  # type: ignore[assignment]
    stamp(position, by=by)
    position.save(force_insert=True)
    _put_whole(position, state, by=by)


def _put_whole(position: Position, state: State, *, by: By) -> None:
    left_out = put(position, state, by=by)
    if left_out:
        told = _("It cannot be brought back whole, so nothing was undone: %(parts)s")
        raise CannotUndo(told % {"parts": "; ".join(left_out)})


def _known(columns: dict[str, Any]) -> dict[str, Any]:
    names = {field.attname for field in Position._meta.concrete_fields}
    return {name: value for name, value in columns.items() if name in names}


def _remove_records(records: list[Any], *, by: By) -> None:
    for noun, pk, state in records:
        record = _model(noun)._base_manager.filter(pk=pk).first()
        if isinstance(record, EditorialRecord):
            _remove_record(record, state, by=by)


def _remove_record(record: EditorialRecord, state: State, *, by: By) -> None:
    if record.status != Status.DRAFT or state_of(record) != state:
        raise CannotUndo(
            _("“%(record)s” was changed or published since; nothing was undone.")
            % {"record": record}
        )
    try:
        delete(record, by=by)
    except StillReferredTo as error:
        raise CannotUndo(str(error)) from error


def _bring_back_records(records: list[Any], *, by: By) -> None:
    for noun, pk, _state in records:
        model = _model(noun)
        if model._base_manager.filter(pk=pk).exists():
            continue
        last = versions(model(pk=pk)).first()
        if last is not None:
            recover(last, by=by)


def _model(noun: str) -> type[Model]:
    return apps.get_model("dialogues", noun)
