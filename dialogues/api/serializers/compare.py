from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from dialogues.analysis.convergence import Basis, Entry, Outcome, Reason
from dialogues.analysis.groupings import Grouping
from dialogues.analysis.shifts import Change
from dialogues.analysis.stances import SPECTRUM
from dialogues.api.serializers.links import TopicLinkSerializer
from dialogues.api.serializers.shape import Shape
from dialogues.choices import RelationKind


class Ids(serializers.ListField):
    """Of positions."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.IntegerField(), **kwargs)


class SideSerializer(Shape):
    key = serializers.CharField(help_text=_("As the parameter “side” takes it."))
    label = serializers.CharField()  # type: ignore[assignment]


class StanceCountsSerializer(Shape):
    """How many positions have each stance."""


StanceCountsSerializer._declared_fields = {
    str(stance): serializers.IntegerField() for stance in SPECTRUM
}


class CellSerializer(Shape):
    side = serializers.CharField(help_text=_("The key of the side."))
    n = serializers.IntegerField(help_text=_("Positions that the side holds alone."))
    stances = StanceCountsSerializer()
    elsewhere = serializers.IntegerField(help_text=_("Of n, only reported from elsewhere."))
    positions = Ids(help_text=_("Their ids."))


class RowSerializer(Shape):
    """One topic, its narrower ones included."""

    topic = TopicLinkSerializer()
    n = serializers.IntegerField()
    cells = CellSerializer(many=True)
    apart = Ids(help_text=_("Ids of positions in no column: joint, anonymous, of other sides."))


class EvidenceSerializer(Shape):
    """What was counted between the two sides."""

    left_n = serializers.IntegerField(source="left")
    right_n = serializers.IntegerField(source="right")
    left_comparable = serializers.IntegerField(
        help_text=_("For or against a narrow topic that the other side is for or against too.")
    )
    right_comparable = serializers.IntegerField()
    pairs_same = serializers.IntegerField(source="same")
    pairs_contrary = serializers.IntegerField(source="contrary")
    agrees = serializers.IntegerField(help_text=_("Recorded agreements."))
    opposes = serializers.IntegerField(help_text=_("Recorded oppositions."))
    qualifies = serializers.IntegerField()
    responds = serializers.IntegerField()


class FacingSerializer(Shape):
    """Two positions that show the verdict, by their ids."""

    left = serializers.IntegerField()
    right = serializers.IntegerField()
    relation = serializers.ChoiceField(
        RelationKind.choices,
        allow_null=True,
        help_text=_("Recorded between just these two, if that is why they stand here."),
    )


class EntrySerializer(Shape):
    topic = TopicLinkSerializer(source="row.topic")
    left = serializers.CharField(source="left.side.key")
    right = serializers.CharField(source="right.side.key")
    outcome = serializers.ChoiceField(Outcome.choices, source="verdict.outcome")
    basis = serializers.ChoiceField(Basis.choices, source="verdict.basis")
    share = serializers.FloatField(
        source="verdict.share", allow_null=True, help_text=_("Of agreement, from 0 to 1.")
    )
    lowest = serializers.FloatField(
        source="verdict.lowest",
        allow_null=True,
        help_text=_("Where one more position, or recorded relation, could move the share."),
    )
    highest = serializers.FloatField(source="verdict.highest", allow_null=True)
    fragile = serializers.BooleanField(
        source="verdict.is_fragile", help_text=_("Whether that would change the outcome.")
    )
    reason = serializers.ChoiceField(
        Reason.choices,
        source="verdict.reason",
        help_text=_("Why nothing was compared."),
    )
    evidence = EvidenceSerializer(source="verdict.evidence")
    facing = serializers.SerializerMethodField()

    @extend_schema_field(FacingSerializer(allow_null=True))
    def get_facing(self, entry: Entry) -> dict[str, Any] | None:
        if entry.facing is None:
            return None
        left, right = entry.facing
        relation = entry.relation.kind if entry.relation else None
        return {"left": left, "right": right, "relation": relation}


class ShiftSerializer(Shape):
    """The earliest conference at which a side spoke on a topic against the latest."""

    topic = TopicLinkSerializer()
    side = serializers.CharField(source="side.key")
    change = serializers.ChoiceField(Change.choices)
    basis = serializers.ChoiceField([Basis.RECORDED, Basis.STANCES])
    same_holder = serializers.BooleanField(
        help_text=_("Or else said by another holder of the same side.")
    )
    earlier = serializers.IntegerField(help_text=_("Id of a position."))
    later = serializers.IntegerField(help_text=_("Id of a position."))
    earlier_n = serializers.IntegerField()
    later_n = serializers.IntegerField()


class MeasureSerializer(Shape):
    """How the board is measured; the words stand on the page."""

    clear = serializers.FloatField(
        help_text=_("The share from which sides agree, and 1 minus it, to which they differ.")
    )
    fewest_polarised = serializers.IntegerField(
        help_text=_("Comparable positions of each side below which stances say nothing.")
    )
    fewest_speaking = serializers.IntegerField(
        help_text=_("Positions of each side from which they can talk past each other.")
    )


class ComparisonSerializer(Shape):
    html_url = serializers.CharField(help_text=_("The page of this comparison."))
    by = serializers.ChoiceField(Grouping.choices)
    sides = SideSerializer(many=True)
    columns = SideSerializer(many=True, help_text=_("The sides, and joint ones if asked for."))
    topics_total = serializers.IntegerField(
        help_text=_("Topics there are to compare; rows may be fewer.")
    )
    n = serializers.IntegerField(help_text=_("Different positions in the columns."))
    rows = RowSerializer(many=True)
    convergence = EntrySerializer(many=True)
    shifts = ShiftSerializer(many=True)
    together = Ids(help_text=_("Ids of positions that several of the sides hold jointly."))
    measure = MeasureSerializer()
