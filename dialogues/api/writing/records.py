"""Creating, changing and deleting records, and reading them as their editors do."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.request import Request

from dialogues.api.authentication import require_write
from dialogues.api.bodies import JsonBody
from dialogues.api.parameters import require_known
from dialogues.api.problems import Refusal
from dialogues.api.writing.bodies import (
    LARGEST_BODY,
    MergePatch,
    flag,
    is_merge_patch,
    object_of,
)
from dialogues.api.writing.forms import TOLD, form_of, forms_of
from dialogues.api.writing.idempotency import json_answer, once
from dialogues.api.writing.lists import page_for_editors, read_list
from dialogues.api.writing.preconditions import require_match
from dialogues.api.writing.refusing import told_as_problems
from dialogues.editorial import entering
from dialogues.editorial.deleting import delete
from dialogues.editorial.indexing import batched
from dialogues.editorial.rights import may
from dialogues.editorial.states import trial
from dialogues.filters.problems import InvalidParameters, unknown_value
from dialogues.models import ApiToken, find_current

EDITING = "editing"
#: Made only together with a new record; afterwards they are records of their own.
CHILDREN = ("documents", "positions")
Json = dict[str, Any]


class MovedForGood(Exception):
    """The record has another slug by now; asked there, the same request will do."""

    def __init__(self, record: Any) -> None:
        self.record = record
        super().__init__(record.slug)


class WritesRecords:
    """Before ``Collection``: the same addresses, with the other methods."""

    http_method_names: Any = ["get", "head", "options", "post", "put", "patch", "delete"]
    parser_classes: Any = [JsonBody, MergePatch]
    largest_body: ClassVar[int] = LARGEST_BODY
    list_actions: ClassVar[Mapping[str, str]] = {"get": "list", "post": "create"}
    detail_actions: ClassVar[Mapping[str, str]] = {
        "get": "retrieve", "put": "replace", "patch": "change", "delete": "remove",
    }  # fmt: skip

    def get_parsers(self: Any) -> Any:
        """Only what is changed in part can be patched."""
        merges = self.request is not None and self.request.method == "PATCH"
        return [one() for one in self.parser_classes if merges or one is not MergePatch]

    @property
    def model(self: Any) -> Any:
        return self.listing.model

    def check_parameters(self: Any, request: Request) -> None:
        if "view" not in request.query_params:
            super().check_parameters(request)  # type: ignore[misc]
        elif request.query_params.getlist("view") != [EDITING]:
            value = ", ".join(request.query_params.getlist("view"))
            raise InvalidParameters([unknown_value("view", value, [EDITING], all_of_them=True)])

    def list(self: Any, request: Request, **extension: Any) -> HttpResponseBase:
        """Records that match all parameters, page by page."""
        if "view" not in request.query_params:
            return super().list(request, **extension)  # type: ignore[misc]
        self._require_editor(request)
        page = page_for_editors(self.model, read_list(request.query_params))
        body = {
            "count": page.count,
            "next": self.cursor(page.next),
            "previous": self.cursor(page.previous),
            "results": forms_of(page.rows, by=request.user, addresses=self.addresses),
        }
        return json_answer(body)

    def retrieve(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """One record."""
        if "view" not in request.query_params:
            return super().retrieve(request, **key)  # type: ignore[misc]
        key.pop("format", None)
        self._require_known(request, "view", "format")
        self._require_editor(request)
        try:
            return self._form(self._stored(key), request.user)
        except MovedForGood as moved:
            return self._elsewhere(request, moved, 301)

    def create(self: Any, request: Request, **extension: Any) -> HttpResponseBase:
        """Enter a new record, and all that is to be made with it."""
        user = require_write(request)
        self._require_known(request, "dry_run")
        body, tried = object_of(request), flag(request.query_params, "dry_run")
        return self._write(request, lambda: self._create(body, user, tried), tried=tried)

    def change(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """Give a record other contents in the fields that are sent."""
        return self._change(request, key, whole=False)

    def replace(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """Give a record other contents as a whole: a field that is not sent is emptied."""
        return self._change(request, key, whole=True)

    def remove(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """Delete a record that nothing refers to; its last state stays in the history."""
        user = require_write(request)
        self._require_known(request)

        def act() -> HttpResponse:
            record = require_match(request, self._stored(key))
            self._require(user, "delete", record)
            delete(record, by=user)
            return HttpResponse(status=204)

        return self._write(request, act, repeatable=False)

    # What all of them share.

    def _create(self: Any, body: Json, user: Any, tried: bool) -> HttpResponse:
        reading = entering.Reading()
        form = entering.FORMS[self.model]
        entry = reading.entry(form, body)
        comment = _("Entered through the API")

        def enter() -> Json:
            made = entering.create(entry, reading, by=user, comment=comment)
            self.made = made[0]
            return self._told_of(made, user)

        if tried:
            return json_answer({"dry_run": True, **trial(enter)})
        enter()
        return self._form(self.made, user, status=201)

    def _told_of(self: Any, made: Sequence[Any], user: Any) -> Json:
        counted = Counter(str(row._meta.model_name) for row in made)
        form, _etag = form_of(made[0], by=user, addresses=self.addresses)
        return {"would_create": dict(counted), "record": form}

    def _change(self: Any, request: Request, key: Json, *, whole: bool) -> HttpResponseBase:
        user = require_write(request)
        self._require_known(request)
        body = object_of(request)
        cleared = [name for name in body if body[name] is None] if is_merge_patch(request) else []

        def act() -> HttpResponse:
            record = require_match(request, self._stored(key))
            sent = self._without_what_is_told(record, body, user)
            given = {name: value for name, value in sent.items() if name not in cleared}
            reading = entering.Reading()
            form = entering.FORMS[self.model]
            entry = reading.entry(form, given, partial=not whole, without=CHILDREN)
            comment = _("Changed through the API")
            entering.change(
                record, entry, reading, by=user, comment=comment, whole=whole, cleared=cleared
            )
            return self._form(record, user)

        return self._write(request, act, repeatable=False)

    def _without_what_is_told(self: Any, record: Any, body: Json, user: Any) -> Json:
        """A form that was read can be sent back as it is: what it tells is overlooked, if true."""
        if not any(name in body for name in TOLD):
            return body
        form, _etag = form_of(record, by=user, addresses=self.addresses)
        return {
            name: value
            for name, value in body.items()
            if name not in TOLD or form.get(name) != value
        }

    def _write(
        self: Any,
        request: Request,
        act: Callable[[], HttpResponse],
        *,
        tried: bool = False,
        repeatable: bool = True,
    ) -> HttpResponseBase:
        """In one transaction, told in the history with its token, once for each key."""
        try:
            with (
                told_as_problems(),
                entering.through(request.auth),
                transaction.atomic(),
                batched(),
            ):
                return once(request, act) if repeatable and not tried else act()
        except MovedForGood as moved:
            return self._elsewhere(request, moved, 308)

    def _form(self: Any, record: Any, user: Any, *, status: int = 200) -> HttpResponse:
        form, etag = form_of(record, by=user, addresses=self.addresses)
        headers = {"ETag": etag}
        if status == 201:
            headers["Location"] = form["url"]
        return json_answer(form, status=status, headers=headers)

    def _stored(self: Any, key: Json) -> Any:
        """The record in whatever state; raises ``MovedForGood`` and ``Http404``."""
        record = self.model._base_manager.filter(**key).first()
        if record is not None:
            return record
        moved = find_current(self.model, key["slug"]) if "slug" in key else None
        if moved is None:
            raise Http404
        raise MovedForGood(moved)

    def _elsewhere(self: Any, request: Request, moved: MovedForGood, status: int) -> HttpResponse:
        """308: unlike a 301, the same method and body are sent again."""
        address = self.addresses.record(self.noun, moved.record.slug, request.query_params)
        here = self.addresses.record(self.noun, self.kwargs["slug"])
        below = self.addresses.here().split("?")[0].removeprefix(here)
        path, _mark, parameters = address.partition("?")
        target = f"{path}{below}" + (f"?{parameters}" if parameters else "")
        return HttpResponse(status=status, headers={"Location": target})

    def _require(self, user: Any, act: str, record: Any) -> None:
        if not may(user, act, record):
            told = _("You may not do this with the %(noun)s “%(name)s”: %(act)s.")
            named = {"noun": record._meta.verbose_name, "name": record, "act": act}
            raise Refusal(403, told % named)

    def _require_editor(self: Any, request: Request) -> None:
        """What is not public yet is shown to whoever may see it on the desk."""
        if not isinstance(request.auth, ApiToken):
            raise NotAuthenticated(_("What editors see needs a token."))
        if not request.user.is_staff or not may(request.user, "view", self.model):
            raise PermissionDenied(_("You may not see these records on the editors’ desk."))

    def _require_known(self, request: Request, *names: str) -> None:
        require_known(request.query_params, names, repeatable=(), formats=["json"])
