"""What the workbench's script is answered: what changed, or which field is wrong and why."""

import json
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.admin.workbench.page import last_step
from dialogues.admin.workbench.rights import may_code
from dialogues.admin.workbench.rows import Row, printed, rows
from dialogues.editorial.coding import (
    AlreadyDone,
    CannotUndo,
    ChangedMeanwhile,
    next_redo,
    next_undo,
    progress,
)
from dialogues.models import Document, VersionConflict
from dialogues.models.references import StillReferredTo

Payload = dict[str, Any]


class BadRequest(Exception):
    """What came is not what the page sends."""


def acting(*needed: str) -> Callable[[Any], Any]:
    """A view that is sent JSON and writes; whatever refuses the writing is answered as a problem."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, document: Document, **given: Any) -> HttpResponse:
            if request.method != "POST":
                return problem(405, _("This address is written to only (POST)."))
            if not all(may_code(request.user, act) for act in needed):
                return problem(403, _("You may not do this."))
            return refusing(request, document, lambda: view(request, document, **given))

        return answer

    return decorate


def refusing(
    request: HttpRequest, document: Document, view: Callable[[], HttpResponse]
) -> HttpResponse:
    try:
        return view()
    except BadRequest as error:
        return problem(400, str(error))
    except ValidationError as error:
        return invalid(error)
    except AlreadyDone as error:
        what = error.row.what
        numbers = [int(number) for number in what["sentences"]]
        pk = what["position"]["pk"] if what["position"] else None
        return changed(request, document, numbers, position=pk, told=str(error))
    except ChangedMeanwhile as error:
        return problem(409, str(error), **news(document, error.numbers))
    except (VersionConflict, CannotUndo, StillReferredTo) as error:
        return problem(409, str(error))
    except IntegrityError:
        return problem(409, _("This clashes with something saved a moment ago; try again."))


def payload(request: HttpRequest) -> Payload:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        raise BadRequest(_("This is no JSON.")) from None
    if not isinstance(sent, dict):
        raise BadRequest(_("A JSON object is expected."))
    return sent


def text_of(sent: Payload, name: str) -> str:
    """A text among what was sent; anything else counts as not given."""
    value = sent.get(name, "")
    return value if isinstance(value, str) else ""


def number_of(sent: Payload, name: str, *, most: int = 2**31 - 1) -> int:
    value = sent.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise BadRequest(
            _("“%(name)s” has to be a whole number from 0 to %(most)s.")
            % {"name": name, "most": most}
        )
    return value


def problem(status: int, message: str, **more: Any) -> JsonResponse:
    return JsonResponse({"message": message, **more}, status=status)


def invalid(error: ValidationError) -> JsonResponse:
    """Each problem with the name of its field; ``holders-0-words`` is one of the first holder."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    problems = [
        {"field": "" if name == "__all__" else name, "message": message}
        for name, messages in by_field.items()
        for message in messages
    ]
    message = ngettext(
        "One thing has to be mended first.",
        "%(count)s things have to be mended first.",
        len(problems),
    ) % {"count": len(problems)}
    return problem(422, message, problems=problems)


def changed(
    request: HttpRequest, document: Document, numbers: Collection[int], **more: Any
) -> JsonResponse:
    """The sentences as they are now, and how far the text is coded."""
    return JsonResponse({**news(document, numbers), **standing(request, document), **more})


def news(document: Document, numbers: Collection[int]) -> dict[str, Any]:
    return {
        "sentences": [_told(row, document) for row in rows(document, numbers)] if numbers else []
    }


def _told(row: Row, document: Document) -> dict[str, Any]:
    return {
        "number": row.sentence.number,
        "decision": row.sentence.decision,
        "html": printed([row], document),
    }


def standing(request: Any, document: Document) -> dict[str, Any]:
    coded = progress(document)
    undo, redo = next_undo(document, request.user), next_redo(document, request.user)
    return {
        "decided": coded.decided,
        "total": coded.total,
        "undo": undo.what["told"] if undo else "",
        "redo": redo.what["told"] if redo else "",
        "seen": last_step(document),
    }
