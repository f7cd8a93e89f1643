"""What the rules of the desk refuse, as problems of the API."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, OperationalError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from dialogues.api.problems import Refusal
from dialogues.editorial.coding import ChangedMeanwhile
from dialogues.editorial.deleting import owners_of
from dialogues.editorial.entering import FORMS, Faults, NotAllowed
from dialogues.editorial.merging import CannotMerge
from dialogues.editorial.next_versions import NoNextVersion, NotPublishable
from dialogues.editorial.publishing import NotTogether, ReasonMissing
from dialogues.editorial.readiness import NotReady
from dialogues.editorial.readiness import Problem as Unready
from dialogues.editorial.reviewing import CommentMissing
from dialogues.filters.problems import Problem
from dialogues.models import VersionConflict
from dialogues.models.references import StillReferredTo

#: How many referring records a refusal to delete names; its sentence counts the others.
NAMED = 100
#: PostgreSQL ends one of two transactions that wait for each other, or cannot follow one another.
CROSSED = ("40P01", "40001")
RETRY = 1  # second


@contextmanager
def told_as_problems() -> Iterator[None]:
    """422 for what was sent, 409 for how things stand, 412 for what somebody else was quicker with."""
    try:
        yield
    except REFUSED as error:
        raise _refusal(error) from error
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") not in CROSSED:
            raise
        told = _("Somebody wrote the same records at the same moment; send it again.")
        raise Refusal(409, told, headers={"Retry-After": str(RETRY)}) from error


REFUSED = (
    CannotMerge, ChangedMeanwhile, CommentMissing, Faults, IntegrityError, NoNextVersion,
    NotAllowed, NotPublishable, NotReady, NotTogether, ProtectedError, ReasonMissing,
    StillReferredTo, ValidationError, VersionConflict,
)  # fmt: skip


def _refusal(error: Any) -> Refusal:
    match error:
        case Faults():
            status = 400 if error.is_malformed else 422
            return Refusal(status, _detail(error.problems), error.problems)
        case NotAllowed():
            return Refusal(403, str(error))
        case ReasonMissing():
            return Refusal(422, str(error), [Problem("reason", str(error))])
        case CommentMissing():
            return Refusal(422, str(error), [Problem("comment", str(error))])
        case ValidationError():
            return Refusal(422, " ".join(error.messages), _of_fields(error))
        case VersionConflict():
            return Refusal(412, str(error))
    return _conflict(error)


def _conflict(error: Any) -> Refusal:
    match error:
        case ProtectedError():
            return Refusal(409, _("Other records refer to it."))
        case IntegrityError():
            told = _("This clashes with something saved a moment ago; read it again.")
            return Refusal(409, told)
    return Refusal(409, str(error), _listed(error))


def _detail(problems: list[Problem]) -> str:
    """The first of them in words; the others stand in ``errors``."""
    first = problems[0]
    told = f"{first.field}: {first.message}" if first.field else first.message
    more = len(problems) - 1
    return told if not more else _("%(told)s (And %(more)s more.)") % {"told": told, "more": more}


def _of_fields(error: ValidationError) -> list[Problem]:
    if not hasattr(error, "error_dict"):
        return [Problem("", message) for message in error.messages]
    return [
        Problem("" if name == NON_FIELD_ERRORS else name, message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _listed(error: Any) -> list[Problem]:
    match error:
        case NotReady():
            return unready(type(error.record), error.problems)
        case NotTogether():
            return [one for member in error.together.refused for one in _of_member(member)]
        case NotPublishable():
            clashes = [Problem(one.key, _("Changed meanwhile.")) for one in error.clashes]
            return clashes or [Problem("", message) for message in error.messages]
        case StillReferredTo():
            owners = owners_of(error.references[:NAMED])
            return [_referring(row, owner) for row, owner in owners.items()]
    return []


def unready(model: Any, problems: Iterable[Unready], before: str = "") -> list[Problem]:
    """What stands between a record and publication, under the names in which it is entered."""
    form = FORMS[model]
    return [
        Problem(f"{before}{form.public_name(one.field) or one.field}", str(one.message))
        for one in problems
    ]


def _of_member(member: Any) -> list[Problem]:
    record = member.record
    before = f"{record._meta.model_name}/{_name(record)}: "
    return unready(type(record), [*member.problems, *member.eyes], before)


def _referring(row: Any, owner: Any) -> Problem:
    told = _("The %(noun)s “%(name)s” refers to it.")
    noun = str(owner._meta.verbose_name)
    return Problem(f"{owner._meta.model_name}/{_name(owner)}", told % {"noun": noun, "name": owner})


def _name(record: Any) -> str:
    return str(getattr(record, "slug", record.pk))
