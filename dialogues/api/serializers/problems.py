from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.shape import Shape


class ProblemErrorSerializer(Shape):
    field = serializers.CharField(help_text=_("The parameter at fault."))
    message = serializers.CharField()
    allowed = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text=_("What would do: all of it if it is little, else what looks alike."),
    )


class ProblemSerializer(Shape):
    """Problem details (RFC 9457)."""

    type = serializers.CharField(help_text=_("A URI; about:blank where the status tells all."))
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(
        help_text=_("The request, by the name that its X-Request-ID and the server’s log have.")
    )
    errors = ProblemErrorSerializer(many=True, required=False)  # type: ignore[assignment]
