from rest_framework import serializers

from dialogues.api.serializers.shape import Shape


class RootSerializer(Shape):
    conferences = serializers.URLField()
    documents = serializers.URLField()
    institutions = serializers.URLField()
    participants = serializers.URLField()
    topics = serializers.URLField()
    positions = serializers.URLField()
    facets = serializers.URLField()
    compare = serializers.URLField()
    network = serializers.URLField()
    search = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()
