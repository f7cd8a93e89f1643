"""Programs that a reader copies and runs as they stand; the tests run every one of them.

They lie in ``templates/dialogues/guide/examples``, one file a language, and ask this very site
about what is published here.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from dialogues.choices import AttributionRole
from dialogues.models import Attribution, Conference, Position, Quotation, Topic

FOLDER = "dialogues/guide/examples"
#: File endings of the languages, in the order in which they are shown.
LANGUAGES = {"sh": "curl", "py": "Python", "R": "R"}
EXAMPLES = {
    "question": _("Ask a question"),
    "words": _("Read the exact words"),
    "table": _("A table for the notebook"),
    "everything": _("Every page of a list"),
    "sides": _("Compare two sides"),
    "mirror": _("Keep an exact copy"),
    "check": _("Check a text against the record"),
    "write": _("Enter a draft"),
}


@dataclass(frozen=True)
class Source:
    """One program: ``ending`` is that of its file."""

    ending: str
    language: str
    code: str


@dataclass(frozen=True)
class Example:
    key: str
    title: Any
    sources: list[Source]


def examples(base: str, values: dict[str, Any]) -> dict[str, Example]:
    """All examples by their names; ``values`` are those of ``about_what``."""
    context = {"base": base, **values}
    return {key: Example(key, title, [*_sources(key, context)]) for key, title in EXAMPLES.items()}


def _sources(key: str, context: dict[str, Any]) -> list[Source]:
    found = []
    for ending, language in LANGUAGES.items():
        try:
            template = get_template(f"{FOLDER}/{key}.{ending}")
        except TemplateDoesNotExist:
            continue
        found.append(Source(ending, language, template.render(context).rstrip() + "\n"))
    return found


def about_what() -> dict[str, Any]:
    """What the examples ask about, so that they find something here; five queries."""
    conference = Conference.objects.published().order_by("-sort_date", "pk").first()
    through: Any = Position.topics.through
    topic = _most(through.objects, "topic")
    sides = _countries()
    return {
        "conference": conference.slug if conference else "a-conference",
        "topic": Topic.objects.get(pk=topic).slug if topic else "a-topic",
        "country": sides[0],
        "sides": sides,
        "words": _words(),
    }


def _most(links: Any, column: str) -> int | None:
    public = links.filter(position__in=Position.objects.published().values("pk"))
    counted = public.values(column).annotate(n=Count("pk")).order_by("-n", column)
    return counted.values_list(column, flat=True).first()


def _countries() -> list[str]:
    """The two whose voices are heard most."""
    held = Attribution.objects.published().filter(
        role=AttributionRole.HOLDER,
        participant__country__isnull=False,
        position__in=Position.objects.published().values("pk"),
    )
    counted = held.values("participant__country").annotate(n=Count("pk"))
    found = list(
        counted.order_by("-n", "participant__country").values_list(
            "participant__country", flat=True
        )[:2]
    )
    return [*found, *["JP", "RU"][len(found) :]]


def _words() -> str:
    """A quotation of one line, for a text that is to be checked."""
    public = Quotation.objects.published().filter(
        position__in=Position.objects.published().values("pk")
    )
    lines = public.exclude(exact__contains="\n").exclude(exact__contains='"')
    words = lines.exclude(exact__contains="'").order_by("pk").values_list("exact", flat=True)
    return words.first() or "the exact words of a quotation"
