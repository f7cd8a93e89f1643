"""The API's own description: valid, complete, and true of what is answered."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from dialogues.api.urls import urlpatterns
from dialogues.filters.conferences import ConferenceListing
from dialogues.filters.documents import DocumentListing
from dialogues.filters.institutions import InstitutionListing
from dialogues.filters.listing import COMMON_PARAMETERS
from dialogues.filters.participants import ParticipantListing
from dialogues.filters.positions import PositionListing
from dialogues.filters.topics import TopicListing
from tests.api.asking import BASE, COLLECTIONS
from tests.api.full_records import FULL, key_of
from tests.factories import PositionFactory, TopicFactory

pytestmark = pytest.mark.django_db

LISTINGS = {
    "conferences": ConferenceListing,
    "documents": DocumentListing,
    "institutions": InstitutionListing,
    "participants": ParticipantListing,
    "topics": TopicListing,
    "positions": PositionListing,
}


@pytest.fixture
def schema(client) -> dict[str, Any]:
    return client.get(f"{BASE}schema/").json()


def operation(schema: dict[str, Any], path: str) -> dict[str, Any]:
    return schema["paths"][f"{BASE}{path}"]["get"]


def parameters(schema: dict[str, Any], path: str) -> dict[str, Any]:
    return {one["name"]: one for one in operation(schema, path)["parameters"]}


def faults(schema: dict[str, Any], path: str, answer: Any) -> list[str]:
    """What in an answer is not as the description of its address, type and status says."""
    responses = operation(schema, path)["responses"]
    media_type = answer["Content-Type"].split(";")[0]
    described = responses[str(answer.status_code)]["content"][media_type]["schema"]
    validator = Draft202012Validator(
        {**described, "components": schema["components"]}, format_checker=FormatChecker()
    )
    return [error.message for error in validator.iter_errors(json.loads(answer.content))]


def test_it_is_valid_openapi_3_1(schema):
    assert schema["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(schema).validate()


def test_it_is_made_without_a_warning(capsys):
    from drf_spectacular.generators import SchemaGenerator

    SchemaGenerator().get_schema(request=None, public=True)
    printed = capsys.readouterr()

    assert printed.out + printed.err == ""


@pytest.mark.parametrize(
    ("asked", "accept", "read", "media_type"),
    [
        ({}, "*/*", json.loads, "application/json"),
        ({"format": "json"}, "text/html", json.loads, "application/json"),
        ({"format": "yaml"}, "*/*", yaml.safe_load, "application/yaml"),
        ({}, "application/yaml", yaml.safe_load, "application/yaml"),
        ({}, "application/vnd.oai.openapi+json", json.loads, "application/vnd.oai.openapi+json"),
        ({}, "application/vnd.oai.openapi", yaml.safe_load, "application/vnd.oai.openapi"),
    ],
)
def test_it_is_to_be_had_as_json_and_as_yaml(ask, schema, asked, accept, read, media_type):
    response = ask("schema/", **asked, headers={"accept": accept})

    assert response["Content-Type"].split(";")[0] == media_type
    assert read(response.content) == schema


def test_every_address_is_described(schema):
    described = {path.removeprefix(BASE) for path in schema["paths"]}
    answered = {
        str(pattern.pattern).replace("<slug:slug>", "{slug}").replace("<int:pk>", "{id}")
        for pattern in urlpatterns
        if not str(pattern.pattern).endswith("<str:format>")  # told of with the parameter “format”
    }

    # As somebody may type it into OpenRefine, which does not follow redirects.
    assert described == answered - {"schema/", "docs/", "reconcile"}
    methods = {method for path in schema["paths"].values() for method in path}
    assert methods == {"get", "post", "put", "patch", "delete"}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_parameter_of_a_list_is_described(schema, name):
    described = parameters(schema, f"{name}/")

    for_editors = {"view", "status"}
    assert set(described) == {*LISTINGS[name].filter_names(), *COMMON_PARAMETERS, *for_editors}
    assert all(one["description"] for one in described.values())


def test_a_closed_list_is_an_enumeration_that_can_be_repeated(schema):
    assert parameters(schema, "positions/")["stance"] == {
        "in": "query",
        "name": "stance",
        "schema": {
            "type": "array",
            "items": {
                "type": "string",
                "enum": ["supports", "opposes", "concerned", "expects", "proposes", "asserts", "neutral"],
            },
            "maxItems": 100,
            "examples": [["supports"]],
        },
        "description": "Stance. Repeated, it means or.",
        "style": "form",
        "explode": True,
    }  # fmt: skip


def test_fields_are_separated_by_commas(schema):
    described = parameters(schema, "topics/{slug}/")["fields"]

    assert (described["style"], described["explode"]) == ("form", False)
    assert described["schema"]["items"]["enum"] == [
        "id", "slug", "url", "html_url", "name", "parent", "narrower", "related", "labels",
        "scope_note", "positions_count", "updated",
    ]  # fmt: skip


#: What any address may answer.
ANYWHERE = {"401", "403", "414", "429", "500", "503", "default"}


def test_what_all_answers_carry_is_described(schema):
    answers = operation(schema, "topics/")["responses"]

    assert {"X-Request-ID", "RateLimit", "RateLimit-Policy", "ETag"} <= set(
        answers["200"]["headers"]
    )
    assert "Retry-After" in answers["429"]["headers"]
    for answer in answers.values():
        for header in answer.get("headers", {}).values():
            name = header["$ref"].removeprefix("#/components/headers/") if "$ref" in header else ""
            assert not name or name in schema["components"]["headers"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_failures_are_described(schema, name):
    path = next(path for path in schema["paths"] if path.startswith(f"{BASE}{name}/{{"))
    of_list, of_record = operation(schema, f"{name}/"), schema["paths"][path]["get"]
    moved = set() if name == "positions" else {"301"}

    assert set(of_list["responses"]) - ANYWHERE == {"200", "400", "406"}
    assert set(of_record["responses"]) - ANYWHERE == {"200", "400", "404", "406", "410"} | moved
    assert {"401", "429", "500", "503", "default"} <= set(of_list["responses"])
    assert of_record["responses"]["410"]["content"] == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    thesaurus = {"text/turtle"} if name == "topics" else set()
    assert set(of_list["responses"]["200"]["content"]) == thesaurus | {
        "application/json",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/jsonl",
        "application/ld+json",
    }


#: What is entered may lack much; see the tests of writing.
WRITTEN = ("Entry", "EntryWithin", "Whole", "Changes", "Editing")


def test_every_object_is_described_to_its_last_property(schema):
    """No free-form object, and nothing that may or may not be there but where it is asked for."""
    shapes = {
        name: shape
        for name, shape in schema["components"]["schemas"].items()
        if shape["type"] == "object" and not name.endswith(("Part", *WRITTEN))
    }
    optional = {
        (name, field)
        for name, shape in shapes.items()
        for field in set(shape["properties"]) - set(shape["required"])
    }

    assert len(shapes) > 30
    assert optional == {
        ("ChangeWithRecord", "record"),  # where “expand” asks for it
        ("Problem", "errors"),
        ("ProblemError", "allowed"),
    }
    assert [name for name, shape in shapes.items() if not shape["properties"]] == []


@pytest.mark.parametrize("wanted", ["json", "jsonld"])
@pytest.mark.parametrize("name", COLLECTIONS)
def test_answers_are_as_described(ask, schema, name, wanted):
    record = FULL[name]()
    key = "{id}" if name == "positions" else "{slug}"
    one, many = f"{name}/{key_of(record)}/", f"{name}/"

    assert faults(schema, many, ask(many, format=wanted)) == []
    assert faults(schema, f"{name}/{key}/", ask(one, format=wanted)) == []
    assert faults(schema, many, ask(many, format=wanted, fields="url,updated")) == []
    assert faults(schema, many, ask(many, format=wanted, omit="updated")) == []


def links_of(schema, path):
    return parameters(schema, path)["expand"]["schema"]["items"]["enum"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_expanded_answers_are_as_described(ask, schema, name):
    record = FULL[name]()
    key = "{id}" if name == "positions" else "{slug}"
    expand = ",".join(links_of(schema, f"{name}/"))
    one, many = f"{name}/{key_of(record)}/", f"{name}/"

    assert links_of(schema, f"{name}/{key}/") == expand.split(",")
    assert faults(schema, many, ask(many, expand=expand)) == []
    assert faults(schema, f"{name}/{key}/", ask(one, expand=expand)) == []


def test_an_expanded_link_is_described_as_the_link_and_the_whole_record(schema):
    shapes = schema["components"]["schemas"]
    holder, expanded = shapes["Holder"], shapes["HolderExpanded"]
    either = (
        {"$ref": "#/components/schemas/HolderExpanded"},
        {"$ref": "#/components/schemas/Holder"},
    )

    assert shapes["PositionPart"]["properties"]["holders"] == {
        "type": "array",
        "items": {"anyOf": [*either]},
    }
    assert {*expanded["properties"]} == {
        *holder["properties"],
        *shapes["Participant"]["properties"],
    }
    assert {*expanded["required"]} == {*expanded["properties"]}


def test_the_link_header_and_the_extensions_are_described(schema):
    of_list = operation(schema, "topics/")

    assert of_list["responses"]["200"]["headers"]["Link"]["schema"] == {"type": "string"}
    told = parameters(schema, "topics/")["format"]["description"]
    assert "`/api/v1/topics.csv`" in told
    assert "`/api/v1/topics/a-slug.jsonld`" in told


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_record_has_every_property_described_and_no_other(ask, schema, name):
    path = f"{name}/{key_of(FULL[name]())}/"
    component = {
        "conferences": "Conference", "documents": "DocumentDetail", "institutions": "Institution",
        "participants": "Participant", "topics": "Topic", "positions": "Position",
    }[name]  # fmt: skip
    described = schema["components"]["schemas"][component]

    assert set(ask(path).json()) == set(described["properties"]) == set(described["required"])


def test_what_stands_beside_the_collections_is_as_described(ask, schema):
    PositionFactory(statement="Sanctions hurt.")
    TopicFactory(name="Sanctions")

    assert faults(schema, "", ask()) == []
    assert faults(schema, "positions/facets/", ask("positions/facets/")) == []
    assert faults(schema, "search/", ask("search/", q="sanctions")) == []


def test_failures_are_as_described(ask, schema):
    TopicFactory(slug="gone", status="withdrawn", published_at="2026-01-01T00:00:00Z")
    answers = [
        ("topics/", ask("topics/", nonsense=1)),
        ("topics/{slug}/", ask("topics/nothing/")),
        ("topics/", ask("topics/", headers={"accept": "image/png"})),
        ("topics/{slug}/", ask("topics/gone/")),
    ]

    assert [answer.status_code for _path, answer in answers] == [400, 404, 406, 410]
    assert [faults(schema, path, answer) for path, answer in answers] == [[], [], [], []]


def test_an_answer_that_is_not_as_described_would_be_noticed(ask, schema):
    TopicFactory(slug="trade")
    answer = ask("topics/trade/")
    answer.content = json.dumps({**answer.json(), "positions_count": "many"}).encode()

    assert faults(schema, "topics/{slug}/", answer) != []
