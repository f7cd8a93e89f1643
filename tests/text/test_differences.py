"""The differences between two texts: exact for every pair, readable for the usual ones."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogues.text.differences import Segment, abridged, differences, passage
from dialogues.text.differences import matching as matching_module
from dialogues.text.differences.tokens import lines, tokens
from dialogues.text.line_ends import with_line_ends_of

WORDS = [
    "trade",
    "Trust",
    "is",
    "the",
    "–",
    "доверие",
    "日本は",
    "トランプ",
    "e\u0301",
    "\U0001f1ef",
]
WHITE = [" ", "\u00a0", "\n", "\r\n", "\r", "\t", "\u2028"]
PIECES = st.lists(st.sampled_from([*WORDS, *WHITE, ".", ","]), max_size=40).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=60))


def old_of(segments: list[Segment]) -> str:
    return "".join(text for kind, text in segments if kind != "inserted")


def new_of(segments: list[Segment]) -> str:
    return "".join(text for kind, text in segments if kind != "deleted")


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [tuple(segment) for segment in differences(old, new)]


@given(TEXTS, TEXTS)
@example("a\r\nb", "a\nb")
@example("", "x")
@example("x", "")
def test_the_differences_turn_the_one_text_into_the_other(old, new):
    segments = differences(old, new)
    assert (old_of(segments), new_of(segments)) == (old, new)
    assert all(text for _kind, text in segments)


@given(TEXTS, TEXTS)
def test_the_same_holds_beyond_the_bounds(old, new):
    """With the smallest tables everything is cut at landmarks, or told as replaced."""
    most, matching_module.MOST = matching_module.MOST, 4
    try:
        segments = differences(old, new)
    finally:
        matching_module.MOST = most
    assert (old_of(segments), new_of(segments)) == (old, new)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, min_size=1, max_size=6))
def test_folding_leaves_no_text_out(old, new):
    filler = " Nothing happened here for a while." * 12
    segments = abridged(differences(filler.join(old), filler.join(new)))
    assert (old_of(segments), new_of(segments)) == (filler.join(old), filler.join(new))


@given(TEXTS)
def test_no_difference_is_told_where_there_is_none(text):
    assert told(text, text) == ([("same", text)] if text else [])


@given(TEXTS)
def test_tokens_and_lines_are_the_text(text):
    assert "".join(tokens(text)) == text
    assert "".join(lines(text)) == text


CASES = {
    "a word": (
        "Russian experts expect growth.",
        "Japanese experts expect growth.",
        [("deleted", "Russian"), ("inserted", "Japanese"), ("same", " experts expect growth.")],
    ),
    "two words side by side are one change": (
        "the big dog ran",
        "the red cat ran",
        [("same", "the "), ("deleted", "big dog"), ("inserted", "red cat"), ("same", " ran")],
    ),
    "a word within": (
        "Trust is lacking.",
        "Trust is still lacking.",
        [("same", "Trust is "), ("inserted", "still "), ("same", "lacking.")],
    ),
    "hyphens and apostrophes belong to their word": (
        "co-operation isn’t easy",
        "cooperation isn’t easy",
        [("deleted", "co-operation"), ("inserted", "cooperation"), ("same", " isn’t easy")],
    ),
    "a number": (
        "about 1,240 ships",
        "about 1,340 ships",
        [("same", "about "), ("deleted", "1,240"), ("inserted", "1,340"), ("same", " ships")],
    ),
    "Russian": (
        "индо-тихоокеанская концепция",
        "индо-тихоокеанская стратегия",
        [("same", "индо-тихоокеанская "), ("deleted", "концепция"), ("inserted", "стратегия")],
    ),
    "Japanese": (
        "日本は安全保障を重視する",
        "日本は経済協力を重視する。",
        [
            ("same", "日本は"), ("deleted", "安全保障"), ("inserted", "経済協力"),
            ("same", "を重視する"), ("inserted", "。"),
        ],
    ),
    "a kind of space": (
        "growth of\u00a0trade",
        "growth of trade",
        [("same", "growth of"), ("deleted", "\u00a0"), ("inserted", " "), ("same", "trade")],
    ),
    "a paragraph": (
        "One.\n\nTwo.\n",
        "One.\n\nAnd a half.\n\nTwo.\n",
        [("same", "One.\n\n"), ("inserted", "And a half.\n\n"), ("same", "Two.\n")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_changes_are_told_as_an_editor_would_tell_them(old, new, expected):
    assert told(old, new) == expected


def test_what_cannot_be_seen_is_printed_with_a_sign():
    changed = [one for one in differences("a\u00a0b c\n", "a b\nc\n") if one.kind != "same"]
    assert [(one.kind, one.printed) for one in changed] == [
        ("deleted", "⍽"), ("inserted", "␣"), ("deleted", "␣"), ("inserted", "¶\n"),
    ]  # fmt: skip


def test_long_unchanged_stretches_are_counted():
    filler = " ".join(f"word{number}" for number in range(1240))
    segments = abridged(differences(f"{filler} old {filler}", f"{filler} new {filler}"))
    assert [(one.kind, one.words) for one in segments] == [
        ("skipped", 1224), ("same", 16), ("deleted", 1), ("inserted", 1), ("same", 16), ("skipped", 1224),
    ]  # fmt: skip
    assert not segments[0].is_counted_in_characters
    japanese = abridged(differences("平和" * 50 + "一", "平和" * 50 + "二"))
    assert (japanese[0].words, japanese[0].is_counted_in_characters) == (84, True)


def test_what_is_too_much_to_print_is_cut_and_said_to_be():
    segments = abridged(differences("", "word " * 1000), most=100)
    assert segments == [Segment("inserted", "word " * 20), Segment("skipped", "")]


def test_the_work_grows_with_the_length_of_a_long_text():
    """300,000 words in one line, changed in several places: seconds, not hours."""
    old = " ".join(f"w{number % 5000}" for number in range(300_000))
    new = old.replace("w77 ", "other ").replace("w4999 ", "", 7)
    began = time.monotonic()
    segments = differences(old, new)
    assert (old_of(segments), new_of(segments)) == (old, new)
    assert time.monotonic() - began < 60


def test_an_old_line_end_and_a_new_one_do_not_become_one():
    stored = "One\r\r\n\n"  # ends by CR, by CR LF, by LF
    for place in range(7):
        plain = "One\n\n\n"
        typed = plain[:place] + "new" + plain[place:]
        result = with_line_ends_of(stored, typed)
        assert result.replace("\r\n", "\n").replace("\r", "\n") == typed


@given(PIECES, st.data())
def test_unchanged_lines_keep_their_line_ends_when_others_change(stored, data):
    """A browser sends every line end alike; what is typed differs in one place."""
    plain = stored.replace("\r\n", "\n").replace("\r", "\n")
    place = data.draw(st.integers(0, len(plain)))
    typed = plain[:place] + "new" + plain[place:]
    result = with_line_ends_of(stored, typed)
    assert result.replace("\r\n", "\n").replace("\r", "\n") == typed
    assert with_line_ends_of(stored, plain) == stored


@pytest.mark.parametrize(
    ("stored", "typed", "expected"),
    [
        ("One\r\nTwo\r\n", "One\nTwo!\n", "One\r\nTwo!\r\n"),
        ("One\r\nTwo\nThree\r\n", "Zero\nOne\nTwo\nThree\n", "Zero\r\nOne\r\nTwo\nThree\r\n"),
        ("One\rTwo\r", "One\nand\nTwo\n", "One\rand\rTwo\r"),
        ("One\nTwo", "One\nTwo\nThree", "One\nTwo\nThree"),
        ("One", "One\nTwo", "One\nTwo"),
    ],
)
def test_new_lines_get_the_line_end_that_is_usual_in_the_text(stored, typed, expected):
    assert with_line_ends_of(stored, typed) == expected


def became(old: str, new: str, words: str) -> list[tuple[str, str]]:
    start = old.index(words)
    return [tuple(one) for one in passage(differences(old, new), start, start + len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One two", [("same", "One two")]),
        ("four five", [("deleted", "four"), ("inserted", "4"), ("same", " five")]),
        ("three four", [("same", "three "), ("deleted", "four"), ("inserted", "4")]),
        ("five six seven", [("same", "five six"), ("inserted", " and"), ("same", " seven")]),
        ("six", [("same", "six")]),
        ("seven", [("same", "seven")]),
    ],
)
def test_what_became_of_one_passage_is_told_without_its_surroundings(words, expected):
    old = "One two three four five six seven."
    assert became(old, "Zero. One two three 4 five six and seven.", words) == expected


@given(TEXTS, TEXTS, st.data())
def test_a_passage_is_never_told_in_other_words(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    assert old_of(passage(differences(old, new), start, end)) == old[start:end]
