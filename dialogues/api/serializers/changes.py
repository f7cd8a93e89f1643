from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from dialogues.api.serializers.shape import Moment, Shape
from dialogues.choices import Noun
from dialogues.filters.changes_since import CHANGES, Change

WHAT = [(name, name) for name in dict.fromkeys(CHANGES.values())]
ADDRESS_OR_NULL = {"type": ["string", "null"], "format": "uri"}
SLUG_OR_NULL = {"type": ["string", "null"]}


class MergedIntoSerializer(Shape):
    """The record of the same type that took its place."""

    id = serializers.IntegerField()
    slug = serializers.CharField(allow_null=True)
    url = serializers.URLField(
        allow_null=True, help_text=_("null where that record cannot be read now either.")
    )


# One entry of the feed, from a ``Change``. The context holds ``addresses``.
class ChangeSerializer(Shape):
    seq = serializers.IntegerField(
        help_text=_("Its place in the log: they grow, with gaps, in the order of the changes.")
    )
    at = Moment()
    change = serializers.ChoiceField(
        WHAT,
        help_text=_(
            "created, updated: the record as it is now is at its address. merged, withdrawn, hidden, "
            "deleted: it is gone from there."
        ),
    )
    type = serializers.ChoiceField(Noun.choices, source="noun")
    id = serializers.IntegerField(
        source="pk", help_text=_("Of the record among those of its type; it never changes.")
    )
    slug = serializers.SerializerMethodField(
        help_text=_("As it is now; null for positions, and for what may not be named.")
    )
    url = serializers.SerializerMethodField()
    into = serializers.SerializerMethodField(help_text=_("Of a merged record only."))
    reason = serializers.CharField(help_text=_("Why it was withdrawn."))
    note = serializers.CharField(help_text=_("The publisher’s note on a correction."))

    @extend_schema_field(SLUG_OR_NULL)
    def get_slug(self, change: Change) -> str | None:
        return _slug(change.key)

    @extend_schema_field(ADDRESS_OR_NULL)
    def get_url(self, change: Change) -> str | None:
        return self._address(change.noun, change.key)

    @extend_schema_field(MergedIntoSerializer(allow_null=True))
    def get_into(self, change: Change) -> dict[str, Any] | None:
        if change.into is None:
            return None
        pk, key = change.into
        return {"id": pk, "slug": _slug(key), "url": self._address(change.noun, key)}

    def _address(self, noun: str, key: str | int | None) -> str | None:
        if key is None:
            return None
        address: str = self.context["addresses"].record(noun, key)
        return address


def _slug(key: str | int | None) -> str | None:
    return key if isinstance(key, str) else None
