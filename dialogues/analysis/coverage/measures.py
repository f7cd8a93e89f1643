"""How complete what there is is: each measure as a count of a whole."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from dialogues.analysis.coverage.counting import Facts
from dialogues.analysis.coverage.gaps import STATELESS, is_fully_coded
from dialogues.analysis.coverage.shapes import Figure, Measure
from dialogues.choices import AnchorState, Confidence, TextVisibility
from dialogues.models import Conference, Document


def measures(facts: Facts) -> list[Measure]:
    return [*_of_documents(), *_of_quotations(facts), *_of_positions(facts), *_of_others(facts)]


def _of_documents() -> Iterable[Measure]:
    rows = Document.objects.published()
    found = rows.aggregate(
        total=Count("pk"),
        texts=Count("pk", filter=~Q(text="")),
        coded=Count("pk", filter=is_fully_coded()),
        whole=Count("pk", filter=~Q(text="") & Q(visibility=TextVisibility.FULL)),
        passages=Count("pk", filter=~Q(text="") & Q(visibility=TextVisibility.PASSAGES)),
        nothing=Count("pk", filter=~Q(text="") & Q(visibility=TextVisibility.NOTHING)),
    )
    total, texts = found["total"], found["texts"]
    for key, label, n, of in (
        ("documents-without-text", _("Documents without a text here"), total - texts, total),
        ("texts-fully-coded", _("Texts fully coded"), found["coded"], texts),
        ("texts-not-fully-coded", _("Texts not fully coded"), texts - found["coded"], texts),
        ("texts-shown-whole", _("Texts shown whole"), found["whole"], texts),
        ("texts-shown-in-passages", _("Texts shown in passages"), found["passages"], texts),
        ("texts-not-shown", _("Texts of which nothing is shown"), found["nothing"], texts),
    ):
        yield Measure(key, label, Figure(n, gap=key), of)


def _of_quotations(facts: Facts) -> Iterable[Measure]:
    states = facts.quotations_by_state()
    total = states.total()
    verified = Figure(states[AnchorState.VERIFIED], "position-list")
    yield Measure("quotations-verified", _("Quotations verified"), verified, total)
    for key, label, state in (
        ("quotations-unverified", _("Quotations without a text to check"), AnchorState.UNVERIFIED),
        ("quotations-lost", _("Quotations not found in a changed text"), AnchorState.LOST),
    ):
        yield Measure(key, label, Figure(states[state], gap=key), total)


def _of_positions(facts: Facts) -> Iterable[Measure]:
    low = Figure(facts.total("confidence", Confidence.LOW), "position-list", "confidence=low")
    yield Measure("positions-low-confidence", _("Positions of low confidence"), low, len(facts))
    for key, label, column in (
        ("positions-unattributed", _("Positions without a named holder"), "unattributed"),
        ("positions-without-wording", _("Positions without wording"), "no_wording"),
    ):
        yield Measure(key, label, Figure(facts.total(column, True), gap=key), len(facts))


def _of_others(facts: Facts) -> Iterable[Measure]:
    conferences = Conference.objects.published().aggregate(
        total=Count("pk"),
        undated=Count("pk", filter=Q(earliest_date=None)),
        inferred=Count("pk", filter=Q(date_inferred=True)),
    )
    total = conferences["total"]
    undated = Figure(conferences["undated"], "conference-list", "year=unknown")
    yield Measure("conferences-undated", _("Conferences without a date"), undated, total)
    inferred = Figure(conferences["inferred"], gap="conferences-date-inferred")
    yield Measure("conferences-date-inferred", _("Conferences dated by inference"), inferred, total)
    people = [country for country, kind in facts.people if kind not in STATELESS]
    without = Figure(people.count(None), gap="participants-country-missing")
    label = _("Participants whose country is not stated")
    yield Measure("participants-country-missing", label, without, len(people))
