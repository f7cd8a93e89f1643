"""What, besides their names, speaks for or against two records being one.

Points are added to the likeness of the names: the same address of a text is decisive, different
identifiers of one scheme weigh against any likeness.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogues.choices import ParticipantKind
from dialogues.models import Conference, Document, Institution, Participant, Topic
from dialogues.text.names import Likeness, Why


@dataclass(frozen=True, slots=True)
class Reason:
    points: int
    text: Any


DECISIVE = 100
IMPOSSIBLE = -1_000
SAME_COUNTRY = Reason(0, _("the same country"))
OTHER_COUNTRY = Reason(-15, _("different countries"))
SAME_IDENTIFIER = Reason(DECISIVE, _("the same identifier"))
OTHER_IDENTIFIER = Reason(-40, _("different identifiers"))
SAME_SITE = Reason(12, _("the same website"))
OTHER_SITE = Reason(-5, _("different websites"))
OTHER_KIND = Reason(-4, _("different kinds"))
SAME_DATE = Reason(8, _("the same date"))
OTHER_DATE = Reason(-30, _("different dates"))
SAME_ADDRESS = Reason(DECISIVE, _("the same address"))
SAME_TEXT = Reason(DECISIVE, _("the same text"))
OTHER_LANGUAGE = Reason(-25, _("different languages"))
NOT_ONE = Reason(IMPOSSIBLE, _("they cannot be one"))

Facts = dict[str, Any]
Judge = Callable[[Facts, Facts, Likeness | None], Iterator[Reason]]


def facts(model: type[models.Model]) -> dict[int, Facts]:
    """Of every record of the kind what a judge of it asks; two queries at most."""
    found = {row["pk"]: row for row in model._base_manager.values("pk", *ASKED.get(model, ()))}
    for row in found.values():
        row["identifiers"] = {}
    if model in (Participant, Institution):
        relation: Any = model._meta.get_field("identifiers")
        rows = relation.related_model._base_manager.values_list(
            relation.field.attname, "scheme", "value"
        )
        for pk, scheme, value in rows:
            if pk in found:
                found[pk]["identifiers"][scheme] = value.casefold()
    return found


def weigh(
    model: type[models.Model], one: Facts, other: Facts, likeness: Likeness | None
) -> list[Reason]:
    judge = JUDGES.get(model)
    return list(judge(one, other, likeness)) if judge else []


def decisive_pairs(model: type[models.Model], found: dict[int, Facts]) -> Iterator[tuple[int, int]]:
    """Pairs that are suspicious whatever their names: two texts from one address."""
    if model is Document:
        for name in ("url", "sha256"):
            yield from _sharing((pk, row[name]) for pk, row in found.items())


def _sharing(values: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    sharing: dict[str, list[int]] = defaultdict(list)
    for pk, value in values:
        if value:
            sharing[value].append(pk)
    for pks in sharing.values():
        first, *others = sorted(pks)
        yield from ((first, other) for other in others)


def _participants(one: Facts, other: Facts, likeness: Likeness | None) -> Iterator[Reason]:
    """Anonymous voices of one text stay as many as the text has them, and each text its own voice."""
    same = ("kind", "conference", "institution")
    if any(one[name] != other[name] for name in same) or one["kind"] == ParticipantKind.ANONYMOUS:
        yield NOT_ONE
    if one["kind"] == ParticipantKind.AUTHOR and not (likeness and likeness.why is Why.SAME):
        yield NOT_ONE
    yield from _by_country(one, other)
    yield from _by_identifiers(one, other)


def _institutions(one: Facts, other: Facts, likeness: Likeness | None) -> Iterator[Reason]:
    if one["pk"] == other["parent"] or other["pk"] == one["parent"]:
        yield NOT_ONE
    if one["kind"] != other["kind"]:
        yield OTHER_KIND
    yield from _by_country(one, other)
    yield from _by_identifiers(one, other)
    yield from _by_value(_site(one["website"]), _site(other["website"]), SAME_SITE, OTHER_SITE)


def _topics(one: Facts, other: Facts, likeness: Likeness | None) -> Iterator[Reason]:
    if one["pk"] == other["parent"] or other["pk"] == one["parent"]:
        yield NOT_ONE


def _conferences(one: Facts, other: Facts, likeness: Likeness | None) -> Iterator[Reason]:
    """Editions of one series have like titles and other dates."""
    yield from _by_value(one["earliest_date"], other["earliest_date"], SAME_DATE, OTHER_DATE)


def _documents(one: Facts, other: Facts, likeness: Likeness | None) -> Iterator[Reason]:
    if one["url"] and one["url"] == other["url"]:
        yield SAME_ADDRESS
    if one["sha256"] and one["sha256"] == other["sha256"]:
        yield SAME_TEXT
    if one["kind"] != other["kind"]:
        yield OTHER_KIND
    if one["language"] and other["language"] and one["language"] != other["language"]:
        yield OTHER_LANGUAGE
    yield from _by_value(one["earliest_date"], other["earliest_date"], SAME_DATE, OTHER_DATE)


def _by_country(one: Facts, other: Facts) -> Iterator[Reason]:
    yield from _by_value(one["country"], other["country"], SAME_COUNTRY, OTHER_COUNTRY)


def _by_identifiers(one: Facts, other: Facts) -> Iterator[Reason]:
    schemes = one["identifiers"].keys() & other["identifiers"].keys()
    same = [one["identifiers"][scheme] == other["identifiers"][scheme] for scheme in schemes]
    if any(same):
        yield SAME_IDENTIFIER
    elif same:
        yield OTHER_IDENTIFIER


def _by_value(one: Any, other: Any, same: Reason, different: Reason) -> Iterator[Reason]:
    """Nothing is said where either is not known."""
    if one and other:
        yield same if one == other else different


def _site(address: str) -> str:
    """The host of a website, without www; empty where the address has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


#: The columns that a judge asks.
ASKED: dict[type[models.Model], tuple[str, ...]] = {
    Participant: ("kind", "conference", "institution", "country"),
    Institution: ("kind", "parent", "country", "website"),
    Topic: ("parent",),
    Conference: ("earliest_date",),
    Document: ("kind", "url", "sha256", "language", "earliest_date"),
}
JUDGES: dict[type[models.Model], Judge] = {
    Participant: _participants,
    Institution: _institutions,
    Topic: _topics,
    Conference: _conferences,
    Document: _documents,
}
