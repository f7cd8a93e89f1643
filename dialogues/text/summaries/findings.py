"""What was read out of a text, each with the place of the words it was read from."""

import datetime
from dataclasses import dataclass, field

from dialogues.choices import DatePrecision
from dialogues.text.spans import Span

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Found:
    """A value, and the words that say so; ``note`` tells what a reader should know of it."""

    value: str
    spans: Spans = ()
    note: str = ""


def found_words(text: str, span: Span, *, longest: int) -> Found:
    """The words of a span as one line with plain spaces, at most so many characters."""
    return Found(" ".join(span.of(text).split())[:longest].strip(), (span,))


@dataclass(frozen=True)
class FoundDate:
    """A date or a span of days as far as the text states it.

    Without a year there is no date: ``start`` is empty, the precision unknown and ``note`` keeps
    what the text does say. ``inferred`` is true where the year follows from something else that
    the text states; ``note`` then tells from what.
    """

    start: datetime.date | None
    end: datetime.date | None = None
    precision: str = DatePrecision.UNKNOWN
    spans: Spans = ()
    inferred: bool = False
    note: str = ""


@dataclass(frozen=True)
class FoundInstitution:
    """An institution as named; ``stated`` keeps the form of the text where it was inflected."""

    name: str
    span: Span
    acronym: str = ""
    stated: str = ""


@dataclass(frozen=True)
class FoundHost:
    institution: FoundInstitution
    role: str


@dataclass(frozen=True)
class FoundPerson:
    """Somebody whom the text places at the event (or names as its author), in the post stated."""

    name: str
    span: Span
    role: str = ""
    stated_as: str = ""
    institutions: tuple[FoundInstitution, ...] = ()
    stated: str = ""
    note: str = ""


@dataclass(frozen=True)
class Event:
    """One conference as the text tells of it; ``span`` is the part of the text that does."""

    span: Span
    title: Found | None = None
    kind: Found | None = None
    series: Found | None = None
    #: The first is the date proposed. Several contradict each other, and none is to be preferred.
    dates: tuple[FoundDate, ...] = ()
    format: Found | None = None
    access: Found | None = None
    attribution_rule: Found | None = None
    place: Found | None = None
    languages: tuple[Found, ...] = ()
    hosts: tuple[FoundHost, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    sessions: tuple[Found, ...] = ()

    @property
    def date(self) -> FoundDate | None:
        """The one date that the text gives, if it does not contradict itself."""
        return self.dates[0] if len(self.dates) == 1 else None


@dataclass(frozen=True)
class Summary:
    language: Found
    title: Found | None = None
    kind: Found | None = None
    published: FoundDate | None = None
    authors: tuple[FoundPerson, ...] = ()
    events: tuple[Event, ...] = field(default=())
