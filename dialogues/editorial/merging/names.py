"""What stays of a merged record: its names, its identifiers, its addresses."""

from collections.abc import Iterable, Iterator
from typing import Any

from dialogues.choices import LabelKind, NameKind
from dialogues.models import (
    FormerSlug,
    Institution,
    InstitutionName,
    Participant,
    ParticipantName,
    Topic,
    TopicLabel,
)

LANGUAGE_OF_NAMES = "en"
#: Text, language, and the kind under which it is kept.
HeldName = tuple[str, str, str]


def keep_names(names: Iterable[HeldName], loser: Any, winner: Any) -> None:
    """Give the winner every one of these names that it has not, and the loser's identifiers."""
    known = {text for text, _language, _kind in names_of(winner)}
    for text, language, kind in names:
        if text not in known:
            known.add(text)
            _add_name(winner, text, language, kind)
    if not isinstance(loser, Topic):
        _move_identifiers(loser, winner)


def keep_slugs(loser: Any, winner: Any) -> None:
    """Let the loser's present and former addresses redirect to the winner."""
    former = loser.former_slugs.values_list("slug", flat=True)
    for slug in [*former, loser.slug]:
        FormerSlug.objects.point(type(winner), slug, winner.slug)


def names_of(record: Any) -> Iterator[HeldName]:
    """All names of a record: text, language, and the kind under which another record keeps it."""
    if isinstance(record, Topic):
        yield record.name, LANGUAGE_OF_NAMES, LabelKind.MERGED
        for label in record.labels.all():
            yield label.text, label.language, LabelKind.MERGED
        return
    yield record.name, "", NameKind.MERGED
    if isinstance(record, Institution) and record.acronym:
        yield record.acronym, "", NameKind.ACRONYM
    for name in record.names.all():
        yield name.text, name.language, name.kind


def names_held_by(record: Any) -> Any:
    """The rows that hold a record's other names."""
    return record.labels if isinstance(record, Topic) else record.names


def _add_name(winner: Any, text: str, language: str, kind: str) -> None:
    if isinstance(winner, Topic):
        TopicLabel.objects.create(topic=winner, text=text, language=language, kind=kind)
    elif isinstance(winner, Participant):
        ParticipantName.objects.create(participant=winner, text=text, language=language, kind=kind)
    else:
        InstitutionName.objects.create(institution=winner, text=text, language=language, kind=kind)


def _move_identifiers(loser: Any, winner: Any) -> None:
    owner = "participant" if isinstance(winner, Participant) else "institution"
    for identifier in loser.identifiers.all():
        setattr(identifier, owner, winner)
        identifier.save()
