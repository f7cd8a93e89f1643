from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.completeness import progress_by_document
from dialogues.analysis.exchanges_of import exchanges_of
from dialogues.analysis.overview import overview
from dialogues.analysis.people import delegations, heard_at, tells_who, voices
from dialogues.analysis.related_conferences import related_conferences
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRule
from dialogues.filters.conferences import ConferenceListing
from dialogues.models import Appearance, Conference, Document, Position, Topic
from dialogues.public.facts import Fact, Part, fact, linked, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage
from dialogues.public.records.exchanges import ShownExchanges, shown_exchanges
from dialogues.text.languages import language_name

#: Of a long series so many editions are shown, those around the conference.
MOST_EDITIONS = 12


class ConferenceList(ListPage):
    listing = ConferenceListing
    template_name = "dialogues/conference_list.html"
    section = "conferences"
    title = gettext_lazy("Conferences")
    standfirst = gettext_lazy(
        "Dialogues, seminars and joint conferences of which something is recorded."
    )
    feed = "public:conference-feed"
    folded = ("participant", "series", "access")

    def counted(self, count: int) -> str:
        return ngettext("%(n)d conference", "%(n)d conferences", count) % {"n": count}


class ConferencePage(RecordPage):
    model = Conference
    template_name = "dialogues/conference.html"
    section = "conferences"
    list_title = ConferenceList.title
    list_name = "conference-list"

    def description(self, record: Conference) -> str:
        hosts = ", ".join(host.institution.name for host in record.hosts.all())
        return record.summary or ". ".join(text for text in (record.date_text, hosts) if text)

    def context(self, record: Conference) -> dict[str, Any]:
        appearances = list(record.appearances.all())
        prefetch_related_objects(appearances, "participant__names", "participant__country")
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        heard = heard_at(record, preview=self.preview)
        texts = documents(record)
        return {
            "facts": facts(record),
            "documents": texts,
            "delegations": delegations(record, appearances, heard),
            "voices": voices(heard, (one.participant_id for one in appearances)),
            "tells_who": tells_who(record, heard),
            "hidden": who_is_hidden(record, appearances),
            "partly_coded": not all(progress and progress.is_complete for _text, progress in texts),
            "overview": overview(self.positions(record), tree),
            "exchanges": self.exchanges(record),
            "series": editions(record, preview=self.preview),
            "related": related_conferences(record, preview=self.preview),
            "positions_url": f"{reverse('public:position-list')}?conference={record.slug}",
        }

    def exchanges(self, record: Conference) -> list[ShownExchanges]:
        rows = Position.objects.visible(preview=self.preview).filter(conference=record)
        keys = set(rows.order_by().values_list("pk", flat=True))
        return shown_exchanges(exchanges_of(keys, preview=self.preview), preview=self.preview)

    def positions(self, record: Conference) -> QuerySet[Position]:
        rows = Position.objects.visible(preview=self.preview).filter(conference=record)
        return rows.for_list(preview=self.preview).order_by("number")


@dataclass(frozen=True)
class Editions:
    """The run of conferences to which one belongs, the oldest first; ``total`` counts them all."""

    shown: list[Conference]
    total: int


def editions(record: Conference, *, preview: bool) -> Editions | None:
    """Those around this one; none where there is no other."""
    if record.series_id is None:
        return None
    rows = Conference.objects.visible(preview=preview).filter(series=record.series_id)
    found = list(rows.with_positions_count(preview=preview).order_by("sort_date", "pk"))
    place = next((n for n, one in enumerate(found) if one.pk == record.pk), 0)
    first = max(0, min(place - MOST_EDITIONS // 2, len(found) - MOST_EDITIONS))
    return Editions(found[first : first + MOST_EDITIONS], len(found)) if len(found) > 1 else None


def who_is_hidden(record: Conference, appearances: list[Appearance]) -> str:
    """What the attribution rule keeps from this page, in a sentence."""
    if record.attribution_rule == AttributionRule.CHATHAM_HOUSE:
        if appearances:
            return _(
                "Under the Chatham House Rule only people are listed whom the organiser itself has "
                "named, and nobody’s name stands beside a position: who of them spoke is not told."
            )
        return _(
            "Under the Chatham House Rule neither the people in the room nor their institutions "
            "are named here."
        )
    if record.attribution_rule == AttributionRule.ROLE_OR_GROUP:
        return _(
            "What was said may be told by role or group only: nobody’s name stands beside a "
            "position, and who of these people spoke is not told."
        )
    return ""


def documents(record: Conference) -> list[tuple[Document, Any]]:
    """Each document with how far it is coded; ``None`` where it is not cut into sentences."""
    found = list(record.documents.all())
    prefetch_related_objects(found, "publisher")
    progress = progress_by_document(found)
    return [(document, progress.get(document.pk)) for document in found]


def facts(record: Conference) -> list[Fact]:
    return [
        *fact(_("Date"), date_text(record), note=record.date_note),
        *fact(_("Place"), record.place),
        *fact(_("Format"), record.format != "unknown" and record.get_format_display()),
        *fact(_("Access"), record.access != "unknown" and record.get_access_display()),
        *fact(_("Attribution rule"), record.get_attribution_rule_display(), note=rule_note(record)),
        *several(_("Hosts"), (host_part(host) for host in record.hosts.all())),
        *fact(_("Languages"), ", ".join(language_name(tag) for tag in record.language_list)),
        *fact(_("Series"), record.series, address=series_address(record)),
        *several(_("Topics"), (linked(topic) for topic in record.topics.all())),
    ]


def series_address(record: Conference) -> str:
    series = record.series
    return f"{reverse('public:conference-list')}?series={series.slug}" if series else ""


def date_text(record: Conference) -> str:
    inferred = _("%(date)s (partly inferred)") if record.date_inferred else "%(date)s"
    return inferred % {"date": record.date_text}


def rule_note(record: Conference) -> str:
    """What the rule means for what is shown here, and where it is stated."""
    meanings = {
        AttributionRule.ROLE_OR_GROUP: _("Nobody’s name stands beside a position here."),
        AttributionRule.CHATHAM_HOUSE: _(
            "What was said may be used, but not who said it nor for whom."
        ),
    }
    meaning = meanings.get(AttributionRule(record.attribution_rule), "")
    return " ".join(text for text in (meaning, record.attribution_note) if text)


def host_part(host: Any) -> Part:
    institution = host.institution
    acronym = f" ({institution.acronym})" if institution.acronym else ""
    stated = _("stated as “%(name)s”") % {"name": host.stated_as} if host.stated_as else ""
    note = " · ".join(text for text in (host.get_role_display(), stated) if text)
    return Part(f"{institution}{acronym}", institution.get_absolute_url(), note)
