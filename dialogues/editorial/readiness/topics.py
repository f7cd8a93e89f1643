from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.parents import unpublished
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Topic


def parent(record: Topic) -> Iterator[Problem]:
    yield from unpublished("parent", [record.parent] if record.parent else [])


def scope(record: Topic) -> Iterator[Problem]:
    if not record.scope_note:
        yield advice("scope_note", _("Say what is coded here and what goes elsewhere."))


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("The broader topic is public"), parent),
        Check(gettext_lazy("It has a scope note"), scope, Level.ADVICE),
    )
)
