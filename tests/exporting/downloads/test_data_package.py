"""``datapackage.json`` is what the standard says, and true of the files beside it."""

import datetime
import hashlib
import re

import pytest
from jsonschema import Draft202012Validator

from tests.exporting.downloads.reading import Made
from tests.exporting.downloads.records import rich_conference

pytestmark = pytest.mark.django_db

NAME = {"type": "string", "pattern": "^[a-z0-9._-]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "integer", "boolean", "date", "datetime"]},
        "description": {"type": "string", "minLength": 1},
        "constraints": {
            "type": "object",
            "properties": {
                "required": {"type": "boolean"},
                "unique": {"type": "boolean"},
                "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
            },
            "additionalProperties": False,
        },
    },
}
COLUMNS = {"type": "array", "minItems": 1, "items": {"type": "string"}}
TABLE_SCHEMA = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD},
        "primaryKey": COLUMNS,
        "missingValues": {"type": "array", "items": {"type": "string"}},
        "foreignKeys": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["fields", "reference"],
                "properties": {
                    "fields": COLUMNS,
                    "reference": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {"resource": NAME, "fields": COLUMNS},
                    },
                },
            },
        },
    },
}
RESOURCE = {
    "type": "object",
    "required": ["name", "path"],
    "properties": {
        "name": NAME,
        "path": {"type": "string", "pattern": r"^(?![./])[^\\]+$"},
        "bytes": {"type": "integer", "minimum": 0},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "mediatype": {"type": "string", "pattern": "^[^/;]+/[^/;]+$"},
        "schema": TABLE_SCHEMA,
    },
}
#: After the profile of Data Package 2.0, as far as it is used here.
PACKAGE = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": NAME,
        "version": {"type": "string"},
        "created": {"type": "string", "format": "date-time"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {"type": "array", "items": {"type": "object", "required": ["title"]}},
        "keywords": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}
READ = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
}


@pytest.fixture
def made():
    rich_conference()
    return Made()


def test_it_is_valid(made):
    faults = Draft202012Validator(PACKAGE).iter_errors(made.package)

    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
    names = [one["name"] for one in made.package["resources"]]
    assert len(names) == len(set(names))


def test_every_file_is_named_with_its_size_and_digest(made):
    told = {one["path"]: (one["bytes"], one["hash"]) for one in made.package["resources"]}
    content = {
        path.name: path.read_bytes()
        for path in made.folder.iterdir()
        if path.name not in ("datapackage.json", "SHA256SUMS", ".manifest.json")
    }

    assert told == {
        name: (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        for name, data in content.items()
    }


def test_every_reference_names_a_resource_and_its_key(made):
    resources = {one["name"]: one for one in made.package["resources"]}
    for name, one in resources.items():
        for key in one.get("schema", {}).get("foreignKeys", ()):
            target = resources[key["reference"].get("resource", name)]
            assert key["reference"]["fields"] == target["schema"]["primaryKey"], (name, key)
            columns = {field["name"] for field in one["schema"]["fields"]}
            assert set(key["fields"]) <= columns


def test_every_cell_is_what_its_column_says(made):
    for one in made.package["resources"]:
        if one.get("format") != "csv":
            continue
        rows = made.csv(one["name"])
        fields = one["schema"]["fields"]
        assert len(rows) == one["rows"]
        assert all(list(row) == [field["name"] for field in fields] for row in rows)
        for field in fields:
            limits = field.get("constraints", {})
            values = [row[field["name"]] for row in rows if row[field["name"]]]
            read = [READ[field["type"]](value) for value in values]
            assert not limits.get("required") or len(values) == len(rows), field
            assert not limits.get("unique") or len(set(read)) == len(rows), field
            assert set(read) <= set(limits.get("enum", read)), field


def test_it_says_of_what_moment_the_files_are(made):
    package = made.package

    assert package["version"] == str(package["since"]) == str(made.manifest.since)
    assert re.match(r"\d{4}-\d\d-\d\dT", package["created"])
    assert package["licenses"] == [
        {
            "path": "README.txt",
            "title": "No licence has been chosen for the editors’ work; quotations and texts are "
            "under the rights of each document.",
        }
    ]
