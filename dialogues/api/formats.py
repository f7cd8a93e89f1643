"""In which format to answer: by the address’s extension, the parameter ``format``, the Accept header."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable, NotFound
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.utils.mediatypes import media_type_matches

from dialogues.filters.problems import shown


class Json(JSONRenderer):
    other_types: Sequence[str] = ()


class LinkedData(JSONRenderer):
    """``linked``: such a renderer is given the nodes of linked data instead of plain records."""

    media_type = "application/ld+json"
    format = "jsonld"
    other_types: Sequence[str] = ()
    linked = True


class Streamed(BaseRenderer):
    """Names a format that views write themselves, chunk by chunk."""

    charset: str | None = "utf-8"
    content_type = ""

    def render(self, data: Any, *args: Any) -> Any:
        return data


class Csv(Streamed):
    media_type = "text/csv"
    content_type = "text/csv; charset=utf-8; header=present"
    format = "csv"
    other_types: Sequence[str] = ()


class JsonLines(Streamed):
    media_type = "application/jsonl"
    content_type = "application/jsonl; charset=utf-8"
    format = "jsonl"
    other_types = ("application/x-ndjson",)


class Xlsx(Streamed):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    content_type = media_type
    charset = None
    format = "xlsx"
    other_types: Sequence[str] = ()


class Turtle(Streamed):
    """RDF as text; only for what is a vocabulary."""

    media_type = "text/turtle"
    content_type = "text/turtle; charset=utf-8"
    format = "ttl"
    other_types: Sequence[str] = ()
    linked = True


RECORD_FORMATS = [Json, Csv, Xlsx, JsonLines, LinkedData]


class Negotiation(BaseContentNegotiation):
    """Quality values count; extension and parameter win over the header."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        """Of those that the view has, the one for what is sent; ``None`` is answered with 415."""
        sent = request.content_type or ""
        return next((one for one in parsers if media_type_matches(one.media_type, sent)), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        """An unknown ``format`` is left for the view to refuse beside its other parameters."""
        renderers = list(renderers)
        wanted = request.query_params.get("format")
        if format_suffix:
            chosen = _by_extension(format_suffix, renderers)
        elif wanted:
            named = (renderer for renderer in renderers if renderer.format == wanted)
            chosen = next(named, renderers[0])
        else:
            chosen = _preferred(request._request, renderers)
        return chosen, chosen.media_type


def _by_extension(extension: str, renderers: Sequence[Any]) -> Any:
    for renderer in renderers:
        if renderer.format == extension:
            return renderer
    message = _("There is no format “.%(extension)s” here. There are: %(extensions)s.")
    known = ", ".join(f".{renderer.format}" for renderer in renderers)
    raise NotFound(message % {"extension": shown(extension), "extensions": known})


def _preferred(request: Any, renderers: Sequence[Any]) -> Any:
    if not request.accepted_types:
        return renderers[0]
    by_type = {
        media_type: renderer
        for renderer in renderers
        for media_type in (renderer.media_type, *getattr(renderer, "other_types", ()))
    }
    preferred = request.get_preferred_type(list(by_type))
    if preferred is None:
        message = _("None of the types you accept is to be had here. There are: %(types)s.")
        raise NotAcceptable(message % {"types": ", ".join(by_type)})
    return by_type[preferred]
