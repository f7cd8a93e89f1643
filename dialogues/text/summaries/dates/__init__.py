"""Dates as English, Russian and Japanese texts write them, each with the words that state it."""

from dialogues.text.summaries.dates.choosing import event_dates, relative_dates
from dialogues.text.summaries.dates.stated import Stated, dates_in, found_date, iso_date

__all__ = ["Stated", "dates_in", "event_dates", "found_date", "iso_date", "relative_dates"]
