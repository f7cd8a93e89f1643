from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.analysis.completeness import progress_by_document
from dialogues.analysis.overview import overview
from dialogues.analysis.topic_tree import TopicTree
from dialogues.choices import AttributionRule
from dialogues.filters.conferences import ConferenceListing
from dialogues.models import Conference, Document, Position, Topic
from dialogues.public.facts import Fact, Part, fact, linked, several
from dialogues.public.list_page import ListPage
from dialogues.public.record_page import RecordPage
from dialogues.text.languages import language_name


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
        prefetch_related_objects(list(record.appearances.all()), "participant__names")
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        return {
            "facts": facts(record, editions(record, preview=self.preview)),
            "documents": documents(record),
            "overview": overview(self.positions(record), tree),
            "positions_url": f"{reverse('public:position-list')}?conference={record.slug}",
        }

    def positions(self, record: Conference) -> QuerySet[Position]:
        rows = Position.objects.visible(preview=self.preview).filter(conference=record)
        return rows.for_list(preview=self.preview).order_by("number")


def editions(record: Conference, *, preview: bool) -> list[Conference]:
    """The other conferences of its series, the newest first."""
    if record.series is None:
        return []
    rows = Conference.objects.visible(preview=preview).filter(series=record.series)
    return list(rows.exclude(pk=record.pk))


def documents(record: Conference) -> list[tuple[Document, Any]]:
    """Each document with how far it is coded; ``None`` where it is not cut into sentences."""
    found = list(record.documents.all())
    prefetch_related_objects(found, "publisher")
    progress = progress_by_document(found)
    return [(document, progress.get(document.pk)) for document in found]


def facts(record: Conference, others: list[Conference]) -> list[Fact]:
    return [
        *fact(_("Date"), date_text(record), note=record.date_note),
        *fact(_("Place"), record.place),
        *fact(_("Format"), record.format != "unknown" and record.get_format_display()),
        *fact(_("Access"), record.access != "unknown" and record.get_access_display()),
        *fact(_("Attribution rule"), record.get_attribution_rule_display(), note=rule_note(record)),
        *several(_("Hosts"), (host_part(host) for host in record.hosts.all())),
        *fact(_("Languages"), ", ".join(language_name(tag) for tag in record.language_list)),
        *fact(_("Series"), record.series),
        *several(_("Other editions"), (linked(other, note=other.date_text) for other in others)),
        *several(_("Topics"), (linked(topic) for topic in record.topics.all())),
    ]


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
