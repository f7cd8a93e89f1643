from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from dialogues.models import Document, Participant, Position, Quotation, Topic


@dataclass(frozen=True)
class Site:
    """Whose annotations they are, and under which addresses: the same from every door.

    ``absolute`` makes an address of a path; ``language`` is that of the editors' own words.
    """

    name: str
    language: str
    absolute: Callable[[str], str]

    def agents(self) -> dict[str, Any]:
        """The editors, who made the annotations, and the software that wrote them down."""
        home = self.absolute(reverse("public:home"))
        about = self.absolute(reverse("public:about"))
        return {
            "creator": {"id": about, "type": "Organization", "name": self.name},
            "generator": {"id": home, "type": "Software", "name": self.name, "homepage": home},
        }

    def page(self, record: Document | Position) -> str:
        return self.absolute(record.get_absolute_url())

    def text(self, document: Document) -> str:
        """Where the public reads the stored text, byte for byte."""
        return self.absolute(reverse("public:document-text", args=[document.slug]))

    def node(self, record: Topic | Participant) -> str:
        """What identifies a record in all linked data: its address in the API."""
        name = f"api:{record._meta.model_name}-detail"
        return self.absolute(reverse(name, args=[record.slug]))

    def of_position(self, position: Position) -> str:
        return self.absolute(reverse("public:position-annotation", args=[position.pk]))

    def of_document(self, document: Document) -> str:
        return self.absolute(reverse("api:document-annotations", args=[document.slug]))

    def annotation(self, quotation: Quotation) -> str:
        return f"{self.of_position(quotation.position)}#quotation-{quotation.pk}"
