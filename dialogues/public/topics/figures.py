"""The figures of a topic's page, each part of them with the address of the positions it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.over_time import Timeline
from dialogues.analysis.overview import FEWEST_FOR_A_BAR
from dialogues.analysis.stances import Distribution, Segment
from dialogues.analysis.standing import Standing
from dialogues.exporting.figures.columns import Column, columns
from dialogues.exporting.figures.paint import number
from dialogues.models import Topic
from dialogues.public.previews import PREVIEW


class Addresses:
    """Where the exact positions behind a figure stand. In a preview they are previews too."""

    def __init__(self, topic: Topic, by: str, *, preview: bool = False) -> None:
        self.topic, self.by, self.preview = topic, by, preview

    def positions(self, **values: str) -> str:
        by = {"by": self.by} if "side" in values and self.by != Grouping.COUNTRY else {}
        return self._with("public:topic-positions", {**by, **values})

    def exchanges(self, **values: str) -> str:
        return self._with("public:topic-exchanges", values)

    def sides(self, by: str) -> str:
        return f"{self._with('public:topic', {} if by == Grouping.COUNTRY else {'by': by})}#sides"

    def _with(self, name: str, values: dict[str, str]) -> str:
        given = {**values, PREVIEW: "1"} if self.preview else values
        address = reverse(name, args=[self.topic.slug])
        return f"{address}?{urlencode(given)}" if given else address


@dataclass(frozen=True)
class BarPart:
    stance: str
    label: str
    count: int
    x: str
    width: str
    url: str


@dataclass(frozen=True)
class Bar:
    """Stances of one side, or of all, with the words behind the whole and behind each part."""

    name: str
    total: int
    url: str
    segments: list[BarPart]
    standing: Standing | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is enough for a distribution to be seen; the counts are told anyway."""
        return self.total >= FEWEST_FOR_A_BAR


def bar(name: str, stances: Distribution, addresses: Addresses, **values: str) -> Bar:
    segments = [_part(segment, addresses, values) for segment in stances.segments]
    return Bar(name, stances.total, addresses.positions(**values), segments)


def side_bars(standings: Iterable[Standing], setting: str, addresses: Addresses) -> list[Bar]:
    found = []
    for standing in standings:
        values = {"side": standing.side.key, "setting": setting}
        made = bar(standing.name, standing.stances, addresses, **values)
        found.append(Bar(made.name, made.total, made.url, made.segments, standing))
    return found


@dataclass(frozen=True)
class ChartBlock:
    stance: str
    title: str
    y: str
    height: str
    url: str


@dataclass(frozen=True)
class ChartColumn:
    """``cells``: by stance, the count and its address, for the table; 0 without an address."""

    label: str
    short: str
    total: int
    url: str
    x: str
    width: str
    middle: str
    top: str
    blocks: list[ChartBlock]
    cells: list[tuple[int, str]]


@dataclass(frozen=True)
class Chart:
    """Ready for SVG: numbers with a point in every language."""

    columns: list[ChartColumn]
    stances: list[tuple[str, str]]
    width: str
    height: str
    ground: str
    below: str


def chart(timeline: Timeline, stances: Distribution, addresses: Addresses) -> Chart:
    """``stances``: of everything counted, for the columns of the table."""
    drawn = columns(timeline)
    occurring = [(segment.stance, segment.label) for segment in stances.segments]
    return Chart(
        columns=[_column(column, occurring, addresses) for column in drawn.columns],
        stances=occurring,
        width=number(drawn.width),
        height=number(drawn.height),
        ground=number(drawn.ground),
        below=number(drawn.ground + 16),
    )


def _part(segment: Segment, addresses: Addresses, values: dict[str, str]) -> BarPart:
    url = addresses.positions(**values, stance=segment.stance)
    return BarPart(segment.stance, segment.label, segment.count, segment.x, segment.width, url)


def _column(column: Column, stances: list[tuple[str, str]], addresses: Addresses) -> ChartColumn:
    period = column.period
    counts = {block.stance: block.count for block in column.blocks}
    urls = {
        stance: addresses.positions(period=period.key, stance=stance) if stance in counts else ""
        for stance, _label in stances
    }
    return ChartColumn(
        label=period.label,
        short=period.short,
        total=period.total,
        url=addresses.positions(period=period.key) if period.total else "",
        x=number(column.x),
        width=number(column.width),
        middle=number(column.middle),
        top=number(column.top - 6),
        blocks=[
            ChartBlock(
                block.stance,
                f"{period.label}: {block.label}, {positions_in_words(block.count)}",
                number(block.y),
                number(block.height),
                urls[block.stance],
            )
            for block in column.blocks
        ],
        cells=[(counts.get(stance, 0), urls[stance]) for stance, _label in stances],
    )


def positions_in_words(count: int) -> str:
    return ngettext("%(n)d position", "%(n)d positions", count) % {"n": count}
