import pytest
from django.core.exceptions import ValidationError

from dialogues.validators import (
    MaxCodePoints,
    validate_characters,
    validate_language,
    validate_languages,
    validate_one_line,
    validate_web_address,
)


@pytest.mark.parametrize("tag", ["en", "ru", "ja", "zh-Hant", "pt-BR", "zh-Hant-TW", "yue"])
def test_language_tags(tag):
    validate_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "EN", "english", "e", "en-", "en_GB", "en\n", " en", "zh-hant", "en\x00"]
)
def test_what_is_no_language_tag(tag):
    with pytest.raises(ValidationError) as caught:
        validate_language(tag)
    assert caught.value.messages == [
        f"“{tag}” is no language tag; write one such as en, ru, ja or zh-Hant."
    ]


@pytest.mark.parametrize("tags", ["en", "en,ru", "en, ru, ja"])
def test_lists_of_languages(tags):
    validate_languages(tags)


@pytest.mark.parametrize("tags", ["", "en,", "en;ru", "en,\nru", "en ru"])
def test_what_is_no_list_of_languages(tags):
    with pytest.raises(ValidationError):
        validate_languages(tags)


@pytest.mark.parametrize("mark", ["\n", "\r", "\u2028", "\u2029"])
def test_one_line_has_no_line_break(mark):
    validate_one_line("one\ttwo")
    with pytest.raises(ValidationError) as caught:
        validate_one_line(f"one{mark}two")
    assert caught.value.messages == ["Write this on one line, without line breaks."]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe"])
def test_what_breaks_feeds_and_spreadsheets_is_refused(character):
    with pytest.raises(ValidationError, match=f"U\\+{ord(character):04X} in line 2, character 3"):
        validate_characters(f"one\ntw{character}o")


def test_tabs_and_line_breaks_are_text():
    validate_characters("one\ttwo\r\nthree\u00a0")


@pytest.mark.parametrize("address", ["https://valdaiclub.com/a/?b=c#d", "http://example.org"])
def test_web_addresses(address):
    validate_web_address(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org", "example.org", "//a.org"]
)
def test_what_is_no_web_address(address):
    with pytest.raises(ValidationError):
        validate_web_address(address)


def test_a_long_text_is_refused_with_both_numbers():
    MaxCodePoints(3)("𠮷野家")
    with pytest.raises(ValidationError) as caught:
        MaxCodePoints(3)("four")
    assert caught.value.messages == ["This has 4 characters; at most 3 are allowed."]
