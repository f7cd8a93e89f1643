from typing import Self

from django.db.models import Exists, OuterRef, Prefetch

from dialogues.choices import Status
from dialogues.querysets.conferences import embargoed, public_conference
from dialogues.querysets.editorial import EditorialQuerySet, NaturalKeyQuerySet, parts, records


class AuthorshipQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("document__slug", "participant__slug")

    def published(self) -> Self:
        return self.filter(participant__status=Status.PUBLISHED)


class SentenceQuerySet(NaturalKeyQuerySet):
    natural_key_fields = ("document__slug", "number")


class DocumentQuerySet(EditorialQuerySet):
    search_kind = "document"

    def published(self) -> Self:
        """Published, and about a public conference if about any; never about an embargoed one.

        A page that describes ten conferences shows once one of them does.
        """
        conferences = records("conference").filter(documents=OuterRef("pk"))
        return self.filter(
            ~Exists(conferences) | Exists(conferences.filter(public_conference())),
            ~Exists(conferences.filter(embargoed())),
            status=Status.PUBLISHED,
        )

    def taken_back(self) -> Self:
        conferences = records("conference").filter(documents=OuterRef("pk"))
        return super().taken_back().filter(~Exists(conferences.filter(embargoed())))

    def for_list(self, *, preview: bool = False) -> Self:
        """With all that a list prints, at a fixed number of queries; without the texts."""
        return self.defer("text").prefetch_related(
            Prefetch("publisher", parts("institution", preview=preview)),
            Prefetch("known_through", parts("document", preview=preview).defer("text")),
            Prefetch("conferences", parts("conference", preview=preview)),
            Prefetch(
                "authorships",
                parts("authorship", preview=preview).select_related("participant"),
            ),
        )
