"""What a citation says, in no format yet."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dialogues.choices import DatePrecision

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Kind(StrEnum):
    POSITION = "position"
    DOCUMENT = "document"
    CONFERENCE = "conference"


@dataclass(frozen=True)
class Name:
    """``family`` and ``given`` only where they are known apart; else ``literal``, never cut up."""

    literal: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True)
class When:
    """A day, month or year, or the span between two of them."""

    first: datetime.date
    last: datetime.date | None = None
    precision: str = DatePrecision.DAY
    inferred: bool = False

    def parts(self, date: datetime.date) -> tuple[int, ...]:
        """As many of year, month and day as are known."""
        known = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2}.get(
            DatePrecision(self.precision), 3
        )
        return (date.year, date.month, date.day)[:known]

    @property
    def spans(self) -> tuple[tuple[int, ...], ...]:
        """The parts of the first date, and those of the last if it differs."""
        ends = [self.parts(self.first)]
        if self.last is not None and self.parts(self.last) != ends[0]:
            ends.append(self.parts(self.last))
        return tuple(ends)


@dataclass(frozen=True)
class Source:
    """The document that is cited; ``url`` is where its publisher has it."""

    title: str
    kind: str
    authors: tuple[Name, ...] = ()
    publisher: str = ""
    published: When | None = None
    url: str = ""
    language: str = ""
    rights: str = ""


@dataclass(frozen=True)
class Event:
    title: str
    place: str = ""
    date: When | None = None
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """Where the database has it: ``address`` stays, ``cited`` also tells what changed since."""

    kind: Kind
    key: str
    site: str
    address: str
    cited: str
    accessed: datetime.date

    @property
    def identifier(self) -> str:
        return f"{self.kind}-{self.key}"

    @property
    def number(self) -> str:
        return f"{self.kind} {self.key}"


@dataclass(frozen=True)
class Reference:
    """``title`` names the thing itself: a document, a conference, or what a holder is said to hold.

    ``holders`` and ``statement`` belong to a position, ``words`` are its exact words.
    """

    record: Record
    title: str
    source: Source | None = None
    event: Event | None = None
    holders: str = ""
    statement: str = ""
    words: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def authors(self) -> tuple[Name, ...]:
        """Who answers for the source: its authors, else its publisher, else the hosts."""
        if self.source:
            named = self.source.authors
            return named or ((Name(self.source.publisher),) if self.source.publisher else ())
        return tuple(Name(host) for host in self.event.hosts) if self.event else ()

    @property
    def date(self) -> When | None:
        """When the source was published; of a conference alone, when it was held."""
        if self.source:
            return self.source.published
        return self.event.date if self.event else None

    @property
    def url(self) -> str:
        """Where the source is read: at its publisher’s, else here."""
        return (self.source.url if self.source else "") or self.record.cited
