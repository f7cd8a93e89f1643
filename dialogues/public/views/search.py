from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from dialogues.filters.nothing_found import Help, Offer, help_with
from dialogues.filters.problems import InvalidParameters
from dialogues.filters.searching import (
    MOST_HITS,
    MOST_OF_ONE,
    NOUNS,
    Found,
    Hit,
    called_so,
    read_kinds,
    read_query,
    search_all,
)
from dialogues.filters.tallies import parameters_of, positions_behind
from dialogues.public.addresses import api_twin, changed, with_parameters
from dialogues.search.query import SearchQuery

PARAMETERS = ("q", "type")

#: The noun's heading, the name of its list, and what one record of it is called.
LISTS = {
    "position": (_("Positions"), "public:position-list", _("Position")),
    "conference": (_("Conferences"), "public:conference-list", _("Conference")),
    "topic": (_("Topics"), "public:topic-list", _("Topic")),
    "participant": (_("Participants"), "public:participant-list", _("Participant")),
    "institution": (_("Institutions"), "public:institution-list", _("Institution")),
    "document": (_("Documents"), "public:document-list", _("Document")),
}


@dataclass(frozen=True)
class Group:
    """The hits of one noun; ``url``: this search narrowed to it, ``list_url``: its list."""

    kind: str
    heading: Any
    found: Found
    url: str
    list_url: str
    chosen: bool

    @property
    def shown(self) -> int:
        return len(self.found.hits)


@dataclass(frozen=True)
class BestMatch:
    """A record that is called just what was typed, and the positions behind it."""

    hit: Hit
    noun: Any
    count: int
    list_url: str


@dataclass(frozen=True)
class Try:
    """A query to try instead."""

    offer: Offer
    url: str


class Search(View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        self.text = request.GET.get("q", "").strip()
        context: dict[str, Any] = {
            "q": self.text,
            "json_url": api_twin(with_parameters(request.path, request.GET)),
        }
        try:
            query = read_query(request.GET, PARAMETERS)
        except InvalidParameters as fault:
            context["problems"] = fault.problems
            return render(request, "dialogues/search.html", context, status=400)
        context["unsearchable"] = bool(self.text) and query.empty
        if not query.empty:
            context |= self.results(query)
        return render(request, "dialogues/search.html", context)

    def results(self, query: SearchQuery) -> dict[str, Any]:
        kinds = read_kinds(self.request.GET)
        narrowed = len(kinds) < len(NOUNS)
        found = search_all(query, kinds, MOST_OF_ONE if len(kinds) == 1 else MOST_HITS)
        groups = [self.group(one, one.kind in kinds and narrowed) for one in found]
        total = sum(one.count for one in found)
        return {
            "groups": groups,
            "shown": [group for group in groups if group.found.kind in kinds],
            "narrowed": narrowed,
            "all_url": self.address(q=self.text),
            "total": total,
            "best": list(self.best_matches(called_so(found))),
            **(self.help(help_with(query)) if not total else {}),
        }

    def group(self, found: Found, chosen: bool) -> Group:
        heading, list_name, _noun = LISTS[found.kind]
        return Group(
            kind=found.kind,
            heading=heading,
            found=found,
            url=self.address(q=self.text, type=found.kind),
            list_url=with_parameters(reverse(list_name), _parameters(q=self.text)),
            chosen=chosen,
        )

    def best_matches(self, hits: list[Hit]) -> Iterable[BestMatch]:
        for kind in dict.fromkeys(hit.kind for hit in hits):
            same = [hit for hit in hits if hit.kind == kind]
            counts = positions_behind(kind, [hit.record for hit in same])
            for hit in same:
                yield BestMatch(
                    hit,
                    LISTS[kind][2],
                    counts.get(hit.record.pk, 0),
                    with_parameters(
                        reverse("public:position-list"), parameters_of(kind, hit.record)
                    ),
                )

    def help(self, found: Help) -> dict[str, Any]:
        return {
            "words": self.tries(found.words),
            "missing": found.missing,
            "spellings": self.tries(found.spellings),
            "others": self.tries(found.others),
            "near_records": [(one, LISTS[one.kind][2]) for one in found.records],
        }

    def tries(self, offers: list[Offer]) -> list[Try]:
        return [Try(offer, self.address(q=offer.text)) for offer in offers]

    def address(self, **parameters: str) -> str:
        return with_parameters(reverse("public:search"), _parameters(**parameters))


def _parameters(**values: str) -> QueryDict:
    return changed(QueryDict(), **values)
