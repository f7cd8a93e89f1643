from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.links import ConferenceLinkSerializer, InstitutionLinkSerializer
from dialogues.api.serializers.names import IdentifierSerializer, NameSerializer
from dialogues.api.serializers.shape import ApiAddress, CountryCode, Moment, PageAddress, Shape
from dialogues.choices import ParticipantKind


class ParticipantSerializer(Shape):
    id = serializers.IntegerField(help_text=_("Stays the same where the slug changes."))
    slug = serializers.CharField()
    url = ApiAddress("participant", source="slug")
    html_url = PageAddress("participant", source="slug")
    name = serializers.CharField()
    sort_name = serializers.CharField(help_text=_("Family name first; empty where it is the name."))
    kind = serializers.ChoiceField(ParticipantKind.choices)
    country = CountryCode(source="country_id")
    conference = ConferenceLinkSerializer(
        allow_null=True, help_text=_("The one conference that an anonymous voice belongs to.")
    )
    institution = InstitutionLinkSerializer(
        allow_null=True, help_text=_("For the kind “institution”: whose voice this is.")
    )
    description = serializers.CharField()
    names = NameSerializer(many=True)
    identifiers = IdentifierSerializer(many=True)
    updated = Moment(source="updated_at")
