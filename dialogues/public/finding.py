"""The one place that decides what answers under a record's address.

Published: the record. Once published and then withdrawn: 410 and the public reason. A slug that the
record had before: 301 to its present one. Everything else, drafts included: 404, as if it were
not there. Editors who may see the records of the kind see all of them with ``?preview=1``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.models import Addressed, EditorialRecord, find_current

PREVIEW = "preview"
Key = Mapping[str, Any]


class TakenBack(Exception):
    """The record is no longer public; readers may know why, and nothing else of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Moved(Exception):
    """The record stands under another address for good."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


@dataclass(frozen=True)
class Viewer:
    """Who asks: a reader, or an editor who wants to see what readers will."""

    asks_for_preview: bool
    may_preview: bool

    @property
    def preview(self) -> bool:
        return self.asks_for_preview and self.may_preview


def viewer_of(request: HttpRequest, model: type[EditorialRecord]) -> Viewer:
    """The user is looked up only where a preview is asked for: other answers depend on no cookie."""
    if PREVIEW not in request.GET:
        return Viewer(asks_for_preview=False, may_preview=False)
    right = f"{model._meta.app_label}.view_{model._meta.model_name}"
    allowed = request.user.is_staff and request.user.has_perm(right)
    return Viewer(asks_for_preview=True, may_preview=allowed and request.GET[PREVIEW] == "1")


def find(rows: QuerySet[Any], key: Key, viewer: Viewer) -> Any:
    """The record that ``rows`` holds under the key.

    Raises ``TakenBack``, ``Moved``, ``Http404``, and ``InvalidParameters`` for a preview of what
    is public anyhow by somebody who may see no previews.
    """
    record = rows.filter(**key).first()
    if record is None:
        raise _absence(rows.model, key, viewer)
    if viewer.asks_for_preview and not viewer.may_preview:
        message = _("“preview” is for editors who are signed in, and its only value is 1.")
        raise InvalidParameters([Problem(PREVIEW, message)])
    return record


def _absence(model: Any, key: Key, viewer: Viewer) -> Exception:
    withdrawn = model.objects.taken_back().filter(**key).first()
    if withdrawn is not None:
        return TakenBack(withdrawn.withdrawn_reason)
    if issubclass(model, Addressed):
        current = find_current(model, key["slug"])
        if current is not None and _answers(model, current, viewer):
            return Moved(current.get_absolute_url())  # type: ignore[attr-defined]
    return Http404()


def _answers(model: Any, record: Any, viewer: Viewer) -> bool:
    rows = model.objects
    visible = rows.visible(preview=viewer.preview).filter(pk=record.pk)
    return visible.exists() or rows.taken_back().filter(pk=record.pk).exists()
