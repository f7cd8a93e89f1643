import pytest

from dialogues.search.indexing import body_tokens, title_tokens, whole_line


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("", " ˡ ˡ "),
        ("Nuclear forces", " ˡ nuclear forc ˡ ʷforces "),
        ("Forces, force; forces", " ˡ forc forc forc ˡ ʷforces ʷforce "),
        ("anti-piracy", " ˡ anti piraci ˡ ʷpiracy ʷ antipiraci ʷantipiracy "),
        ("U.S.", " ˡ us ˡ ʷ u ʷ s "),
        ("O’Brien", " ˡ obrien ˡ ʷ o ʷ brien "),
        ("1,000,000 or 3-5", " ˡ 1 000 000 or 3 5 ˡ ʷ 1000000 "),
        ("COVID-19", " ˡ covid 19 ˡ ʷ covid19 "),
        ("日本 Japan", " ˡ 日本 本 japan ˡ "),
        ("ʷˡᶜ", " ˡ wlc ˡ "),
    ],
)
def test_a_body_becomes_running_tokens_and_other_spellings(body, column):
    assert body_tokens(body) == column


def test_the_context_stands_behind_the_own_words_line_by_line():
    assert body_tokens("Nuclear forces", "Moscow\nthe Kremlin") == (
        " ˡ nuclear forc ˡ ᶜ moscow ˡ the kremlin ˡ ʷforces "
    )


def test_each_line_of_a_title_stands_alone():
    assert title_tokens("Andrey Bystritskiy\nАндрей Быстрицкий") == (
        " ˡ andrey bystritskiy ˡ андр быстрицк ˡ ʷандрей ʷбыстрицкий "
    )


def test_a_title_holds_the_whole_line_of_its_own_name():
    assert whole_line("андрей Быстрицкого") in title_tokens("A B\nАндрей Быстрицкий")
    assert whole_line("Быстрицкий") not in title_tokens("A B\nАндрей Быстрицкий")


def test_endless_vocabulary_is_bounded():
    body = " ".join(f"слово{number}" for number in range(100_000))
    different = set(body_tokens(body).split()) | set(title_tokens(body).split())
    assert sum(len(token.encode()) for token in different) <= 1_000_000
