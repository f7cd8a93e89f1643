"""An editor's preview: ``?preview=1`` shows what is not public yet on the very page of the public."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dialogues.filters.problems import InvalidParameters, Problem
from dialogues.models import EditorialRecord

PREVIEW = "preview"


@dataclass(frozen=True)
class Viewer:
    """Who asks: a reader, or an editor who wants to see what readers will."""

    asks_for_preview: bool
    may_preview: bool

    @property
    def preview(self) -> bool:
        return self.asks_for_preview and self.may_preview

    def refuse_vain_preview(self) -> None:
        """Raise ``InvalidParameters`` for a preview of what is public by somebody who may see none."""
        if self.asks_for_preview and not self.may_preview:
            message = _("“preview” is for editors who are signed in, and its only value is 1.")
            raise InvalidParameters([Problem(PREVIEW, message)])


def viewer_of(request: HttpRequest, model: type[EditorialRecord]) -> Viewer:
    """The user is looked up only where a preview is asked for: other answers depend on no cookie."""
    if PREVIEW not in request.GET:
        return Viewer(asks_for_preview=False, may_preview=False)
    right = f"{model._meta.app_label}.view_{model._meta.model_name}"
    allowed = request.user.is_staff and request.user.has_perm(right)
    return Viewer(asks_for_preview=True, may_preview=allowed and request.GET[PREVIEW] == "1")
