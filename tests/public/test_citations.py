"""Citations as a reader meets them: the block on a page, a file of one record, files of whole lists."""

import json

import bibtexparser
import pytest
import rispy
import time_machine

from dialogues.exporting import rows
from dialogues.models import Conference, Position
from tests.factories import (
    ConferenceFactory,
    DocumentFactory,
    InstitutionFactory,
    ParticipantFactory,
    PositionFactory,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("on_a_day"),
]


@pytest.fixture
def on_a_day():
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def position():
    return PositionFactory(
        statement="Trade grows.",
        holders=[ParticipantFactory(expert_group=True, name="Russian experts")],
        conference__title="Autumn dialogue",
        document__title="Summary",
        document__publisher=InstitutionFactory(name="Valdai Club"),
        document__url="https://example.org/summary",
    )


def body(response) -> str:
    assert response.status_code == 200
    return response.getvalue().decode()


def test_the_block_of_a_position(visit, position):
    page = visit(position.get_absolute_url())

    [text] = page.texts(class_="citation")
    assert text == (
        "Russian experts, “Trade grows” (paraphrase), “Autumn dialogue,” April 15, 2021, "
        "in “Summary,” Valdai Club, https://example.org/summary, recorded in Dialogues, "
        f"position {position.pk}, accessed November 22, 2026, "
        f"http://testserver/positions/{position.pk}/?cited=2026-11-22."
    )
    assert "The statement is a paraphrase by the editors, not a quotation." in page.main
    assert page.by_id("cite-ris").text.startswith("TY - ELEC TI - Russian experts: Trade grows.")
    assert page.links["File .ris"] == f"/positions/{position.pk}/citation.ris"


def test_the_buttons_wait_for_a_script(visit, position):
    buttons = [
        one
        for one in visit(position.get_absolute_url()).all("button")
        if "data-copy" in one.attributes
    ]

    assert [one.attributes["data-copy"] for one in buttons] == [
        "cite-text",
        "cite-bib",
        "cite-ris",
        "cite-json",
    ]
    assert all("hidden" in one.attributes for one in buttons)


@pytest.mark.parametrize("noun", ["conference", "document"])
def test_conferences_and_documents_are_cited_too(visit, position, noun):
    record = getattr(position, noun)
    [text] = visit(record.get_absolute_url()).texts(class_="citation")

    assert f"“{record.title},”" in text
    assert text.endswith(f"http://testserver{record.get_absolute_url()}?cited=2026-11-22.")


@pytest.mark.parametrize(
    ("extension", "content_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("ris", "application/x-research-info-systems; charset=utf-8"),
        ("json", "application/vnd.citationstyles.csl+json; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
    ],
)
def test_files(client, position, extension, content_type):
    for record, name in (
        (position, f"position-{position.pk}"),
        (position.conference, f"conference-{position.conference.slug}"),
        (position.document, f"document-{position.document.slug}"),
    ):
        response = client.get(f"{record.get_absolute_url()}citation.{extension}")

        assert response["Content-Type"] == content_type
        assert response["Content-Disposition"] == f'attachment; filename="{name}.{extension}"'
        assert "2026" in body(response)


def test_the_file_is_what_the_page_offers_to_copy(visit, client, position):
    page = visit(position.get_absolute_url())

    for extension in ("bib", "ris", "json"):
        address = f"{position.get_absolute_url()}citation.{extension}"
        assert body(client.get(address)).split() == page.by_id(f"cite-{extension}").text.split()


def test_a_whole_list_with_its_filters_and_in_its_order(client, monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    for number in range(5):
        PositionFactory(statement=f"Claim {number}.", stance="opposes")
    PositionFactory(statement="Other.", stance="supports")
    opposed = Position.objects.filter(stance="opposes").order_by("pk")
    wanted = [f"position-{position.pk}" for position in opposed]
    query = "?stance=opposes&ordering=date"

    csl = json.loads(body(client.get(f"/positions/citations.json{query}")))
    ris = rispy.loads(body(client.get(f"/positions/citations.ris{query}")))
    bib = bibtexparser.parse_string(body(client.get(f"/positions/citations.bib{query}")))

    assert [one["id"] for one in csl] == wanted
    assert [one["accession_number"].replace(" ", "-") for one in ris] == wanted
    assert [one.key for one in bib.entries] == wanted


@pytest.mark.parametrize("plural", ["conferences", "documents"])
def test_other_lists(client, position, plural):
    [one] = json.loads(body(client.get(f"/{plural}/citations.json")))

    assert one["title"] in ("Autumn dialogue", "Summary")


def test_a_list_asked_for_by_head_is_not_written(client, position):
    response = client.head("/positions/citations.ris")

    assert response["Content-Disposition"] == 'attachment; filename="positions.ris"'
    assert response.getvalue() == b""


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"stance": "against"}, "“against” is no value of “stance”."),
        ({"colour": "red"}, "There is no parameter “colour”."),
        ({"page_size": "5"}, "There is no parameter “page_size”."),
        ({"cursor": "x"}, "There is no parameter “cursor”."),
    ],
)
def test_what_the_list_refuses_its_files_refuse(visit, parameters, message):
    page = visit("/positions/citations.ris", status=400, **parameters)

    assert message in page.texts(class_="notice--error")[0]


@pytest.mark.parametrize(
    "path",
    ["/positions/citations.pdf", "/positions/{pk}/citation.pdf", "/positions/0/citation.ris"],
)
def test_what_is_not_there(client, position, path):
    assert client.get(path.format(pk=position.pk)).status_code == 404


def test_a_former_slug_leads_to_the_file(client):
    conference = ConferenceFactory(slug="before")
    conference.slug = "after"
    conference.save()

    response = client.get("/conferences/before/citation.ris")

    assert (response.status_code, response["Location"]) == (
        301,
        "/conferences/after/citation.ris",
    )


def test_drafts_and_what_was_taken_back(client, position):
    address = f"{position.get_absolute_url()}citation.ris"
    assert "Trade grows" in body(client.get(address))
    assert "Trade grows" in body(client.get("/positions/citations.ris"))

    for status, answer in (("draft", 404), ("withdrawn", 410)):
        Position.objects.filter(pk=position.pk).update(status=status, withdrawn_reason="Doubt.")

        assert client.get(address).status_code == answer
        assert body(client.get("/positions/citations.ris")) == ""


def test_a_protected_name_is_in_no_citation(client):
    person = ParticipantFactory(person=True, name="Irina Petrova")
    position = PositionFactory(holders=[person])
    addresses = (
        f"{position.get_absolute_url()}citation.ris",
        "/positions/citations.json",
        "/positions/citations.bib",
    )
    assert all("Petrova" in body(client.get(address)) for address in addresses)

    Conference.objects.update(attribution_rule="chatham_house")

    assert client.get(addresses[0]).status_code == 404
    assert "Petrova" not in "".join(body(client.get(address)) for address in addresses[1:])


def test_words_whose_rights_forbid_it_are_not_in_it(client):
    position = PositionFactory(quotations=["“slow but steady” growth"])
    address = f"{position.get_absolute_url()}citation.json"
    assert "slow but steady" in body(client.get(address))

    type(position.document).objects.update(visibility="nothing")

    assert "slow but steady" not in body(client.get(address))


def test_under_the_site_s_own_address(client, position, settings):
    settings.SITE_URL = "https://dialogues.example.org"
    [one] = json.loads(body(client.get(f"{position.get_absolute_url()}citation.json")))

    assert one["archive_location"] == (
        f"https://dialogues.example.org/positions/{position.pk}/?cited=2026-11-22"
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_query_counts(client, django_assert_num_queries, rows):
    for _row in range(rows):
        PositionFactory()

    with django_assert_num_queries(9):
        body(client.get("/positions/citations.ris"))
    with django_assert_num_queries(5):
        body(client.get("/conferences/citations.ris"))
    with django_assert_num_queries(3):
        body(client.get("/documents/citations.ris"))


def test_lists_lead_to_their_citations(visit):
    DocumentFactory()

    links = visit("/positions/", stance="opposes").links
    assert links["RIS"] == "/positions/citations.ris?stance=opposes"
    assert links["CSL-JSON"] == "/positions/citations.json?stance=opposes"
    assert visit("/documents/").links["BibTeX"] == "/documents/citations.bib"
    assert "RIS" not in visit("/topics/").links
