from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q

from dialogues.choices import (
    NAMELESS_RULES,
    AnchorState,
    AttributionRole,
    ParticipantKind,
    Status,
    TextVisibility,
)
from dialogues.querysets.conferences import embargoed, public_conference
from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, parts, records


def names_a_protected_person(conference: str) -> Q:
    """Attributions to a person where the conference's rule forbids naming one."""
    return Q(
        **{f"{conference}__attribution_rule__in": NAMELESS_RULES},
        participant__kind=ParticipantKind.PERSON,
    )


class AttributionQuerySet(NaturalKeyQuerySet):
    natural_key_fields = (
        "position__conference__slug",
        "position__number",
        "participant__slug",
        "role",
    )

    def published(self) -> Self:
        return self.unprotected().filter(participant__status=Status.PUBLISHED)

    def unprotected(self) -> Self:
        return self.exclude(names_a_protected_person("position__conference"))


class QuotationQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("position__conference__slug", "position__number", "order")

    def published(self) -> Self:
        """Words the rights of their document let the public see."""
        return self.exclude(position__document__visibility=TextVisibility.NOTHING)

    def to_mend(self) -> Self:
        """Quotations that do not stand in their document's text.

        Either a changed text has lost them, or the text became known only after they were entered.
        """
        unfound = Q(state=AnchorState.UNVERIFIED) & ~Q(position__document__text="")
        waiting = self.filter(Q(state=AnchorState.LOST) | unfound)
        return waiting.exclude(position__document=None)


class PositionRelationQuerySet(NaturalKeyQuerySet):
    natural_key_fields = (
        "source__conference__slug",
        "source__number",
        "target__conference__slug",
        "target__number",
        "kind",
    )

    def published(self) -> Self:
        """Between public positions, each looked up by itself: a list of all of them costs seconds."""
        visible = records("position").published()
        both = (Exists(visible.filter(pk=OuterRef(end))) for end in ("source", "target"))
        return self.filter(*both)


class PositionQuerySet(EditorialQuerySet):
    search_kind = "position"
    natural_key_fields = ("conference__slug", "number")

    def published(self) -> Self:
        """Published, with a public conference, document, holder and topic.

        A position that stands beside a person's name where the conference's rule forbids it is
        not shown at all: printed without its holder it would say something else.
        """
        attributions = records("attribution").filter(position=OuterRef("pk"))
        holders = attributions.published().filter(role=AttributionRole.HOLDER)
        protected = attributions.filter(names_a_protected_person("position__conference"))
        topics = records("topic").published().filter(positions=OuterRef("pk"))
        return self.filter(
            public_conference("conference__"),
            Q(document=None) | Q(document__in=records("document").published().values("pk")),
            Q(unattributed=True) | Exists(holders),
            ~Exists(protected),
            Exists(topics),
            status=Status.PUBLISHED,
        )

    def taken_back(self) -> Self:
        return super().taken_back().filter(~embargoed("conference__"))

    def for_list(self, *, preview: bool = False) -> Self:
        """With all that a list or a page prints, at a fixed number of queries."""
        attributions = parts("attribution", preview=preview)
        relations = parts("positionrelation", preview=preview)
        return (
            self.select_related("conference", "document")
            .defer("document__text")
            .prefetch_related(
                Prefetch("quotations", parts("quotation", preview=preview)),
                Prefetch("attributions", attributions.select_related("participant__country")),
                Prefetch("topics", parts("topic", preview=preview)),
                Prefetch("relations_out", relations),
                Prefetch("relations_in", relations),
                "about",
            )
        )
