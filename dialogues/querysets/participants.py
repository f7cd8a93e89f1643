from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q

from dialogues.choices import AttributionRule, ParticipantKind, Status
from dialogues.querysets.conferences import public_conference
from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, parts, records


class ParticipantNameQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("participant__slug", "text", "language")


class ParticipantIdentifierQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("scheme", "value")


class AppearanceQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("conference__slug", "participant__slug", "role")

    def published(self) -> Self:
        """Who the public may know to have been in the room.

        The Chatham House Rule hides every participant's identity and affiliation, unless the
        organiser has named the person itself.
        """
        hidden = Q(
            conference__attribution_rule=AttributionRule.CHATHAM_HOUSE,
            participant__kind=ParticipantKind.PERSON,
            named_by_organiser=False,
        )
        return self.filter(
            public_conference("conference__"), ~hidden, participant__status=Status.PUBLISHED
        )

    def with_people(self, *, preview: bool = False) -> Self:
        institutions = parts("institution", preview=preview)
        return self.select_related("participant").prefetch_related(
            Prefetch("institutions", institutions)
        )


class ParticipantQuerySet(EditorialQuerySet):
    search_kind = "participant"

    def published(self) -> Self:
        """An anonymous voice shows only with the one conference it belongs to.

        A person known only from meetings that name nobody is not listed either: the name
        alone, beside an empty page, would say that the person was there.
        """
        conference = Q(conference=None) | public_conference("conference__")
        return self.filter(conference, ~self._known_only_from_nameless_meetings(), status=Status.PUBLISHED)

    @staticmethod
    def _known_only_from_nameless_meetings() -> Q:
        appearances = records("appearance").filter(participant=OuterRef("pk"))
        attributions = records("attribution").filter(participant=OuterRef("pk"))
        authorships = records("authorship").filter(participant=OuterRef("pk"))
        return (
            Q(kind=ParticipantKind.PERSON)
            & (Exists(appearances) | Exists(attributions))
            & ~Exists(appearances.published())
            & ~Exists(attributions.published())
            & ~Exists(authorships)
        )

    def for_list(self, *, preview: bool = False) -> Self:
        institutions = parts("institution", preview=preview)
        return self.select_related("country").prefetch_related(
            "names", "identifiers", Prefetch("institution", institutions)
        )
