"""What is publicly known of records, property by property, for many records at once.

Each reader takes primary keys of public records of one kind and answers with the values of those
that have any, in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dialogues.filters.among import Among
from dialogues.filters.reconciling.kinds import KINDS
from dialogues.filters.tallies import positions_behind
from dialogues.models import (
    Appearance,
    Attribution,
    Conference,
    Host,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Position,
    Topic,
    TopicLabel,
)
from dialogues.models.dated import date_label
from dialogues.text.names import Rule, name_form


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` is what is fetched: a code, a name; ``label`` what a reader is shown for a code.

    ``entity`` is the identifier of the record it names, ``other_names`` whatever else names it.
    """

    text: str
    label: str = ""
    entity: str = ""
    number: int | None = None
    other_names: tuple[str, ...] = ()

    @property
    def keys(self) -> set[str]:
        """By which a value in somebody’s table is the same."""
        slug = self.entity.partition("/")[2]
        named = (self.text, self.label, self.entity, slug, *self.other_names)
        return {key_of(text) for text in named if text}


def key_of(text: str) -> str:
    """Without case, accents, spaces, hyphens and small marks."""
    return name_form(text, Rule.TITLE).plain or text.strip()


Pks = Collection[int]
Values = dict[int, list[Value]]
Reader = Callable[[Pks], Values]


def _grouped(pairs: Iterable[tuple[int, Value]]) -> Values:
    """Each value once a record, in the order given."""
    found: Values = defaultdict(list)
    for pk, value in pairs:
        if value not in found[pk]:
            found[pk].append(value)
    return dict(found)


def _of(model: Any, pks: Pks) -> QuerySet[Any]:
    return model._base_manager.filter(Among("pk", pks))


def country_of(model: Any) -> Reader:
    columns = ("country__code", "country__name", "country__name_ru", "country__name_ja")

    def read(pks: Pks) -> Values:
        rows = _of(model, pks).exclude(country=None).order_by().values_list("pk", *columns)
        return _grouped(
            (pk, Value(code, name, other_names=(russian, japanese)))
            for pk, code, name, russian, japanese in rows
        )

    return read


def choice_of(model: Any, column: str, choices: Any) -> Reader:
    labels = dict(choices.choices)

    def read(pks: Pks) -> Values:
        rows = _of(model, pks).order_by().values_list("pk", column)
        return _grouped((pk, Value(value, str(labels[value]))) for pk, value in rows)

    return read


def text_of(model: Any, column: str) -> Reader:
    def read(pks: Pks) -> Values:
        rows = _of(model, pks).order_by().values_list("pk", column)
        return _grouped((pk, Value(text)) for pk, text in rows if text)

    return read


def names_of(model: Any, columns: tuple[str, ...], others: Any, owner: str) -> Reader:
    """Its own name, then its acronym and every other name in any language and script."""

    def read(pks: Pks) -> Values:
        own = _of(model, pks).order_by().values_list("pk", *columns)
        rows = others._base_manager.filter(Among(owner, pks)).order_by("pk")
        return _grouped(
            [
                *((pk, Value(text)) for pk, *texts in own for text in texts if text),
                *((pk, Value(text)) for pk, text in rows.values_list(owner, "text")),
            ]
        )

    return read


def identifier_of(model: Any, owner: str, scheme: str) -> Reader:
    def read(pks: Pks) -> Values:
        rows = model._base_manager.filter(Among(owner, pks), scheme=scheme).order_by("pk")
        return _grouped((pk, Value(value)) for pk, value in rows.values_list(owner, "value"))

    return read


def parent_of(kind: str) -> Reader:
    """The broader topic, or the institution that this one is part of, where it is public."""
    model = KINDS[kind].model

    def read(pks: Pks) -> Values:
        rows = _of(model, pks).filter(parent__in=KINDS[kind].published().order_by().values("pk"))
        return _linked(kind, rows.order_by().values_list("pk", "parent"))

    return read


def count_of_positions(kind: str) -> Reader:
    """How many public positions stand behind a record, as on its page; 0 where there are none."""

    def read(pks: Pks) -> Values:
        counts = positions_behind(kind, _of(KINDS[kind].model, pks))
        return {pk: [Value("", number=counts.get(pk, 0))] for pk in pks}

    return read


def institutions_of_participants(pks: Pks) -> Values:
    """Those named in posts at conferences, and the one whose voice it is."""
    posts = Appearance.objects.published().filter(Among("participant", pks))
    voices = Participant._base_manager.filter(Among("pk", pks)).exclude(institution=None)
    pairs = [
        *posts.order_by("conference__sort_date", "pk").values_list("participant", "institutions"),
        *voices.order_by().values_list("pk", "institution"),
    ]
    return _linked("institution", pairs)


def conferences_of_participants(pks: Pks) -> Values:
    """Where they appeared, then where only a public position of theirs was recorded; newest first."""
    there = Appearance.objects.published().filter(Among("participant", pks))
    heard = Attribution.objects.published().filter(
        Among("participant", pks), position__in=Position.objects.published().values("pk")
    )
    conference = "position__conference"
    pairs = [
        *there.order_by("-conference__sort_date", "pk").values_list("participant", "conference"),
        *heard.order_by(f"-{conference}__sort_date", "pk").values_list("participant", conference),
    ]
    return _linked("conference", pairs)


def conferences_of_institutions(pks: Pks) -> Values:
    """Which they hosted, then at which somebody appeared for them; the newest first."""
    hosts = Host.objects.published().filter(Among("institution", pks))
    people = Appearance.objects.published().filter(institutions__in=list(pks))
    newest = ("-conference__sort_date", "pk")
    hosts, people = hosts.order_by(*newest), people.order_by(*newest)
    pairs = [
        *hosts.values_list("institution", "conference"),
        *people.values_list("institutions", "conference"),
    ]
    return _linked("conference", pairs)


def hosts_of_conferences(pks: Pks) -> Values:
    hosts = Host.objects.published().filter(Among("conference", pks)).order_by("order", "pk")
    return _linked("institution", hosts.values_list("conference", "institution"))


def topics_of_conferences(pks: Pks) -> Values:
    through: Any = Conference.topics.through
    links = through.objects.filter(Among("conference", pks)).order_by("pk")
    return _linked("topic", links.values_list("conference", "topic"))


def start_of_conferences(pks: Pks) -> Values:
    """As exact as it is known: 2021-04-15, 2021-04 or 2021."""
    columns = ("pk", "start_date", "date_precision")
    rows = _of(Conference, pks).exclude(start_date=None).order_by().values_list(*columns)
    return _grouped(
        (pk, Value(_iso(day, precision), date_label(day, None, precision)))
        for pk, day, precision in rows
    )


def years_of_conferences(pks: Pks) -> Values:
    columns = ("pk", "earliest_date__year", "latest_date__year")
    rows = _of(Conference, pks).exclude(earliest_date=None).order_by().values_list(*columns)
    return _grouped(
        (pk, Value(str(year))) for pk, first, last in rows for year in range(first, last + 1)
    )


def _iso(day: Any, precision: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def _linked(kind: str, pairs: Iterable[tuple[int, int | None]]) -> Values:
    """Pairs of a record and a linked one of ``kind``; linked ones that are not public fall out."""
    pairs = list(pairs)
    named = _named(kind, {linked for _pk, linked in pairs if linked is not None})
    return _grouped((pk, named[linked]) for pk, linked in pairs if linked in named)


def _named(kind: str, pks: Pks) -> dict[int, Value]:
    """Public records as values; institutions are also recognised by their other names."""
    names = INSTITUTION_NAMES(pks) if kind == "institution" and pks else {}
    column = "title" if kind == "conference" else "name"
    rows = KINDS[kind].published().filter(Among("pk", pks)).order_by()
    identifier = KINDS[kind].identifier
    return {
        pk: Value(
            name,
            entity=identifier(slug),
            other_names=tuple(value.text for value in names.get(pk, ())),
        )
        for pk, slug, name in rows.values_list("pk", "slug", column)
    }


PARTICIPANT_NAMES = names_of(Participant, ("name",), ParticipantName, "participant")
INSTITUTION_NAMES = names_of(Institution, ("name", "acronym"), InstitutionName, "institution")
TOPIC_NAMES = names_of(Topic, ("name",), TopicLabel, "topic")
