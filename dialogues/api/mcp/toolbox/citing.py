from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.api.mcp.toolbox.finding import found
from dialogues.api.mcp.toolbox.schemas import of_object
from dialogues.api.mcp.toolbox.tool import Context, Json, Told, Tool
from dialogues.exporting.citations.bibtex import bibtex_lines
from dialogues.exporting.citations.chicago import chicago
from dialogues.exporting.citations.csl_json import item
from dialogues.exporting.citations.records import Site, references
from dialogues.exporting.citations.reference import Reference
from dialogues.filters.problems import InvalidParameters, Problem, unknown_value
from dialogues.models import Conference, Document, EditorialRecord, Position

MODELS: dict[str, Any] = {"position": Position, "conference": Conference, "document": Document}


def tools() -> list[Tool]:
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    return [
        Tool(
            name="cite",
            title=_("Cite a record"),
            description=_(
                "A reference to a position, a conference or a document: as a note after the "
                "Chicago Manual of Style, as BibTeX and as CSL-JSON, with what has to be known "
                "before it is cited."
            ),
            properties={
                "kind": {
                    "type": "string",
                    "enum": list(MODELS),
                    "description": _("What is cited."),
                },
                "key": {
                    "type": "string",
                    "description": _("The number of a position; else the slug."),
                },
            },
            required=("kind", "key"),
            output=of_object(
                {
                    "chicago": text,
                    "bibtex": text,
                    "csl_json": {"type": "object"},
                    "exact_words": texts,
                    "warnings": texts,
                    "html_url": text,
                    "cited_url": {
                        **text,
                        "description": _("The link with its day: it tells what changed since."),
                    },
                }
            ),
            run=cite,
        )
    ]


def cite(arguments: Json, context: Context) -> Told:
    kind = arguments["kind"]
    if kind not in MODELS:
        raise InvalidParameters([unknown_value("kind", kind, MODELS, all_of_them=True)])
    rows = MODELS[kind].objects.published().for_list()
    record = found(rows, key_of(kind, arguments["key"]))
    (reference,) = references([record], site(context))
    bibtex = "".join(bibtex_lines([reference])).strip()
    told = {
        "chicago": chicago(reference),
        "bibtex": bibtex,
        "csl_json": item(reference),
        "exact_words": list(reference.words),
        "warnings": list(reference.cautions),
        "html_url": reference.record.address,
        "cited_url": reference.record.cited,
    }
    return Told(told, text_of(reference, bibtex))


def key_of(kind: str, key: str) -> Json:
    if kind != "position":
        return {"slug": key.replace("\0", "")}
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        message = _("“key” of a position is its number, such as 12.")
        raise InvalidParameters([Problem("key", message)])
    return {"pk": int(key)}


def site(context: Context) -> Site:
    day = timezone.localdate()
    return Site(
        name=context.site_name,
        accessed=day,
        address=lambda record: address(record, context),
        cited=lambda record: f"{address(record, context)}?cited={day.isoformat()}",
    )


def address(record: EditorialRecord, context: Context) -> str:
    return context.addresses.at(record.get_absolute_url())  # type: ignore[attr-defined]


def text_of(reference: Reference, bibtex: str) -> str:
    words = [_("Exact words: “%(words)s”") % {"words": one} for one in reference.words]
    warnings = [_("Warning: %(text)s") % {"text": one} for one in reference.cautions]
    parts = [chicago(reference), "\n".join(words), "\n".join(warnings), bibtex]
    return "\n\n".join(part for part in parts if part)
