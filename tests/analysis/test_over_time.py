import datetime

import pytest

from dialogues.analysis.claims import Claim
from dialogues.analysis.over_time import in_period, moments_of, period_label, timeline
from tests.factories import ConferenceFactory

#: Conferences by number: when each began, and how well that is known.
DATES = {
    1: (datetime.date(2021, 4, 15), "day"),
    2: (datetime.date(2021, 7, 1), "month"),
    3: (datetime.date(2021, 1, 1), "year"),
    4: (None, "unknown"),
    5: (datetime.date(2018, 12, 31), "day"),
    6: (datetime.date(1969, 5, 5), "day"),
}


def claim(conference: int, stance: str = "asserts") -> Claim:
    return Claim(conference * 10, conference, stance, "at_conference", None, None, (), ())


def drawn(*conferences: int):
    return timeline([claim(one) for one in conferences], DATES)


def totals(found) -> list[tuple[str, str, int]]:
    return [(period.key, period.short, period.total) for period in found.periods]


def test_several_years_are_years_and_a_year_between_is_a_gap():
    found = drawn(5, 1, 2, 2)

    assert totals(found) == [
        ("2018", "2018", 1),
        ("2019", "2019", 0),
        ("2020", "2020", 0),
        ("2021", "2021", 3),
    ]
    assert [period.key for period in found.recorded] == ["2018", "2021"]
    assert (found.highest, found.dated) == (3, 4)


def test_one_year_alone_is_months_and_who_knows_no_month_is_told_apart():
    found = drawn(1, 2, 3)

    assert totals(found) == [
        ("2021-04", "Apr", 1),
        ("2021-05", "May", 0),
        ("2021-06", "Jun", 0),
        ("2021-07", "Jul", 1),
    ]
    assert [one.conference for one in found.in_no_month] == [3]
    assert [period.label for period in found.recorded] == ["April 2021", "July 2021"]


def test_without_any_known_month_a_year_is_one_column():
    assert totals(drawn(3)) == [("2021", "2021", 1)]
    assert drawn(3).in_no_month == []


def test_many_years_are_decades():
    assert totals(drawn(6, 1)) == [
        ("1960s", "1960s", 1),
        ("1970s", "1970s", 0),
        ("1980s", "1980s", 0),
        ("1990s", "1990s", 0),
        ("2000s", "2000s", 0),
        ("2010s", "2010s", 0),
        ("2020s", "2020s", 1),
    ]


def test_the_undated_are_in_no_period():
    found = drawn(4, 1)

    assert [one.conference for one in found.undated] == [4]
    assert totals(found) == [("2021-04", "Apr", 1)]
    assert totals(drawn(4)) == []


@pytest.mark.parametrize(
    ("conference", "keys"),
    [
        (1, ["2020s", "2021", "2021-04"]),
        (3, ["2020s", "2021", "2021-XX"]),
        (4, ["unknown"]),
    ],
)
def test_a_claim_is_in_its_periods_of_every_scale_and_in_no_other(conference, keys):
    tried = ["2020s", "2021", "2021-04", "2021-01", "2021-XX", "2020", "2010s", "unknown"]

    assert [key for key in tried if in_period(claim(conference), key, DATES)] == keys


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("2021", "2021"),
        ("2020s", "2020s"),
        ("2021-04", "April 2021"),
        ("2021-XX", "2021, month unknown"),
        ("2021-13", "2021-13"),
        ("0000-01", "January 0001"),
        ("unknown", "date unknown"),
    ],
)
def test_a_period_in_words(key, label):
    assert period_label(key) == label


@pytest.mark.django_db
def test_a_conference_belongs_to_the_period_in_which_it_began():
    conference = ConferenceFactory(
        start_date=datetime.date(2020, 12, 31), end_date=datetime.date(2021, 1, 2)
    )

    assert moments_of([claim(conference.pk)]) == {
        conference.pk: (datetime.date(2020, 12, 31), "day")
    }
