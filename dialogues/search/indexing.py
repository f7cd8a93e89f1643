"""What a search entry stores: its title and body as tokens, in two columns of plain text.

A column reads " ˡ stem stem ˡ stem ˡ ʷ other ʷ other ʷword ʷword ". First the running tokens in their
order, for phrases, each line of a title between marks of its own; then, each once, the other
spellings. A space stands at both ends, so that " stem stem " can be looked for as it is.

A body's own words may be followed by its context: names and labels that lead to a record without
being said in it. A mark parts the two, " ˡ own words ˡ ᶜ a name ˡ another ˡ ʷother ", so that what
is found in the context alone ranks below what is found in the words.
"""

from collections.abc import Iterable, Iterator

from dialogues.search.folding import fold
from dialogues.search.tokens import (
    CONTEXT_MARK,
    LINE_MARK,
    WORD_MARK,
    Group,
    groups,
    other_tokens,
    running_tokens,
)

#: Bounds of one entry: characters read, and bytes of different tokens, running and other. What
#: goes beyond is not indexed; a PostgreSQL vector holds 2**20 bytes. 50,000 words of Russian need
#: less than half of them.
INDEXED_CHARACTERS = 2_000_000
TITLE_BYTES = (50_000, 50_000)
BODY_BYTES = (350_000, 450_000)
CONTEXT_BYTES = (50_000, 50_000)


def title_tokens(title: str) -> str:
    """The value of the column `title_tokens`. The lines of a title are names of their own."""
    return _column(_indexed(title.splitlines(), *TITLE_BYTES))


def body_tokens(body: str, context: str = "") -> str:
    """The value of the column `body_tokens`.

    In the body phrases run on over the ends of lines; the lines of the context stand alone.
    """
    own = _indexed([body], *BODY_BYTES)
    if not context:
        return _column(own)
    running, others = _indexed(context.splitlines(), *CONTEXT_BYTES)
    return _column(([*own[0], CONTEXT_MARK, *running[1:]], own[1] | others))


def whole_line(text: str) -> str:
    """What a title's column holds where one of its lines has the same words as this text."""
    return f" {LINE_MARK} {' '.join(_running(_groups(text)))} {LINE_MARK} "


Tokens = tuple[list[str], dict[str, None]]


def _indexed(lines: list[str], running_bytes: int, other_bytes: int) -> Tokens:
    """The running tokens between their marks, and the other spellings, each once."""
    running = [LINE_MARK]
    others: dict[str, None] = {}
    for line in lines:
        found = _groups(line[:INDEXED_CHARACTERS])
        running += [*_running(found), LINE_MARK]
        others |= dict.fromkeys(_others(found))
    return list(_within(running_bytes, running)), dict.fromkeys(_within(other_bytes, others))


def _column(tokens: Tokens) -> str:
    running, others = tokens
    return " ".join(["", *running, *_set_apart(others), ""])


def _groups(text: str) -> list[Group]:
    return list(groups(fold(text)))


def _running(found: Iterable[Group]) -> Iterator[str]:
    return (token.text for group in found for token in running_tokens(group))


def _others(found: Iterable[Group]) -> Iterator[str]:
    return (token.text for group in found for token in other_tokens(group))


def _set_apart(others: Iterable[str]) -> Iterator[str]:
    """Marks between the other spellings, so that no phrase is found among them."""
    for token in others:
        yield token if token.startswith(WORD_MARK) else f"{WORD_MARK} {token}"


def _within(bound: int, tokens: Iterable[str]) -> Iterator[str]:
    """The tokens up to the one that would make the different ones exceed so many bytes."""
    seen: set[str] = set()
    size = 0
    for token in tokens:
        if token not in seen:
            seen.add(token)
            size += len(token.encode())
            if size > bound:
                return
        yield token
