from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.choices import Confidence, RelationKind
from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.positions import PositionListing
from dialogues.models import Position
from dialogues.public.citation import who
from dialogues.public.facts import Fact, Part, fact, linked, several
from dialogues.public.list_page import ListPage
from dialogues.public.proof import proofs
from dialogues.public.reading import Surroundings, surroundings, verified
from dialogues.public.record_page import RecordPage

#: How a relation reads from its other end.
READ_BACKWARDS = {
    RelationKind.AGREES: gettext_lazy("Agrees with"),
    RelationKind.OPPOSES: gettext_lazy("Is opposed by"),
    RelationKind.QUALIFIES: gettext_lazy("Is qualified by"),
    RelationKind.RESPONDS: gettext_lazy("Is answered by"),
}
CONFIDENCE = {
    Confidence.HIGH: gettext_lazy("A second coder, alone, would code it the same."),
    Confidence.MEDIUM: gettext_lazy("A second coder might well code a detail differently."),
    Confidence.LOW: gettext_lazy("A second coder could reasonably code it otherwise."),
}


class PositionList(ListPage):
    listing = PositionListing
    template_name = "dialogues/position_list.html"
    section = "positions"
    title = gettext_lazy("Positions")
    feed = "public:position-feed"
    folded = (
        "institution",
        "about",
        "document",
        "host",
        "kind",
        "mode",
        "confidence",
        "year",
    )

    def counted(self, count: int) -> str:
        return ngettext("%(n)d position", "%(n)d positions", count) % {"n": count}

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        conferences = listing.rows.order_by().values("conference").distinct().count()
        text = ngettext("in %(n)d conference", "in %(n)d conferences", conferences)
        return {"count_detail": text % {"n": conferences} if page.count else ""}


class PositionPage(RecordPage):
    model = Position
    template_name = "dialogues/position.html"
    section = "positions"
    list_title = PositionList.title
    list_name = "position-list"

    def trail(self, record: Position) -> list[tuple[str, str]]:
        conference = record.conference
        return [*super().trail(record), (conference.title, conference.get_absolute_url())]

    def description(self, record: Position) -> str:
        return f"{who(record)}: {record.statement}"

    def rows(self) -> QuerySet[Position]:
        """With the document's text, for the words around the quotation."""
        return super().rows().defer(None)

    def context(self, record: Position) -> dict[str, Any]:
        return {
            "around": around(record),
            "facts": facts(record),
            "proofs": proofs(record),
            "relations": relations(record, preview=self.preview),
        }


def around(record: Position) -> dict[int, Surroundings]:
    """By each verified quotation's key, the words around it, where the whole text may be shown."""
    text = record.document.public_text if record.document else ""
    return {one.pk: surroundings(text, one) for one in verified(record)} if text else {}


def relations(record: Position, *, preview: bool) -> list[tuple[str, str, Position]]:
    """What it bears on and what bears on it: the relation in words, its note, the other position."""
    both_ways = [
        *((row, row.get_kind_display(), row.target_id) for row in record.relations_out.all()),
        *(
            (row, str(READ_BACKWARDS[RelationKind(row.kind)]), row.source_id)
            for row in record.relations_in.all()
        ),
    ]
    rows = Position.objects.visible(preview=preview).for_list(preview=preview)
    others = rows.in_bulk({other for _row, _words, other in both_ways})
    return [(words, row.note, others[other]) for row, words, other in both_ways if other in others]


def facts(record: Position) -> list[Fact]:
    return [
        *several(_("Topics"), (linked(topic) for topic in record.topics.all())),
        *several(_("Conference"), [linked(record.conference, note=record.conference.date_text)]),
        *several(_("About"), (Part(country.name) for country in record.about.all())),
        *fact(_("Stance"), record.get_stance_display(), note=_("Toward its topics.")),
        *fact(_("Kind"), record.get_kind_display()),
        *fact(_("Mode of speech"), record.get_mode_display()),
        *fact(_("Layer"), record.get_layer_display()),
        *fact(_("Setting"), record.get_setting_display()),
        *fact(
            _("Coder’s confidence"),
            record.get_confidence_display(),
            note=str(CONFIDENCE[Confidence(record.confidence)]),
        ),
    ]
