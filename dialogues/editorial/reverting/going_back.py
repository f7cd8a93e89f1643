"""One record brought back to what it was, together with its parts.

A revision can hold many records (the first load, a merge); going back in one record's history
touches that record alone. Its status stays: what is public is decided by publishing.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from reversion.models import Version

from dialogues.editorial.changing import change
from dialogues.editorial.history import By, revision
from dialogues.editorial.reverting.rules import CannotRevert, Restored, date_of, settle
from dialogues.editorial.states import State, of_version, put
from dialogues.models import EditorialRecord, Position


def revert_to(version: Version, *, by: By) -> Restored:
    """Give the record the contents it had in this version; a new version, not an old one.

    A document's text is changed as any other change of text, so that its quotations follow. What
    a published record was then waits as its next version. Raises ``CannotRevert``.
    """
    record = version._model._base_manager.get(pk=version.object_id)
    state = of_version(version)
    left_out: list[str] = []

    def go_back(fresh: Any) -> None:
        left_out[:] = _given(fresh, state, by=by)

    comment = _("Back to the state of %(date)s") % {"date": date_of(version)}
    if not isinstance(record, EditorialRecord):
        with revision(by=by, comment=comment):
            go_back(record)
        return Restored(record, left_out)
    waits = record.is_published
    return Restored(change(record, go_back, by=by, comment=comment), left_out, waits)


def _given(record: Any, state: State, *, by: By) -> list[str]:
    try:
        left_out = put(record, state, by=by)
    except ValidationError as error:
        raise CannotRevert(" ".join(error.messages)) from error
    if isinstance(record, Position):
        for quotation in record.quotations.select_related("position__document"):
            if settle(quotation):
                quotation.save()
    return left_out
