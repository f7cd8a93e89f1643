"""Each query parameter with what it takes, from the filter that reads it."""

from collections.abc import Callable, Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import Filter
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from dialogues.filters.fields import (
    MOST_VALUES,
    ChoiceField,
    DateField,
    RecordField,
    YearField,
)
from dialogues.filters.listing import COMMON_PARAMETERS, Listing
from dialogues.filters.paging import (
    DEFAULT_PAGE_SIZE,
    LARGEST_EXPANDED_PAGE_SIZE,
    LARGEST_PAGE_SIZE,
    LONGEST_CURSOR,
)
from dialogues.filters.searching import NOUNS
from dialogues.filters.wanted import MOST_NAMES
from dialogues.search.grammar import LONGEST_QUERY

JsonSchema = dict[str, Any]
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
COUNTRY = {"type": "string", "pattern": "^[A-Z]{2,4}$"}
YEAR = {"type": "string", "pattern": "^(?!0000)[0-9]{4}$|^unknown$"}

#: What a filter's label does not say.
MEANINGS = {
    "topic": gettext_lazy("Slug of a topic; its subtopics are included"),
    "about": gettext_lazy("ISO code of a country the claim is about"),
    "country": gettext_lazy("ISO 3166-1 code of a country; for positions, of a holder"),
    "institution": gettext_lazy(
        "Slug of an institution; for positions, a holder’s as stated there"
    ),
    "host": gettext_lazy("Slug of an institution that hosted the conference"),
    "year": gettext_lazy("A year in which the date can lie, or “unknown”"),
    "date_after": gettext_lazy("The date can be this day or later"),
    "date_before": gettext_lazy("The date can be this day or earlier"),
}


def of_list(view: Any) -> list[OpenApiParameter]:
    """The list's own filters, then what all lists take; and the header that comes with a page."""
    names = (*view.listing.filter_names(), *COMMON_PARAMETERS)
    return [*(_described(name, view) for name in names), _link_header()]


def of_view(view: Any, without: Collection[str] = ()) -> list[OpenApiParameter]:
    """``without``: those that are described elsewhere."""
    return [_described(name, view) for name in view.parameters if name not in without]


def _described(name: str, view: Any) -> OpenApiParameter:
    listing: type[Listing] | None = getattr(view, "listing", None)
    if listing and name in listing.filter_names():
        return _filter(name, listing.filterset_class.base_filters[name])
    return COMMON[name](name, view)


def _filter(name: str, read_by: Filter) -> OpenApiParameter:
    label, field = str(MEANINGS.get(name, read_by.label)), read_by.field
    if isinstance(field, DateField):
        return _one(name, {"type": "string", "format": "date"}, label)
    return _several(name, _values(field), label)


def _values(field: Any) -> JsonSchema:
    if isinstance(field, ChoiceField):
        return {"type": "string", "enum": list(field.choices.values)}
    if isinstance(field, YearField):
        return YEAR
    if isinstance(field, RecordField):
        return COUNTRY if field.key == "code" else SLUG
    return {"type": "string"}


def _one(
    name: str, schema: JsonSchema, description: str, *, required: bool = False
) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=description, required=required)


def _several(name: str, items: JsonSchema, label: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        {"type": "array", "items": items, "maxItems": MOST_VALUES},
        description=_("%(label)s. Repeated, it means or.") % {"label": label},
        style="form",
        explode=True,
    )


def _query(name: str, view: Any) -> OpenApiParameter:
    """A list without it is the whole list; a search without it is none."""
    schema = {"type": "string", "maxLength": LONGEST_QUERY}
    text = _("Words that must all be found; “phrases”, -left out, beginn* of words.")
    return _one(name, schema, text, required=not hasattr(view, "listing"))


def _type(name: str, view: Any) -> OpenApiParameter:
    kinds = {"type": "string", "enum": list(NOUNS)}
    return _several(name, kinds, _("Only records of this kind; the others are counted"))


def _ordering(name: str, view: Any) -> OpenApiParameter:
    names = list(view.listing.orderings)
    schema = {"type": "string", "enum": names, "default": view.listing.default_ordering}
    labels = [f"`{key}`: {ordering.label}" for key, ordering in view.listing.orderings.items()]
    return _one(name, schema, "; ".join(labels))


def _page_size(name: str, view: Any) -> OpenApiParameter:
    bounds = {"minimum": 1, "maximum": LARGEST_PAGE_SIZE, "default": DEFAULT_PAGE_SIZE}
    text = _("Records on a page; files have no pages. With `expand` at most %(most)s.")
    described = text % {"most": LARGEST_EXPANDED_PAGE_SIZE}
    return _one(name, {"type": "integer", **bounds}, described)


def _cursor(name: str, view: Any) -> OpenApiParameter:
    schema = {"type": "string", "maxLength": LONGEST_CURSOR}
    return _one(
        name, schema, _("A place in the list; follow next and previous instead of making one.")
    )


def _fields(name: str, view: Any) -> OpenApiParameter:
    return _commas(name, _names(view), _("Only these properties, separated by commas."))


def _omit(name: str, view: Any) -> OpenApiParameter:
    text = _("Without these properties, separated by commas; at least one has to be left.")
    return _commas(name, _names(view), text)


def _expand(name: str, view: Any) -> OpenApiParameter:
    text = _(
        "These links, separated by commas, are given as whole records: all that the record’s own "
        "address tells, beside what the link says. In json and jsonl only."
    )
    return _commas(name, list(view.links), text)


def _names(view: Any) -> list[str]:
    shape = view.shape if view.action == "list" else view.detail_shape
    return shape.field_names()


def _commas(name: str, values: list[str], description: str) -> OpenApiParameter:
    schema = {"type": "array", "items": {"type": "string", "enum": values}, "maxItems": MOST_NAMES}
    example = OpenApiExample(_("For example"), values[:2])
    return OpenApiParameter(
        name, schema, description=description, style="form", explode=False, examples=[example]
    )


def _format(name: str, view: Any) -> OpenApiParameter:
    formats = list(dict.fromkeys(renderer.format for renderer in view.renderer_classes))
    text = _("Wins over the Accept header.")
    if "csv" in formats:
        text += " " + _("csv, xlsx and jsonl hold all that matches, without pages.")
    if hasattr(view, "plural"):
        text += " " + _extensions(view)
    return _one(name, {"type": "string", "enum": formats, "default": formats[0]}, text)


def _extensions(view: Any) -> str:
    text = _(
        "The same can be asked for by an extension in place of the last slash: `%(list)s`, "
        "`%(record)s`."
    )
    key = "12" if view.key.startswith("int") else "a-slug"
    address = reverse(f"api:{view.noun}-list").rstrip("/")
    return text % {"list": f"{address}.csv", "record": f"{address}/{key}.jsonld"}


def _link_header() -> OpenApiParameter:
    """RFC 8288; of pages only, not of files."""
    return OpenApiParameter(
        "Link",
        {"type": "string"},
        location=OpenApiParameter.HEADER,
        response=[200],
        description=_(
            "Of a page: the addresses of the first, the next and the previous one, as "
            '`<address>; rel="first"`, `next` and `prev`.'
        ),
    )


def _updated_after(name: str, view: Any) -> OpenApiParameter:
    schema = {"type": "string", "format": "date-time"}
    return _one(name, schema, _("Only what was changed later than this time."))


COMMON: dict[str, Callable[[str, Any], OpenApiParameter]] = {
    "q": _query,
    "type": _type,
    "ordering": _ordering,
    "page_size": _page_size,
    "cursor": _cursor,
    "fields": _fields,
    "omit": _omit,
    "expand": _expand,
    "format": _format,
    "updated_after": _updated_after,
}
