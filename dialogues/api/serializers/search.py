from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from dialogues.api.serializers.shape import Shape
from dialogues.filters.searching import Found, Hit


class RunSerializer(Shape):
    """A stretch of text; put together, the runs are the whole passage."""

    text = serializers.CharField()
    hit = serializers.BooleanField(help_text=_("Whether it was asked for."))


@extend_schema_field({"type": "string", "format": "uri"})
class HitAddress(serializers.Field):
    """The address of a record of any noun; ``lookup`` is a method of the addresses."""

    def __init__(self, lookup: str) -> None:
        super().__init__(source="record")
        self.lookup = lookup

    def to_representation(self, record: object) -> str:
        key = getattr(record, "slug", None) or record.pk  # type: ignore[attr-defined]
        return getattr(self.context["addresses"], self.lookup)(record._meta.model_name, key)  # type: ignore[attr-defined]


class HitSerializer(Shape):
    url = HitAddress("record")
    html_url = HitAddress("page")
    title = serializers.SerializerMethodField(help_text=_("Of a position, its statement."))
    title_runs = RunSerializer(many=True, source="title")
    snippet = RunSerializer(
        many=True, source="passage", help_text=_("The passage that answers best.")
    )

    def get_title(self, hit: Hit) -> str:
        return "".join(run.text for run in hit.title)


class RecordHitSerializer(HitSerializer):
    slug = serializers.CharField(source="record.slug")


class PositionHitSerializer(HitSerializer):
    id = serializers.IntegerField(source="record.pk")


# The context holds ``lists``: the address of each noun's list of all hits.
class FoundSerializer(Shape):
    """The best hits of one collection."""

    total = serializers.IntegerField(source="count")
    url = serializers.SerializerMethodField(help_text=_("The list of all that was found."))
    results = RecordHitSerializer(many=True, source="hits")

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, found: Found) -> str:
        return self.context["lists"][found.kind]


class FoundPositionsSerializer(FoundSerializer):
    results = PositionHitSerializer(many=True, source="hits")  # type: ignore[assignment]


class ResultsSerializer(Shape):
    positions = FoundPositionsSerializer(source="position")
    conferences = FoundSerializer(source="conference")
    topics = FoundSerializer(source="topic")
    participants = FoundSerializer(source="participant")
    institutions = FoundSerializer(source="institution")
    documents = FoundSerializer(source="document")


class SearchSerializer(Shape):
    q = serializers.CharField()
    total = serializers.IntegerField()
    results = ResultsSerializer()
