"""The steps of the desk: submitting, reviewing, publishing, withdrawing; and merging two records."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from rest_framework.request import Request

from dialogues.api.authentication import require_write
from dialogues.api.problems import Refusal
from dialogues.api.writing.bodies import Members, object_of
from dialogues.api.writing.forms import STEPS
from dialogues.api.writing.preconditions import require_match
from dialogues.editorial import next_versions, publishing
from dialogues.editorial.entering import NotAllowed, Reading
from dialogues.editorial.entering.entry import Entry
from dialogues.editorial.entering.finding import find_all
from dialogues.editorial.entering.forms import FORMS
from dialogues.editorial.merging import can_be_merged, merge
from dialogues.editorial.public_changes import explained
from dialogues.editorial.rights import may
from dialogues.filters.problems import Problem, unknown_value
from dialogues.models import Conference, Document, Position

MEMBERS = (
    "step", "comment", "reason", "note", "keep_wording_back", "together", "positions", "chosen",
)  # fmt: skip
#: What can be published with all that belongs to it.
ROOTS = (Conference, Document, Position)
#: Which member goes with which step; a word that nobody would read is refused.
BELONGS = {
    "comment": ("approve", "send_back"),
    "reason": ("withdraw",),
    "note": ("publish",),
    "keep_wording_back": ("publish",),
    "together": ("publish",),
    "positions": ("publish",),
    "chosen": ("publish",),
}
MOST_CHOSEN = 2_000
#: Of a comment, a reason or a note, in characters.
LONGEST_WORDS = 10_000


class TakesSteps:
    """Before ``Collection``, beside ``WritesRecords``."""

    @classmethod
    def addresses_of_views(cls: Any) -> list[URLPattern]:
        record, noun = f"{cls.plural}/<{cls.key}>", cls.noun
        own = [path(f"{record}/steps/", cls.as_view({"post": "step"}), name=f"{noun}-steps")]
        if can_be_merged(cls.listing.model):
            own.append(
                path(f"{record}/merge/", cls.as_view({"post": "merge"}), name=f"{noun}-merge")
            )
        return [*super().addresses_of_views(), *own]  # type: ignore[misc]

    def step(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """Take the next step with a record: submit, approve, send back, publish, withdraw, discard."""
        user = require_write(request)
        self._require_known(request)
        asked = Asked(object_of(request))

        def act() -> HttpResponse:
            record = require_match(request, self._stored(key))
            right = "change" if asked.step == "discard" else asked.step
            self._require(user, right, record)
            take(asked, record, by=user)
            return self._form(record, user)

        return self._write(request, act)

    def merge(self: Any, request: Request, **key: Any) -> HttpResponseBase:
        """Merge a record into another: every reference moves, its address redirects."""
        user = require_write(request)
        self._require_known(request)
        body = object_of(request)
        Members(body, ("into",))

        def act() -> HttpResponse:
            loser = require_match(request, self._stored(key))
            self._require(user, "merge", loser)
            winner = _record_named(self.model, body.get("into"), by=user)
            self._require(user, "change", winner)
            merge(loser, winner, by=user)
            return self._form(winner, user)

        return self._write(request, act)


class Asked:
    """What a step is asked for with; raises ``Refusal`` with all that is wrong."""

    def __init__(self, body: dict[str, Any]) -> None:
        members = Members(body, MEMBERS)
        self.step = str(body.get("step", ""))[:40]
        if body.get("step") not in STEPS:
            members.faults.append(unknown_value("step", self.step, STEPS, all_of_them=True))
        self.comment, self.reason = (
            members.text("comment", LONGEST_WORDS),
            members.text("reason", LONGEST_WORDS),
        )
        self.note = members.text("note", LONGEST_WORDS)
        self.keep_wording_back = members.flag("keep_wording_back")
        self.together = members.flag("together")
        self.positions = _numbers(body, members)
        self.chosen = _chosen(body, members)
        members.faults += [_misplaced(name) for name in body if self._is_misplaced(name)]
        members.done()

    def _is_misplaced(self, name: str) -> bool:
        return name in BELONGS and self.step in STEPS and self.step not in BELONGS[name]


def take(asked: Asked, record: Any, *, by: Any) -> None:
    """One step, under the rules of the desk; raises what they raise."""
    acts: dict[str, Callable[[], object]] = {
        "submit": lambda: publishing.submit(record, by=by),
        "approve": lambda: publishing.approve(record, by=by, comment=asked.comment),
        "send_back": lambda: publishing.send_back(record, by=by, comment=asked.comment),
        "withdraw": lambda: publishing.withdraw(record, by=by, reason=asked.reason),
        "discard": lambda: next_versions.discard_next(record, by=by),
        "publish": lambda: _publish(asked, record, by=by),
    }
    acts[asked.step]()


def _publish(asked: Asked, record: Any, *, by: Any) -> None:
    if asked.together:
        _publish_together(asked, record, by=by)
        return
    with explained(record, note=asked.note, wording_kept_back=asked.keep_wording_back):
        if record.is_published and next_versions.next_version(record) is not None:
            publishing.publish_next(record, by=by, chosen=asked.chosen)
        else:
            publishing.publish(record, by=by)


def _publish_together(asked: Asked, record: Any, *, by: Any) -> None:
    """With all that the record needs, and those of its positions; without a choice, all of them."""
    if not isinstance(record, ROOTS):
        told = _("Only a conference, a document or a position is published with what it needs.")
        raise Refusal(422, told, [Problem("together", told)])
    whole = publishing.together(record, by=by, positions=asked.positions)
    lacking = [row for row in whole.records if not may(by, "publish", row)]
    if lacking:
        nouns = dict.fromkeys(str(row._meta.verbose_name_plural) for row in lacking)
        raise NotAllowed(_("You may not publish: %(nouns)s.") % {"nouns": ", ".join(nouns)})
    positions = {row.pk for row in whole.records if isinstance(row, Position) and row != record}
    publishing.publish_together(record, by=by, positions=positions)


def _numbers(body: dict[str, Any], members: Members) -> set[int] | None:
    if "positions" not in body:
        return None
    given = body["positions"]
    good = isinstance(given, list) and len(given) <= MOST_CHOSEN and all(map(_is_id, given))
    if not good:
        told = _("Give a list of at most %(most)s ids of positions.") % {"most": MOST_CHOSEN}
        members.faults.append(Problem("positions", told))
        return None
    return set(given)


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


def _chosen(body: dict[str, Any], members: Members) -> dict[str, Any]:
    given = body.get("chosen", {})
    if not isinstance(given, dict) or not set(map(str, given.values())) <= {"mine", "theirs"}:
        told = _("Give an object: for each clash, by its field, “mine” or “theirs”.")
        members.faults.append(Problem("chosen", told))
        return {}
    return given


def _misplaced(name: str) -> Problem:
    steps = list(BELONGS[name])
    told = _("“%(name)s” goes with: %(steps)s.") % {"name": name, "steps": ", ".join(steps)}
    return Problem(name, told, steps)


def _record_named(model: Any, value: Any, *, by: Any) -> Any:
    """A stored record by its slug; raises ``Faults`` with what is near."""
    reading = Reading()
    reference = reading.reference(model, value, "into") if not isinstance(value, dict) else None
    if reference is None and isinstance(value, dict):
        reading.fault("into", _("Give the slug of the record that stays."))
    if reference is not None:
        find_all(reading, Entry(FORMS[model], "", {"into": reference}), by=by)
    reading.done()
    return reference.record if reference is not None else None
