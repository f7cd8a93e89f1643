"""What the cue finder is told and what it answers."""

from dataclasses import dataclass
from typing import NamedTuple

from dialogues.text.spans import Span


class KnownName(NamedTuple):
    """A name that the caller knows: a participant, an institution, or a variant of its name."""

    words: str
    kind: str
    country: str = ""


@dataclass(frozen=True)
class Holder:
    """Who seems to hold a view, as the text names it.

    ``kind`` is a value of ``choices.ParticipantKind`` or empty (unknown); ``country`` an
    ISO 3166-1 alpha-2 code or empty.
    """

    words: str
    span: Span
    kind: str
    country: str


@dataclass(frozen=True)
class LikelyAttribution:
    """One place where the text most likely ascribes something to somebody.

    ``sentence`` counts the given sentence spans from 0. No ``holders``: nobody is named
    ("it was stressed"). ``words`` are the attributing words, verbatim; where the grammar parts
    holder and verb (Japanese; "In Tokyo … is perceived as"), the part that names the holder.
    ``basis``, ``stance`` (may be empty) and ``mode`` are values of ``choices``.
    """

    sentence: int
    holders: tuple[Holder, ...]
    words: Span
    claim: Span
    basis: str
    stance: str
    mode: str
