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
    conference_facets = serializers.URLField()
    document_facets = serializers.URLField()
    institution_facets = serializers.URLField()
    participant_facets = serializers.URLField()
    topic_facets = serializers.URLField()
    check = serializers.URLField()
    changes = serializers.URLField()
    compare = serializers.URLField()
    downloads = serializers.URLField()
    network = serializers.URLField()
    reconcile = serializers.URLField()
    search = serializers.URLField()
    vocabulary = serializers.URLField()
    schema = serializers.URLField()
    docs = serializers.URLField()
