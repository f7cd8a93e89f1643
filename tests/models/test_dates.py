"""Dates known to a day, a month, a year or not at all."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from dialogues.models import Conference, Document
from dialogues.models.dated import UNKNOWN_DATE
from tests.factories import ConferenceFactory, DocumentFactory

D = datetime.date
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "end", "precision", "earliest", "latest", "label"),
    [
        (D(2021, 7, 8), None, "day", D(2021, 7, 8), D(2021, 7, 8), "8 July 2021"),
        (D(2021, 7, 8), D(2021, 7, 8), "day", D(2021, 7, 8), D(2021, 7, 8), "8 July 2021"),
        (D(2021, 7, 8), D(2021, 7, 9), "day", D(2021, 7, 8), D(2021, 7, 9), "8–9 July 2021"),
        (
            D(2021, 6, 30),
            D(2021, 7, 2),
            "day",
            D(2021, 6, 30),
            D(2021, 7, 2),
            "30 June – 2 July 2021",
        ),
        (
            D(2020, 12, 31),
            D(2021, 1, 1),
            "day",
            D(2020, 12, 31),
            D(2021, 1, 1),
            "31 December 2020 – 1 January 2021",
        ),
        (D(2020, 2, 15), None, "month", D(2020, 2, 1), D(2020, 2, 29), "February 2020"),
        (
            D(2021, 2, 1),
            D(2021, 3, 1),
            "month",
            D(2021, 2, 1),
            D(2021, 3, 31),
            "February 2021 – March 2021",
        ),
        (D(2021, 5, 5), None, "year", D(2021, 1, 1), D(2021, 12, 31), "2021"),
        (D(2021, 5, 5), D(2021, 6, 5), "year", D(2021, 1, 1), D(2021, 12, 31), "2021"),
        (D(2021, 5, 5), D(2022, 6, 5), "year", D(2021, 1, 1), D(2022, 12, 31), "2021 – 2022"),
        (None, None, "unknown", None, None, "date unknown"),
        (D(9999, 12, 31), None, "month", D(9999, 12, 1), D(9999, 12, 31), "December 9999"),
        (D(1, 1, 1), None, "day", D(1, 1, 1), D(1, 1, 1), "1 January 0001"),
    ],
)
def test_a_conference_s_date_can_mean(start, end, precision, earliest, latest, label):
    ConferenceFactory(start_date=start, end_date=end, date_precision=precision)
    stored = Conference.objects.get()
    stored.full_clean()
    assert (stored.earliest_date, stored.latest_date) == (earliest, latest)
    assert stored.date_text == label
    assert stored.sort_date == (earliest or UNKNOWN_DATE)


@pytest.mark.parametrize(
    ("date", "precision", "earliest", "latest", "label"),
    [
        (D(2021, 7, 8), "day", D(2021, 7, 8), D(2021, 7, 8), "8 July 2021"),
        (D(2021, 7, 8), "month", D(2021, 7, 1), D(2021, 7, 31), "July 2021"),
        (D(2021, 7, 8), "year", D(2021, 1, 1), D(2021, 12, 31), "2021"),
        (None, "unknown", None, None, "date unknown"),
    ],
)
def test_a_document_s_date_can_mean(date, precision, earliest, latest, label):
    DocumentFactory(published_date=date, published_precision=precision)
    stored = Document.objects.get()
    stored.full_clean()
    assert (stored.earliest_date, stored.latest_date, stored.date_text) == (earliest, latest, label)


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"start_date": None, "date_precision": "day"},
            "start_date",
            "Give a start date, or choose the precision “unknown” and leave it empty.",
        ),
        (
            {"start_date": D(2021, 7, 8), "date_precision": "unknown"},
            "start_date",
            "Give a start date, or choose the precision “unknown” and leave it empty.",
        ),
        (
            {"start_date": D(2021, 7, 8), "end_date": D(2021, 7, 7)},
            "end_date",
            "The end date lies before the start date.",
        ),
        (
            {"start_date": None, "end_date": D(2021, 7, 7)},
            "end_date",
            "The end date lies before the start date.",
        ),
        (
            {"date_inferred": True, "date_note": ""},
            "date_note",
            "Say what of the date is inferred, and from which evidence.",
        ),
        (
            {"attribution_rule": "embargo", "embargo_until": None},
            "embargo_until",
            "An embargo needs its date, and only an embargo has one.",
        ),
        (
            {"attribution_rule": "on_record", "embargo_until": D(2021, 7, 7)},
            "embargo_until",
            "An embargo needs its date, and only an embargo has one.",
        ),
    ],
)
def test_a_conference_s_contradictions_are_named_at_their_field(given, field, message):
    with pytest.raises(ValidationError) as caught:
        ConferenceFactory.build(**given).clean()
    assert caught.value.message_dict == {field: [message]}


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"published_precision": "day"},
            "published_date",
            "Give a date, or choose the precision “unknown” and leave it empty.",
        ),
        (
            {"published_date": D(2021, 7, 8), "published_precision": "unknown"},
            "published_date",
            "Give a date, or choose the precision “unknown” and leave it empty.",
        ),
        (
            {"published_inferred": True},
            "published_note",
            "Say what of the date is inferred, and from which evidence.",
        ),
        (
            {"text": "", "extent": "full"},
            "extent",
            "Say whether the text is full or an excerpt; without a text choose “No text known”.",
        ),
        (
            {"text": "Words.", "extent": "none"},
            "extent",
            "Say whether the text is full or an excerpt; without a text choose “No text known”.",
        ),
    ],
)
def test_a_document_s_contradictions_are_named_at_their_field(given, field, message):
    with pytest.raises(ValidationError) as caught:
        DocumentFactory.build(**given).clean()
    assert caught.value.message_dict == {field: [message]}
