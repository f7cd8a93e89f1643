"""Other names and identifiers: the same two tables for institutions and participants."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.choices import IdentifierScheme, NameKind
from dialogues.exporting.downloads.table import Field, Row, Table, numbered
from dialogues.exporting.downloads.tables.fields import SEQ, link


def _names(record: Any) -> Iterator[Row]:
    for seq, name in numbered(record.names.all()):
        yield (record.slug, seq, name.text, name.language, name.kind)


def _identifiers(record: Any) -> Iterator[Row]:
    for identifier in record.identifiers.all():
        yield (record.slug, identifier.scheme, identifier.value)


def name_tables(noun: str, plural: str, names: Any, identifiers: Any) -> list[Table]:
    """``names`` and ``identifiers``: the titles of the two tables."""
    owner = link(noun, plural, _("Slug of the record."))
    return [
        Table(
            f"{noun}_names",
            names,
            _("Other names, languages and scripts, former names."),
            [
                owner,
                SEQ,
                Field("text", _("The name.")),
                Field("language", _("BCP 47 tag; empty where it has none of its own.")),
                Field("kind", _("What sort of name it is."), choices=NameKind),
            ],
            (noun, "seq"),
            _names,
            facets=("language", "kind"),
        ),
        Table(
            f"{noun}_identifiers",
            identifiers,
            _("The same record in other registers."),
            [
                owner,
                Field("scheme", _("The register."), choices=IdentifierScheme),
                Field("value", _("The identifier only, not its address.")),
            ],
            ("scheme", "value"),
            _identifiers,
            facets=("scheme",),
        ),
    ]
