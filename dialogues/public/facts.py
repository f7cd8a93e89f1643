"""Facts of a record, ready for a definition list: a label, and what stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Part:
    """One value; ``address`` makes it a link, ``note`` stands below it, ``lang`` is its language."""

    value: str
    address: str = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Fact:
    label: str
    values: list[Part]


def fact(label: str, value: Any, *, address: str = "", note: str = "") -> list[Fact]:
    """A fact with one value, or none at all where there is no value."""
    return [Fact(label, [Part(str(value), address, note)])] if value else []


def several(label: str, parts: Iterable[Part]) -> list[Fact]:
    values = list(parts)
    return [Fact(label, values)] if values else []


def linked(record: Any, note: str = "", lang: str = "") -> Part:
    """A record under its name, with the way to its page."""
    return Part(str(record), record.get_absolute_url(), note, lang)


def names(record: Any) -> list[tuple[str, str]]:
    """The other names of a record with their languages, for the head of its page."""
    return [(name.text, name.language) for name in record.names.all() if name.kind != "merged"]


IDENTIFIERS = {
    "orcid": "https://orcid.org/{}",
    "ror": "https://ror.org/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
}


def identifiers(record: Any) -> list[Fact]:
    parts = (
        Part(f"{row.get_scheme_display()} {row.value}", IDENTIFIERS[row.scheme].format(row.value))
        for row in record.identifiers.all()
    )
    return several(_("Identifiers"), parts)
