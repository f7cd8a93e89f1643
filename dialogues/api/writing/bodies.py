"""What is sent to be written: one JSON object."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request

from dialogues.api.bodies import JsonBody
from dialogues.api.problems import Refusal
from dialogues.filters.problems import (
    InvalidParameters,
    Problem,
    unknown_parameter,
    unknown_value,
)

#: In bytes: a whole conference with its texts.
LARGEST_BODY = 10 * 1024 * 1024


class MergePatch(JsonBody):
    """RFC 7396: a member that is null is emptied."""

    media_type = "application/merge-patch+json"


def object_of(request: Request) -> dict[str, Any]:
    """The body; raises ``Refusal`` for anything but an object."""
    if not isinstance(request.data, dict):
        raise Refusal(400, _("The body is a JSON object."), [Problem("", _("Give an object."))])
    return dict(request.data)


def is_merge_patch(request: Request) -> bool:
    return (request.content_type or "").split(";")[0].strip().lower() == MergePatch.media_type


def flag(parameters: Any, name: str) -> bool:
    """``true`` or ``false`` in an address."""
    value = parameters.get(name, "false")
    if value not in ("true", "false"):
        raise InvalidParameters([unknown_value(name, value, ["true", "false"], all_of_them=True)])
    return bool(value == "true")


class Members:
    """The members of a body that is no record, such as a step; all faults are told at once."""

    def __init__(self, body: dict[str, Any], known: tuple[str, ...]) -> None:
        self.body = body
        self.faults: list[Problem] = []
        unknown = [unknown_parameter(str(name), known) for name in body if name not in known]
        if unknown:
            raise InvalidParameters(unknown)

    def text(self, name: str, longest: int) -> str:
        value = self.body.get(name, "")
        if not isinstance(value, str) or len(value) > longest:
            told = _("Give a text of at most %(most)s characters.") % {"most": longest}
            self.faults.append(Problem(name, told))
            return ""
        return value

    def flag(self, name: str) -> bool:
        value = self.body.get(name, False)
        if not isinstance(value, bool):
            self.faults.append(Problem(name, _("Give true or false.")))
        return value is True

    def done(self) -> None:
        if self.faults:
            raise Refusal(422, " ".join(one.message for one in self.faults), self.faults)
