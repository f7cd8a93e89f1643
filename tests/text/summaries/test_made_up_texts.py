"""Made-up summaries in layouts of many kinds: everything that they say is found, and nothing else."""

import pytest

from dialogues.text.summaries import read_summary
from tests.text.summaries.expected import EXPECTED
from tests.text.summaries.told import spans_of, text_of, told


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_a_text_says_is_found_and_nothing_else(name):
    assert told(text_of(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_fact_stands_with_words_of_the_text(name):
    text = text_of(name)
    spans = spans_of(read_summary(text))
    assert spans
    assert [span for span in spans if not 0 <= span.start < span.end <= len(text)] == []


def test_politicians_who_are_only_mentioned_are_not_there():
    text = text_of("en_speaker_list")
    assert "Prime Minister Olsen" in text
    (event,) = read_summary(text).events
    assert not any("Olsen" in person.name or "Ortega" in person.name for person in event.people)


def test_the_post_is_the_words_of_the_text():
    text = text_of("ru_round_table")
    (event,) = read_summary(text).events
    speaker = next(person for person in event.people if person.name == "Юкио Хатано")
    assert speaker.span.of(text).endswith(speaker.stated_as)


def test_a_name_in_an_oblique_case_is_put_into_the_nominative_and_its_form_kept():
    (event,) = read_summary(text_of("ru_round_table")).events
    named = [(host.institution.name, host.institution.stated) for host in event.hosts]
    assert named == [
        ("Центр полярной экономики", "Центром полярной экономики"),
        ("Университет северного сотрудничества", "Университетом северного сотрудничества"),
        ("Фонд «Ледокол»", "Фонда «Ледокол»"),
    ]


def test_a_year_that_follows_from_the_day_of_publication_says_so():
    text = text_of("ru_round_table")
    (date,) = read_summary(text).events[0].dates
    assert [span.of(text) for span in date.spans] == ["12 и 13 мая", "14 мая 2021"]
    assert date.note == (
        "The text says “12 и 13 мая” without a year. "
        "The year follows from the date of publication, 14 May 2021."
    )


def test_a_year_that_nothing_states_is_not_invented():
    text = "The Blue Institute held a seminar on tides on 9 May. Trade in 2019 was brisk."
    (date,) = read_summary(text).events[0].dates
    assert (date.start, date.precision, date.inferred) == (None, "unknown", False)
    assert date.note == "The text says “9 May” without a year."
