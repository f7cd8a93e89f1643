from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.counts import positions_on_topics
from dialogues.analysis.overview import overview
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import LabelKind
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.topics import TopicListing
from dialogues.models import Conference, Position, Topic
from dialogues.public.facts import Fact, Part, linked, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage
from dialogues.text.languages import language_name

#: With one of these the reader asks for a plain list, page by page, rather than for the tree.
PLAIN_LIST = ("ordering", "cursor", "page_size")


class TopicList(ListPage):
    """The whole tree at once, as a few hundred topics allow; or, if asked for, a plain list."""

    listing = TopicListing
    template_name = "dialogues/topic_list.html"
    section = "topics"
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

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        plain = any(self.request.GET.get(name) for name in PLAIN_LIST)
        counts = TopicTree(Topic.objects.published()).counted(positions_on_topics())
        return {
            "branches": [] if plain else TopicTree(page.rows).branches(),
            "counts": counts,
        }


class TopicPage(RecordPage):
    model = Topic
    template_name = "dialogues/topic.html"
    section = "topics"
    list_title = TopicList.title
    list_name = "topic-list"

    def description(self, record: Topic) -> str:
        return record.scope_note

    def context(self, record: Topic) -> dict[str, Any]:
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        subtree = tree.with_narrower(record.pk)
        positions = self.positions(subtree)
        return {
            "trail": [*self.trail(record), *above(tree.broader(record.pk))],
            "facts": facts(record, tree),
            "names": preferred_labels(record),
            "overview": overview(positions, tree, only=subtree),
            "conferences": self.conferences(positions),
            "positions_url": f"{reverse('public:position-list')}?topic={record.slug}",
        }

    def positions(self, topics: set[int]) -> QuerySet[Position]:
        links = Position.topics.through.objects.filter(topic__in=topics)
        rows = Position.objects.visible(preview=self.preview).filter(
            pk__in=links.values("position")
        )
        return rows.for_list(preview=self.preview).order_by(
            "-conference__sort_date", "conference_id", "number"
        )

    def conferences(self, positions: QuerySet[Position]) -> QuerySet[Conference]:
        rows = Conference.objects.visible(preview=self.preview).for_list(preview=self.preview)
        return rows.filter(pk__in=positions.order_by().values("conference"))


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
        *several(_("Narrower"), (linked(topic) for topic in tree.narrower(record.pk))),
        *several(_("Related"), (linked(topic) for topic in record.related.all())),
        *several(
            _("Also called"),
            (
                Part(label.text, note=language_name(label.language), lang=label.language)
                for label in others
            ),
        ),
    ]
