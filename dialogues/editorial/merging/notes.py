"""What the desk keeps about two records that become one: comments, judgements, open forms.

Comments and judgements (“they are different”) move to the record that stays. Next versions of
other records that mention the one that goes are made to mention the one that stays. The state
before is kept beside the merge's own snapshot, row by row, for taking it back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import models
from django.db.models import Q
from reversion.models import Revision, Version

from dialogues.editorial.merging.mentioned import mentions, replaced
from dialogues.models import EditingSession, KnownDistinct, NextVersion, ReviewComment

NOTES = (ReviewComment, KnownDistinct, NextVersion)


def notes_about(loser: Any, winner: Any) -> list[models.Model]:
    """Every row that ``move_notes`` would change."""
    return [
        *ReviewComment.objects.about(loser),
        *judgements(loser),
        *next_versions_mentioning(loser),
    ]


def judgements(record: models.Model) -> models.QuerySet[KnownDistinct]:
    own = KnownDistinct.objects.filter(content_type=ContentType.objects.get_for_model(record))
    return own.filter(Q(first_id=record.pk) | Q(second_id=record.pk))


def next_versions_mentioning(record: Any) -> Iterator[NextVersion]:
    """There are as many as records in work; the fewest mention any one."""
    for waiting in NextVersion.objects.select_related("content_type"):
        model = waiting.content_type.model_class()
        if any(mentions(state, model, record) for state in (waiting.base, waiting.content)):
            yield waiting


def keep_notes(rows: Iterable[models.Model], before: Revision) -> None:
    """Beside the snapshot, in its own revision; they have no history of their own."""
    for row in rows:
        Version.objects.create(
            revision=before,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            db="default",
            format="json",
            serialized_data=serializers.serialize("json", [row]),
            object_repr=str(type(row).__name__),
        )


def move_notes(loser: Any, winner: Any) -> None:
    for waiting in next_versions_mentioning(loser):
        _replace(waiting, loser, winner)
    ReviewComment.objects.about(loser).update(object_id=winner.pk)
    for judgement in judgements(loser):
        _move_judgement(judgement, loser.pk, winner.pk)
    EditingSession.objects.about(loser).delete()


def move_notes_back(before: Revision, loser: Any, winner: Any) -> None:
    for note in _kept(before):
        if isinstance(note, ReviewComment):
            about = ReviewComment.objects.about(winner).filter(pk=note.pk)
            about.update(object_id=loser.pk)
        elif isinstance(note, KnownDistinct):
            _give_judgement_back(note)
        elif isinstance(note, NextVersion):
            _give_next_version_back(note)


def _kept(before: Revision) -> Iterator[models.Model]:
    for model in NOTES:
        own = ContentType.objects.get_for_model(model)
        for version in before.version_set.filter(content_type=own).order_by("pk"):
            for kept in serializers.deserialize("json", version.serialized_data):
                yield kept.object


def _move_judgement(judgement: KnownDistinct, loser: int, winner: int) -> None:
    """One that tells the two themselves apart, or that the winner has too, falls away."""
    other = judgement.second_id if judgement.first_id == loser else judgement.first_id
    first, second = sorted((winner, other))
    same = KnownDistinct.objects.filter(
        content_type=judgement.content_type, first_id=first, second_id=second
    )
    if other == winner or same.exists():
        judgement.delete()
        return
    judgement.first_id, judgement.second_id = first, second
    judgement.save()


def _give_judgement_back(kept: KnownDistinct) -> None:
    """Unless both are known to differ again, or the other one is gone."""
    model: Any = kept.content_type.model_class()
    both = {kept.first_id, kept.second_id}
    same = KnownDistinct.objects.filter(
        content_type=kept.content_type, first_id=kept.first_id, second_id=kept.second_id
    ).exclude(pk=kept.pk)
    if model._base_manager.filter(pk__in=both).count() == len(both) and not same.exists():
        kept.save()


def _replace(waiting: NextVersion, loser: Any, winner: Any) -> None:
    model = waiting.content_type.model_class()
    own = waiting.object_id if model is type(winner) else None
    waiting.base = replaced(waiting.base, model, loser, winner, own=own)
    waiting.content = replaced(waiting.content, model, loser, winner, own=own)
    waiting.write()


def _give_next_version_back(kept: NextVersion) -> None:
    """As it was if nobody went on with it; what was changed since stays as somebody made it."""
    now = NextVersion.objects.filter(pk=kept.pk, version=kept.version + 1).first()
    if now is not None:
        now.base, now.content = kept.base, kept.content
        now.write()
