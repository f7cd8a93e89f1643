import datetime

import pytest

from dialogues.exporting.citations.chicago import chicago, dates, quoted, series, text_file
from dialogues.exporting.citations.reference import When
from tests.exporting.citations.made_up import CONFERENCE, DOCUMENT, POSITION

JULY = datetime.date(2021, 7, 30)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When(JULY), "July 30, 2021"),
        (When(JULY, JULY), "July 30, 2021"),
        (When(JULY, datetime.date(2021, 7, 31)), "July 30–31, 2021"),
        (When(JULY, datetime.date(2021, 8, 2)), "July 30–August 2, 2021"),
        (When(JULY, datetime.date(2022, 1, 2)), "July 30, 2021–January 2, 2022"),
        (When(JULY, precision="month"), "July 2021"),
        (When(JULY, datetime.date(2021, 9, 1), "month"), "July–September 2021"),
        (When(JULY, precision="year"), "2021"),
        (When(JULY, datetime.date(2022, 1, 1), "year"), "2021–2022"),
        (When(JULY, inferred=True), "[July 30, 2021]"),
    ],
)
def test_dates_as_precise_as_they_are_known(when, text):
    assert dates(when) == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Trade grows.", "“Trade grows”"),
        ("Who pays?", "“Who pays?”"),
        ("The “Quad” and «мы»", "“The ‘Quad’ and ‘мы’”"),
    ],
)
def test_titles_in_quotation_marks(title, text):
    assert quoted(title) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B, and C")],
)
def test_names_in_a_row(names, text):
    assert series(names) == text


def test_a_position():
    assert chicago(POSITION) == (
        "Russian experts, “50 % of {trade} & ‘trust’ \\ under $5_000 #1 ~ x^2” (paraphrase), "
        "“Autumn dialogue,” Tokyo, July 8–9, 2021, in Yohei Sasakawa and Ministry of Trade, and "
        "Industry, “Итоги: 日露対話,” Valdai Discussion Club, July 8, 2021, "
        "https://example.org/итоги?a=1&b={2}, recorded in Dialogues, position 7, "
        "accessed November 22, 2026, https://dialogues.example.org/positions/7/?cited=2026-11-22."
    )


def test_a_document_and_a_conference():
    assert chicago(DOCUMENT) == (
        "“Summary,” Valdai Discussion Club, recorded in Dialogues, document record, accessed "
        "November 22, 2026, https://dialogues.example.org/documents/summary/?cited=2026-11-22."
    )
    assert chicago(CONFERENCE) == (
        "Valdai Discussion Club and SPF, “Autumn dialogue,” [July 2021], recorded in Dialogues, "
        "conference record, accessed November 22, 2026, "
        "https://dialogues.example.org/conferences/autumn/?cited=2026-11-22."
    )


def test_the_text_file_carries_its_cautions():
    assert text_file(POSITION).splitlines()[1:] == [
        "Note: The statement is a paraphrase.",
        "Note: The holder is anonymous: 100 %.",
    ]
