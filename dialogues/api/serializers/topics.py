from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.links import TopicLinkSerializer
from dialogues.api.serializers.shape import ApiAddress, Moment, PageAddress, Shape
from dialogues.choices import LabelKind


class LabelSerializer(Shape):
    text = serializers.CharField()
    language = serializers.CharField()
    kind = serializers.ChoiceField(LabelKind.choices)


class TopicSerializer(Shape):
    id = serializers.IntegerField(help_text=_("Stays the same where the slug changes."))
    slug = serializers.CharField()
    url = ApiAddress("topic", source="slug")
    html_url = PageAddress("topic", source="slug")
    name = serializers.CharField()
    parent = TopicLinkSerializer(allow_null=True)
    narrower = TopicLinkSerializer(many=True)
    related = TopicLinkSerializer(many=True)
    labels = LabelSerializer(many=True)
    scope_note = serializers.CharField()
    positions_count = serializers.IntegerField(
        help_text=_("Public positions on this very topic, not on narrower ones.")
    )
    updated = Moment(source="updated_at")
