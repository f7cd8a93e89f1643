"""What a search entry stores: its title and body as tokens, in two columns of plain text.

A column reads " ˡ stem stem ˡ stem ˡ ʷ other ʷ other ʷword ʷword ". First the running tokens in their
order, for phrases, each line of a title between marks of its own; then, each once, the other
spellings. A space stands at both ends, so that " stem stem " can be looked for as it is.
"""

from collections.abc import Iterable, Iterator

from dialogues.search.folding import fold
from dialogues.search.tokens import (
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
BODY_BYTES = (400_000, 500_000)


def title_tokens(title: str) -> str:
    """The value of the column `title_tokens`. The lines of a title are names of their own."""
    return _indexed(title.splitlines(), *TITLE_BYTES)


def body_tokens(body: str) -> str:
    """The value of the column `body_tokens`. Phrases run on over the ends of lines."""
    return _indexed([body], *BODY_BYTES)


def whole_line(text: str) -> str:
    """What a title's column holds where one of its lines has the same words as this text."""
    return f" {LINE_MARK} {' '.join(_running(_groups(text)))} {LINE_MARK} "


def _indexed(lines: list[str], running_bytes: int, other_bytes: int) -> str:
    running = [LINE_MARK]
    others: dict[str, None] = {}
    for line in lines:
        found = _groups(line[:INDEXED_CHARACTERS])
        running += [*_running(found), LINE_MARK]
        others |= dict.fromkeys(_others(found))
    kept = [*_within(running_bytes, running), *_set_apart(_within(other_bytes, others))]
    return " ".join(["", *kept, ""])


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
