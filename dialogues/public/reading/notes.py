"""One position as a note beside the text: its number, its side, the links to its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from dialogues.choices import AttributionRole, Layer
from dialogues.models import Document, Position
from dialogues.public.reading.choosing import Seen
from dialogues.public.reading.places import in_order, verified
from dialogues.public.reading.sides import TextSide
from dialogues.text.fragments import Fragments, at


@dataclass(frozen=True)
class Note:
    """``directive`` is the text fragment of its first words; ``source`` leads to them at the
    document's own address. ``places`` are the anchors of its passages, the first ``p<id>``."""

    number: int
    position: Position
    side: TextSide | None = None
    is_dim: bool = False
    directive: str = ""
    source: str = ""
    places: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"p{self.position.pk}"

    @property
    def further_places(self) -> list[tuple[int, str]]:
        """The other passages, counted from the second."""
        return list(enumerate(self.places[1:], start=2))

    @property
    def who(self) -> str:
        if self.position.layer == Layer.AUTHOR:
            return _("The text’s own voice")
        return self._named(AttributionRole.HOLDER) or _("Unattributed")

    @property
    def reporters(self) -> str:
        return self._named(AttributionRole.REPORTER)

    def _named(self, role: str) -> str:
        rows = self.position.attributions.all()
        return ", ".join(row.participant.name for row in rows if row.role == role)


def annotated(
    record: Document,
    positions: Iterable[Position],
    spans: list[tuple[int, int, int]],
    sides: Mapping[int, TextSide],
    seen: Seen,
    fragments: Fragments | None,
) -> dict[int, Note]:
    """The notes of the positions that have words in ``spans``, by position, in the text's order."""
    by_key = {one.pk: one for one in positions}
    found = {}
    for number, pk in enumerate(in_order(spans), start=1):
        position = by_key[pk]
        directive = directive_of(position, spans, fragments)
        found[pk] = Note(
            number=number,
            position=position,
            side=sides.get(pk),
            is_dim=not seen.fits(position, sides.get(pk)),
            directive=directive,
            source=at(record.url, directive) if record.url else "",
            places=places(pk, spans),
        )
    return found


def directive_of(
    position: Position, spans: list[tuple[int, int, int]], fragments: Fragments | None
) -> str:
    """For its first words. ``fragments``: of a text that may be read; else of the words alone."""
    first = min(span for span in spans if span[2] == position.pk)
    if fragments is not None:
        return fragments.of(*first[:2])
    exact = min(verified(position), key=lambda one: one.start or 0).exact
    return Fragments(exact, context=False).of(0, len(exact))


def places(pk: int, spans: list[tuple[int, int, int]]) -> list[str]:
    count = sum(1 for span in spans if span[2] == pk)
    return [f"p{pk}", *(f"p{pk}-{number}" for number in range(2, count + 1))]
