"""Text fragments, read back as a browser reads them."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.text.fragments import Fragments, at, encoded, of_words
from tests.text.strategies import any_text

TEXT = (
    "Trade grows. Trust is lacking, said one.\nTrust is lacking, said another; and “slow-but-steady” "
    "growth & change is expected by all of them in the years to come, as far as it can be seen today."
)


def found(text: str, directive: str) -> tuple[int, int]:
    """The first stretch that fits, as the specification has it; letter case is set aside."""
    parts = directive.removeprefix("text=").split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    words = r".*?".join(_pattern(part) for part in parts)
    before = rf"{_pattern(prefix)}\s*" if prefix else ""
    after = rf"(?=\s*{_pattern(suffix)})" if suffix else ""
    match = re.search(f"{before}({words}){after}", text, re.IGNORECASE | re.DOTALL)
    assert match, directive
    return match.span(1)


def _pattern(part: str) -> str:
    return r"\s+".join(re.escape(word) for word in unquote(part).split())


@pytest.mark.parametrize(
    ("words", "near", "directive"),
    [
        ("Trade grows", 0, "text=Trade%20grows"),
        ("Trust is lacking", 0, "text=Trust%20is%20lacking"),
        ("“slow-but-steady” growth & change", 0, None),
        ("Trust is lacking", 40, "text=Trust%20is%20lacking,-%2C%20said%20another%3B%20and"),
        (TEXT[13:52], 0, None),
        (TEXT[:], 0, "text=Trade%20grows.%20Trust%20is,can%20be%20seen%20today."),
    ],
)
def test_a_directive_leads_to_its_words_and_to_no_others(words, near, directive):
    start = TEXT.index(words, near)
    made = Fragments(TEXT).of(start, start + len(words))

    assert directive in (None, made)
    assert found(TEXT, made) == (start, start + len(words))


def test_dash_comma_and_ampersand_are_encoded_and_white_space_is_one_space():
    assert encoded("a-b, c\u00a0 & d") == "a%2Db%2C%20c%20%26%20d"
    assert encoded("対話、") == "%E5%AF%BE%E8%A9%B1%E3%80%81"


def test_japanese_is_cut_between_words():
    text = (
        "日本側は対話が必要だと述べた。"
        + "信頼の醸成には時間がかかると考えている。" * 12
        + "以上が結論である。"
    )
    made = Fragments(text).of(0, len(text))

    start, end = (unquote(part) for part in made.removeprefix("text=").split(","))
    assert (start, end) == (
        "日本側は対話が必要だと述べた",
        "時間がかかると考えている。以上が結論である。",
    )


def test_where_rights_hide_the_words_around_none_is_named():
    text = "Trust is lacking. Hidden. Trust is lacking."
    start = text.rindex("Trust")

    assert "Hidden" in unquote(Fragments(text).of(start, start + 16))
    assert Fragments(text, context=False).of(start, start + 16) == "text=Trust%20is%20lacking"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=b"),
        ("https://example.org/a#top", "https://example.org/a#top:~:text=b"),
    ],
)
def test_an_address_keeps_its_own_fragment(address, expected):
    assert at(address, "text=b") == expected
    assert at(address, "") == address


def test_words_without_a_text():
    assert of_words("A few words") == "text=A%20few%20words"
    assert of_words(" \n ") == ""


@given(any_text, st.integers(0, 400), st.integers(0, 400))
def test_whatever_the_text_something_is_made_and_it_is_clean(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    made = Fragments(text).of(start, end)

    assert re.fullmatch(r"text=[A-Za-z0-9%_.~,-]*", made)
