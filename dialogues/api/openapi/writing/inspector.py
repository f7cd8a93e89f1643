"""Describes the writing methods of a collection, and what its lists tell editors."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from dialogues.api import problems
from dialogues.api.openapi.inspector import Inspector
from dialogues.api.openapi.writing import examples, steps
from dialogues.api.openapi.writing.bodies import Bodies
from dialogues.api.serializers.problems import ProblemSerializer
from dialogues.choices import Status
from dialogues.editorial.entering.forms import FORMS
from dialogues.editorial.entering.kinds import MOST_RECORDS

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
WRITING = ("create", "replace", "change", "remove", "step", "merge")
#: What can become of each act, beside the answer itself.
FAILURES = {
    "create": (400, 401, 403, 406, 409, 413, 415, 422, 429),
    "replace": (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429),
    "change": (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429),
    "remove": (400, 401, 403, 404, 406, 409, 412, 428, 429),
    "step": (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429),
    "merge": (400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429),
}


class WritingInspector(Inspector):
    def get_override_parameters(self) -> list[Any]:
        if self._action not in WRITING:
            return [*super().get_override_parameters(), *self._for_editors()]
        found = [*_HEADERS[self._action](), *_answered(self._action)]
        return [*found, _dry_run()] if self._action == "create" else found

    def get_request_serializer(self) -> Any:
        bodies = Bodies(self)
        match self._action:
            case "create":
                return {JSON: self._to_create(bodies)}
            case "replace":
                return {JSON: bodies.whole(self._form)}
            case "change":
                changes = bodies.part_of(self._form)
                merged = {"type": "object", "description": _("The same; null empties a field.")}
                return {JSON: changes, MERGE_PATCH: merged}
            case "step":
                return {JSON: steps.step()}
            case "merge":
                return {JSON: steps.merge(self._form.model)}
        return super().get_request_serializer()

    def get_response_serializers(self) -> Any:
        if self._action not in WRITING:
            return self._with_editing(super().get_response_serializers())
        return {**self._answers(), **_failures(FAILURES[self._action])}

    def get_examples(self) -> list[Any]:
        bodies = {
            "create": examples.ENTRIES.get(self._form.noun),
            "change": examples.CHANGES.get(self._form.noun),
            "step": examples.STEP if self._form.noun == "conference" else {"step": "submit"},
            "merge": examples.MERGE,
        }
        body = bodies.get(self._action or "")
        if body is None:
            return []
        return [OpenApiExample(_("Example"), body, media_type=JSON, request_only=True)]

    def get_summary(self) -> str | None:
        noun = self._form.model._meta.verbose_name
        told = {
            "create": _("New %(noun)s"),
            "replace": _("%(noun)s, as a whole"),
            "change": _("%(noun)s, in some fields"),
            "remove": _("Delete: %(noun)s"),
            "step": _("Next step: %(noun)s"),
            "merge": _("Merge: %(noun)s"),
        }
        text = told.get(self._action or "")
        return text % {"noun": noun} if text else super().get_summary()

    def get_description(self) -> str:  # type: ignore[override]
        told = _descriptions().get(self._action or "")
        return told or super().get_description()

    def get_auth(self) -> list[Any]:
        return [{"token": []}] if self._action in WRITING else [{}, {"token": []}]

    @property
    def _form(self) -> Any:
        return FORMS[self.view.listing.model]

    def _to_create(self, bodies: Bodies) -> Any:
        """Within another entry a position has that one’s conference; alone it names its own."""
        entry = bodies.entry(self._form)
        if self._form.noun == "position":
            return {"allOf": [entry, {"required": ["conference"]}]}
        return entry

    def _answers(self) -> dict[Any, Any]:
        editing = Bodies(self).editing(self._form)
        form = OpenApiResponse(editing, description=_("The record as its editor goes on with it."))
        moved = OpenApiResponse(description=_("The slug was changed: send it again to Location."))
        found = {308: moved} if self.view.key.startswith("slug") else {}
        match self._action:
            case "create":
                tried = OpenApiResponse(
                    _tried(editing), description=_("Tried; nothing is written.")
                )
                return {(201, JSON): form, (200, JSON): tried}
            case "remove":
                return {204: OpenApiResponse(description=_("Deleted.")), **found}
        return {(200, JSON): form, **found}

    def _for_editors(self) -> list[OpenApiParameter]:
        view = OpenApiParameter(
            "view",
            {"type": "string", "enum": ["editing"]},
            description=_(
                "“editing”: the newest state with its own fields, drafts included; with a token. "
                "Of the other parameters only status, page_size, cursor and format go with it."
            ),
        )
        if self._action != "list":
            return [view]
        status = OpenApiParameter(
            "status",
            {"type": "array", "items": {"type": "string", "enum": list(Status.values)}},
            description=_("With view=editing: only records of this status. Repeated, it means or."),
            explode=True,
            style="form",
        )
        return [view, status]

    def _with_editing(self, answers: dict[Any, Any]) -> dict[Any, Any]:
        public: Any = answers[200, JSON]
        bodies = Bodies(self)
        is_list = self._action == "list"
        editing = bodies.page(self._form) if is_list else bodies.editing(self._form)
        both = {"anyOf": [public.response, editing]}
        answers[200, JSON] = OpenApiResponse(both, description=public.description)
        return {**answers, **_failures((401, 403))}


def _tried(editing: Any) -> dict[str, Any]:
    counts = {"type": "object", "additionalProperties": {"type": "integer"}}
    properties = {"dry_run": {"const": True}, "would_create": counts, "record": editing}
    return {"type": "object", "required": list(properties), "properties": properties}


def _failures(statuses: tuple[int, ...]) -> dict[Any, Any]:
    told = {
        400: _("Malformed, or a field or parameter is unknown."),
        401: _("There is no token, or it does not work."),
        403: _("The token only reads, or its user may not do this."),
        404: _("There is nothing at this address."),
        406: _("None of the types in the Accept header is to be had."),
        409: _("Not as things stand: errors says what stands in the way."),
        412: _("There is a newer version, whose ETag is sent; nothing was written."),
        413: _("The body is too large."),
        415: _("The body is of another type."),
        422: _("The contents will not do: errors says where and why, everything at once."),
        428: _("If-Match is missing."),
        429: _("Too many requests; Retry-After says when to go on."),
    }
    return {
        (status, problems.MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=told[status])
        for status in statuses
    }


def _if_match() -> OpenApiParameter:
    return OpenApiParameter(
        "If-Match",
        {"type": "string", "maxLength": 2000},
        location=OpenApiParameter.HEADER,
        required=True,
        description=_("The ETag of the version you have read; * for any."),
    )


def _key() -> OpenApiParameter:
    return OpenApiParameter(
        "Idempotency-Key",
        {"type": "string", "pattern": '^"?[!#-\\[\\]-~]{1,200}"?$'},
        location=OpenApiParameter.HEADER,
        description=_(
            "Your own name for this request, such as a UUID. Sent again within a day, the same "
            "request is answered as before and not done twice."
        ),
    )


def _dry_run() -> OpenApiParameter:
    return OpenApiParameter(
        "dry_run",
        {"type": "boolean", "default": False},
        description=_("Says what would be made, or all that is wrong; writes nothing."),
    )


def _answered(action: str) -> list[OpenApiParameter]:
    if action == "remove":
        return []
    status = 201 if action == "create" else 200
    tag = OpenApiParameter(
        "ETag",
        {"type": "string"},
        location=OpenApiParameter.HEADER,
        description=_("Of this version; send it as If-Match with the next change."),
        response=[status],
    )
    if action != "create":
        return [tag]
    place = OpenApiParameter(
        "Location",
        {"type": "string", "format": "uri"},
        location=OpenApiParameter.HEADER,
        description=_("The record’s address; until it is published, with view=editing."),
        response=[201],
    )
    return [tag, place]


_HEADERS: dict[str, Any] = {
    "create": lambda: [_key()],
    "replace": lambda: [_if_match()],
    "change": lambda: [_if_match()],
    "remove": lambda: [_if_match()],
    "step": lambda: [_if_match(), _key()],
    "merge": lambda: [_if_match(), _key()],
}


def _descriptions() -> dict[str, str]:
    return {
        "create": _(
            "Makes a draft. What it refers to is named by slug (a position by its id), or made "
            "with it: an object in the place of a slug is a new record, and {“ref”: …} one that "
            "is entered elsewhere in the same request. A conference takes its documents, and a "
            "document its positions; quotations are looked for in the text. All of it is written, "
            "or nothing; at most %(most)d records and 10 MiB."
        )
        % {"most": MOST_RECORDS},
        "replace": _(
            "A field that is not sent is emptied; only the slug stays. What is public stays as it "
            "is, and this becomes its next version."
        ),
        "change": _(
            "A list that is sent replaces the whole list. What is public stays as it is, and this "
            "becomes its next version."
        ),
        "remove": _(
            "Refused while other records refer to it. The last state stays in the history."
        ),
        "step": _(
            "Under the rules of the desk: nothing is published that only one person has seen, "
            "or that is not ready."
        ),
        "merge": _(
            "Every reference moves to the record that stays; the address of this one redirects "
            "there, and its name is kept. Answers with the record that stays."
        ),
    }
