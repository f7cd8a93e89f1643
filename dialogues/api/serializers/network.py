from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.analysis.groupings import Grouping
from dialogues.analysis.network.choices import (
    Aggregation,
    Duplicates,
    Joint,
    Level,
    Nodes,
    Normalisation,
)
from dialogues.analysis.network.graph import (
    ACTOR,
    AGREEMENT,
    CONFLICT,
    JOINT,
    MENTION,
    MIXED,
    TOPIC,
)
from dialogues.api.serializers.shape import Shape


class NetworkSettingsSerializer(Shape):
    """How positions became ties: the parameters, those not asked for too."""

    nodes = serializers.ChoiceField(Nodes.choices)
    by = serializers.ChoiceField(Grouping.choices)
    level = serializers.ChoiceField(Level.choices)
    aggregation = serializers.ChoiceField(Aggregation.choices)
    normalisation = serializers.ChoiceField(Normalisation.choices)
    duplicates = serializers.ChoiceField(Duplicates.choices)
    joint = serializers.ChoiceField(Joint.choices)
    min_weight = serializers.FloatField()


class NetworkLeftOutSerializer(Shape):
    """Positions that match and are not counted, each under one reason."""

    unnamed = serializers.IntegerField(help_text=_("Of no actor that could be named so."))
    joint = serializers.IntegerField(help_text=_("Held by several sides together."))
    without_polarity = serializers.IntegerField(help_text=_("Whose stance takes no side."))


class NetworkNodeSerializer(Shape):
    id = serializers.CharField(help_text=_("As ties name it."))
    key = serializers.CharField(help_text=_("Of actors, what they are grouped by; else a slug."))
    kind = serializers.ChoiceField([ACTOR, JOINT, TOPIC])
    label = serializers.CharField()  # type: ignore[assignment]
    n = serializers.IntegerField(help_text=_("Statements."))
    degree = serializers.IntegerField(help_text=_("Ties."))
    strength = serializers.FloatField(help_text=_("The weights of the ties, without their signs."))
    betweenness = serializers.FloatField(
        allow_null=True, help_text=_("From 0 to 1; null where the network is too large for it.")
    )


class NetworkTieSerializer(Shape):
    source = serializers.CharField()  # type: ignore[assignment]
    target = serializers.CharField()
    weight = serializers.FloatField()
    n = serializers.IntegerField(help_text=_("Statements it rests on."))
    shared = serializers.IntegerField(help_text=_("Topics (or actors) that both ends share."))
    agreement = serializers.IntegerField(help_text=_("Before normalisation; for the topic."))
    conflict = serializers.IntegerField(help_text=_("Before normalisation; against the topic."))
    sign = serializers.ChoiceField([AGREEMENT, CONFLICT, MIXED, MENTION])


class NetworkSerializer(Shape):
    """A network after Leifeld’s discourse network analysis, the strongest nodes and ties first."""

    url = serializers.URLField(help_text=_("The page with the drawing."))
    settings = NetworkSettingsSerializer()
    positions = serializers.IntegerField(help_text=_("Counted positions."))
    statements = serializers.IntegerField(
        help_text=_("One position of one actor on one topic each, repetitions left away.")
    )
    repeated = serializers.IntegerField(help_text=_("Statements left away as repetitions."))
    left_out = NetworkLeftOutSerializer()
    undated = serializers.IntegerField(
        help_text=_("Positions that the dates leave out because theirs is unknown.")
    )
    balanced = serializers.IntegerField(help_text=_("Pairs whose weight is 0, which is no tie."))
    weak = serializers.IntegerField(help_text=_("Ties weaker than asked for."))
    nodes = NetworkNodeSerializer(many=True)
    ties = NetworkTieSerializer(many=True)
    files = serializers.DictField(
        child=serializers.URLField(), help_text=_("The same as files, by their names.")
    )
