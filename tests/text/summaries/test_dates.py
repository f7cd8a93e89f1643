"""Dates as three languages write them."""

import pytest

from dialogues.text.spans import Span
from dialogues.text.summaries.dates import dates_in, found_date
from dialogues.text.summaries.levelled import levelled

DATES = {
    "On July 8, 2021, the": ("2021-07-08", None, "day", "July 8, 2021"),
    "18–20 October 2021": ("2021-10-18", "2021-10-20", "day", "18–20 October 2021"),
    "30 September – 2 October 2021": ("2021-09-30", "2021-10-02", "day", None),
    "Sept. 30 to Oct. 2, 2021": ("2021-09-30", "2021-10-02", "day", None),
    "December 30, 2021 – January 2, 2022": ("2021-12-30", "2022-01-02", "day", None),
    "in March 2022": ("2022-03-01", None, "month", "March 2022"),
    "12 и 13 мая 2021 г.": ("2021-05-12", "2021-05-13", "day", None),
    "с 18 по 20 октября 2021 года": ("2021-10-18", "2021-10-20", "day", None),
    "в октябре 2021 года": ("2021-10-01", None, "month", "октябре 2021 года"),
    "15.04.2021": ("2021-04-15", None, "day", None),
    "18-20.10.2021": ("2021-10-18", "2021-10-20", "day", None),
    "令和3年4月15日": ("2021-04-15", None, "day", None),
    "平成元年1月8日": ("1989-01-08", None, "day", None),
    "2021年4月15日～16日": ("2021-04-15", "2021-04-16", "day", None),
    "２０２１年４月１５日（木）から16日（金）": ("2021-04-15", "2021-04-16", "day", None),
    "2021/4/15": ("2021-04-15", None, "day", None),
    "at 2021-04-15": ("2021-04-15", None, "day", "2021-04-15"),
    "2021年4月": ("2021-04-01", None, "month", None),
}


@pytest.mark.parametrize("text", sorted(DATES))
def test_a_date_is_read_with_its_precision_and_its_words(text):
    plain = levelled(text)
    (stated,) = dates_in(plain, Span(0, len(plain)))
    start, end, precision, words = DATES[text]
    found = found_date(stated)
    assert (str(found.start), found.end and str(found.end), str(found.precision)) == (
        start,
        end,
        precision,
    )
    assert stated.span.of(text) == (words or text)


@pytest.mark.parametrize(
    "text",
    ["30 February 2021", "may 5 countries agree", "марта", "2021-13-45", "99月99日", "v1.2.2021"],
)
def test_what_is_no_date_is_not_read_as_one(text):
    assert dates_in(levelled(text), Span(0, len(text))) == []


def test_without_a_year_there_is_no_date():
    (stated,) = dates_in("18 October", Span(0, 10))
    assert (stated.start, str(stated.precision), stated.month, stated.day) == (
        None,
        "unknown",
        10,
        18,
    )
