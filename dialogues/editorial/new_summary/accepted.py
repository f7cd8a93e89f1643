"""What an editor accepted of a summary: stored records, and new ones that are not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogues.models import Conference, Document, Series


@dataclass(frozen=True)
class NamedRecord:
    """An institution or participant, stored or new; ``stated`` is the name in the text’s own form."""

    record: Any
    stated: str = ""

    @property
    def is_new(self) -> bool:
        return bool(self.record._state.adding)


@dataclass(frozen=True)
class AcceptedHost:
    """``institution`` is a key among the summary’s institutions."""

    institution: str
    role: str
    stated_as: str = ""


@dataclass(frozen=True)
class AcceptedPerson:
    person: NamedRecord
    role: str
    stated_as: str = ""
    institutions: tuple[str, ...] = ()


@dataclass(frozen=True)
class AcceptedAuthor:
    person: NamedRecord
    stated_as: str = ""


@dataclass(frozen=True)
class AcceptedConference:
    """A stored conference only gets the document; a new one is made with its hosts and people."""

    record: Conference
    series: Series | None = None
    hosts: tuple[AcceptedHost, ...] = ()
    people: tuple[AcceptedPerson, ...] = ()

    @property
    def is_new(self) -> bool:
        return bool(self.record._state.adding)


@dataclass(frozen=True)
class AcceptedSummary:
    """``publisher`` is a key among the institutions, or empty; ``language`` that of the text."""

    document: Document
    institutions: Mapping[str, NamedRecord] = field(default_factory=dict)
    publisher: str = ""
    authors: tuple[AcceptedAuthor, ...] = ()
    conferences: tuple[AcceptedConference, ...] = ()
