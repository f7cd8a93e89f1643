"""Any text at all gets an answer of the right shape."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.reconciliation.asking import SERVICE, post
from tests.api.reconciliation.shapes import EXTENDED, RESULTS, SUGGESTED, faults
from tests.factories import (
    InstitutionFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

ANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXTS = st.text(max_size=60) | st.sampled_from(
    ["笹川陽平", "А. Петров", "topics/trust", "-", '"', "()"]
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(autouse=True)
def _records() -> None:
    ParticipantNameFactory(participant=ParticipantFactory(name="Yohei Sasakawa"), text="笹川陽平")
    InstitutionFactory(name="Sasakawa Peace Foundation", acronym="SPF")
    TopicFactory(name="Trust", slug="trust")


def judged(answer: Any, shape: Any) -> None:
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert faults(shape, answer.json()) == []
    else:
        assert answer["Content-Type"] == "application/problem+json"


@ANY
@given(text=TEXTS, value=TEXTS | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_as_a_name_and_as_a_value(client: Client, text: str, value: Any) -> None:
    properties = [
        {"pid": pid, "v": value} for pid in ("country", "wikidata", "institution", "year")
    ]
    batch = {
        "a": {"query": text},
        "b": {"query": text, "properties": properties},
        "c": {"properties": properties},
    }
    judged(client.get(SERVICE, {"queries": json.dumps(batch)}), RESULTS)


@ANY
@given(text=TEXTS)
def test_as_what_is_typed_and_as_an_identifier(client: Client, text: str) -> None:
    for name in ("entity", "type", "property"):
        judged(
            client.get(f"{SERVICE}suggest/{name}/", {"prefix": text.encode("utf-8", "ignore")}),
            SUGGESTED,
        )
    judged(post(client, extend={"ids": [text], "properties": [{"id": "names"}]}), EXTENDED)


@ANY
@given(anything=ANY_JSON)
def test_as_json(client: Client, anything: Any) -> None:
    """In every place where an object or a list is expected."""
    for batch in (anything, {"q0": anything}, {"q0": {"query": "a", "properties": anything}}):
        judged(post(client, queries=json.dumps(batch)), RESULTS)
    for extension in (anything, {"ids": anything, "properties": anything}):
        judged(post(client, extend=json.dumps(extension)), EXTENDED)
