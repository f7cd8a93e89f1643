"""Checking a text: what is posted, what is refused, and that nothing hidden is ever found."""

import datetime
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from jsonschema import Draft202012Validator

from dialogues.choices import TextVisibility
from dialogues.models import Position
from tests.api.asking import BASE
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    PositionFactory,
    QuotationFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = f"{BASE}check/"
SITE = "http://testserver"
TEXT = (
    "Russian experts do not support the concept of a free and open Indo-Pacific. Trust is lacking."
)
WORDS = "do not support the concept of a free and open Indo-Pacific"


def send(client: Client, body: Any, **headers: str) -> Any:
    content = body if isinstance(body, (bytes, str)) else json.dumps(body)
    kind = headers.pop("content_type", "application/json")
    return client.post(ADDRESS, content, content_type=kind, headers=headers)


def checked(client: Client, text: str, **members: str) -> dict[str, Any]:
    response = send(client, {"text": text, **members})
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def refused(response: Any) -> tuple[int, str, list[dict[str, Any]]]:
    assert response["Content-Type"] == "application/problem+json"
    problem = json.loads(response.content)
    assert problem["status"] == response.status_code
    return problem["status"], problem["detail"], problem.get("errors", [])


@pytest.fixture
def position() -> Position:
    return PositionFactory(
        conference=ConferenceFactory(
            title="Dialogue", slug="dialogue", start_date=datetime.date(2021, 4, 15)
        ),
        document=DocumentFactory(text=TEXT, title="Summary", slug="summary"),
        statement="The Indo-Pacific concept is rejected.",
        holders=[
            ParticipantFactory(expert_group=True, name="Russian experts", slug="russian-experts")
        ],
        quotations=[WORDS],
    )


def test_an_altered_quotation_with_all_that_is_said_of_it(client, position):
    given = "Russian experts, we read, “do support the concept of a free and open Indo–Pacific”."

    answer = checked(client, given)

    quotation = position.quotations.get()
    attribution = position.attributions.get()
    assert answer == {
        "text_length": len(given),
        "checked": 1,
        "complete": True,
        "found": [
            {
                "match": "altered",
                "normalised": False,
                "of": "original",
                "start": 27,
                "end": 81,
                "similarity": 0.967,
                "differences": [
                    {"kind": "equal", "recorded": "do", "given": "do"},
                    {"kind": "deleted", "recorded": "not", "given": ""},
                    {
                        "kind": "equal",
                        "recorded": "support the concept of a free and open Indo-Pacific",
                        "given": "support the concept of a free and open Indo–Pacific",
                    },
                ],
                "quotation": {
                    "exact": WORDS,
                    "prefix": "Russian experts ",
                    "suffix": ". Trust is lacking.",
                    "start": 16,
                    "end": 74,
                    "text_sha256": quotation.text_sha256,
                    "verified": True,
                    "state": "verified",
                    "language": "",
                    "translation": "",
                    "translator": "",
                },
                "position": {
                    "id": position.pk,
                    "url": f"{SITE}{BASE}positions/{position.pk}/",
                    "html_url": f"{SITE}/positions/{position.pk}/",
                    "statement": "The Indo-Pacific concept is rejected.",
                    "stance": "asserts",
                    "layer": "attributed",
                    "unattributed": False,
                },
                "holders": [
                    {
                        "slug": "russian-experts",
                        "name": "Russian experts",
                        "kind": "expert_group",
                        "country": attribution.participant.country_id,
                        "url": f"{SITE}{BASE}participants/russian-experts/",
                        "role": "holder",
                        "words": attribution.words,
                        "basis": "explicit",
                    }
                ],
                "conference": {
                    "slug": "dialogue",
                    "title": "Dialogue",
                    "start_date": "2021-04-15",
                    "url": f"{SITE}{BASE}conferences/dialogue/",
                },
                "document": {
                    "slug": "summary",
                    "title": "Summary",
                    "url": f"{SITE}{BASE}documents/summary/",
                },
                "warnings": ["A negation was left out or added: the words may say the opposite."],
            }
        ],
        "limits": {"text": 200_000, "found": 500, "too_short": 0},
    }


def test_plain_text_is_read_as_it_is(client, position):
    response = send(client, f"They {WORDS}.".encode(), content_type="text/plain; charset=utf-8")

    found = json.loads(response.content)["found"]
    assert [(one["match"], one["start"], one["end"]) for one in found] == [("exact", 5, 63)]


def test_a_text_without_any_recorded_words(client, position):
    assert checked(client, "The weather was fine.")["found"] == []


def test_a_translation_is_looked_for_too(client, position):
    QuotationFactory(
        position=position,
        exact="Trust is lacking.",
        translation="Доверия между сторонами не хватает",
        translator="N. Petrova",
        language="en",
    )

    (found,) = checked(client, "Эксперты: доверия между сторонами не хватает.")["found"]

    assert (found["match"], found["of"]) == ("exact", "translation")
    assert found["warnings"] == [
        "The words are those of a translation by N. Petrova.",
        "Quoted without its holder? “Russian experts” is not named within 300 characters of it.",
    ]


@pytest.mark.parametrize(("language", "found"), [("", 1), ("en", 1), ("ru", 0)])
def test_a_language_leaves_out_quotations_in_others(client, position, language, found):
    members = {"language": language} if language else {}

    answer = checked(client, TEXT, **members)

    assert (answer["checked"], len(answer["found"])) == (found, found)


def test_a_holder_is_named_by_any_of_its_names(client, position):
    ParticipantNameFactory(participant=position.attributions.get().participant, text="Москва")

    (found,) = checked(client, f"В Москва сказали: {WORDS}")["found"]

    assert found["warnings"] == []


def test_what_is_nobody_s_view_says_so(client):
    PositionFactory(document=DocumentFactory(text=TEXT), layer="author", quotations=[WORDS])

    (found,) = checked(client, TEXT)["found"]

    assert found["warnings"] == [
        "It is the text’s own voice: nobody at the conference is recorded as holding it."
    ]


def hide_the_text(position: Position) -> None:
    position.document.visibility = TextVisibility.NOTHING
    position.document.save()


def name_a_person_under_chatham_house(position: Position) -> None:
    person = ParticipantFactory(name="Ivanov")
    position.attributions.update(participant=person)
    position.conference.attribution_rule = "chatham_house"
    position.conference.save()


def embargo(position: Position) -> None:
    position.conference.attribution_rule = "embargo"
    position.conference.embargo_until = datetime.date(2999, 1, 1)
    position.conference.save()


def set_status(status: str) -> Any:
    def change(position: Position) -> None:
        Position.objects.filter(pk=position.pk).update(status=status, withdrawn_reason="Wrong.")

    change.__name__ = status
    return change


def draft_the_conference(position: Position) -> None:
    type(position.conference).objects.filter(pk=position.conference_id).update(status="draft")


@pytest.mark.parametrize(
    "hide",
    [
        hide_the_text,
        name_a_person_under_chatham_house,
        embargo,
        draft_the_conference,
        *[set_status(status) for status in ("draft", "in_review", "withdrawn")],
    ],
)
def test_nothing_hidden_is_found(client, position, hide):
    assert len(checked(client, TEXT)["found"]) == 1

    hide(position)

    assert checked(client, TEXT)["found"] == []


def test_what_is_published_later_is_found(client, position):
    assert len(checked(client, TEXT)["found"]) == 1

    QuotationFactory(position=position, exact="Trust is lacking")

    assert len(checked(client, TEXT)["found"]) == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory(document=DocumentFactory(text=TEXT), quotations=[WORDS])
    checked(client, TEXT)

    with django_assert_num_queries(13):
        assert len(checked(client, TEXT)["found"]) == rows


@pytest.mark.parametrize(
    ("body", "field", "message"),
    [
        ([], "", "The body is a JSON object with “text” and, if wanted, “language”."),
        ({}, "text", "Give the text to be checked in “text”, as a string."),
        ({"text": ""}, "text", "Give the text to be checked in “text”, as a string."),
        ({"text": ["a"]}, "text", "Give the text to be checked in “text”, as a string."),
        (
            {"text": "a", "language": "English"},
            "language",
            "“language” is a language tag such as en, ru, ja or zh-Hant.",
        ),
        (
            {"text": "a", "language": ""},
            "language",
            "“language” is a language tag such as en, ru, ja or zh-Hant.",
        ),
        (
            {"text": "a", "langage": "en"},
            "langage",
            "There is no parameter “langage”. Did you mean “language”?",
        ),
    ],
)
def test_a_faulty_body_is_named(client, body, field, message):
    status, _detail, errors = refused(send(client, body))

    assert (status, errors[0]["field"], errors[0]["message"]) == (400, field, message)


def test_control_characters_are_refused(client):
    status, detail, _errors = refused(send(client, {"text": "a\x0bb"}))

    assert status == 400
    assert "U+000B in line 1, character 2" in detail


def test_a_text_may_be_so_long_and_no_longer(client):
    assert send(client, {"text": "я" * 200_000}).status_code == 200

    status, detail, _errors = refused(send(client, {"text": "a" * 200_001}))

    assert (status, detail) == (400, "“text” has 200001 characters; at most 200000 are allowed.")


def test_a_body_beyond_all_bounds_is_not_read(client):
    assert refused(send(client, b" " * 3_000_000))[0] == 413


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"\xff\xfe", "text/plain", 400),
        (b"a=b", "application/x-www-form-urlencoded", 415),
        (b"text", "", 415),
    ],
)
def test_what_cannot_be_read(client, content, kind, expected):
    assert refused(send(client, content, content_type=kind))[0] == expected


def test_an_unknown_parameter_is_refused(client):
    response = client.post(f"{ADDRESS}?q=x", {"text": "a"}, content_type="application/json")

    assert refused(response)[0] == 400


def test_the_answer_is_as_it_is_described(client, position):
    answer = checked(client, TEXT.replace(" not", ""))

    described = client.get(f"{BASE}schema/").json()
    operation = described["paths"][ADDRESS]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": described["components"]}
    assert operation.get("parameters", []) == []
    assert len(answer["found"]) == 1
    assert list(Draft202012Validator(whole).iter_errors(answer)) == []


def test_checking_is_counted_as_costly(client, settings):
    settings.API_RATES = {**settings.API_RATES, "costly": (1, 60)}
    cache.clear()

    assert send(client, {"text": "a"}).status_code == 200
    assert refused(send(client, {"text": "a"}))[0] == 429


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_there_is_only_post(client, method):
    response = getattr(client, method)(ADDRESS)

    assert refused(response)[0] == 405
    assert response["Allow"] == "POST, OPTIONS"
