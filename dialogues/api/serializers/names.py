"""Other names and identifiers, the same for institutions and participants."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.shape import Shape
from dialogues.choices import IdentifierScheme, NameKind


class NameSerializer(Shape):
    text = serializers.CharField()
    language = serializers.CharField(help_text=_("BCP 47; empty where it has none of its own."))
    kind = serializers.ChoiceField(NameKind.choices)


class IdentifierSerializer(Shape):
    scheme = serializers.ChoiceField(IdentifierScheme.choices)
    value = serializers.CharField(help_text=_("The identifier only, not its address."))
