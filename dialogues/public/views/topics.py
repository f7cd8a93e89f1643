from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.counts import positions_on_topics
from dialogues.analysis.groupings import Grouping
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import LabelKind
from dialogues.filters.conferences import on_topic
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.problems import InvalidParameters
from dialogues.filters.topics import TopicListing
from dialogues.models import Conference, Topic
from dialogues.public.addresses import api_twin, changed, with_parameters, without
from dialogues.public.facts import Fact, Part, linked, several
from dialogues.public.list_page import Link, ListPage
from dialogues.public.record_page import RecordPage
from dialogues.public.topics.figures import Addresses
from dialogues.public.topics.page import Findings
from dialogues.public.topics.page import context as findings_context
from dialogues.public.topics.selection import grouping
from dialogues.text.languages import language_name

#: With one of these the reader asks for a plain list, page by page, rather than for the tree.
PLAIN_LIST = ("ordering", "cursor", "page_size")
NEWEST_CONFERENCES = 5


class TopicList(ListPage):
    """The whole tree at once, as a few hundred topics allow; or, if asked for, a plain list."""

    listing = TopicListing
    template_name = "dialogues/topic_list.html"
    section = "topics"
    feed = "public:topic-feed"
    title = gettext_lazy("Topics")
    standfirst = gettext_lazy(
        "A topic stands for its narrower topics too. The numbers count the positions that somebody "
        "holds, each once; the texts’ own voice is not among them."
    )

    def counted(self, count: int) -> str:
        return ngettext("%(n)d topic", "%(n)d topics", count) % {"n": count}

    def page(self, listing: Listing) -> Page:
        if any(self.request.GET.get(name) for name in PLAIN_LIST):
            return listing.page()
        rows = list(listing.ordered())
        return Page(rows=rows, next=None, previous=None, count=len(rows))

    def exports(self) -> list[Link]:
        """The topics chosen are also to be had as a thesaurus."""
        rest = without(self.parameters, "cursor", "format", "page_size", "ordering")
        address = with_parameters(api_twin(self.request.path), changed(rest, format="ttl"))
        return [*super().exports(), Link("SKOS (Turtle)", address)]

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        plain = any(self.request.GET.get(name) for name in PLAIN_LIST)
        counts = TopicTree(Topic.objects.published()).counted(positions_on_topics())
        return {
            "branches": [] if plain else TopicTree(page.rows).branches(),
            "counts": counts,
        }


class TopicPage(RecordPage):
    """How a topic stands: its sides, their stances over time, where they agree and where not.

    ``by`` says by what the sides are put together; a value it does not know is refused.
    """

    model = Topic
    template_name = "dialogues/topic.html"
    section = "topics"
    list_title = TopicList.title
    list_name = "topic-list"

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        try:
            self.by = grouping(request.GET)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        return super().get(request, **key)

    def description(self, record: Topic) -> str:
        return record.scope_note

    def context(self, record: Topic) -> dict[str, Any]:
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        addresses = Addresses(record, self.by, preview=self.preview)
        conferences = self.conferences(record)
        return {
            "trail": [*self.trail(record), *above(tree.broader(record.pk))],
            "facts": facts(record, tree),
            "names": preferred_labels(record),
            "by": self.by,
            "tabs": tabs(addresses, self.by),
            "conferences": conferences[:NEWEST_CONFERENCES],
            "conferences_total": conferences.order_by().count(),
            "positions_url": f"{reverse('public:position-list')}?topic={record.slug}",
            **findings_context(Findings(record, tree, self.by, preview=self.preview), addresses),
        }

    def conferences(self, record: Topic) -> QuerySet[Conference]:
        """Those that the list of conferences gives for the topic: the same rule, the same number."""
        rows = Conference.objects.visible(preview=self.preview)
        return rows.filter(on_topic([record])).for_list(preview=self.preview)


def tabs(addresses: Addresses, current: str) -> list[Link]:
    return [
        Link(str(grouping.label), addresses.sides(grouping), current=grouping == current)
        for grouping in Grouping
    ]


def above(topics: list[Topic]) -> list[tuple[str, str]]:
    return [(topic.name, topic.get_absolute_url()) for topic in topics]


def preferred_labels(record: Topic) -> list[tuple[str, str]]:
    return [
        (label.text, label.language)
        for label in record.labels.all()
        if label.kind == LabelKind.PREFERRED
    ]


def facts(record: Topic, tree: TopicTree) -> list[Fact]:
    others = [label for label in record.labels.all() if label.kind != LabelKind.PREFERRED]
    return [
        *several(_("Broader"), (linked(topic) for topic in tree.broader(record.pk)[-1:])),
        *several(
            _("Also called"),
            (
                Part(label.text, note=language_name(label.language), lang=label.language)
                for label in others
            ),
        ),
    ]
