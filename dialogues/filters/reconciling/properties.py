"""The properties of records: for telling namesakes apart, and for fetching into a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dialogues.choices import IdentifierScheme, InstitutionKind, ParticipantKind
from dialogues.filters.reconciling import values
from dialogues.filters.reconciling.values import Pks, Reader, Values
from dialogues.models import (
    Conference,
    Institution,
    InstitutionIdentifier,
    Participant,
    ParticipantIdentifier,
    Topic,
)
from dialogues.text.folding import fold

#: Points of a score (see ``found``) that a property takes which speaks against a record.
USUAL = 10


@dataclass(frozen=True)
class Property:
    """``readers``: by the kind of record, what reads its values. ``against``: see ``USUAL``.

    ``linked`` is the kind of record that its values are, ``identifies`` whether one value can
    belong to one record only.
    """

    id: str
    label: Any
    description: Any
    readers: dict[str, Reader]
    against: int = USUAL
    linked: str = ""
    identifies: bool = False

    def known_of(self, kind: str, pks: Pks) -> Values:
        """The public values, by primary key; nothing where records of the kind have none."""
        return self.readers[kind](pks) if kind in self.readers and pks else {}


def _identifier(scheme: str, label: str, **owners: Any) -> Property:
    readers = {
        kind: values.identifier_of(model, kind, scheme)
        for kind, model in (
            ("participant", ParticipantIdentifier),
            ("institution", InstitutionIdentifier),
        )
        if kind in owners
    }
    text = _("The identifier alone or its address; the same one decides.")
    return Property(str(scheme), label, text, readers, against=40, identifies=True)


_ALL: Iterable[Property] = (
    Property(
        "country",
        _("Country"),
        _("ISO 3166-1 code, or the name in English, Russian or Japanese."),
        {
            "participant": values.country_of(Participant),
            "institution": values.country_of(Institution),
        },
        against=15,
    ),
    Property(
        "kind",
        _("Kind"),
        _("Of a participant: person, expert_group, government … Of an institution: think_tank …"),
        {
            "participant": values.choice_of(Participant, "kind", ParticipantKind),
            "institution": values.choice_of(Institution, "kind", InstitutionKind),
        },
        against=15,
    ),
    Property(
        "institution",
        _("Institution"),
        _("For which somebody appeared, whose voice it is, or that hosted the conference."),
        {
            "participant": values.institutions_of_participants,
            "conference": values.hosts_of_conferences,
        },
        linked="institution",
    ),
    Property(
        "conference",
        _("Conference"),
        _("At which somebody appeared or is heard, or that an institution hosted."),
        {
            "participant": values.conferences_of_participants,
            "institution": values.conferences_of_institutions,
        },
        linked="conference",
    ),
    Property(
        "names",
        _("All names"),
        _("In any language and script: variants, translations, acronyms, former names."),
        {
            "participant": values.PARTICIPANT_NAMES,
            "institution": values.INSTITUTION_NAMES,
            "topic": values.TOPIC_NAMES,
            "conference": values.text_of(Conference, "title"),
        },
    ),
    _identifier(IdentifierScheme.WIKIDATA, "Wikidata", participant=True, institution=True),
    _identifier(IdentifierScheme.ORCID, "ORCID", participant=True),
    _identifier(IdentifierScheme.ROR, "ROR", institution=True),
    Property(
        "positions_count",
        _("Positions"),
        _("How many public positions stand behind it."),
        {
            kind: values.count_of_positions(kind)
            for kind in ("participant", "institution", "topic", "conference")
        },
    ),
    Property(
        "part_of",
        _("Part of"),
        _("The institution that this one belongs to."),
        {"institution": values.parent_of("institution")},
        linked="institution",
    ),
    Property(
        "website",
        _("Website"),
        _("Of an institution."),
        {"institution": values.text_of(Institution, "website")},
    ),
    Property(
        "broader",
        _("Broader topic"),
        _("The topic above this one."),
        {"topic": values.parent_of("topic")},
        linked="topic",
    ),
    Property(
        "topic",
        _("Topic"),
        _("Of a conference."),
        {"conference": values.topics_of_conferences},
        linked="topic",
    ),
    Property(
        "start_date",
        _("Start date"),
        _("Of a conference, as exact as it is known: 2021-04-15, 2021-04 or 2021."),
        {"conference": values.start_of_conferences},
        against=30,
    ),
    Property(
        "year",
        _("Year"),
        _("In which the conference was, or can have been."),
        {"conference": values.years_of_conferences},
        against=30,
    ),
    Property(
        "description",
        _("Description"),
        _("Of a participant or an institution, a topic’s scope note, a conference’s summary."),
        {
            "participant": values.text_of(Participant, "description"),
            "institution": values.text_of(Institution, "description"),
            "topic": values.text_of(Topic, "scope_note"),
            "conference": values.text_of(Conference, "summary"),
        },
    ),
)
PROPERTIES: dict[str, Property] = {one.id: one for one in _ALL}


def properties_of(kind: str | None) -> list[Property]:
    """Those that records of the kind can have; of all kinds, if none is named."""
    return [one for one in PROPERTIES.values() if kind is None or kind in one.readers]


def called_like(prefix: str, kind: str | None) -> list[Property]:
    """Properties whose identifier or name begins with what was typed, or holds a word that does."""
    return [one for one in properties_of(kind) if begins(prefix, one.id, str(one.label))]


def begins(prefix: str, *names: str) -> bool:
    typed = fold(prefix)
    folded = [fold(name) for name in names]
    return any(
        name.startswith(typed) or any(word.startswith(typed) for word in name.split())
        for name in folded
    )
