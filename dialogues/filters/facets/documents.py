from typing import Any

from dialogues.choices import DocumentKind
from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links, years
from dialogues.filters.facets.naming import choices
from dialogues.filters.facets.question import Question
from dialogues.filters.facets.value import FacetValue
from dialogues.models import Document


def _links(_question: Any) -> Any:
    return Document.conferences.through.objects.all()


def _languages(question: Question) -> list[FacetValue]:
    """A document whose language is not stated counts for none."""
    return [one for one in column("language", naming.languages)(question) if one.value]


FACETS: dict[str, Counting] = {
    "conference": links(naming.conferences, Link(_links, "document", "conference")),
    "kind": column("kind", choices(DocumentKind)),
    "language": _languages,
    "publisher": column("publisher", naming.institutions),
    "year": years(),
}
