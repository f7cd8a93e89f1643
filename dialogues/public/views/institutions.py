from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.counts import conferences_hosted
from dialogues.analysis.overview import MOST_ON_A_PAGE
from dialogues.choices import AttributionRole
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.models import Appearance, Attribution, Document, Host, Institution, Position
from dialogues.public.facts import Fact, fact, identifiers, linked, names, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage


class InstitutionList(ListPage):
    listing = InstitutionListing
    template_name = "dialogues/institution_list.html"
    section = "institutions"
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
        return {
            "names": names(record),
            "facts": facts(record, self.children(record)),
            "hosted": self.hosted(record),
            "appearances": self.appearances(record),
            "positions": self.positions(record),
            "publications": self.publications(record),
            "positions_url": f"{reverse('public:position-list')}?institution={record.slug}",
        }

    def children(self, record: Institution) -> QuerySet[Institution]:
        return Institution.objects.visible(preview=self.preview).filter(parent=record)

    def hosted(self, record: Institution) -> QuerySet[Host]:
        rows = Host.objects.all() if self.preview else Host.objects.published()
        rows = rows.filter(institution=record).select_related("conference")
        return rows.order_by("-conference__sort_date", "-conference_id", "pk")

    def appearances(self, record: Institution) -> QuerySet[Appearance]:
        """Who appeared for it, in the post stated there."""
        rows = Appearance.objects.all() if self.preview else Appearance.objects.published()
        institutions = Institution.objects.visible(preview=self.preview)
        return (
            rows.filter(institutions=record)
            .select_related("conference", "participant")
            .prefetch_related("participant__names", Prefetch("institutions", institutions))
            .order_by("-conference__sort_date", "order", "pk")
        )

    def positions(self, record: Institution) -> list[Position]:
        """What it holds in its own voice; what people said who appeared for it is theirs."""
        attributions = (
            Attribution.objects.all() if self.preview else Attribution.objects.published()
        )
        own = attributions.filter(participant__institution=record, role=AttributionRole.HOLDER)
        rows = Position.objects.visible(preview=self.preview).filter(pk__in=own.values("position"))
        rows = rows.for_list(preview=self.preview).order_by("-conference__sort_date", "number")
        return list(rows[:MOST_ON_A_PAGE])

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
