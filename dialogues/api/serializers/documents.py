from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from dialogues.api.serializers.links import (
    ConferenceLinkSerializer,
    DocumentLinkSerializer,
    InstitutionLinkSerializer,
)
from dialogues.api.serializers.shape import ApiAddress, Moment, PageAddress, Shape
from dialogues.choices import (
    DatePrecision,
    DocumentKind,
    ParticipantKind,
    TextExtent,
    TextVisibility,
)
from dialogues.models import Document


class AuthorSerializer(Shape):
    slug = serializers.CharField(source="participant.slug")
    name = serializers.CharField(source="participant.name")
    kind = serializers.ChoiceField(ParticipantKind.choices, source="participant.kind")
    stated_as = serializers.CharField()
    url = ApiAddress("participant", source="participant.slug")


class CodingSerializer(Shape):
    """How far the text is coded: its sentences, and those still without a decision."""

    sentences = serializers.IntegerField(source="total")
    undecided = serializers.IntegerField()
    share_undecided = serializers.FloatField(help_text=_("From 0, fully coded, to 1."))
    complete = serializers.BooleanField(source="is_complete")


# The context holds besides ``progress``: how far each document is coded, by primary key.
class DocumentSerializer(Shape):
    id = serializers.IntegerField(help_text=_("Stays the same where the slug changes."))
    slug = serializers.CharField()
    url = ApiAddress("document", source="slug")
    html_url = PageAddress("document", source="slug")
    title = serializers.CharField()
    kind = serializers.ChoiceField(DocumentKind.choices)
    language = serializers.CharField()
    source_url = serializers.CharField(source="url", help_text=_("Where it was published."))
    publisher = InstitutionLinkSerializer(allow_null=True)
    authors = AuthorSerializer(many=True, source="authorships")
    published_date = serializers.DateField(
        allow_null=True,
        help_text=_("Of a month or a year, its first day: see published_precision."),
    )
    published_precision = serializers.ChoiceField(DatePrecision.choices)
    published_inferred = serializers.BooleanField(
        help_text=_("Part of the date is stated nowhere.")
    )
    published_note = serializers.CharField()
    conferences = ConferenceLinkSerializer(many=True)
    known_through = DocumentLinkSerializer(
        allow_null=True, help_text=_("The document that teases, cites or announces this one.")
    )
    extent = serializers.ChoiceField(
        TextExtent.choices, help_text=_("How much of the wording is known.")
    )
    visibility = serializers.ChoiceField(
        TextVisibility.choices, help_text=_("How much the public may see.")
    )
    rights = serializers.CharField()
    sha256 = serializers.CharField(help_text=_("Of the text in UTF-8; empty where there is none."))
    coding = serializers.SerializerMethodField(
        help_text=_("null where the text is not cut into sentences.")
    )
    updated = Moment(source="updated_at")

    @extend_schema_field(CodingSerializer(allow_null=True))
    def get_coding(self, document: Document) -> dict[str, Any] | None:
        progress = self.context["progress"].get(document.pk)
        return CodingSerializer().to_representation(progress) if progress else None


class DocumentDetailSerializer(DocumentSerializer):
    text = serializers.SerializerMethodField(
        help_text=_("Verbatim; null where there is none or its rights forbid showing it.")
    )

    def get_text(self, document: Document) -> str | None:
        return document.public_text or None
