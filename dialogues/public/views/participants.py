from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.companions import companions
from dialogues.analysis.counts import positions_held
from dialogues.analysis.exchanges import KINDS
from dialogues.analysis.exchanges_of import Partner, exchanges_of, partners
from dialogues.analysis.institution_voices import held_jointly
from dialogues.analysis.occasions import occasions
from dialogues.analysis.people import visible
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRole, ParticipantKind
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.participants import ParticipantListing
from dialogues.models import Document, Participant, Topic
from dialogues.public.facts import Fact, fact, identifiers, linked, names, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage
from dialogues.public.records.by_topic import by_topic
from dialogues.public.records.exchanges import shown_exchanges
from dialogues.public.records.few import Few, newest
from dialogues.public.topics.page import KIND_HEADINGS
from dialogues.querysets.editorial import parts

MOST_DOCUMENTS = 40
MOST_PARTNERS = 12
#: What a record of each kind is and is not, for its page; a person needs no words.
WHAT_IT_IS = {
    ParticipantKind.EXPERT_GROUP: gettext_lazy(
        "A group as the texts name it. Who belongs to it is not recorded, and may differ from one "
        "conference to the next."
    ),
    ParticipantKind.GOVERNMENT: gettext_lazy(
        "A government as the texts speak of it. Its views are mostly told by others; each position "
        "says by whom."
    ),
    ParticipantKind.BLOC: gettext_lazy(
        "Several countries as the texts take them together. It stands for none of them alone."
    ),
    ParticipantKind.INSTITUTION: gettext_lazy(
        "An institution’s own voice. What its people said is theirs, and stands on the page of the "
        "institution."
    ),
    ParticipantKind.PUBLIC: gettext_lazy(
        "Public opinion as the texts describe it; no survey stands behind it unless its words say so."
    ),
    ParticipantKind.ANONYMOUS: gettext_lazy(
        "A voice that its text does not name, heard at one conference. Two such voices are never "
        "taken for one."
    ),
    ParticipantKind.AUTHOR: gettext_lazy(
        "The author of texts. What a text says in its own voice is counted for no side."
    ),
}


class ParticipantList(ListPage):
    listing = ParticipantListing
    template_name = "dialogues/participant_list.html"
    section = "participants"
    feed = "public:participant-feed"
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
        held = self.positions(record, AttributionRole.HOLDER)
        joint = held_jointly(held, preview=self.preview)
        address = f"{reverse('public:position-list')}?holder={record.slug}"
        kinds = exchanges_of(held - joint, preview=self.preview)
        return {
            "names": names(record),
            "facts": facts(record),
            "what_it_is": WHAT_IT_IS.get(ParticipantKind(record.kind), ""),
            "occasions": occasions(record, preview=self.preview),
            "documents": newest_documents(self.documents(record)),
            "held": by_topic(held - joint, self.topics(), address, preview=self.preview),
            "joint": newest(joint, preview=self.preview),
            "reported": self.newest_as(record, AttributionRole.REPORTER),
            "in_their_name": self.newest_as(record, AttributionRole.ON_BEHALF_OF),
            "exchanges": shown_exchanges(kinds, preview=self.preview),
            "partners": shown_partners(partners(kinds, record, preview=self.preview)),
            "companions": companions(record, preview=self.preview),
            "positions_url": address,
        }

    def topics(self) -> TopicTree:
        return TopicTree(Topic.objects.visible(preview=self.preview))

    def newest_as(self, record: Participant, role: str) -> Few:
        return newest(self.positions(record, role), preview=self.preview)

    def positions(self, record: Participant, role: str) -> set[int]:
        """The primary keys of those that may be seen; two queries."""
        of_them = parts("attribution", preview=self.preview).filter(participant=record, role=role)
        return visible(of_them.values_list("position", flat=True), preview=self.preview)

    def documents(self, record: Participant) -> QuerySet[Document]:
        rows = Document.objects.visible(preview=self.preview).filter(
            authorships__participant=record
        )
        return rows.for_list(preview=self.preview)


def newest_documents(rows: QuerySet[Document]) -> list[Document]:
    return list(rows[:MOST_DOCUMENTS])


@dataclass(frozen=True)
class ShownPartners:
    """Those with most relations, each with its counts in the order of the kinds; and the rest."""

    shown: list[tuple[Participant, list[tuple[Any, str, int]]]]
    unshown: int


def shown_partners(found: list[Partner]) -> ShownPartners:
    shown = [(one.participant, counts_of(one)) for one in found[:MOST_PARTNERS]]
    return ShownPartners(shown, max(0, len(found) - MOST_PARTNERS))


def counts_of(partner: Partner) -> list[tuple[Any, str, int]]:
    """The name of each kind of relation, its value, and how many there are."""
    return [(KIND_HEADINGS[k][0], k.value, partner.counts[k]) for k in KINDS if k in partner.counts]


def letters(rows: list[Participant]) -> list[tuple[str, list[Participant]]]:
    """The participants under the first letter by which they are sorted, in whatever script."""
    return [(letter, list(group)) for letter, group in groupby(rows, key=first_letter)]


def first_letter(record: Participant) -> str:
    first = record.sort_key[:1]
    return first.upper() if first.isalpha() else "#"


def facts(record: Participant) -> list[Fact]:
    return [
        *fact(_("Kind"), record.get_kind_display()),
        *fact(_("Country"), record.country),
        *several(_("Voice of"), [linked(record.institution)] if record.institution else []),
        *several(_("Heard at"), [linked(record.conference)] if record.conference else []),
        *identifiers(record),
    ]
