import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.marking import Segment, marked_paragraphs, paragraphs, segments
from dialogues.text.spans import Span
from tests.text.strategies import any_text


@st.composite
def marked(draw):
    """A text and overlapping marks on it."""
    text = draw(any_text)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    marks = draw(st.lists(st.tuples(ends, st.sampled_from("pqrs")), max_size=8))
    return text, [(min(place), max(place), key) for place, key in marks]


def test_overlapping_marks_cut_the_text_into_runs():
    assert segments("Moscow and Tokyo", [(11, 16, "b"), (0, 16, "a"), (7, 12, "c")]) == [
        Segment("Moscow ", 0, 7, ("a",)),
        Segment("and ", 7, 11, ("a", "c")),
        Segment("T", 11, 12, ("a", "c", "b")),
        Segment("okyo", 12, 16, ("a", "b")),
    ]


def test_a_text_without_marks_is_one_run():
    assert segments("日本が", []) == [Segment("日本が", 0, 3, ())]
    assert segments("", []) == []


def test_of_marks_that_begin_together_the_longer_comes_first_and_a_key_once():
    marks = [(0, 2, "short"), (0, 4, "long"), (1, 3, "long"), (2, 2, "empty")]
    assert segments("abcd", marks) == [
        Segment("a", 0, 1, ("long", "short")),
        Segment("b", 1, 2, ("long", "short")),
        Segment("c", 2, 3, ("long",)),
        Segment("d", 3, 4, ("long",)),
    ]


@pytest.mark.parametrize("mark", [(-1, 2, "p"), (0, 6, "p"), (3, 2, "p"), (9, 9, "p")])
def test_a_mark_beyond_the_text_is_refused_by_name(mark):
    with pytest.raises(ValueError, match=r"^The mark p from -?\d to \d does not lie in the text"):
        segments("Tokyo", [mark])


@given(marked())
def test_the_runs_are_the_text_and_bear_what_covers_them(case):
    text, marks = case
    runs = segments(text, marks)
    assert "".join(run.text for run in runs) == text
    assert [run.start for run in runs] == [0, *(run.end for run in runs)][: len(runs)]
    for run in runs:
        assert run.text == text[run.start : run.end] != ""
        assert len(set(run.keys)) == len(run.keys)
        for place in range(run.start, run.end):
            assert set(run.keys) == {key for start, end, key in marks if start <= place < end}


def test_paragraphs_are_the_lines_that_are_not_blank():
    text = "Think Tank\nMoscow and Tokyo\n\n \u00a0On July 8.\u00a0\r\n\u3000\n日本。"
    assert [span.of(text) for span in paragraphs(text)] == [
        "Think Tank",
        "Moscow and Tokyo",
        "On July 8.",
        "日本。",
    ]
    assert paragraphs("Think\n") == [Span(0, 5)]
    assert paragraphs(" \n\n") == []


def test_a_mark_across_paragraphs_is_in_both():
    assert marked_paragraphs("one two\n\n three", [(4, 12, "p")]) == [
        [Segment("one ", 0, 4, ()), Segment("two", 4, 7, ("p",))],
        [Segment("th", 10, 12, ("p",)), Segment("ree", 12, 15, ())],
    ]


@given(marked())
def test_paragraphs_hold_every_printing_character_once_with_its_marks(case):
    text, marks = case
    found = marked_paragraphs(text, marks)
    assert ["".join(run.text for run in runs) for runs in found] == [
        span.of(text) for span in paragraphs(text)
    ]
    printed = "".join(run.text for runs in found for run in runs)
    assert "".join(printed.split()) == "".join(text.split())
    for run in (run for runs in found for run in runs):
        assert set(run.keys) == {
            key for start, end, key in marks if start <= run.start and run.end <= end
        }


def test_a_long_text_with_many_marks_takes_no_time():
    text = "word " * 200_000
    marks = [(place * 50, place * 50 + 120, place) for place in range(10_000)]
    begun = time.process_time()
    marked_paragraphs(text, marks)
    assert time.process_time() - begun < 5
