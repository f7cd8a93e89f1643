"""What a document needs: its rights above all; and what a careful editor adds."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.choices import DatePrecision, Decision, Status, TextVisibility
from dialogues.editorial.readiness.checks import Check, Checklist
from dialogues.editorial.readiness.naming import against_the_rule, published
from dialogues.editorial.readiness.problem import Level, Problem, advice
from dialogues.models import Conference, Document


def rights(record: Document) -> Iterator[Problem]:
    if record.text and record.visibility != TextVisibility.NOTHING and not record.rights:
        yield Problem("rights", _("State the rights under which the text is shown."))


def rule(record: Document) -> Iterator[Problem]:
    """The words around a quotation are printed only where the whole text is: that can change."""
    positions, rooms = published(record.positions.filter(status=Status.PUBLISHED))
    for position in positions:
        yield from against_the_rule(position, rooms)


def conferences(record: Document) -> Iterator[Problem]:
    quoting = record.positions.filter(status=Status.PUBLISHED)
    quoted_at = Conference.objects.filter(positions__in=quoting).distinct()
    for conference in quoted_at.exclude(pk__in=record.conferences.values("pk")):
        yield Problem(
            "conferences",
            _("Published positions of “%(conference)s” quote this document; keep that conference.")
            % {"conference": conference},
        )


def about(record: Document) -> Iterator[Problem]:
    if not record.conferences.exists():
        yield advice("conferences", _("Say which conference it is about."))


def source(record: Document) -> Iterator[Problem]:
    if not record.url:
        yield advice("url", _("Give the address at which it was published."))
    if record.publisher_id is None:
        yield advice("publisher", _("Say who published it."))


def date(record: Document) -> Iterator[Problem]:
    if record.published_precision == DatePrecision.UNKNOWN:
        yield advice("published_date", _("Give the date of publication as far as it is known."))


def language(record: Document) -> Iterator[Problem]:
    if not record.language:
        yield advice("language", _("Choose its language: sentences are cut by its rules."))


def coded(record: Document) -> Iterator[Problem]:
    if not record.text:
        return
    undecided = Count("pk", Q(decision=Decision.UNDECIDED))
    counted = record.sentences.aggregate(all=Count("pk"), left=undecided)
    if not counted["all"]:
        yield advice("sentences", _("The text is not yet cut into sentences for coding."))
    elif counted["left"]:
        message = _("%(left)s of %(all)s sentences are still to be decided.") % counted
        yield advice("sentences", message)


CHECKLIST = Checklist(
    (
        Check(gettext_lazy("Its rights are stated"), rights),
        Check(gettext_lazy("No public position breaks the attribution rule"), rule),
        Check(gettext_lazy("It keeps the conferences at which it is quoted"), conferences),
        Check(gettext_lazy("It is about a conference"), about, Level.ADVICE),
        Check(gettext_lazy("Its source is given"), source, Level.ADVICE),
        Check(gettext_lazy("Its date is given"), date, Level.ADVICE),
        Check(gettext_lazy("Its language is given"), language, Level.ADVICE),
        Check(gettext_lazy("Its text is coded"), coded, Level.ADVICE),
    )
)
