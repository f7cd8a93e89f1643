from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.fields import ChoiceField, DateField, RecordField, YearField
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import FORMATS, Listing
from dialogues.filters.paging import DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing
from dialogues.public.addresses import API_BASE, absolute
from dialogues.public.guide.examples import about_what, examples
from dialogues.public.views.about import TextPage

COLLECTIONS: dict[str, tuple[Any, type[Listing]]] = {
    "positions": (gettext_lazy("Positions"), PositionListing),
    "conferences": (gettext_lazy("Conferences"), ConferenceListing),
    "documents": (gettext_lazy("Documents"), DocumentListing),
    "participants": (gettext_lazy("Participants"), ParticipantListing),
    "institutions": (gettext_lazy("Institutions"), InstitutionListing),
    "topics": (gettext_lazy("Topics"), TopicListing),
}


@dataclass(frozen=True)
class Parameter:
    """``allowed``: the values of a closed list; ``takes``: what else it takes, in words."""

    name: str
    meaning: str
    takes: str
    allowed: list[str]


@dataclass(frozen=True)
class Collection:
    name: str
    heading: str
    address: str
    parameters: list[Parameter]
    orderings: list[tuple[str, str]]
    default_ordering: str


class ApiPage(TextPage):
    """The guide: what can be asked, by examples that the tests run."""

    template_name = "dialogues/api.html"
    section = "api"
    #: What the API declares to go: ``address``, ``kind``, ``name`` and ``deprecation`` of each.
    deprecations: Callable[[], Sequence[Any]] = list

    def context(self) -> dict[str, Any]:
        base = absolute(self.request, f"/{API_BASE}")
        return {
            "base": base,
            "site_url": absolute(self.request, "/").rstrip("/"),
            "examples": examples(base, about_what()),
            "formats": FORMATS,
            "page_size": DEFAULT_PAGE_SIZE,
            "largest_page_size": LARGEST_PAGE_SIZE,
            "rates": settings.API_RATES,
            "contact": settings.CONTACT_EMAIL,
            "deprecations": self.deprecations(),
        }


class ApiReference(TextPage):
    """Every parameter of every list, written from the listings themselves."""

    template_name = "dialogues/api_reference.html"
    section = "api"

    def context(self) -> dict[str, Any]:
        base = absolute(self.request, f"/{API_BASE}")
        return {
            "base": base,
            "collections": [collection(name, base) for name in COLLECTIONS],
            "formats": FORMATS,
            "page_size": DEFAULT_PAGE_SIZE,
            "largest_page_size": LARGEST_PAGE_SIZE,
        }


def collection(name: str, base: str) -> Collection:
    heading, listing = COLLECTIONS[name]
    filters = listing.filterset_class.base_filters
    return Collection(
        name=name,
        heading=str(heading),
        address=f"{base}{name}/",
        parameters=[parameter(key, filters[key].field) for key in listing.filter_names()],
        orderings=[(key, str(ordering.label)) for key, ordering in listing.orderings.items()],
        default_ordering=listing.default_ordering,
    )


def parameter(name: str, form_field: Any) -> Parameter:
    allowed = list(form_field.choices.values) if isinstance(form_field, ChoiceField) else []
    return Parameter(
        name, str(form_field.label), "" if allowed else takes(name, form_field), allowed
    )


def takes(name: str, form_field: Any) -> str:
    if isinstance(form_field, RecordField) and form_field.key == "code":
        return _("ISO 3166-1 code of a country, such as JP")
    if isinstance(form_field, RecordField):
        return _("slug, as in the address of its page")
    if isinstance(form_field, DateField):
        return _("date, as in 2021-07-08")
    if isinstance(form_field, YearField):
        return _("year with four digits, or “unknown”")
    return _("language tag, such as en")
