from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.links import InstitutionLinkSerializer
from dialogues.api.serializers.names import IdentifierSerializer, NameSerializer
from dialogues.api.serializers.shape import ApiAddress, CountryCode, Moment, PageAddress, Shape
from dialogues.choices import InstitutionKind


class InstitutionSerializer(Shape):
    id = serializers.IntegerField(help_text=_("Stays the same where the slug changes."))
    slug = serializers.CharField()
    url = ApiAddress("institution", source="slug")
    html_url = PageAddress("institution", source="slug")
    name = serializers.CharField()
    acronym = serializers.CharField()
    kind = serializers.ChoiceField(InstitutionKind.choices)
    country = CountryCode(source="country_id")
    parent = InstitutionLinkSerializer(allow_null=True)
    website = serializers.CharField()
    description = serializers.CharField()
    names = NameSerializer(many=True)
    identifiers = IdentifierSerializer(many=True)
    updated = Moment(source="updated_at")
