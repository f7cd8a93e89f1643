"""The page on which a reader checks a text of their own."""

import pytest
from django.test import Client

from tests.factories import DocumentFactory, ParticipantFactory, PositionFactory
from tests.public.page import Page

pytestmark = pytest.mark.django_db

WORDS = "do not expect that the two sides will trust each other soon"
ALTERED = f"They “{WORDS.replace(' not', '')}”, we read."


@pytest.fixture
def position():
    return PositionFactory(
        document=DocumentFactory(text=f"Experts {WORDS}."),
        holders=[ParticipantFactory(expert_group=True, name="Russian experts")],
        statement="Trust will not return soon.",
        quotations=[WORDS],
    )


def posted(text: str, status: int = 200) -> Page:
    response = Client().post("/check/", {"text": text})
    assert response.status_code == status
    return Page(response.content.decode())


def test_an_empty_form_to_begin_with(client):
    page = Page(client.get("/check/").content.decode())

    assert page.texts("textarea") == [""]
    assert page.texts("label")[-1] == "Your text"
    assert page.all("section", "section") == []


def test_what_was_changed_is_marked_and_the_record_stands_beside_it(position):
    page = posted(f"First line.\r\n{ALTERED}")

    assert page.texts("h2")[0] == "1 place found"
    assert page.texts("h3") == ["Altered line 2"]
    (words,) = page.texts("p", "checked__words")
    assert words == (
        "They “do recorded, not in your text: not expect that the two sides will trust each other "
        "soon”, we read."
    )
    assert page.texts("del") == ["recorded, not in your text: not"]
    assert page.texts("ins") == []
    (cautions,) = page.texts("ul", "checked__cautions")
    assert cautions == (
        "A negation was left out or added: the words may say the opposite. Quoted without its "
        "holder? “Russian experts” is not named within 300 characters of it."
    )
    assert page.links["Trust will not return soon."] == f"/positions/{position.pk}/"
    assert page.texts("textarea") == [f"First line. {ALTERED}"]


def test_words_that_stand_there_are_marked_as_they_stand(position):
    page = posted(f"Russian experts {WORDS}.")

    assert page.texts("h3") == ["Word for word line 1"]
    assert page.texts("mark") == [WORDS]
    assert page.all("ul", "checked__cautions") == []


def test_where_nothing_is_found_nothing_is_judged(position):
    page = posted("The weather was fine.")

    assert page.texts("h2")[0] == "0 places found"
    assert "only of whether it quotes" in page.main


def test_what_a_reader_writes_is_printed_as_text(position):
    page = posted(f"<script>alert(1)</script> “{WORDS}” <b>")

    assert page.all("b") == []
    assert page.texts("mark") == [WORDS]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Give the text to be checked"),
        ("a\x0bb", "U+000B in line 1, character 2"),
        ("a" * 200_001, "“text” has 200001 characters; at most 200000 are allowed."),
    ],
)
def test_what_cannot_be_checked_is_told(text, told):
    assert told in posted(text, status=400).main


def test_an_unknown_parameter_is_refused(client):
    response = client.get("/check/?q=x")

    assert response.status_code == 400
    assert "There is no parameter “q”." in response.content.decode()


def test_only_the_site_s_own_form_is_read():
    assert Client(enforce_csrf_checks=True).post("/check/", {"text": "a"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory(document=DocumentFactory(text=f"Experts {WORDS}."), quotations=[WORDS])
    posted(WORDS)

    with django_assert_num_queries(13):
        assert len(posted(WORDS).texts("h3")) == rows
