"""The network of actors and topics: its page, its figure, its files."""

from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views import View

from dialogues.analysis.groupings import SideKind
from dialogues.analysis.network import Network, Node
from dialogues.analysis.network.drawing import Drawing, drawing
from dialogues.analysis.network.graph import TOPIC
from dialogues.choices import Layer
from dialogues.exporting.figures.network import figure
from dialogues.exporting.networks.catalogue import FILES
from dialogues.filters.facets import facets
from dialogues.filters.networking import NetworkQuestion, chosen_positions
from dialogues.filters.positions import PositionListing
from dialogues.filters.problems import InvalidParameters
from dialogues.public.addresses import (
    absolute,
    api_twin,
    changed,
    with_parameters,
    without,
    without_empty,
)
from dialogues.public.figures import figure_response
from dialogues.public.networks import evidence, words
from dialogues.public.networks.form import SHOWING, NetworkForm, heading_of, usual
from dialogues.public.networks.tables import Tables

TEMPLATE = "dialogues/network.html"


class NetworkPage(View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            question = NetworkQuestion(request.GET, extra=SHOWING)
            tidy = without_empty(request.GET)
            if tidy != request.GET:
                return HttpResponseRedirect(with_parameters(request.path, tidy))
            return render(request, TEMPLATE, self.context(question))
        except InvalidParameters as fault:
            return self.refuse(fault)

    def refuse(self, fault: InvalidParameters) -> HttpResponse:
        request = self.request
        form = refused_form(request.path, request.GET, fault)
        context = {**self.frame(form), "problems": fault.problems}
        return render(request, TEMPLATE, context, status=400)

    def frame(self, form: NetworkForm) -> dict[str, Any]:
        request = self.request
        return {
            "section": "network",
            "title": _("Network"),
            "form": form,
            "action": request.path,
            "chosen": self.tags(form),
            "canonical": absolute(request, with_parameters(request.path, self.question())),
        }

    def context(self, question: NetworkQuestion) -> dict[str, Any]:
        request, network = self.request, question.network
        counts = facets(question.listing)
        form = NetworkForm(request.path, request.GET, question.settings, counts=counts)
        tables = Tables(request.path, request.GET, network)
        picture = drawing(network)
        author = question.rows.filter(layer=Layer.AUTHOR).count()
        return {
            **self.frame(form),
            "network": network,
            "heading": heading_of(network.settings),
            "made_of": words.made_of(network),
            "left_out": words.left_out(network, author, request.path, request.GET),
            "undated": question.listing.undated,
            "undated_url": self.undated_url(),
            "drawn": words.drawn(picture, network),
            "picture": picture,
            "dots": dots(picture, tables),
            "lines": lines(picture, network),
            "legend": legend(picture, network),
            "tables": tables,
            "files": self.files(),
            "json_url": api_twin(with_parameters(request.path, self.question())),
            **self.evidence(network),
        }

    def question(self) -> Any:
        """The parameters without those that only say what is shown of the network."""
        return without(self.request.GET, *SHOWING)

    def tags(self, form: NetworkForm) -> list[dict[str, str]]:
        """Each filter of positions that is on, and the address without it."""
        return [
            {
                "group": chosen.group,
                "label": chosen.label,
                "remove_url": with_parameters(self.request.path, chosen.parameters),
            }
            for chosen in form.filters.chosen
        ]

    def undated_url(self) -> str:
        rest = without(self.question(), "date_after", "date_before", "year")
        return with_parameters(self.request.path, changed(rest, year="unknown"))

    def files(self) -> list[dict[str, Any]]:
        asked = self.question()
        figures = [("figure.svg", "SVG"), ("figure.png", "PNG")]
        named = [(file.name, file.label, file.note) for file in FILES.values()]
        listed = [*named, *((name, label, _("the drawing")) for name, label in figures)]
        return [
            {
                "label": label,
                "note": note,
                "url": with_parameters(reverse("public:network-file", args=[name]), asked),
            }
            for name, label, note in listed
        ]

    def evidence(self, network: Network) -> dict[str, Any]:
        asked = self.request.GET
        if key := asked.get("edge"):
            return {"tie": evidence.tie(network, key), "close_url": self.close_url()}
        if key := asked.get("node"):
            found = evidence.node(network, key)
            links = {"list_url": list_url(network, found.node, chosen_positions(asked))}
            return {"node": found, "close_url": self.close_url(), **links}
        return {}

    def close_url(self) -> str:
        return with_parameters(self.request.path, without(self.request.GET, "edge", "node"))


class NetworkFile(View):
    """The figure and every file, under names of their own and with the page's parameters."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, name: str) -> HttpResponseBase:
        if name not in (*FILES, "figure.svg", "figure.png"):
            raise Http404
        try:
            question = NetworkQuestion(request.GET)
        except InvalidParameters as fault:
            form = refused_form(reverse("public:network"), request.GET, fault)
            context = {"problems": fault.problems, "form": form, "action": form.path}
            return render(request, TEMPLATE, {**context, "title": _("Network")}, status=400)
        if name.startswith("figure."):
            return self.figure(question, name.removeprefix("figure."))
        return self.file(question, name)

    def file(self, question: NetworkQuestion, name: str) -> HttpResponseBase:
        file = FILES[name]
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        content = file.write(question.network, question.rows)
        return StreamingHttpResponse(content, content_type=file.content_type, headers=headers)

    def figure(self, question: NetworkQuestion, extension: str) -> HttpResponse:
        network = question.network
        address = with_parameters(reverse("public:network"), self.request.GET)
        today = date_format(timezone.localdate(), "j F Y")
        picture = drawing(network)
        svg = figure(
            picture,
            title=heading_of(network.settings),
            subtitle=words.made_of(network),
            source=f"{settings.SITE_NAME}, {absolute(self.request, address)}, {today}",
            legend=legend(picture, network),
        )
        return figure_response(svg, extension, "network")


def refused_form(path: str, parameters: QueryDict, fault: InvalidParameters) -> NetworkForm:
    """With the numbers of the positions asked for, or of all where that cannot be said."""
    try:
        listing = PositionListing(chosen_positions(parameters))
    except InvalidParameters:
        listing = PositionListing(QueryDict())
    return NetworkForm(path, parameters, usual(parameters), fault.problems, facets(listing))


def dots(picture: Drawing, tables: Tables) -> list[dict[str, Any]]:
    return [
        {
            "dot": dot,
            "number": number,
            "url": tables.node_url(dot.node),
            "kind": words.kind_of(dot.node),
            "left": dot.x - dot.radius * 0.9,
            "top": dot.y - dot.radius * 0.9,
            "size": dot.radius * 1.8,
        }
        for number, dot in enumerate(picture.dots)
    ]


def lines(picture: Drawing, network: Network) -> list[dict[str, Any]]:
    names = [dot.node.label for dot in picture.dots]
    return [
        {
            "line": line,
            "text": f"{names[line.one]} – {names[line.other]}: "
            f"{words.sign_of(line.edge, network)}, {words.weight_of(line.edge.weight)}",
        }
        for line in picture.lines
    ]


def legend(picture: Drawing, network: Network) -> list[tuple[str, str]]:
    """Each kind of tie that is drawn, in words."""
    drawn = {line.edge.sign: line.edge for line in picture.lines}
    return [(sign, words.sign_of(edge, network)) for sign, edge in sorted(drawn.items())]


def list_url(network: Network, node: Node, parameters: Any) -> str:
    """The list of positions filtered for a node; a joint actor has none."""
    if node.kind == TOPIC:
        name = "topic"
    else:
        side = network.table.actors[node.key]
        if side.kind == SideKind.JOINT:
            return ""
        grouped_by_country = network.settings.by == "country"
        name = (
            "holder" if grouped_by_country and side.kind == SideKind.GROUP else network.settings.by
        )
    asked = changed(parameters, **{name: node.key, "layer": str(Layer.ATTRIBUTED)})
    return with_parameters(reverse("public:position-list"), asked)
