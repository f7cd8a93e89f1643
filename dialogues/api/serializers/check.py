from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.analysis.checking import LONGEST_TEXT, MOST_PRINTED, Item, Report
from dialogues.api.serializers.links import ConferenceLinkSerializer, DocumentLinkSerializer
from dialogues.api.serializers.positions import HolderSerializer, QuotationSerializer
from dialogues.api.serializers.shape import ApiAddress, PageAddress, Shape
from dialogues.choices import Layer, Stance

Json = dict[str, Any]


class DifferenceSerializer(Shape):
    """One stretch: in turn, the recorded words are the quotation’s, the given ones the text’s."""

    kind = serializers.ChoiceField(
        ["equal", "deleted", "inserted", "replaced", "omitted"],
        help_text=_(
            "What was done to the recorded words; omitted: left out at a mark that says so, "
            "such as “[…]”."
        ),
    )
    recorded = serializers.CharField()
    given = serializers.CharField()


class CheckedPositionSerializer(Shape):
    id = serializers.IntegerField()
    url = ApiAddress("position", source="pk")
    html_url = PageAddress("position", source="pk")
    statement = serializers.CharField()
    stance = serializers.ChoiceField(Stance.choices)
    layer = serializers.ChoiceField(Layer.choices)
    unattributed = serializers.BooleanField()


class FoundQuotationSerializer(Shape):
    """One recorded quotation in one place of the text."""

    match = serializers.ChoiceField(
        ["exact", "altered", "partial"],
        source="finding.match",
        help_text=_(
            "Partial: only a part of the quotation, its beginning or its end being left away."
        ),
    )
    normalised = serializers.BooleanField(
        source="finding.normalised",
        help_text=_(
            "Exact but for white space, kinds of quotation marks and dashes, soft hyphens, the "
            "first letter’s case, a slight sign at the end, and words omitted at a mark."
        ),
    )
    of = serializers.ChoiceField(["original", "translation"], source="recorded.of")
    start = serializers.IntegerField(
        source="finding.start", help_text=_("In code points of the text given.")
    )
    end = serializers.IntegerField(source="finding.end")
    similarity = serializers.FloatField(
        source="finding.similarity",
        min_value=0,
        max_value=1,
        help_text=_("Twice the letters that agree, divided by the letters of both."),
    )
    differences = DifferenceSerializer(
        many=True, source="finding.differences", help_text=_("Empty where there are none.")
    )
    quotation = QuotationSerializer()
    position = CheckedPositionSerializer()
    holders = HolderSerializer(many=True, source="position.attributions")
    conference = ConferenceLinkSerializer(source="position.conference")
    document = DocumentLinkSerializer(source="position.document", allow_null=True)
    warnings = serializers.ListField(
        child=serializers.CharField(), source="cautions", help_text=_("Whole sentences.")
    )


class CheckLimitsSerializer(Shape):
    text = serializers.IntegerField(help_text=_("Most code points of a text."))
    found = serializers.IntegerField(help_text=_("Most places that are listed."))
    too_short = serializers.IntegerField(
        help_text=_("Recorded quotations too short to be told from common words.")
    )


class CheckSerializer(Shape):
    text_length = serializers.IntegerField(help_text=_("In code points."))
    checked = serializers.IntegerField(
        help_text=_("How many recorded quotations and translations were looked for.")
    )
    complete = serializers.BooleanField(
        help_text=_("False where a bound cut the search or the list.")
    )
    found = FoundQuotationSerializer(many=True)
    limits = CheckLimitsSerializer()


def as_json(report: Report, context: Json) -> Json:
    shape = FoundQuotationSerializer(context=context)
    return {
        "text_length": report.length,
        "checked": report.checked,
        "complete": report.complete,
        "found": [_found(shape, item) for item in report.items],
        "limits": {
            "text": LONGEST_TEXT,
            "found": MOST_PRINTED,
            "too_short": report.too_short,
        },
    }


def _found(shape: FoundQuotationSerializer, item: Item) -> Json:
    found: Json = shape.to_representation(item)
    return found
