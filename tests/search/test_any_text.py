"""Whatever is typed or stored: each database must do exactly what the token columns say."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogues.models import SearchEntry
from dialogues.search.folding import fold
from dialogues.search.grammar import LONGEST_QUERY
from dialogues.search.matching import matching_entries, rank
from dialogues.search.query import SearchError, SearchQuery, Term, parse
from dialogues.search.snippets import snippet
from dialogues.search.tokens import LINE_MARK, WORD_MARK, tokenise
from tests.search.corpus import entry

pytestmark = pytest.mark.django_db

# The database is cleared by each example itself.
examples = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

storable = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = [
    *("sea", "seas", "Sea’s", "anti-sea", "antisea", "U.S.", "us", "u", "O'Sea", "o", "osea"),
    *("1,000", "1000", "naïve", "naive", "second*", "—", "'", "-", "море", "моря", "ё", "е"),
    *("日本", "本", "日", "日本海", "海3", "3", "한국", "ﾊﾞｽ", "バス"),
]
made_up = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
marked_up = st.tuples(
    st.sampled_from(["", "-", '"', '-"']), made_up, st.sampled_from(["", '"', "*"])
)
queries = st.lists(marked_up.map("".join), min_size=1, max_size=3).map(" ".join)


def matching(query: SearchQuery) -> set[int]:
    entries = SearchEntry.objects.filter(matching_entries(query))
    return set(entries.values_list("object_id", flat=True))


def expected(query: SearchQuery, entries: list[SearchEntry]) -> set[int]:
    def holds(row: SearchEntry, term: Term) -> bool:
        columns = (row.title_tokens, row.body_tokens)
        return any(one.pattern in column for one in term.sequences for column in columns)

    return {
        row.object_id
        for row in entries
        if not query.empty
        and all(holds(row, term) for term in query.wanted)
        and not any(holds(row, term) for term in query.excluded)
    }


@examples
@given(st.lists(st.tuples(made_up, made_up), min_size=1, max_size=5), queries, st.booleans())
def test_the_database_finds_what_the_columns_hold(db, texts, text, prefix_last):
    rows = [entry("topic", number, *both) for number, both in enumerate(texts)]
    SearchEntry.objects.all().delete()
    SearchEntry.objects.bulk_create(rows)
    query = parse(text[:LONGEST_QUERY], prefix_last)
    assert matching(query) == expected(query, rows)


@examples
@given(st.text(storable | st.sampled_from("日本語か \n-'.,・ёЙaA1"), max_size=80))
def test_every_word_of_a_text_finds_it(db, text):
    SearchEntry.objects.all().delete()
    SearchEntry.objects.bulk_create([entry("topic", 1, "", text), entry("document", 2, text)])
    for word in text.split():
        try:
            query = parse(f"'{word}")
        except SearchError:
            continue
        if query.wanted:
            assert matching(query) == {1, 2}
            assert any(run.hit for run in snippet(text, query, width=1000))


@examples
@given(st.text(storable | st.sampled_from("\"'*-:^(){}|&!<>\\%_ aя日"), max_size=60), st.booleans())
def test_no_query_fails(db, text, prefix_last):
    SearchEntry.objects.all().delete()
    SearchEntry.objects.bulk_create([entry("topic", 1, text, text)])
    try:
        query = parse(text, prefix_last)
    except SearchError:
        return
    found = SearchEntry.objects.filter(matching_entries(query)).annotate(rank=rank(query))
    assert all(row.rank >= 0 for row in found)
    assert "".join(run.text for run in snippet(text, query)) == text


@given(st.text())
def test_tokens_are_letters_and_digits(text):
    tokens = tokenise(text)
    assert all(token.isalnum() and fold(token) == token for token in tokens)
    assert not any(mark in token for token in tokens for mark in (WORD_MARK, LINE_MARK))


@given(st.text(max_size=2000), st.sampled_from(["a", "日", "a* -b", '"a b"']), st.integers(1, 300))
def test_a_snippet_is_a_piece_of_its_text(text, words, width):
    runs = snippet(text, parse(words), width)
    shown = "".join(run.text for run in runs)
    assert shown.removeprefix("…").removesuffix("…") in text
    assert len(shown) <= width + 200
    assert all(run.text for run in runs)
    assert all(one.hit != other.hit for one, other in pairwise(runs))
