"""Where in a text a query's terms stand: what the index says of an entry, word by word."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dialogues.search.folding import fold, fold_in_place
from dialogues.search.query import SearchQuery, Sequence
from dialogues.search.tokens import WORD_MARK, Token, groups, other_tokens, running_tokens

#: What may stand inside a word that is found without it: U.S., O'Brien, anti-piracy, 1,000.
INSIDE_WORDS = str.maketrans("", "", "-'.,")

#: By how many letters a stem may differ from the start of its word: "happi" and "happy".
CHANGED_BY_STEMMING = 2


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A stretch of the text that a wanted term asks for; `term` is the place of that term."""

    start: int
    end: int
    term: int


def find(text: str, query: SearchQuery) -> list[Hit]:
    """Every hit of the wanted terms, from the first to the last; they may overlap."""
    folded = fold_in_place(text)
    found = list(groups(folded.text))
    running = _Places(token for group in found for token in running_tokens(group))
    others = _Places(token for group in found for token in other_tokens(group))
    spans = {
        (*span, place)
        for place, term in enumerate(query.wanted)
        for sequence in term.sequences
        for span in (*running.spans(sequence), *others.spans_of_one(sequence))
    }
    return sorted(
        Hit(folded.starts[start], folded.ends[end - 1], place) for start, end, place in spans
    )


def most_terms(text: str, query: SearchQuery) -> int:
    """How many of the wanted terms the text can hold at most; much faster than looking for them."""
    letters = fold(text).translate(INSIDE_WORDS)
    return sum(
        any(_root(sequence.tokens[0]) in letters for sequence in term.sequences)
        for term in query.wanted
    )


def _root(token: str) -> str:
    word = token.removeprefix(WORD_MARK)
    return word[: max(1, len(word) - CHANGED_BY_STEMMING)]


class _Places:
    """Tokens in their order, and where each of them stands."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        self.tokens = list(tokens)
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            self.places[token.text].append(place)

    def spans(self, sequence: Sequence) -> Iterator[tuple[int, int]]:
        """Where the whole sequence stands, start and end in the folded text."""
        for first in self._starting_with(sequence):
            last = first + len(sequence.tokens) - 1
            if self._reads(sequence, first):
                yield self.tokens[first].start, _end(self.tokens[last], sequence)

    def spans_of_one(self, sequence: Sequence) -> Iterator[tuple[int, int]]:
        """`spans`, for tokens whose order means nothing."""
        return self.spans(sequence) if len(sequence.tokens) == 1 else iter(())

    def _starting_with(self, sequence: Sequence) -> Iterator[int]:
        first = sequence.tokens[0]
        if len(sequence.tokens) > 1 or not sequence.is_prefix:
            yield from self.places.get(first, ())
            return
        for token, places in self.places.items():
            if token.startswith(first):
                yield from places

    def _reads(self, sequence: Sequence, first: int) -> bool:
        tokens = self.tokens[first : first + len(sequence.tokens)]
        texts = tuple(token.text for token in tokens)
        if not sequence.is_prefix:
            return texts == sequence.tokens
        return (
            len(texts) == len(sequence.tokens)
            and texts[:-1] == sequence.tokens[:-1]
            and texts[-1].startswith(sequence.tokens[-1])
        )


def _end(last: Token, sequence: Sequence) -> int:
    """Of a pair found by its first character, only that character was asked for."""
    if last.is_cjk and sequence.is_prefix:
        return last.start + len(sequence.tokens[-1])
    return last.end
