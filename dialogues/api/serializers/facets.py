from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from dialogues.api.serializers.shape import Shape


class FacetValueSerializer(Shape):
    value = serializers.CharField(help_text=_("As the parameter takes it."))
    label = serializers.CharField(help_text=_("As a reader reads it."))  # type: ignore[assignment]
    count = serializers.IntegerField(
        help_text=_("How many records the list would hold with this value alone.")
    )


class FacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    topic = FacetValueSerializer(many=True, help_text=_("With the positions of subtopics, once."))
    country = FacetValueSerializer(many=True, help_text=_("Of the holders."))
    stance = FacetValueSerializer(many=True)
    holder_kind = FacetValueSerializer(many=True)
    year = FacetValueSerializer(many=True, help_text=_("“unknown” where no date is known."))
    conference = FacetValueSerializer(many=True)
    layer = FacetValueSerializer(many=True)
    kind = FacetValueSerializer(many=True)
    mode = FacetValueSerializer(many=True)
    holder = FacetValueSerializer(many=True, help_text=_("Without anonymous voices."))
    institution = FacetValueSerializer(many=True, help_text=_("Of the holders, as stated there."))
    about = FacetValueSerializer(many=True, help_text=_("Countries the claim is about."))
    document = FacetValueSerializer(many=True)
    host = FacetValueSerializer(many=True, help_text=_("Of the conference."))
    confidence = FacetValueSerializer(many=True)


class ConferenceFacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    topic = FacetValueSerializer(
        many=True, help_text=_("Its own and its positions’, with those of subtopics, once.")
    )
    country = FacetValueSerializer(many=True, help_text=_("Of hosts, people and holders there."))
    institution = FacetValueSerializer(many=True, help_text=_("That hosted it or was there."))
    participant = FacetValueSerializer(many=True)
    series = FacetValueSerializer(many=True)
    format_of = FacetValueSerializer(many=True)
    access = FacetValueSerializer(many=True)
    year = FacetValueSerializer(many=True, help_text=_("“unknown” where no date is known."))


class DocumentFacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    conference = FacetValueSerializer(many=True)
    kind = FacetValueSerializer(many=True)
    language = FacetValueSerializer(many=True)
    publisher = FacetValueSerializer(many=True)
    year = FacetValueSerializer(many=True, help_text=_("“unknown” where no date is known."))


class InstitutionFacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    kind = FacetValueSerializer(many=True)
    country = FacetValueSerializer(many=True)
    conference = FacetValueSerializer(many=True, help_text=_("That it hosted or was at."))


class ParticipantFacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    kind = FacetValueSerializer(many=True)
    country = FacetValueSerializer(many=True)
    institution = FacetValueSerializer(many=True, help_text=_("As stated at a conference."))
    conference = FacetValueSerializer(many=True, help_text=_("Where they were or are quoted."))
    topic = FacetValueSerializer(many=True, help_text=_("Of their positions, once."))


class TopicFacetsSerializer(Shape):
    """Within one facet its own selection is left out; all other parameters count."""

    parent = FacetValueSerializer(many=True)
    conference = FacetValueSerializer(many=True)
