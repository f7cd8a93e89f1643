"""What the database says it covers: every number of what is public, and leading to it."""

import csv
import io
from datetime import date

import pytest

from dialogues.analysis.coverage import GAPS
from dialogues.models import Sentence
from tests import factories as f

pytestmark = pytest.mark.django_db


def rows(client):
    answer = client.get("/about/coverage/data.csv")
    found = csv.DictReader(io.StringIO(answer.content.decode()))
    return {(row["table"], row["key"], row["column"]): row for row in found}


def numbers(client):
    return {key: int(row["n"]) for key, row in rows(client).items()}


def one_of_everything():
    conference = f.ConferenceFactory(
        series=f.SeriesFactory(slug="talks"),
        start_date=date(2020, 12, 30),
        end_date=date(2021, 1, 2),
    )
    document = f.DocumentFactory(conferences=[conference], language="ru")
    holder = f.ParticipantFactory(government=True, country="RU")
    f.PositionFactory(conference=conference, document=document, holders=[holder], confidence="low")
    f.PositionFactory(conference=conference, document=document, layer="author", kind="forecast")
    return conference


def test_numbers_by_year_country_language_series_and_kind(client):
    one_of_everything()
    found = numbers(client)
    assert {key: n for key, n in found.items() if n and key[0] != "completeness"} == {
        ("total", "conference", ""): 1,
        ("total", "document", ""): 1,
        ("total", "participant", ""): 2,
        ("total", "topic", ""): 2,
        ("total", "attributed", ""): 1,
        ("total", "author", ""): 1,
        ("year", "2020", "Conferences"): 1,
        ("year", "2020", "Attributed positions"): 1,
        ("year", "2020", "Texts’ own voice"): 1,
        ("year", "2021", "Conferences"): 1,
        ("year", "2021", "Attributed positions"): 1,
        ("year", "2021", "Texts’ own voice"): 1,
        ("country", "RU", "Participants"): 1,
        ("country", "RU", "Attributed positions"): 1,
        ("country", "none", "Participants"): 1,
        ("language", "ru", "Documents"): 1,
        ("language", "ru", "Attributed positions"): 1,
        ("language", "ru", "Texts’ own voice"): 1,
        ("series", "talks", "Conferences"): 1,
        ("series", "talks", "Attributed positions"): 1,
        ("series", "talks", "Texts’ own voice"): 1,
        ("kind", "claim", "Attributed positions"): 1,
        ("kind", "forecast", "Texts’ own voice"): 1,
    }


def test_how_complete_it_is(client):
    one_of_everything()
    f.DocumentFactory(text="", extent="none")
    coded = f.DocumentFactory(visibility="passages")
    f.SentenceFactory(document=coded, decision="nothing", reason="background")
    f.ConferenceFactory(start_date=None, end_date=None, date_precision="unknown")
    lost = f.PositionFactory()
    lost.quotations.update(state="lost")
    found = rows(client)
    measured = {
        key: (int(row["n"]), int(row["of"]))
        for (table, key, _column), row in found.items()
        if table == "completeness"
    }
    assert measured == {
        "documents-without-text": (1, 4),
        "texts-fully-coded": (1, 3),
        "texts-not-fully-coded": (2, 3),
        "texts-shown-whole": (2, 3),
        "texts-shown-in-passages": (1, 3),
        "texts-not-shown": (0, 3),
        "quotations-verified": (2, 3),
        "quotations-unverified": (0, 3),
        "quotations-lost": (1, 3),
        "positions-low-confidence": (1, 3),
        "positions-unattributed": (0, 3),
        "positions-without-wording": (0, 3),
        "conferences-undated": (1, 3),
        "conferences-date-inferred": (0, 3),
        "participants-country-missing": (1, 2),
    }


def test_what_is_not_public_counts_for_nothing(client):
    conference = one_of_everything()
    before = numbers(client)
    assert before["total", "attributed", ""] == 1
    f.PositionFactory(status="draft", conference=conference, document=None, topics=[], holders=[])
    draft = f.ConferenceFactory(status="draft", start_date=date(1999, 5, 5))
    f.PositionFactory(conference=draft, holders=[], unattributed=True, topics=[], document=None)
    f.DocumentFactory(status="draft", language="ja")
    assert numbers(client) == before
    conference.status, conference.withdrawn_reason = "withdrawn", "Not ours."
    conference.save()
    after = numbers(client)
    assert after["total", "attributed", ""] == 0
    assert ("year", "2020", "Conferences") not in after


def test_the_text_s_own_voice_is_no_country_s(client):
    author = f.ParticipantFactory(kind="author", country=f.CountryFactory(code="RU"))
    f.PositionFactory(layer="author", holders=[author])
    assert numbers(client)["country", "RU", "Attributed positions"] == 0
    f.PositionFactory(holders=[f.ParticipantFactory(government=True, country="RU")])
    assert numbers(client)["country", "RU", "Attributed positions"] == 1


def test_every_number_leads_to_as_many_records(client):
    one_of_everything()
    f.DocumentFactory(text="", extent="none")
    f.PositionFactory().quotations.update(state="lost")
    checked = 0
    for row in rows(client).values():
        if not row["address"] or row["key"].startswith("quotations"):
            continue
        address = row["address"].removeprefix("http://testserver")
        if address.startswith("/about"):
            html = client.get(address).content.decode()
            assert html.count('class="listing__item"') == int(row["n"]), address
        else:
            twin = client.get(f"/api/v1{address}")
            assert twin.json()["count"] == int(row["n"]), address
        checked += 1
    assert checked > 20


def test_the_page_shows_them_with_what_is_not_covered(visit):
    one_of_everything()
    page = visit("/about/coverage/")
    assert page.texts("h1") == ["Coverage"]
    assert "What is not covered" in page.texts("h2")
    assert page.links["Russian, Documents: 1"] == "/documents/?language=ru"


@pytest.mark.parametrize("gap", GAPS)
def test_every_gap_has_its_page(visit, gap):
    assert visit(f"/about/coverage/{gap}/").texts("h1") == [str(GAPS[gap].label)]


def test_a_gap_lists_nothing_that_is_not_public(visit):
    document = f.DocumentFactory(title="Without words", text="", extent="none")
    address = "/about/coverage/documents-without-text/"
    assert "Without words" in visit(address).main
    document.status = "draft"
    document.save()
    assert "Without words" not in visit(address).main


def test_a_text_without_sentences_is_not_coded(client):
    document = f.DocumentFactory()
    assert not Sentence.objects.filter(document=document).exists()
    assert numbers(client)["completeness", "texts-fully-coded", ""] == 0
    f.SentenceFactory(document=document, decision="nothing", reason="background")
    assert numbers(client)["completeness", "texts-fully-coded", ""] == 1


def test_these_addresses_take_no_parameters(visit):
    for address in ("/about/coverage/", "/about/coverage/data.csv", "/about/coverage/data.json"):
        assert "There is no parameter “year”" in visit(address, status=400, year="2021").main


def test_an_unknown_gap_is_not_found(client):
    assert client.get("/about/coverage/nothing-missing/").status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_it_asks_the_same_however_much_there_is(client, django_assert_num_queries, times):
    for _time in range(times):
        conference = one_of_everything()
        conference.series.slug = f"talks-{_time}"
        conference.series.save()
    with django_assert_num_queries(15):
        assert client.get("/about/coverage/").status_code == 200
