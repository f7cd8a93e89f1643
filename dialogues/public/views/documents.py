from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.completeness import progress_by_document
from dialogues.analysis.counts import positions_in
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import DatePrecision, Stance, TextExtent, TextVisibility
from dialogues.filters.documents import DocumentListing
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.problems import InvalidParameters
from dialogues.models import Document, Institution, Position, Topic
from dialogues.public.facts import Fact, Part, fact, linked, several
from dialogues.public.list_page import ListPage
from dialogues.public.reading import reading_view
from dialogues.public.record_page import RecordPage
from dialogues.text.languages import language_name


class DocumentList(ListPage):
    listing = DocumentListing
    template_name = "dialogues/document_list.html"
    section = "documents"
    feed = "public:document-feed"
    title = gettext_lazy("Documents")
    standfirst = gettext_lazy(
        "The texts that conferences are known through: summaries, statements, related articles."
    )

    def counted(self, count: int) -> str:
        return ngettext("%(n)d document", "%(n)d documents", count) % {"n": count}

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        return {"counts": positions_in(page.rows)}


class DocumentPage(RecordPage):
    """The reading view: the text as far as it may be shown, its quotations marked in place."""

    model = Document
    template_name = "dialogues/document.html"
    section = "documents"
    list_title = DocumentList.title
    list_name = "document-list"

    def description(self, record: Document) -> str:
        return self.kicker(record)

    def kicker(self, record: Document) -> str:
        publisher = public_publisher(record)
        return (
            f"{record.get_kind_display()}, {publisher}" if publisher else record.get_kind_display()
        )

    def rows(self) -> QuerySet[Document]:
        return super().rows().defer(None).defer("known_through__text", "known_through__note")

    def respond(self, record: Document) -> HttpResponse:
        try:
            return super().respond(record)
        except InvalidParameters as fault:
            return render(self.request, "400.html", {"problems": fault.problems}, status=400)

    def context(self, record: Document) -> dict[str, Any]:
        positions = list(self.positions(record))
        progress = progress_by_document([record]).get(record.pk)
        view = reading_view(
            self.request,
            record,
            positions,
            tree=TopicTree(Topic.objects.visible(preview=self.preview)),
            is_coded=progress is not None,
        )
        return {
            "kicker": self.kicker(record),
            "facts": facts(record, self.known_through(record)),
            "view": view,
            "stances": Stance.choices,
            "progress": progress,
            "states": text_states(record),
            "positions_total": len(positions),
            "positions_url": f"{reverse('public:position-list')}?document={record.slug}",
        }

    def positions(self, record: Document) -> QuerySet[Position]:
        """All of them: a text without some of its marks would mislead."""
        rows = Position.objects.visible(preview=self.preview).filter(document=record)
        return rows.for_list(preview=self.preview).order_by("conference_id", "number")

    def known_through(self, record: Document) -> Document | None:
        rows = Document.objects.visible(preview=self.preview).defer("text")
        return rows.filter(pk=record.known_through_id).first()


def text_states(record: Document) -> list[str]:
    """What a reader has to know of the text: how much there is, and how much may be shown."""
    sentences = []
    if record.extent == TextExtent.NONE:
        sentences.append(
            _("No text of this document is known here; it is listed because it exists.")
        )
    if record.extent == TextExtent.EXCERPT:
        sentences.append(_("Only an excerpt of this document is known here."))
    if record.text and record.visibility == TextVisibility.PASSAGES:
        sentences.append(_("Its rights let us show the quoted passages only."))
    if record.text and record.visibility == TextVisibility.NOTHING:
        sentences.append(
            _("Its rights do not let us show its words; the positions below are paraphrased.")
        )
    return sentences


def public_publisher(record: Document) -> Institution | None:
    return record.publisher if record.publisher and record.publisher.is_published else None


def facts(record: Document, known_through: Document | None) -> list[Fact]:
    publisher = public_publisher(record)
    authors = record.authorships.all()
    return [
        *fact(_("Kind"), record.get_kind_display()),
        *several(_("Publisher"), [linked(publisher)] if publisher else []),
        *several(_("Authors"), (linked(row.participant, note=row.stated_as) for row in authors)),
        *published(record),
        *fact(_("Language"), record.language and language_name(record.language)),
        *several(_("About"), (linked(one, note=one.date_text) for one in record.conferences.all())),
        *fact(_("Source"), record.url, address=record.url),
        *several(_("Known through"), [linked(known_through)] if known_through else []),
        *fact(_("Rights"), record.rights),
        *fact(_("SHA-256 of the text"), record.sha256),
    ]


def published(record: Document) -> list[Fact]:
    if record.published_precision == DatePrecision.UNKNOWN:
        return []
    text = record.date_text
    if record.published_inferred:
        text = _("%(date)s (partly inferred)") % {"date": text}
    return several(_("Published"), [Part(text, note=record.published_note)])
