import hashlib
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.anchoring import (
    CONTEXT,
    Ambiguous,
    Anchor,
    Match,
    NotFound,
    OutsideText,
    anchor,
    anchor_at,
    digest,
    find,
    verify,
)
from tests.text.strategies import any_text, stretches, texts

TEXT = (
    "Japan’s alliance was reaffirmed. Russian experts believe that it holds. "
    "Later, Russian\u00a0experts believe otherwise; Russian experts believe nothing."
)


def test_an_anchor_holds_words_place_surroundings_and_digest():
    assert anchor(TEXT, "it holds") == Anchor(
        exact="it holds",
        start=62,
        end=70,
        prefix="d. Russian experts believe that ",
        suffix=". Later, Russian\u00a0experts believe",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )


def test_an_anchor_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        anchor(TEXT, "it holds").start = 3


def test_the_words_are_kept_as_the_text_has_them():
    found = anchor("one of\u00a0the  few: Biden’s “2+2”", 'of the few: Biden\'s "2+2"')
    assert (found.exact, found.start, found.end) == ("of\u00a0the  few: Biden’s “2+2”", 4, 30)


def test_digest_is_that_of_the_utf8_bytes():
    assert digest("й") == hashlib.sha256("й".encode()).hexdigest()
    assert digest("a\nb") != digest("a\r\nb")


def test_surroundings_end_with_the_text():
    found = anchor_at("日本が。", 1, 2)
    assert (found.prefix, found.exact, found.suffix) == ("日", "本", "が。")


@pytest.mark.parametrize("sign", ["e\u0301", "👍🏽", "👩\u200d👩\u200d👧", "❤\ufe0f", "कि", "\r\n"])
@pytest.mark.parametrize("shift", range(6))
def test_surroundings_do_not_tear_a_character(sign, shift):
    text = sign * 40 + "." * shift + "here" + "." * shift + sign * 40
    found = anchor(text, "here")
    assert len(found.prefix) <= CONTEXT
    assert len(found.suffix) <= CONTEXT
    assert found.prefix == sign * (found.prefix.count(sign)) + "." * shift
    assert found.suffix == "." * shift + sign * (found.suffix.count(sign))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6), (9, 10)])
def test_offsets_outside_the_text_are_refused(start, end):
    with pytest.raises(OutsideText) as refusal:
        anchor_at("Tokyo", start, end)
    assert str(refusal.value) == (
        f"A quotation from {start} to {end} does not lie in the text, which has 5 characters. "
        "Give a start of at least 0 and an end after it, at most 5."
    )


def test_words_that_are_not_there():
    with pytest.raises(NotFound) as refusal:
        anchor(TEXT, "russian experts believe")
    assert str(refusal.value) == (
        "The quotation “russian experts believe” is not in the text. Copy the words from the text: "
        "only white space and the shape of quotation marks, apostrophes and dashes may differ."
    )


def test_words_that_are_there_in_part_are_shown_from_where_they_differ():
    with pytest.raises(NotFound) as refusal:
        anchor(TEXT, "Russian experts believe that it fails.")
    assert refusal.value.agreeing == len("Russian experts believe that it ")
    assert "agrees with its beginning and differs from “fails.” on." in str(refusal.value)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\n"])
def test_no_words_at_all(blank):
    with pytest.raises(
        NotFound, match=r"^The quotation is empty\. Copy its words from the text\.$"
    ):
        anchor(TEXT, blank)


def test_words_that_stand_in_several_places():
    with pytest.raises(Ambiguous) as refusal:
        anchor(TEXT, "Russian experts believe")
    assert refusal.value.candidates == [Match(33, 56, True), Match(114, 137, True)]
    assert str(refusal.value) == (
        "The quotation “Russian experts believe” occurs 2 times (at 33, 114). Give the words just "
        "before or after it, or its place in the text."
    )


@pytest.mark.parametrize(
    ("hints", "start"),
    [
        ({"prefix": "reaffirmed. "}, 33),
        ({"prefix": "reaffirmed.\u00a0\n"}, 33),
        ({"suffix": " that"}, 33),
        ({"suffix": "nothing"}, 114),
        ({"prefix": "otherwise;", "suffix": "nothing"}, 114),
        ({"near": 0}, 33),
        ({"near": 90}, 114),
        ({"prefix": "reaffirmed. ", "near": 200}, 33),
        ({"prefix": "words of another version", "near": 200}, 114),
    ],
)
def test_surroundings_choose_then_nearness(hints, start):
    found = anchor(TEXT, "Russian experts believe", **hints)
    assert (found.start, found.exact) == (start, "Russian experts believe")


@pytest.mark.parametrize(
    "hints",
    [{"prefix": "nobody"}, {"prefix": "reaffirmed.", "suffix": "nothing"}, {"suffix": " "}],
)
def test_hints_that_choose_none_or_contradict_each_other_leave_it_open(hints):
    with pytest.raises(Ambiguous):
        anchor(TEXT, "Russian experts believe", **hints)


def test_a_place_just_between_two_leaves_it_open():
    with pytest.raises(Ambiguous):
        anchor("no, no", "no", near=2)


@given(stretches())
def test_an_anchor_is_the_stretch_it_was_made_of(stretch):
    text, start, end = stretch
    made = anchor_at(text, start, end)
    assert made.exact == text[start:end]
    assert text[:start].endswith(made.prefix)
    assert text[end:].startswith(made.suffix)
    assert verify(text, made)
    assert anchor(text, made.exact, near=start) == made


@given(texts(), any_text, any_text, any_text, st.none() | st.integers(-5, 500))
def test_whatever_is_anchored_is_in_the_text(text, wanted, prefix, suffix, near):
    try:
        made = anchor(text, wanted, prefix, suffix, near)
    except (NotFound, Ambiguous):
        assert len(find(text, wanted)) != 1
    else:
        assert made.exact == text[made.start : made.end] != ""
        assert verify(text, made)


@given(stretches(), any_text)
def test_an_anchor_fails_on_any_other_text_and_place(stretch, other):
    text, start, end = stretch
    made = anchor_at(text, start, end)
    assert verify(other, made) == (other == text)
    assert not verify(text + "!", made)
    assert not verify(text, replace(made, start=start - len(text), end=end - len(text)))
    assert not verify(text, replace(made, exact=made.exact + "x"))
    assert not verify(text, replace(made, start=end, end=end, exact=""))
