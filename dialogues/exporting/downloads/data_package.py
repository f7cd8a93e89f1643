"""``datapackage.json`` (Data Package, version 2): every file with its digest, columns and keys."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dialogues.exporting.downloads import rights
from dialogues.exporting.downloads.manifest import File
from dialogues.exporting.downloads.table import Field, Table, Type
from dialogues.exporting.downloads.tables import TABLES

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
#: How the files of a table are written, inside their packing.
FORMATS = {
    "csv": {"format": "csv", "mediatype": "text/csv"},
    "jsonl": {"format": "jsonl", "mediatype": "application/jsonl"},
}
#: In JSON Lines a table goes by another name than in CSV: names are given once.
SUFFIXES = {"csv": "", "jsonl": "-jsonl"}


def data_package(files: Iterable[File], since: int, created: str = "") -> dict[str, Any]:
    """Without ``created`` it says the same of the same data."""
    site = {"path": settings.SITE_URL} if settings.SITE_URL else {}
    return {
        "$schema": PROFILE,
        "name": "dialogues",
        "title": settings.SITE_NAME,
        "description": _(
            "Who holds which position on which topic, said where, in which exact words. Everything "
            "published, of one moment."
        ),
        **({"homepage": settings.SITE_URL} if settings.SITE_URL else {}),
        "version": str(since),
        "since": since,
        **({"created": created} if created else {}),
        "licenses": [{"path": rights.licence_address(), "title": rights.licence_title()}],
        "rights": rights.statement(),
        "sources": [{"title": settings.SITE_NAME, **site}],
        "keywords": ["dialogue", "track two diplomacy", "positions", "quotations"],
        "resources": [_resource(file) for file in files],
    }


def _resource(file: File) -> dict[str, Any]:
    common = {
        "path": file.name,
        "title": file.title,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.kind not in FORMATS:
        name = file.name.lower().replace(".", "-")
        return {"name": name, **common, "mediatype": file.mediatype.partition(";")[0]}
    table = next(one for one in TABLES if one.name == file.table)
    return {
        "name": f"{table.name}{SUFFIXES[file.kind]}",
        "type": "table",
        **common,
        "description": str(table.description),
        **FORMATS[file.kind],
        "encoding": "utf-8",
        "compression": "gz",
        "rows": file.rows,
        "schema": _schema(table, file.kind),
    }


def _schema(table: Table, kind: str) -> dict[str, Any]:
    keys: list[tuple[tuple[str, ...], str]] = [
        ((field.name,), field.to) for field in table.references
    ]
    if table.joint:
        keys.append(table.joint)
    return {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(table, *key, kind) for key in keys],
        "missingValues": [""],
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": str(field.type),
        "description": str(field.description),
    }
    constraints: dict[str, Any] = {"required": True} if _always_there(field) else {}
    if field.unique:
        constraints["unique"] = True
    if field.choices:
        constraints["enum"] = [str(value) for value in field.choices.values]
    return described | ({"constraints": constraints} if constraints else {})


def _always_there(field: Field) -> bool:
    """An empty text is a missing value of a comma-separated file, though none of the database."""
    is_text = field.type == Type.STRING and not (field.to or field.choices)
    return field.required and not is_text


def _foreign_key(table: Table, columns: tuple[str, ...], to: str, kind: str) -> dict[str, Any]:
    target = next(one for one in TABLES if one.name == to)
    resource = "" if to == table.name else f"{to}{SUFFIXES[kind]}"
    reference: dict[str, Any] = {"resource": resource} if resource else {}
    return {"fields": list(columns), "reference": {**reference, "fields": list(target.key)}}
