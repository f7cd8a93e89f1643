from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.counts import positions_held
from dialogues.analysis.overview import MOST_ON_A_PAGE, stances_of
from dialogues.analysis.sides import TopicGroup, by_topic
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRole
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.participants import ParticipantListing
from dialogues.models import (
    Appearance,
    Attribution,
    Document,
    Institution,
    Participant,
    Position,
    Topic,
)
from dialogues.public.facts import Fact, fact, identifiers, linked, names, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage


class ParticipantList(ListPage):
    listing = ParticipantListing
    template_name = "dialogues/participant_list.html"
    section = "participants"
    title = gettext_lazy("Participants")
    standfirst = gettext_lazy(
        "Everyone who holds a position or took part: persons, groups of experts, governments, and "
        "voices without a name."
    )
    folded = ("institution", "topic")

    def counted(self, count: int) -> str:
        return ngettext("%(n)d participant", "%(n)d participants", count) % {"n": count}

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        by_letter = listing.ordering in ("name", "-name")
        return {
            "letters": letters(page.rows) if by_letter else [("", page.rows)],
            "counts": positions_held(page.rows),
        }


class ParticipantPage(RecordPage):
    model = Participant
    template_name = "dialogues/participant.html"
    section = "participants"
    list_title = ParticipantList.title
    list_name = "participant-list"

    def description(self, record: Participant) -> str:
        return record.description or f"{record.name}, {record.get_kind_display()}"

    def context(self, record: Participant) -> dict[str, Any]:
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        held = self.positions(record, AttributionRole.HOLDER)
        reported = self.positions(record, AttributionRole.REPORTER)
        in_their_name = self.positions(record, AttributionRole.ON_BEHALF_OF)
        return {
            "names": names(record),
            "facts": facts(record),
            "appearances": self.appearances(record),
            "documents": self.documents(record),
            "stances": stances_of(held),
            "groups": grouped(held, tree),
            "reported": reported[:MOST_ON_A_PAGE],
            "in_their_name": in_their_name[:MOST_ON_A_PAGE],
            "positions_url": f"{reverse('public:position-list')}?holder={record.slug}",
        }

    def positions(self, record: Participant, role: str) -> QuerySet[Position]:
        attributions = (
            Attribution.objects.all() if self.preview else Attribution.objects.published()
        )
        of_them = attributions.filter(participant=record, role=role)
        rows = Position.objects.visible(preview=self.preview).filter(
            pk__in=of_them.values("position")
        )
        return rows.for_list(preview=self.preview).order_by(
            "-conference__sort_date", "conference_id", "number"
        )

    def appearances(self, record: Participant) -> QuerySet[Appearance]:
        rows = Appearance.objects.all() if self.preview else Appearance.objects.published()
        institutions = Institution.objects.visible(preview=self.preview)
        return (
            rows.filter(participant=record)
            .select_related("conference")
            .prefetch_related(Prefetch("institutions", institutions))
            .order_by("-conference__sort_date", "pk")
        )

    def documents(self, record: Participant) -> QuerySet[Document]:
        rows = Document.objects.visible(preview=self.preview).filter(
            authorships__participant=record
        )
        return rows.for_list(preview=self.preview)


def letters(rows: list[Participant]) -> list[tuple[str, list[Participant]]]:
    """The participants under the first letter by which they are sorted, in whatever script."""
    return [(letter, list(group)) for letter, group in groupby(rows, key=first_letter)]


def first_letter(record: Participant) -> str:
    first = record.sort_key[:1]
    return first.upper() if first.isalpha() else "#"


def grouped(held: QuerySet[Position], tree: TopicTree) -> list[TopicGroup]:
    return by_topic(held[:MOST_ON_A_PAGE], tree)


def facts(record: Participant) -> list[Fact]:
    return [
        *fact(_("Kind"), record.get_kind_display()),
        *fact(_("Country"), record.country),
        *several(_("Voice of"), [linked(record.institution)] if record.institution else []),
        *several(_("Heard at"), [linked(record.conference)] if record.conference else []),
        *identifiers(record),
    ]
