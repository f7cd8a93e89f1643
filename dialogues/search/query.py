"""A reader's query, read into terms that each engine is asked for in its own language.

A query asks for words that must all be found, in title or body; for "phrases", whose words follow
each other; leaves out -words and -"phrases"; and finds nucl* by the start of a word. Words written
together count as a phrase and as one word: anti-piracy finds "anti-piracy" and "antipiracy".
There are no stop words: every word counts. Phrases match stems, as words do, so that a Russian
phrase is found in every case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialogues.search.folding import fold
from dialogues.search.grammar import Item, SearchError, items, refuse_many_words
from dialogues.search.tokens import (
    LINE_MARK,
    WORD_MARK,
    Group,
    Word,
    cut,
    groups,
    running_tokens,
    stem,
)

__all__ = ["SearchError", "SearchQuery", "Sequence", "Term", "parse"]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Tokens that follow each other in one column; of the last, the start may be enough."""

    tokens: tuple[str, ...]
    is_prefix: bool = False

    @property
    def pattern(self) -> str:
        """What a token column holds where the sequence is found, to be looked for as it is."""
        return " " + " ".join(self.tokens) + ("" if self.is_prefix else " ")


@dataclass(frozen=True, slots=True)
class Term:
    """What the reader asked for in one place: found when any of its sequences is."""

    sequences: tuple[Sequence, ...]

    @property
    def is_word(self) -> bool:
        """Whether single tokens decide, without looking at their order."""
        return all(len(sequence.tokens) == 1 for sequence in self.sequences)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """All wanted terms and none of the excluded ones."""

    text: str
    wanted: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing in it can be searched for, as in “…” or “*”."""
        return not (self.wanted or self.excluded)

    def to_fts5(self) -> str:
        """The query for SQLite's FTS5, exact in every respect."""
        wanted = " AND ".join(map(_term_in_fts5, self.wanted)) or f'"{LINE_MARK}"'
        excluded = " OR ".join(map(_term_in_fts5, self.excluded))
        return f"({wanted}) NOT ({excluded})" if excluded else wanted

    def to_tsquery(self) -> str:
        """The query for PostgreSQL, without the order of words in phrases.

        A tsvector forgets positions past 16,383 and a word's past its 255th, so the phrases of
        `phrases` and `excluded_phrases` are left to be compared with the token columns.
        """
        wanted = [*map(_term_in_tsquery, self.wanted)] or [f"'{LINE_MARK}'"]
        excluded = [f"!{_term_in_tsquery(term)}" for term in self.excluded if term.is_word]
        return " & ".join(wanted + excluded)

    @property
    def phrases(self) -> tuple[Term, ...]:
        return tuple(term for term in self.wanted if not term.is_word)

    @property
    def excluded_phrases(self) -> tuple[Term, ...]:
        return tuple(term for term in self.excluded if not term.is_word)


def parse(text: str, prefix_last: bool = False) -> SearchQuery:
    """Read a query; with `prefix_last`, the start of its last word is enough, as while typing.

    Raises SearchError, and nothing else, for more than 200 characters or 32 words and for
    control characters.
    """
    pieces = items(text)
    if prefix_last and pieces and not pieces[-1].is_phrase:
        pieces[-1] = replace(pieces[-1], is_prefix=True)
    read = [(piece, list(groups(fold(piece.text)))) for piece in pieces]
    refuse_many_words(sum(len(group.words) for _piece, found in read for group in found))
    return SearchQuery(
        text,
        wanted=_terms((piece, found) for piece, found in read if not piece.is_excluded),
        excluded=_terms((piece, found) for piece, found in read if piece.is_excluded),
    )


def _terms(read: Iterable[tuple[Item, list[Group]]]) -> tuple[Term, ...]:
    """Each term once, in the order they were typed."""
    return tuple(dict.fromkeys(term for piece, found in read for term in _read_item(piece, found)))


def _read_item(piece: Item, found: list[Group]) -> Iterator[Term]:
    """A phrase, or words left out, keep together; else what a comma or a slash parts is two terms."""
    if len(found) > 1 and (piece.is_phrase or piece.is_excluded):
        found = [Group(tuple(word for group in found for word in group.words))]
    for position, group in enumerate(found, start=1):
        is_last = position == len(found)
        yield Term(_without_covered(_sequences(group, piece.is_prefix and is_last)))


def _sequences(group: Group, is_prefix: bool) -> Iterator[Sequence]:
    """The group as words that follow each other and, where that is usual, as one word."""
    tokens = tuple(token.text for token in running_tokens(group))
    last = group.words[-1]
    if last.is_cjk:
        yield _open_ended(tokens, last)
        return
    yield Sequence(tokens)
    if is_prefix:
        yield Sequence((*tokens[:-1], cut(last.text)), is_prefix=True)
    one_word = last.text if len(group.words) == 1 else group.joined
    if one_word:
        yield from _one_word(one_word, is_prefix)


def _one_word(word: str, is_prefix: bool) -> Iterator[Sequence]:
    yield Sequence((stem(word),))
    if is_prefix:
        yield Sequence((cut(word),), is_prefix=True)
        yield Sequence((WORD_MARK + cut(word),), is_prefix=True)


def _without_covered(sequences: Iterable[Sequence]) -> tuple[Sequence, ...]:
    """Each sequence once, and none that another one finds by its start."""
    unique = tuple(dict.fromkeys(sequences))
    return tuple(one for one in unique if not any(_covers(other, one) for other in unique))


def _covers(other: Sequence, one: Sequence) -> bool:
    return (
        other.is_prefix
        and not one.is_prefix
        and other.tokens[:-1] == one.tokens[:-1]
        and one.tokens[-1].startswith(other.tokens[-1])
    )


def _open_ended(tokens: tuple[str, ...], run: Word) -> Sequence:
    """A run may go on in the text: its last pair, or the start of a pair, ends the sequence."""
    if len(run.text) == 1:
        return Sequence(tokens, is_prefix=True)
    return Sequence(tokens[:-1])


def _term_in_fts5(term: Term) -> str:
    return f"({' OR '.join(map(_sequence_in_fts5, term.sequences))})"


def _sequence_in_fts5(sequence: Sequence) -> str:
    return f'"{" ".join(sequence.tokens)}"' + (" *" if sequence.is_prefix else "")


def _term_in_tsquery(term: Term) -> str:
    return f"({' | '.join(map(_sequence_in_tsquery, term.sequences))})"


def _sequence_in_tsquery(sequence: Sequence) -> str:
    tokens = " & ".join(f"'{token}'" for token in sequence.tokens)
    return f"({tokens}:*)" if sequence.is_prefix else f"({tokens})"
