from typing import Any

from dialogues.choices import InstitutionKind
from dialogues.filters.facets import naming
from dialogues.filters.facets.counting import Counting, Link, column, links
from dialogues.filters.facets.naming import choices
from dialogues.models import Appearance, Host


def _hosts(_question: Any) -> Any:
    return Host.objects.published()


def _people(_question: Any) -> Any:
    return Appearance.objects.published()


FACETS: dict[str, Counting] = {
    "kind": column("kind", choices(InstitutionKind)),
    "country": column("country", naming.countries),
    "conference": links(
        naming.conferences,
        Link(_hosts, "institution", "conference"),
        Link(_people, "institutions", "conference"),
    ),
}
