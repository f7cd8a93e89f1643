"""How the files stand to what is public now."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Max, Q
from django.utils import timezone

from dialogues.choices import AttributionRule, ChangeKind, Noun
from dialogues.exporting.downloads.manifest import Manifest
from dialogues.models import Conference, PublicChange

#: What is taken from the public’s view by such a change must not be handed out any longer.
TAKEN_FROM_VIEW = (ChangeKind.WITHDRAWN, ChangeKind.HIDDEN, ChangeKind.DELETED)


def newest_change(database: str = DEFAULT_DB_ALIAS) -> int:
    """The number of the newest public change; 0 before the first."""
    rows = PublicChange.objects.using(database)
    return rows.aggregate(newest=Max("pk"))["newest"] or 0


def is_up_to_date(manifest: Manifest) -> bool:
    """Whether nothing public has changed since: no record, and no embargo has ended."""
    ended = Conference.objects.published().filter(
        attribution_rule=AttributionRule.EMBARGO,
        embargo_until__gt=timezone.localdate(manifest.created),
    )
    return newest_change() == manifest.since and not ended.exists()


def is_withheld(manifest: Manifest) -> bool:
    """Whether the files still hold what was taken from view since they were made.

    A record was withdrawn, hidden or deleted; a publisher keeps its earlier wording back; or the
    rights of a text or the rule of a conference were changed. Until new files are made nobody is
    given the old ones.
    """
    rights = Q(noun=Noun.DOCUMENT, differences__now__columns__has_key="visibility")
    rule = Q(noun=Noun.CONFERENCE, differences__now__columns__has_key="attribution_rule")
    less: Any = Q(kind__in=TAKEN_FROM_VIEW) | Q(wording_kept_back=True)
    corrected = Q(kind=ChangeKind.CORRECTED) & (rights | rule)
    return PublicChange.objects.filter(less | corrected, pk__gt=manifest.since).exists()
