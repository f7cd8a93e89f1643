from typing import Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from dialogues.choices import AttributionRule, ParticipantKind, Status
from dialogues.querysets.conferences import embargoed, public_conference
from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, parts, records


def known_only_from_nameless_meetings(positions: QuerySet[Any]) -> Q:
    """Persons who were somewhere, and of whom no page may tell; ``positions``: what may be read."""
    appearances = records("appearance").filter(participant=OuterRef("pk"))
    attributions = records("attribution").filter(participant=OuterRef("pk"))
    texts = records("document").published().filter(authorships__participant=OuterRef("pk"))
    somewhere = Q(Exists(appearances)) | Q(Exists(attributions))
    seen = appearances.unprotected().filter(public_conference("conference__"))
    heard = attributions.unprotected().filter(position__in=positions.values("pk"))
    told_of = Q(Exists(seen)) | Q(Exists(heard)) | Q(Exists(texts))
    return Q(kind=ParticipantKind.PERSON) & somewhere & ~told_of


class ParticipantNameQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("participant__slug", "text", "language")


class ParticipantIdentifierQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("scheme", "value")


class AppearanceQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("conference__slug", "participant__slug", "role")

    def published(self) -> Self:
        """Who the public may know to have been in the room."""
        return self.nameable().filter(public_conference("conference__"))

    def nameable(self) -> Self:
        """Who may be named, once the conference itself is public."""
        return self.unprotected().filter(participant__status=Status.PUBLISHED)

    def unprotected(self) -> Self:
        """The Chatham House Rule hides every participant's identity and affiliation, unless the
        organiser has named the person itself.
        """
        hidden = Q(
            conference__attribution_rule=AttributionRule.CHATHAM_HOUSE,
            participant__kind=ParticipantKind.PERSON,
            named_by_organiser=False,
        )
        return self.filter(~hidden)

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
        guests = known_only_from_nameless_meetings(records("position").published())
        return self.filter(conference, ~guests, status=Status.PUBLISHED)

    def taken_back(self) -> Self:
        """With a withdrawn holder its positions are hidden too, so less is asked of them here."""
        positions = records("position").filter(
            public_conference("conference__"), status=Status.PUBLISHED
        )
        hidden = embargoed("conference__") | known_only_from_nameless_meetings(positions)
        return super().taken_back().filter(~hidden)

    def for_list(self, *, preview: bool = False) -> Self:
        institutions = parts("institution", preview=preview)
        return self.select_related("country", "conference").prefetch_related(
            "names", "identifiers", Prefetch("institution", institutions)
        )
