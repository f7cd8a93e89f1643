from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from dialogues.exporting.dossier import MOST_POSITIONS, Dossier, dossier
from dialogues.exporting.provenance import in_words, rights
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters
from dialogues.public.addresses import absolute, with_parameters, without_empty
from dialogues.public.citing.parameters import accepted
from dialogues.public.citing.site import site_of


class DossierPage(View):
    """The positions of a list on paper: all quotations, all sources."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            listing = accepted(PositionListing, request.GET)
        except InvalidParameters as fault:
            return render(request, "400.html", {"problems": fault.problems}, status=400)
        made = dossier(listing, site_of(request))
        return render(request, "dialogues/dossier.html", self.context(made, in_words(listing)))

    def context(self, made: Dossier, filters: list[tuple[str, list[str]]]) -> dict[str, Any]:
        parameters = without_empty(self.request.GET)
        list_url = with_parameters(reverse("public:position-list"), parameters)
        return {
            "section": "positions",
            "title": title([value for _label, values in filters for value in values]),
            "dossier": made,
            "count_text": counted(made.total),
            "cut_short": cut_short(made),
            "filters": filters,
            "list_url": list_url,
            "address": absolute(self.request, with_parameters(self.request.path, parameters)),
            "canonical": absolute(self.request, with_parameters(self.request.path, parameters)),
            "made_on": timezone.localdate(),
            "rights": rights(),
            "trail": [(_("The list of these positions"), list_url)],
        }


def title(chosen: list[str]) -> str:
    """“Positions: Indo-Pacific concept, Russia”."""
    return _("Positions: %(chosen)s") % {"chosen": ", ".join(chosen)} if chosen else _("Positions")


def counted(total: int) -> str:
    return ngettext("%(n)d position", "%(n)d positions", total) % {"n": total}


def cut_short(made: Dossier) -> str:
    if not made.left_out:
        return ""
    text = _(
        "%(total)d positions match. A dossier holds %(most)d at most: these are the first in the "
        "order of the list, and %(rest)d are not in it. Choose more filters, or take the whole list "
        "as a file."
    )
    return text % {"total": made.total, "most": MOST_POSITIONS, "rest": made.left_out}
