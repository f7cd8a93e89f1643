import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.characters import describe_forbidden, forbidden_characters
from tests.text.strategies import texts

FORBIDDEN = (
    "\x00", "\x01", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\x7f", "\x80", "\x85", "\x9f",
    "\ud800", "\udfff", "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff",
)  # fmt: skip
ALLOWED = "\t\n\r \u00a0\u200b\u202e\ufeff\ufffd\ue000\U0010fffd«й»が👍🏽"


def test_ordinary_characters_pass():
    assert forbidden_characters(ALLOWED) == []
    assert describe_forbidden(ALLOWED) == ""


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_each_forbidden_character_is_named_with_its_place(character):
    assert forbidden_characters(f"👍🏽й{character}.") == [(3, f"U+{ord(character):04X}")]


def test_several_are_listed_in_order():
    assert forbidden_characters("a\x0bb\x00") == [(1, "U+000B"), (3, "U+0000")]


def test_message_for_one():
    assert describe_forbidden("Moscow\nand\x0bTokyo") == (
        "The text holds a character that cannot be stored or shown: U+000B in line 2, character 4. "
        "Remove it; of the control characters only tab and line break are allowed."
    )


def test_message_for_many_names_the_first_and_counts_the_rest():
    assert describe_forbidden("\x00" * 7) == (
        "The text holds 7 characters that cannot be stored or shown: "
        "U+0000 in line 1, character 1; U+0000 in line 1, character 2; "
        "U+0000 in line 1, character 3; U+0000 in line 1, character 4; "
        "U+0000 in line 1, character 5; 2 more. "
        "Remove them; of the control characters only tab and line break are allowed."
    )


@given(texts(), st.integers(0, 200), st.sampled_from(FORBIDDEN))
def test_found_wherever_it_hides(text, place, character):
    clean = "".join(sign for sign in text if not forbidden_characters(sign))
    place = min(place, len(clean))
    spoilt = clean[:place] + character + clean[place:]
    assert forbidden_characters(spoilt) == [(place, f"U+{ord(character):04X}")]
    assert describe_forbidden(spoilt)
