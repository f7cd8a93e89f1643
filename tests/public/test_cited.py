"""Dated citations: whoever follows one learns what changed since."""

import re

import pytest
import time_machine

from dialogues.editorial import next_versions
from dialogues.editorial.changing import change
from dialogues.editorial.merging import merge
from dialogues.public.cited import cited_address
from tests import factories as f
from tests.public_log import begin, correct

pytestmark = pytest.mark.django_db


@pytest.fixture
def position():
    """Published on 1 March, its statement corrected on 5 April 2030."""
    with time_machine.travel("2030-03-01T10:00Z"):
        position = f.PositionFactory(statement="Trade will grow.")
        begin(position, position.conference, position.topics.get())
    with time_machine.travel("2030-04-05T12:00Z"):
        correct(position, statement="Trade may grow.")
    return position


def notice(visit, position, cited):
    with time_machine.travel("2030-06-01T12:00Z"):
        page = visit(position.get_absolute_url(), cited=cited)
    return page.texts(class_="notice")[0]


def test_the_address_carries_today(position):
    with time_machine.travel("2030-06-01T12:00Z"):
        assert cited_address(position) == f"/positions/{position.pk}/?cited=2030-06-01"


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("2030-04-06", "Unchanged since 6 April 2030, when it was cited."),
        ("2030-04-05T12:30:00Z", "Unchanged since 5 April 2030, 12:30, when it was cited."),
        (
            "2030-04-04",
            "Changed since it was cited on 4 April 2030: Statement. What was changed",
        ),
        (
            "2030-04-05T11:00:00Z",
            "Changed since it was cited on 5 April 2030, 11:00: Statement. What was changed",
        ),
        (
            "2030-04-05",
            (
                "Changed on 5 April 2030, the very day it was cited, perhaps before it was read: "
                "Statement. What was changed"
            ),
        ),
        ("2030-03-01", "Changed since it was cited on 1 March 2030: Statement. What was changed"),
    ],
)
def test_what_became_of_it(visit, position, cited, told):
    assert notice(visit, position, cited) == told


def test_without_a_date_nothing_is_said(visit, position):
    assert visit(position.get_absolute_url()).texts(class_="notice") == []


def test_what_it_names_is_looked_at_too(visit, position):
    with time_machine.travel("2030-05-01T12:00Z"):
        correct(position.topics.get(), name="Trade and investment")
    assert notice(visit, position, "2030-04-20") == (
        "Unchanged since 20 April 2030, when it was cited. "
        "Corrected since, among what it names: Trade and investment"
    )


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("2030-06-02", "2030-06-02 is still to come"),
        ("2030-02-28", "public only since 1 March 2030"),
        ("yesterday", "“yesterday” is no day as in 2026-11-22"),
        ("2030-02-30", "“2030-02-30” is no day"),
        ("0001-01-01T00:00:00+14:00", "is no day"),
        ("", "“” is no day"),
        ("٢٠٣٠-٠٤-٠٤", "is no day"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(client, position, cited, told):
    with time_machine.travel("2030-06-01T12:00Z"):
        answer = client.get(position.get_absolute_url(), {"cited": cited})
    assert answer.status_code == 400
    assert told in re.sub("<[^>]*>", "", answer.content.decode())


def test_two_dates_are_refused(client, position):
    answer = client.get(f"{position.get_absolute_url()}?cited=2030-04-06&cited=2030-04-07")
    assert answer.status_code == 400


def test_a_citation_of_a_merged_record_leads_on_with_its_date(client):
    with time_machine.travel("2030-03-01T10:00Z"):
        loser = f.TopicFactory(name="Old")
        begin(loser)
        address = cited_address(loser)
    with time_machine.travel("2030-05-01T10:00Z"):
        winner = f.TopicFactory(name="New")
        begin(winner)
        merge(loser, winner, by=None)
        answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain == [(f"{winner.get_absolute_url()}?cited=2030-03-01", 301)]
    assert "Changed since it was cited on 1 March 2030" in answer.content.decode()


def test_a_change_of_a_draft_is_no_change(visit, position):
    with time_machine.travel("2030-05-01T12:00Z"):
        change(position, lambda row: setattr(row, "statement", "No."), by=None, comment="")
    assert notice(visit, position, "2030-04-06").startswith("Unchanged")
    with time_machine.travel("2030-05-02T12:00Z"):
        next_versions.publish_next(position, by=None)
    assert notice(visit, position, "2030-04-06").startswith("Changed")
