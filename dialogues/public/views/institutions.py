from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.companions import fellow_hosts
from dialogues.analysis.counts import conferences_hosted
from dialogues.analysis.institution_voices import conferences, members, voices
from dialogues.analysis.topic_tree import TopicTree
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.models import Document, Institution, Topic
from dialogues.public.facts import Fact, fact, identifiers, linked, names, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage
from dialogues.public.records.by_topic import by_topic
from dialogues.public.records.few import newest

MOST_PUBLICATIONS = 40


class InstitutionList(ListPage):
    listing = InstitutionListing
    template_name = "dialogues/institution_list.html"
    section = "institutions"
    feed = "public:institution-feed"
    title = gettext_lazy("Institutions")
    standfirst = gettext_lazy("Hosts of conferences, and institutions that people spoke for.")

    def counted(self, count: int) -> str:
        return ngettext("%(n)d institution", "%(n)d institutions", count) % {"n": count}

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        return {"counts": conferences_hosted(page.rows)}


class InstitutionPage(RecordPage):
    model = Institution
    template_name = "dialogues/institution.html"
    section = "institutions"
    list_title = InstitutionList.title
    list_name = "institution-list"

    def description(self, record: Institution) -> str:
        return record.description or f"{record.name}, {record.get_kind_display()}"

    def context(self, record: Institution) -> dict[str, Any]:
        heard = voices(record, preview=self.preview)
        address = f"{reverse('public:position-list')}?institution={record.slug}"
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        publications = self.publications(record)
        return {
            "names": names(record),
            "facts": facts(record, self.children(record)),
            "conferences": conferences(record, heard.by_conference, preview=self.preview),
            "members": members(record, preview=self.preview),
            "held": by_topic(heard.alone, tree, address, preview=self.preview),
            "joint": newest(heard.jointly, preview=self.preview),
            "own": newest(heard.own, preview=self.preview),
            "publications": publications[:MOST_PUBLICATIONS],
            "publications_total": publications.order_by().count(),
            "fellows": fellow_hosts(record, preview=self.preview),
            "positions_url": address,
        }

    def children(self, record: Institution) -> QuerySet[Institution]:
        return Institution.objects.visible(preview=self.preview).filter(parent=record)

    def publications(self, record: Institution) -> QuerySet[Document]:
        rows = Document.objects.visible(preview=self.preview).filter(publisher=record)
        return rows.for_list(preview=self.preview)


def facts(record: Institution, children: QuerySet[Institution]) -> list[Fact]:
    return [
        *fact(_("Acronym"), record.acronym),
        *fact(_("Kind"), record.get_kind_display()),
        *fact(_("Country"), record.country),
        *several(_("Part of"), [linked(record.parent)] if record.parent else []),
        *several(_("Its parts"), (linked(child) for child in children)),
        *fact(_("Website"), record.website, address=record.website),
        *identifiers(record),
    ]
