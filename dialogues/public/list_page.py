"""The page of a list: everything comes from its listing, the same that answers in the API.

A script may ask for the list alone (its form and results, without the frame of a page); what it
gets is the same part of the same page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import ngettext
from django.views import View
from django_htmx.http import push_url, replace_url

from dialogues.filters.dropping import WayOut, ways_out
from dialogues.filters.facets import FACETS, facets
from dialogues.filters.listing import COMMON_PARAMETERS, Listing
from dialogues.filters.paging import Page
from dialogues.filters.problems import InvalidParameters, Problem, unknown_value
from dialogues.filters.typed_names import with_slugs
from dialogues.public.addresses import absolute, api_twin, changed, with_parameters, without
from dialogues.public.filter_form import Chosen, FilterForm
from dialogues.public.list_address import MORE, in_order, same
from dialogues.public.list_files import list_files

#: Parameters that say how to show the list, not what is in it.
HOW = ("cursor", "ordering", "page_size", "fields", "format")
#: The element that a script asks for anew.
PART = "list"
FORMAT_NAMES = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "jsonld": "JSON-LD",
}


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Suggestion:
    """Filters to take away from a list that found nothing, and what would be found then.

    ``kept``: the only filter that is left, where all others have to go.
    """

    dropped: list[str]
    kept: str
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
        self.more = request.GET.get(MORE, "")
        self.parameters = without(request.GET, MORE)
        response = self.answer()
        patch_vary_headers(response, ["HX-Request"])
        if self.wants_part or request.headers.get("HX-Request"):
            response["Cache-Control"] = "no-store"  # never shown as if it were the page
        return response

    def answer(self) -> HttpResponse:
        try:
            listing = self.read()
            listing.settle()
            page = self.page(listing)
        except InvalidParameters as fault:
            return self.refuse(fault)
        if self.parameters.get("format"):
            return HttpResponseRedirect(
                with_parameters(api_twin(self.request.path), self.parameters)
            )
        tidy = in_order(self.parameters, self.listing, more=self.more)
        if self.wants_part:
            return self.moved_to(self.address(tidy), self.show(listing, page))
        if not same(tidy, self.request.GET):
            return HttpResponseRedirect(with_parameters(self.request.path, tidy))
        return self.show(listing, page)

    def read(self) -> Listing:
        """The listing that is asked for; names typed for slugs are understood."""
        problems = self.problems_of_more()
        try:
            listing = self.listing(self.parameters)
        except InvalidParameters as fault:
            named = with_slugs(self.listing, self.parameters)
            if named == self.parameters:
                raise InvalidParameters([*fault.problems, *problems]) from None
            self.parameters = named
            listing = self.listing(named)
        if problems:
            raise InvalidParameters(problems)
        return listing

    def problems_of_more(self) -> list[Problem]:
        known = list(FACETS[self.listing])
        if not self.more or self.more in known:
            return []
        return [unknown_value(MORE, self.more, known, all_of_them=True)]

    @property
    def wants_part(self) -> bool:
        asked: Any = self.request.htmx  # type: ignore[attr-defined]
        return bool(asked) and asked.target == PART and not asked.history_restore_request

    def moved_to(self, address: str, response: HttpResponse) -> HttpResponse:
        """Tells the browser under which address it shows the new list."""
        here = self.request.htmx.current_url_abs_path  # type: ignore[attr-defined]
        return replace_url(response, address) if here == address else push_url(response, address)

    def page(self, listing: Listing) -> Page:
        return listing.page()

    def show(self, listing: Listing, page: Page) -> HttpResponse:
        form = self.form(counts=facets(listing))
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
        known = {*self.listing.filter_names(), *COMMON_PARAMETERS}
        self.parameters = without(self.parameters, *(self.parameters.keys() - known))
        form = self.form(problems=fault.problems)
        context = {**self.frame(form), "problems": fault.problems}
        response = render(self.request, self.template_name, context, status=400)
        return push_url(response, False) if self.wants_part else response

    def form(self, **given: Any) -> FilterForm:
        return FilterForm(
            self.listing,
            self.parameters,
            path=self.request.path,
            more=self.more,
            said=self.counted,
            folded=self.folded,
            **given,
        )

    def frame(self, form: FilterForm) -> dict[str, Any]:
        request, parameters = self.request, without(self.parameters, *HOW)
        feed = with_parameters(reverse(self.feed), parameters) if self.feed else ""
        return {
            "frame": "fragment.html" if self.wants_part else "base.html",
            "section": self.section,
            "title": self.title,
            "standfirst": self.standfirst,
            "form": form,
            "action": request.path,
            "chosen": [self.tag(chosen) for chosen in form.chosen],
            "canonical": absolute(request, self.address(parameters)),
            "json_url": api_twin(
                with_parameters(request.path, without(self.parameters, "cursor", "format"))
            ),
            "feed_url": feed,
            "exports": self.exports(),
            **list_files(self.listing.model, parameters),
        }

    def exports(self) -> list[Link]:
        rest = without(self.parameters, "cursor", "format")
        twin = api_twin(self.request.path)
        return [
            Link(label, with_parameters(twin, changed(rest, format=value)))
            for value, label in FORMAT_NAMES.items()
        ]

    def counted(self, count: int) -> str:
        """How many there are, in words: “23 positions”."""
        raise NotImplementedError

    def context(self, listing: Listing, page: Page) -> dict[str, Any]:
        """What the page prints beside the rows."""
        return {}

    def address(self, parameters: QueryDict) -> str:
        """Of this list with other parameters, always written the same way."""
        return with_parameters(self.request.path, in_order(parameters, self.listing))

    def opened(self, parameters: QueryDict) -> QueryDict:
        """With all values of the same filter in view."""
        return changed(parameters, **{MORE: self.more or None})

    def tag(self, chosen: Chosen) -> dict[str, str]:
        url = self.address(self.opened(chosen.parameters))
        return {"group": chosen.group, "label": chosen.label, "remove_url": url}

    def orderings(self, listing: Listing) -> list[Link]:
        rest = without(self.parameters, "cursor")
        return [
            Link(
                str(ordering.label),
                self.address(self.opened(changed(rest, ordering=name))),
                current=name == listing.ordering,
            )
            for name, ordering in listing.orderings.items()
        ]

    def neighbour(self, cursor: str | None) -> str:
        return "" if cursor is None else self.address(changed(self.parameters, cursor=cursor))

    def suggestions(self, listing: Listing, form: FilterForm) -> list[Suggestion]:
        """Which filters stand in the way of finding anything."""
        labels: dict[str, list[str]] = {}
        for chosen in form.chosen:
            labels.setdefault(chosen.name, []).append(chosen.label)
        groups = {chosen.name: chosen.group for chosen in form.chosen}
        named = {name: f"{groups[name]}: {', '.join(labels[name])}" for name in groups}
        return [self.suggestion(way, named) for way in ways_out(listing, list(named))]

    def suggestion(self, way: WayOut, named: dict[str, str]) -> Suggestion:
        kept = [name for name in named if name not in way.dropped]
        return Suggestion(
            dropped=[named[name] for name in way.dropped],
            kept=named[kept[0]] if len(kept) == 1 and len(way.dropped) > 2 else "",
            url=self.address(without(self.parameters, "cursor", *way.dropped)),
            count=way.count,
        )

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
        rest = without(self.parameters, "cursor", "date_after", "date_before", "year")
        return self.address(changed(rest, year="unknown"))
