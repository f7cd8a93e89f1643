"""What the page of a topic prints: everything is counted, the newest of each is shown."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from dialogues.analysis.claims import Claim, claims
from dialogues.analysis.exchanges import KindOfExchange, exchanges_between
from dialogues.analysis.over_time import Moments, Timeline, moments_of, timeline
from dialogues.analysis.related_topics import neighbours
from dialogues.analysis.standing import Sides, Standing, stances_of_claims
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Layer, RelationKind, Setting
from dialogues.models import Position, Topic
from dialogues.public.topics.figures import Addresses, Bar, bar, chart, side_bars

#: So many positions are printed of the texts' own voice.
NEWEST_OF_THE_AUTHOR = 4
#: So many pairs are printed of a kind of exchange.
NEWEST_EXCHANGES = {
    RelationKind.OPPOSES: 2,
    RelationKind.AGREES: 2,
    RelationKind.QUALIFIES: 1,
    RelationKind.RESPONDS: 1,
}
#: So many sides are told by name where there is no room for their bars.
MOST_NAMED = 60


@dataclass(frozen=True)
class Room:
    """How many parties, and how many other sides, have a bar; how many of each have words; how many
    positions of each are printed. Of few parties there is room for more."""

    bars: tuple[int, int]
    with_words: tuple[int, int]
    newest: tuple[int, int]


FEW, NEWEST_OF_FEW = 2, 5
AT_CONFERENCE = Room(bars=(10, 5), with_words=(6, 3), newest=(3, 2))
ELSEWHERE = Room(bars=(6, 3), with_words=(3, 1), newest=(2, 2))


#: No database is given more keys than this in one query.
MOST_KEYS = 20_000


def positions_on(topics: set[int], *, preview: bool = False) -> QuerySet[Position]:
    """Positions on any of the topics, without their parts."""
    links = Position.topics.through.objects.filter(topic__in=topics)
    return Position.objects.visible(preview=preview).filter(pk__in=links.values("position"))


def known(rows: QuerySet[Position]) -> QuerySet[Position]:
    """The same rows by their keys, so that what is public is found out once and not in each query."""
    keys = list(rows.order_by().values_list("pk", flat=True)[: MOST_KEYS + 1])
    return rows if len(keys) > MOST_KEYS else Position.objects.filter(pk__in=keys)


@dataclass(frozen=True)
class Shown:
    """Sides of one setting: those with a bar, of which the first have words; the rest by name."""

    parties: list[Bar]
    others: list[Bar]
    named: list[Bar]
    unnamed: int
    room: Room

    @property
    def with_words(self) -> list[tuple[Bar, list[int]]]:
        """Each with the primary keys of its newest positions."""
        few = len(self.parties) <= FEW
        newest = NEWEST_OF_FEW if few else self.room.newest[0]
        parties, others = self.room.with_words
        return [
            *((one, side(one).newest(newest)) for one in self.parties[:parties]),
            *((one, side(one).newest(self.room.newest[1])) for one in self.others[:others]),
        ]


class Findings:
    """All that is computed about one topic, its narrower ones included."""

    def __init__(self, topic: Topic, tree: TopicTree, by: str, *, preview: bool = False) -> None:
        self.topic, self.tree, self.by, self.preview = topic, tree, by, preview
        self.subtree = tree.with_narrower(topic.pk)
        self.rows = positions_on(self.subtree, preview=preview)
        self.claims: list[Claim] = claims(known(self.rows), by)
        self.sides = Sides(self.claims, by)
        self.moments: Moments = moments_of(self.claims)
        self.timeline: Timeline = timeline(self.claims, self.moments)
        self.stances = stances_of_claims(self.claims)

    @property
    def positions(self) -> list[int]:
        return [claim.position for claim in self.claims]

    @property
    def reported(self) -> int:
        """How many are only reported from elsewhere."""
        return sum(claim.setting == Setting.ELSEWHERE for claim in self.claims)


def context(found: Findings, addresses: Addresses) -> dict[str, Any]:
    """Everything but the record's own facts; the positions printed are loaded at once."""
    there = split(
        side_bars(found.sides.at_the_conference(), Setting.AT_CONFERENCE, addresses), AT_CONFERENCE
    )
    elsewhere = split(side_bars(found.sides.elsewhere(), Setting.ELSEWHERE, addresses), ELSEWHERE)
    kinds = exchanges_between(found.positions, preview=found.preview)
    author, author_total = author_layer(found)
    wanted = {
        *printed(there),
        *printed(elsewhere),
        *ends([newest_of(kind) for kind in kinds]),
        *author,
    }
    loaded = load(wanted, preview=found.preview)
    related = list(found.topic.related.all())
    broader = found.tree.broader(found.topic.pk)[-1:]
    recorded = [topic.pk for topic in (*broader, *related)]
    near = neighbours(found.claims, found.topic, found.tree, recorded)
    return {
        "broader": broader,
        "related": related,
        "related_counts": near.counts,
        "overlaps": [
            (one, addresses.positions(**{"with": one.topic.slug})) for one in near.overlaps
        ],
        "figures": figures(found, addresses),
        "there": columns(there, loaded),
        "elsewhere": columns(elsewhere, loaded),
        "exchanges": [shown_exchanges(kind, loaded, addresses) for kind in kinds],
        "author_layer": [loaded[pk] for pk in author if pk in loaded],
        "author_total": author_total,
        "narrower": narrower_bars(found, addresses),
    }


def figures(found: Findings, addresses: Addresses) -> dict[str, Any]:
    """How all stances are distributed, and when they were taken."""
    known = found.timeline
    return {
        "all": bar("", found.stances, addresses),
        "reported": found.reported,
        "reported_url": addresses.positions(setting=Setting.ELSEWHERE),
        "timeline": known,
        "chart": chart(known, found.stances, addresses) if known.periods else None,
        "undated_url": addresses.positions(period="unknown"),
        "in_no_month_url": addresses.positions(period=f"{known.periods[0].key[:4]}-XX")
        if known.in_no_month
        else "",
        **first_and_last(known, addresses),
    }


def first_and_last(known: Timeline, addresses: Addresses) -> dict[str, Any]:
    if not known.recorded:
        return {"first": None}
    first, last = known.recorded[0], known.recorded[-1]
    return {
        "first": first,
        "last": last,
        "first_url": addresses.positions(period=first.key),
        "last_url": addresses.positions(period=last.key),
    }


def split(bars: list[Bar], room: Room) -> Shown:
    parties = [one for one in bars if not side(one).is_other]
    others = [one for one in bars if side(one).is_other]
    most, most_others = room.bars
    rest = [*parties[most:], *others[most_others:]]
    return Shown(
        parties=parties[:most],
        others=others[:most_others],
        named=rest[:MOST_NAMED],
        unnamed=max(0, len(rest) - MOST_NAMED),
        room=room,
    )


def side(shown: Bar) -> Standing:
    assert shown.standing is not None  # noqa: S101  # only bars of sides come here
    return shown.standing


def printed(sides: Shown) -> list[int]:
    return [pk for _bar, keys in sides.with_words for pk in keys]


def newest_of(kind: KindOfExchange) -> KindOfExchange:
    return KindOfExchange(kind.kind, kind.exchanges[: NEWEST_EXCHANGES[kind.kind]])


def ends(kinds: list[KindOfExchange]) -> list[int]:
    shown = chain.from_iterable(kind.exchanges for kind in kinds)
    return [pk for exchange in shown for pk in (exchange.source, exchange.target)]


def load(keys: set[int], *, preview: bool) -> dict[int, Position]:
    rows = Position.objects.visible(preview=preview).for_list(preview=preview)
    return rows.in_bulk(keys)


def columns(sides: Shown, loaded: dict[int, Position]) -> dict[str, Any]:
    """For the template: the bars, and the columns with words."""
    words = [
        (one, {"bar": one, "positions": [loaded[pk] for pk in keys if pk in loaded]})
        for one, keys in sides.with_words
    ]
    return {
        "parties": sides.parties,
        "others": sides.others,
        "named": sides.named,
        "unnamed": sides.unnamed,
        "further": len(sides.named) + sides.unnamed,
        "columns": [column for one, column in words if not side(one).is_other],
        "other_columns": [column for one, column in words if side(one).is_other],
    }


#: Each kind of exchange as a heading, and the way to all of them.
KIND_HEADINGS = {
    RelationKind.OPPOSES: (gettext_lazy("Oppositions"), gettext_lazy("All %(n)d oppositions")),
    RelationKind.AGREES: (gettext_lazy("Agreements"), gettext_lazy("All %(n)d agreements")),
    RelationKind.QUALIFIES: (
        gettext_lazy("Qualifications"),
        gettext_lazy("All %(n)d qualifications"),
    ),
    RelationKind.RESPONDS: (gettext_lazy("Responses"), gettext_lazy("All %(n)d responses")),
}


def shown_exchanges(
    kind: KindOfExchange, loaded: dict[int, Position], addresses: Addresses
) -> dict[str, Any]:
    """The newest exchanges of a kind, both positions each."""
    heading, more = KIND_HEADINGS[kind.kind]
    return {
        "kind": kind.kind,
        "heading": heading,
        "relation": kind.kind.label,
        "total": kind.total,
        "url": addresses.exchanges(kind=kind.kind),
        "more": more % {"n": kind.total},
        "pairs": pairs(newest_of(kind), loaded),
    }


def pairs(kind: KindOfExchange, loaded: dict[int, Position]) -> list[dict[str, Any]]:
    return [
        {"left": loaded[one.source], "right": loaded[one.target], "note": one.note}
        for one in kind.exchanges
        if one.source in loaded and one.target in loaded
    ]


def author_layer(found: Findings) -> tuple[list[int], int]:
    """The newest positions of the texts' own voice, and how many there are; one query."""
    rows = found.rows.filter(layer=Layer.AUTHOR).order_by(
        "-conference__sort_date", "-conference", "number"
    )
    keys = list(rows.values_list("pk", flat=True))
    return keys[:NEWEST_OF_THE_AUTHOR], len(keys)


def narrower_bars(found: Findings, addresses: Addresses) -> list[tuple[Topic, Bar]]:
    """Each topic right below with the stances on it and on what is below it."""
    shown = []
    for topic in found.tree.narrower(found.topic.pk):
        subtree = found.tree.with_narrower(topic.pk)
        held = [claim for claim in found.claims if not subtree.isdisjoint(claim.topics)]
        stances = stances_of_claims(held)
        shown.append((topic, bar(topic.name, stances, addresses, **{"with": topic.slug})))
    return shown
