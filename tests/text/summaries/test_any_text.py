"""Whatever the text: reading never fails, every place lies in it, and time grows with its length."""

import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogues.text.summaries import read_summary
from tests.text.strategies import any_text
from tests.text.summaries.told import TEXTS, spans_of

PIECES = [
    "Participants:", "Участники:", "【出席者】", "Moderator: ", "Date: ", "日時：", "12 May 2021",
    "令和3年4月15日",
    "с 18 по 20 октября", "Prof. Ivan Petrov, Director, Institute of X", "\n", "\n\n", "\t",
    "The Institute held a seminar on 3 March in Tokyo.",
    "состоялся круглый стол «X»", "を開催した。", "「", "」", "(", "«",
    "氏", "opened by ", "и", " and ", "Name\tPost", "ANNA LEE: Yes.", "10:00 ", "• ", "By ", "，", "０",
]  # fmt: skip


@given(any_text | st.lists(st.sampled_from(PIECES)).map("".join))
@example("")
@example("\ud800")
@example("By \n12.13.2021")
@settings(max_examples=300)
def test_reading_never_fails_and_stays_within_the_text(text):
    summary = read_summary(text)
    assert [
        span for span in spans_of(summary) if not 0 <= span.start <= span.end <= len(text)
    ] == []


def test_time_grows_with_the_length_of_the_text():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt")))
    seconds = [_seconds(text * times) for times in (2, 8)]
    assert seconds[1] < 16 * max(seconds[0], 0.05)


def test_hostile_lines_take_no_longer():
    for piece in (
        "A",
        "А. ",
        "Institute of ",
        "1 January ",
        "(",
        "山田",
        "Иван ",
        "Ann Lee, ",
        "held by ",
    ):
        assert _seconds(piece * (100_000 // len(piece))) < 8, piece


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read_summary(text)
    return time.perf_counter() - started
