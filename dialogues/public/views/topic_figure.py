import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.analysis.topic_tree import TopicTree
from dialogues.exporting.figures import frame
from dialogues.exporting.figures.stances import MOST_SIDES, Row, stances_body
from dialogues.models import Topic
from dialogues.public.addresses import absolute
from dialogues.public.figures import figure_response
from dialogues.public.topics.page import Findings
from dialogues.public.views.topic_parts import TopicPart


class TopicFigure(TopicPart):
    """The stances on a topic, by side and over time, as a picture with its n, source and day."""

    name = "public:topic-figure"
    names = ("by",)

    def get(self, request: HttpRequest, **key: Any) -> HttpResponse:
        self.extension = key.pop("extension")
        return super().get(request, **key)

    def address_of(self, record: Any) -> str:
        return reverse(self.name, args=[record.slug, self.extension])

    def respond(self, record: Topic) -> HttpResponse:
        tree = TopicTree(Topic.objects.visible(preview=self.preview))
        found = Findings(record, tree, self.by, preview=self.preview)
        body, width, height = stances_body(rows(found), found.timeline)
        svg = frame(
            title=_("Stances on %(topic)s") % {"topic": record.name},
            subtitle=subtitle(found),
            body=body,
            width=width,
            height=height,
            source=source(self.request, record, timezone.localdate()),
        )
        response = figure_response(svg, self.extension, f"{record.slug}-stances")
        if self.preview:
            response["Cache-Control"] = "private, no-store"
        return response


def rows(found: Findings) -> list[Row]:
    """All sides, then the first of them with what was said at the conferences."""
    sides = found.sides.at_the_conference()[:MOST_SIDES]
    return [(_("All"), found.stances), *((one.name, one.stances) for one in sides)]


def subtitle(found: Findings) -> str:
    """What is counted, and what a reader of the picture alone could not know."""
    counted = ngettext("n = %(n)d position", "n = %(n)d positions", found.stances.total)
    parts = [counted % {"n": found.stances.total}]
    if found.reported:
        text = ngettext(
            "%(n)d of them only reported from elsewhere, on no side",
            "%(n)d of them only reported from elsewhere, on no side",
            found.reported,
        )
        parts.append(text % {"n": found.reported})
    sides = len(found.sides.at_the_conference())
    if sides > MOST_SIDES:
        text = _("%(shown)d of %(all)d sides shown")
        parts.append(text % {"shown": MOST_SIDES, "all": sides})
    undated = len(found.timeline.undated) + len(found.timeline.in_no_month)
    if undated:
        parts.append(ngettext("%(n)d undated", "%(n)d undated", undated) % {"n": undated})
    return "; ".join(parts)


def source(request: HttpRequest, record: Topic, day: datetime.date) -> str:
    address = absolute(request, record.get_absolute_url())
    return f"{settings.SITE_NAME}, {address}, {date_format(day, 'j F Y')}"
