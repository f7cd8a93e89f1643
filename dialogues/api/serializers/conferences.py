from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.links import TopicLinkSerializer
from dialogues.api.serializers.shape import ApiAddress, CountryCode, Moment, PageAddress, Shape
from dialogues.choices import (
    Access,
    AppearanceRole,
    AttributionRule,
    Capacity,
    ConferenceFormat,
    DatePrecision,
    DocumentKind,
    HostRole,
    ParticipantKind,
)


class SeriesSerializer(Shape):
    slug = serializers.CharField()
    title = serializers.CharField()


class HostSerializer(Shape):
    slug = serializers.CharField(source="institution.slug")
    name = serializers.CharField(source="institution.name")
    acronym = serializers.CharField(source="institution.acronym")
    country = CountryCode(source="institution.country_id")
    role = serializers.ChoiceField(HostRole.choices)
    stated_as = serializers.CharField(help_text=_("The name in the document’s own spelling."))
    url = ApiAddress("institution", source="institution.slug")


class StatedInstitutionSerializer(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()


class AppearanceSerializer(Shape):
    """A participant in the post stated at this conference."""

    slug = serializers.CharField(source="participant.slug")
    name = serializers.CharField(source="participant.name")
    kind = serializers.ChoiceField(ParticipantKind.choices, source="participant.kind")
    country = CountryCode(source="participant.country_id")
    role = serializers.ChoiceField(AppearanceRole.choices)
    stated_as = serializers.CharField(help_text=_("Post and institution, verbatim."))
    capacity = serializers.ChoiceField(Capacity.choices)
    institutions = StatedInstitutionSerializer(many=True)
    url = ApiAddress("participant", source="participant.slug")


class ConferenceDocumentSerializer(Shape):
    slug = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(DocumentKind.choices)
    language = serializers.CharField()
    url = ApiAddress("document", source="slug")
    source_url = serializers.CharField(source="url", help_text=_("Where it was published."))


class ConferenceSerializer(Shape):
    id = serializers.IntegerField(help_text=_("Stays the same where the slug changes."))
    slug = serializers.CharField()
    url = ApiAddress("conference", source="slug")
    html_url = PageAddress("conference", source="slug")
    title = serializers.CharField()
    series = SeriesSerializer(allow_null=True)
    start_date = serializers.DateField(
        allow_null=True, help_text=_("Of a month or a year, its first day: see date_precision.")
    )
    end_date = serializers.DateField(allow_null=True)
    date_precision = serializers.ChoiceField(DatePrecision.choices)
    date_inferred = serializers.BooleanField(help_text=_("Part of the date is stated nowhere."))
    date_note = serializers.CharField()
    format = serializers.ChoiceField(ConferenceFormat.choices)
    access = serializers.ChoiceField(Access.choices)
    attribution_rule = serializers.ChoiceField(AttributionRule.choices)
    attribution_note = serializers.CharField()
    place = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField(), source="language_list")
    summary = serializers.CharField(help_text=_("In the editor’s words."))
    hosts = HostSerializer(many=True)
    participants = AppearanceSerializer(many=True, source="appearances")
    topics = TopicLinkSerializer(many=True)
    documents = ConferenceDocumentSerializer(many=True)
    positions_count = serializers.IntegerField()
    updated = Moment(source="updated_at")
