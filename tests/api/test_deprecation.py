"""What will go is told in every answer that makes use of it, and marked in the description."""

from datetime import date

import pytest
from django.test import override_settings
from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from rest_framework import serializers
from rest_framework.response import Response

from dialogues.api import deprecation
from dialogues.api.conditional import Follows
from dialogues.api.deprecation import Deprecation, Listed
from dialogues.api.serializers.shape import Shape
from dialogues.api.views.read_view import ReadView
from project.urls import urlpatterns as all_others
from tests.api.asking import BASE

VIEW = Deprecation(since=date(2027, 1, 1), sunset=date(2028, 1, 1), link="/api/#old")
PARAMETER = Deprecation(since=date(2026, 7, 1), link="https://example.org/why")
FIELD = Deprecation(since=date(2027, 2, 1), sunset=date(2027, 8, 1), link="/api/#place")


class PlaceSerializer(Shape):
    deprecated_fields = {"place": FIELD}

    place = serializers.CharField()
    name = serializers.CharField()


class Old(ReadView):
    answer, tag = PlaceSerializer, "api"
    follows = Follows.CODE
    parameters = ("q", "fields", "format")
    deprecated = VIEW

    def get(self, request):
        return Response({"place": "Oslo", "name": "a"}, headers={"Link": '</x>; rel="next"'})


class OldInPart(Old):
    deprecated = None
    deprecated_parameters = {"q": PARAMETER}


class NameSerializer(Shape):
    name = serializers.CharField()


class New(ReadView):
    answer, tag = NameSerializer, "api"
    schema = None

    def get(self, request):
        return Response({})


api = [
    path("old/", Old.as_view()),
    path("part/", OldInPart.as_view()),
    path("new/", New.as_view()),
]
urlpatterns = [path("api/v1/", include(api)), *all_others]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def told(answer) -> dict[str, str | None]:
    assert answer.status_code in (200, 400)
    return {name: answer.get(name) for name in ("Deprecation", "Sunset", "Link")}


def test_a_view_says_that_it_will_go_and_where_to_read_more(client):
    assert told(client.get(f"{BASE}old/?fields=name")) == {
        "Deprecation": "@1798761600",
        "Sunset": "Sat, 01 Jan 2028 00:00:00 GMT",
        "Link": (
            '</x>; rel="next", <http://testserver/api/#old>; rel="deprecation"; type="text/html"'
        ),
    }


def test_also_where_it_refuses(client):
    assert told(client.get(f"{BASE}old/?nonsense=1&fields=name"))["Deprecation"] == "@1798761600"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fields=name", (None, None)),
        ("omit=place", (None, None)),
        ("", ("@1801440000", "Sun, 01 Aug 2027 00:00:00 GMT")),
        ("fields=place,name", ("@1801440000", "Sun, 01 Aug 2027 00:00:00 GMT")),
        ("fields=name&q=a", ("@1782864000", None)),
        ("q=a", ("@1782864000", "Sun, 01 Aug 2027 00:00:00 GMT")),
    ],
)
def test_a_parameter_and_a_property_are_told_where_they_are_used(client, query, expected):
    found = told(client.get(f"{BASE}part/?{query}"))

    assert (found["Deprecation"], found["Sunset"]) == expected


def test_what_stays_says_nothing(client):
    nothing = dict.fromkeys(("Deprecation", "Sunset", "Link"))

    assert told(client.get(f"{BASE}new/")) == nothing
    assert told(client.get(f"{BASE}topics/trade/", {"nonsense": 1})) == nothing


def test_all_that_will_go_is_listed():
    assert deprecation.deprecations(__name__) == [
        Listed("/api/v1/old/", "field", "place", FIELD),
        Listed("/api/v1/old/", "view", "", VIEW),
        Listed("/api/v1/part/", "field", "place", FIELD),
        Listed("/api/v1/part/", "parameter", "q", PARAMETER),
    ]


@override_settings(ROOT_URLCONF="project.urls")
def test_nothing_goes_at_present():
    assert deprecation.deprecations("project.urls") == []


def test_the_description_marks_it(monkeypatch):
    monkeypatch.setattr(Old, "parameters", ("q", "format"))
    monkeypatch.setattr(Old, "schema", type(Old.schema)())
    schema = SchemaGenerator(urlconf=__name__).get_schema(request=None, public=True)
    old, part = (schema["paths"][f"{BASE}{name}/"]["get"] for name in ("old", "part"))

    assert (old.get("deprecated"), part.get("deprecated")) == (True, None)
    assert {one["name"]: one.get("deprecated") for one in part["parameters"]} == {
        "q": True,
        "format": None,
    }
    place = schema["components"]["schemas"]["Place"]["properties"]
    assert {name: property_.get("deprecated") for name, property_ in place.items()} == {
        "place": True,
        "name": None,
    }


def test_nothing_goes_before_it_is_said():
    with pytest.raises(ValueError, match="before it is said"):
        Deprecation(since=date(2027, 1, 1), sunset=date(2026, 1, 1), link="/")
