from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.choices import AttributionRole
from dialogues.exporting.csv_lines import CellKind, Column, at, each


def _in_role(role: str, *path: str) -> Callable[[list[Any]], list[Any]]:
    read = at(*path)
    return lambda holders: [read(holder) for holder in holders if holder["role"] == role]


def _relations(relations: list[Any]) -> list[str]:
    return [f"{relation['kind']} {relation['position']}" for relation in relations]


def _all_verified(quotations: list[Any]) -> bool:
    return bool(quotations) and all(quotation["verified"] for quotation in quotations)


HOLDER, REPORTER = AttributionRole.HOLDER, AttributionRole.REPORTER

COLUMNS = [
    Column("id", "id"),
    Column("url", "url"),
    Column("html_url", "html_url"),
    Column("statement", "statement"),
    Column("stance", "stance"),
    Column("kind", "kind"),
    Column("mode", "mode"),
    Column("layer", "layer"),
    Column("confidence", "confidence"),
    Column("setting", "setting"),
    Column("about", "about", help=_("ISO codes")),
    Column("unattributed", "unattributed"),
    Column("no_wording", "no_wording"),
    Column("quotations", "quotations", each("exact")),
    Column("verified", "quotations", _all_verified, help=_("whether every quotation is")),
    Column("document", "document", at("slug")),
    Column("document_title", "document", at("title")),
    Column("conference", "conference", at("slug")),
    Column("conference_title", "conference", at("title")),
    Column("conference_start_date", "conference", at("start_date"), kind=CellKind.DAY),
    Column("holders", "holders", _in_role(HOLDER, "slug"), help=_("slugs, the role “holder” only")),
    Column("holder_names", "holders", _in_role(HOLDER, "name")),
    Column("holder_kinds", "holders", _in_role(HOLDER, "kind")),
    Column("holder_countries", "holders", _in_role(HOLDER, "country"), help=_("ISO codes")),
    Column("reporters", "holders", _in_role(REPORTER, "slug"), help=_("slugs")),
    Column(
        "on_behalf_of", "holders", _in_role(AttributionRole.ON_BEHALF_OF, "slug"), help=_("slugs")
    ),
    Column("attributing_words", "holders", each("words"), help=_("of all roles")),
    Column("topics", "topics", each("slug")),
    Column("topic_names", "topics", each("name")),
    Column("relations", "relations", _relations, help=_("kind and the other position’s id")),
    Column("inverse_relations", "inverse_relations", _relations),
    Column("updated", "updated", kind=CellKind.MOMENT),
]
