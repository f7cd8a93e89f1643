from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.links import (
    ConferenceLinkSerializer,
    DocumentLinkSerializer,
    TopicLinkSerializer,
)
from dialogues.api.serializers.shape import (
    ApiAddress,
    CountryCode,
    CountryCodes,
    Moment,
    PageAddress,
    Shape,
)
from dialogues.choices import (
    AnchorState,
    AttributionRole,
    Basis,
    Confidence,
    Layer,
    Mode,
    ParticipantKind,
    PositionKind,
    RelationKind,
    Setting,
    Stance,
)
from dialogues.models import Quotation


class QuotationSerializer(Shape):
    """Exact words of the document (W3C Web Annotation: text quote and text position)."""

    exact = serializers.CharField()
    prefix = serializers.SerializerMethodField(
        help_text=_("The words before, where the public may read the whole text.")
    )
    suffix = serializers.SerializerMethodField(
        help_text=_("The words after, where the public may read the whole text.")
    )
    start = serializers.IntegerField(
        allow_null=True, help_text=_("Offset in the document’s text, in Unicode code points.")
    )
    end = serializers.IntegerField(allow_null=True)
    text_sha256 = serializers.CharField(help_text=_("Of the text that the offsets count on."))
    verified = serializers.BooleanField(
        source="is_verified",
        help_text=_("Whether these very words stand in the text at this place."),
    )
    state = serializers.ChoiceField(AnchorState.choices)
    language = serializers.CharField()
    translation = serializers.CharField()
    translator = serializers.CharField()

    def get_prefix(self, quotation: Quotation) -> str:
        return quotation.prefix if quotation.shows_context else ""

    def get_suffix(self, quotation: Quotation) -> str:
        return quotation.suffix if quotation.shows_context else ""


class HolderSerializer(Shape):
    slug = serializers.CharField(source="participant.slug")
    name = serializers.CharField(source="participant.name")
    kind = serializers.ChoiceField(ParticipantKind.choices, source="participant.kind")
    country = CountryCode(source="participant.country_id")
    url = ApiAddress("participant", source="participant.slug")
    role = serializers.ChoiceField(AttributionRole.choices)
    words = serializers.CharField(
        source="public_words",
        help_text=_("The attributing words, verbatim, where the rights of the text allow it."),
    )
    basis = serializers.ChoiceField(Basis.choices)


class RelationSerializer(Shape):
    kind = serializers.ChoiceField(RelationKind.choices)
    position = serializers.IntegerField(source="target_id")
    url = ApiAddress("position", source="target_id")
    note = serializers.CharField()


class InverseRelationSerializer(Shape):
    """A relation that another position has to this one."""

    kind = serializers.ChoiceField(RelationKind.choices)
    position = serializers.IntegerField(source="source_id")
    url = ApiAddress("position", source="source_id")
    note = serializers.CharField()


class PositionSerializer(Shape):
    id = serializers.IntegerField()
    url = ApiAddress("position", source="pk")
    html_url = PageAddress("position", source="pk")
    statement = serializers.CharField(
        help_text=_("The claim in one sentence, in the editor’s words.")
    )
    stance = serializers.ChoiceField(Stance.choices, help_text=_("Toward the topics."))
    kind = serializers.ChoiceField(PositionKind.choices)
    mode = serializers.ChoiceField(Mode.choices)
    layer = serializers.ChoiceField(
        Layer.choices, help_text=_("Held by somebody in the text, or the text’s own voice.")
    )
    confidence = serializers.ChoiceField(Confidence.choices)
    setting = serializers.ChoiceField(Setting.choices)
    about = CountryCodes(help_text=_("Countries the claim is about."))
    unattributed = serializers.BooleanField(help_text=_("The text names no holder."))
    no_wording = serializers.BooleanField(help_text=_("No words could be checked against a text."))
    quotations = QuotationSerializer(many=True)
    document = DocumentLinkSerializer(allow_null=True)
    conference = ConferenceLinkSerializer()
    holders = HolderSerializer(many=True, source="attributions")
    topics = TopicLinkSerializer(many=True)
    relations = RelationSerializer(many=True, source="relations_out")
    inverse_relations = InverseRelationSerializer(many=True, source="relations_in")
    updated = Moment(source="updated_at")
