"""The exact positions behind the figures of a topic's page, and all exchanges on it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.exchanges import KINDS, KindOfExchange, exchanges_between
from dialogues.analysis.standing import newest_first
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import Layer
from dialogues.filters.problems import InvalidParameters
from dialogues.models import Topic
from dialogues.public.addresses import absolute, changed, with_parameters, without, without_value
from dialogues.public.list_page import Link
from dialogues.public.topics.figures import Addresses, positions_in_words
from dialogues.public.topics.page import KIND_HEADINGS, Findings, ends, load, pairs, positions_on
from dialogues.public.topics.selection import (
    Selection,
    exchange_kinds,
    page_number,
    require_known,
)
from dialogues.public.views.topics import TopicPage

PAGE_SIZE = 50
#: Each is two positions with their words.
EXCHANGES_ON_A_PAGE = 20


class TopicPart(TopicPage):
    """A page below a topic's own: found, moved and taken back with it; parameters read strictly."""

    name: ClassVar[str]
    names: ClassVar[Sequence[str]]
    size: ClassVar[int]

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        try:
            require_known(request.GET, self.names)
            self.number = page_number(request.GET)
            return super().get(request, **key)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)

    def address_of(self, record: Any) -> str:
        return reverse(self.name, args=[record.slug])

    def frame(self, record: Topic) -> dict[str, Any]:
        kept = without(self.request.GET, "preview")
        address = with_parameters(self.address_of(record), kept)
        return {
            **super().frame(record),
            "canonical": absolute(self.request, address),
            "json_url": "",
            "action": self.address_of(record),
        }

    def tree(self) -> TopicTree:
        return TopicTree(Topic.objects.visible(preview=self.preview))

    def pages(self, total: int) -> dict[str, str]:
        return {
            "previous_url": self.page_url(self.number - 1) if self.number > 1 else "",
            "next_url": self.page_url(self.number + 1) if self.number * self.size < total else "",
        }

    def page_url(self, number: int) -> str:
        value = str(number) if number > 1 else None
        return with_parameters(self.request.path, changed(self.request.GET, page=value))

    @property
    def span(self) -> slice:
        return slice((self.number - 1) * self.size, self.number * self.size)


class TopicPositions(TopicPart):
    """``side``, ``setting``, ``stance``, ``period`` and ``with`` (another topic) choose, ``by`` says
    what a side is. What is shown here is what a figure on the topic's page counts."""

    template_name = "dialogues/topic_positions.html"
    name = "public:topic-positions"
    names = Selection.names
    size = PAGE_SIZE

    def context(self, record: Topic) -> dict[str, Any]:
        tree = self.tree()
        found = Findings(record, tree, self.by, preview=self.preview)
        selection = Selection(self.request.GET, found.sides, found.moments, tree)
        chosen = newest_first(selection.claims)
        keys = [claim.position for claim in chosen[self.span]]
        loaded = load(set(keys), preview=self.preview)
        return {
            "trail": [*self.trail(record), (record.name, record.get_absolute_url())],
            "title": _("Positions on %(topic)s") % {"topic": record.name},
            "chosen": [self.tag(one) for one in selection.criteria],
            "by_label": self.by.label,
            "positions": [loaded[pk] for pk in keys if pk in loaded],
            "count_text": positions_in_words(len(chosen)),
            "list_url": f"{reverse('public:position-list')}?topic={record.slug}",
            **self.pages(len(chosen)),
        }

    def tag(self, criterion: Any) -> dict[str, str]:
        rest = without(self.request.GET, "page")
        left = without_value(rest, criterion.name, criterion.value)
        return {
            "group": criterion.group,
            "label": criterion.label,
            "remove_url": with_parameters(self.request.path, left),
        }


class TopicExchanges(TopicPart):
    """All recorded relations between positions on the topic, the newest first; ``kind`` chooses."""

    template_name = "dialogues/topic_exchanges.html"
    name = "public:topic-exchanges"
    names = ("kind", "page")
    size = EXCHANGES_ON_A_PAGE

    def context(self, record: Topic) -> dict[str, Any]:
        wanted = exchange_kinds(self.request.GET)
        held = positions_on(self.tree().with_narrower(record.pk), preview=self.preview)
        keys = held.filter(layer=Layer.ATTRIBUTED).order_by().values_list("pk", flat=True)
        groups = exchanges_between(keys, preview=self.preview)
        chosen = [group for group in groups if not wanted or group.kind in wanted]
        total = sum(group.total for group in chosen)
        shown = cut(chosen, self.span)
        loaded = load(set(ends(shown)), preview=self.preview)
        addresses = Addresses(record, self.by, preview=self.preview)
        return {
            "trail": [*self.trail(record), (record.name, record.get_absolute_url())],
            "title": _("Agreements and oppositions on %(topic)s") % {"topic": record.name},
            "kinds": kind_links(groups, wanted, addresses),
            "count_text": ngettext("%(n)d exchange", "%(n)d exchanges", total) % {"n": total},
            "exchanges": [
                {
                    "heading": KIND_HEADINGS[group.kind][0],
                    "relation": group.kind.label,
                    "pairs": pairs(group, loaded),
                }
                for group in shown
            ],
            **self.pages(total),
        }


def cut(groups: list[KindOfExchange], span: slice) -> list[KindOfExchange]:
    """One page of exchanges, which stay grouped by kind."""
    left = [(group.kind, one) for group in groups for one in group.exchanges][span]
    kept = {kind: [one for other, one in left if other == kind] for kind in KINDS}
    return [KindOfExchange(kind, found) for kind, found in kept.items() if found]


def kind_links(
    groups: list[KindOfExchange], wanted: list[str], addresses: Addresses
) -> list[tuple[Link, int]]:
    everything = Link(_("All"), addresses.exchanges(), current=not wanted)
    links = [(everything, sum(group.total for group in groups))]
    for group in groups:
        label = str(KIND_HEADINGS[group.kind][0])
        url = addresses.exchanges(kind=group.kind)
        links.append((Link(label, url, current=[group.kind] == wanted), group.total))
    return links
