"""How a query is written: what its quotation marks, minus signs and stars mean, and its bounds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dialogues.text.characters import describe_forbidden
from dialogues.text.marks import QUOTATION_VARIANTS

LONGEST_QUERY = 200  # characters
MOST_WORDS = 32

# Quotation marks of any language, what word processors make of a minus sign, and what a Japanese
# keyboard types in full width. A long dash is none: it begins a line of direct speech.
_DASHES = "‐‑‒–−－﹣"
_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys(f"{QUOTATION_VARIANTS}「」『』《》｢｣", '"')
    | dict.fromkeys(_DASHES, "-")
    | {"＊": "*"}
)
_ITEM = re.compile(r'(?P<minus>-*)"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)')


class SearchError(ValueError):
    """A query that cannot be run. The message tells the reader what to change."""


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a query as it was typed."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False
    is_prefix: bool = False


def items(text: str) -> list[Item]:
    """The pieces of a query: "phrases", -words to leave out, starts of words like nucl*.

    Raises SearchError for a query that is too long or
    holds control characters.
    """
    _refuse_what_cannot_run(text)
    return list(_items(_without_unclosed_mark(text.translate(_PLAIN_SIGNS))))


def written(pieces: Iterable[Item]) -> str:
    """The pieces as a query again, in the signs of a plain keyboard."""
    return " ".join(
        ("-" if one.is_excluded else "") + (f'"{one.text}"' if one.is_phrase else one.text)
        for one in pieces
    )


def refuse_many_words(count: int) -> None:
    """Raises SearchError for more words than an engine should be made to look up at once."""
    if count > MOST_WORDS:
        raise SearchError(
            _("A search can hold at most %(limit)d words; this one has %(count)d.")
            % {"limit": MOST_WORDS, "count": count}
        )


def _refuse_what_cannot_run(text: str) -> None:
    if len(text) > LONGEST_QUERY:
        raise SearchError(
            _("A search can hold at most %(limit)d characters; this one has %(count)d.")
            % {"limit": LONGEST_QUERY, "count": len(text)}
        )
    if forbidden := describe_forbidden(text):
        raise SearchError(forbidden)


def _without_unclosed_mark(text: str) -> str:
    """A quotation mark that nothing closes, as while typing, is as good as none."""
    if text.count('"') % 2 == 0:
        return text
    before, _mark, after = text.rpartition('"')
    return before + ("" if before.endswith("-") else " ") + after


def _items(text: str) -> Iterator[Item]:
    for match in _ITEM.finditer(text):
        if match["word"] is None:
            yield Item(match["phrase"], is_phrase=True, is_excluded=bool(match["minus"]))
        else:
            yield _word(match["word"])


def _word(word: str) -> Item:
    text = word.lstrip("-")
    return Item(text, is_excluded=text != word, is_prefix=text.endswith("*"))
