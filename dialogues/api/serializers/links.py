"""How one record is named within another."""

from rest_framework import serializers

from dialogues.api.serializers.shape import ApiAddress, Shape


class ConferenceLinkSerializer(Shape):
    slug = serializers.CharField()
    title = serializers.CharField()
    start_date = serializers.DateField(allow_null=True)
    url = ApiAddress("conference", source="slug")


class DocumentLinkSerializer(Shape):
    slug = serializers.CharField()
    title = serializers.CharField()
    url = ApiAddress("document", source="slug")


class InstitutionLinkSerializer(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    url = ApiAddress("institution", source="slug")


class TopicLinkSerializer(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    url = ApiAddress("topic", source="slug")
