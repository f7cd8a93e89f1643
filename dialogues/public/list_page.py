"""The page of a list: everything comes from its listing, the same that answers in the API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views import View

from dialogues.filters.listing import Listing
from dialogues.filters.paging import Page
from dialogues.filters.problems import InvalidParameters
from dialogues.public.addresses import (
    absolute,
    api_twin,
    changed,
    with_parameters,
    without,
    without_empty,
)
from dialogues.public.filter_form import Chosen, Counts, FilterForm

#: Parameters that say how to show the list, not what is in it.
HOW = ("cursor", "ordering", "page_size", "fields", "format")
FORMAT_NAMES = {"json": "JSON", "csv": "CSV", "jsonl": "JSON Lines", "jsonld": "JSON-LD"}


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A filter to take away from a list that found nothing, and what would be found then."""

    label: str
    url: str
    count: int


class ListPage(View):
    """Subclasses name the listing, the template and the words; some add to the context."""

    http_method_names = ["get", "head"]
    listing: ClassVar[type[Listing]]
    template_name: ClassVar[str]
    section: ClassVar[str]
    title: ClassVar[Any]
    standfirst: ClassVar[Any] = ""
    feed: ClassVar[str] = ""
    #: Filters that few will use, folded away.
    folded: ClassVar[Sequence[str]] = ()

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            listing = self.listing(request.GET)
            page = self.page(listing)
        except InvalidParameters as fault:
            return self.refuse(fault)
        if request.GET.get("format"):
            return HttpResponseRedirect(with_parameters(api_twin(request.path), request.GET))
        tidy = without_empty(request.GET)
        if tidy != request.GET:
            return HttpResponseRedirect(with_parameters(request.path, tidy))
        return self.show(listing, page)

    def page(self, listing: Listing) -> Page:
        return listing.page()

    def show(self, listing: Listing, page: Page) -> HttpResponse:
        form = FilterForm(
            self.listing, self.request.GET, counts=self.counts(listing), folded=self.folded
        )
        context = {
            **self.frame(form),
            "page": page,
            "count_text": self.counted(page.count or 0),
            "orderings": self.orderings(listing),
            "previous_url": self.neighbour(page.previous),
            "next_url": self.neighbour(page.next),
            "suggestions": [] if page.count else self.suggestions(listing, form),
            "undated": self.undated_text(listing.undated),
            "undated_url": self.undated_url,
            **self.context(listing, page),
        }
        return render(self.request, self.template_name, context)

    def refuse(self, fault: InvalidParameters) -> HttpResponse:
        """Each fault named, and the form still there to mend it."""
        form = FilterForm(
            self.listing, self.request.GET, problems=fault.problems, folded=self.folded
        )
        context = {**self.frame(form), "problems": fault.problems}
        return render(self.request, self.template_name, context, status=400)

    def frame(self, form: FilterForm) -> dict[str, Any]:
        request, parameters = self.request, without(self.request.GET, *HOW)
        feed = with_parameters(reverse(self.feed), parameters) if self.feed else ""
        return {
            "section": self.section,
            "title": self.title,
            "standfirst": self.standfirst,
            "form": form,
            "action": request.path,
            "chosen": [self.tag(chosen) for chosen in form.chosen],
            "canonical": absolute(request, with_parameters(request.path, parameters)),
            "json_url": api_twin(
                with_parameters(request.path, without(request.GET, "cursor", "format"))
            ),
            "feed_url": feed,
            "exports": self.exports(),
        }

    def exports(self) -> list[Link]:
        rest = without(self.request.GET, "cursor", "format")
        twin = api_twin(self.request.path)
        return [
            Link(label, with_parameters(twin, changed(rest, format=value)))
            for value, label in FORMAT_NAMES.items()
        ]

    def counted(self, count: int) -> str:
        """How many there are, in words: “23 positions”."""
        raise NotImplementedError

    def counts(self, listing: Listing) -> Counts | None:
        """How many results each value of a filter would give, where the page shows that."""
        return None

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        """What the page prints beside the rows."""
        return {}

    def tag(self, chosen: Chosen) -> dict[str, str]:
        url = with_parameters(self.request.path, chosen.parameters)
        return {"group": chosen.group, "label": chosen.label, "remove_url": url}

    def orderings(self, listing: Listing) -> list[Link]:
        rest = without(self.request.GET, "cursor")
        return [
            Link(
                str(ordering.label),
                with_parameters(self.request.path, changed(rest, ordering=name)),
                current=name == listing.ordering,
            )
            for name, ordering in listing.orderings.items()
        ]

    def neighbour(self, cursor: str | None) -> str:
        if cursor is None:
            return ""
        return with_parameters(self.request.path, changed(self.request.GET, cursor=cursor))

    def suggestions(self, listing: Listing, form: FilterForm) -> list[Suggestion]:
        """Which single filter stands in the way: those without which something is found."""
        names = {chosen.name: chosen.group for chosen in form.chosen}
        rest = without(self.request.GET, "cursor")
        found = [
            Suggestion(
                label=group,
                url=with_parameters(self.request.path, without(rest, name)),
                count=listing.rows_without(name, "cursor").count(),
            )
            for name, group in names.items()
        ]
        return [suggestion for suggestion in found if suggestion.count]

    def undated_text(self, count: int) -> str:
        if not count:
            return ""
        text = ngettext(
            "%(count)d more has no known date; a date filter leaves it out.",
            "%(count)d more have no known date; a date filter leaves them out.",
            count,
        )
        return text % {"count": count}

    @property
    def undated_url(self) -> str:
        rest = without(self.request.GET, "cursor", "date_after", "date_before", "year")
        return with_parameters(self.request.path, changed(rest, year="unknown"))
