"""What is coded in a text, as plain values: the workbench prints thousands of positions at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from dialogues.choices import AnchorState, AttributionRole, Layer, Stance
from dialogues.models import Attribution, Document, Position, Quotation

#: Longer statements are cut in the text; the form shows them whole. Code points.
LONGEST_STATEMENT = 160
STANCES = dict(Stance.choices)


@dataclass
class Coded:
    """A position with what stands of it in the text; ``spans`` in code points."""

    pk: int
    layer: str
    stance: str
    statement: str
    unattributed: bool
    address: str
    holders: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_own(self) -> bool:
        return self.layer == Layer.AUTHOR

    @property
    def stance_told(self) -> str:
        return str(STANCES.get(self.stance, self.stance)).lower()


def coded(document: Document, within: tuple[int, int] | None = None) -> list[Coded]:
    """The positions of the text, or those with words between two places of it; three queries."""
    spans = _spans(document, within)
    rows = Position.objects.filter(document=document).order_by("pk")
    if within is not None:
        rows = rows.filter(pk__in=list(spans))
    found = [
        Coded(pk, layer, stance, _short(statement), unattributed, "", spans=spans.get(pk, []))
        for pk, layer, stance, statement, unattributed in rows.values_list(
            "pk", "layer", "stance", "statement", "unattributed"
        )
    ]
    _tell_addresses(found)
    _tell_holders(found, document)
    return found


def _spans(document: Document, within: tuple[int, int] | None) -> dict[int, list[tuple[int, int]]]:
    quotations = Quotation.objects.filter(
        position__document=document, state=AnchorState.VERIFIED
    ).order_by("start")
    if within is not None:
        quotations = quotations.filter(start__lt=within[1], end__gt=within[0])
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pk, start, end in quotations.values_list("position", "start", "end"):
        found[pk].append((start or 0, end or 0))
    return found


def _tell_holders(found: list[Coded], document: Document) -> None:
    by_pk = {one.pk: one for one in found}
    held = Attribution.objects.filter(position__document=document, role=AttributionRole.HOLDER)
    if len(by_pk) <= MOST_NAMED:
        held = held.filter(position__in=list(by_pk))
    for pk, name in held.order_by("order", "pk").values_list("position", "participant__name"):
        if pk in by_pk:
            by_pk[pk].holders.append(name)


#: Above this many, their keys would make a longer query than all holders of the text.
MOST_NAMED = 200


def _tell_addresses(found: Iterable[Coded]) -> None:
    """Made from one address: to make each anew costs more than all else of a long page."""
    pattern = reverse("admin:dialogues_position_change", args=[0])
    for one in found:
        one.address = pattern.replace("/0/", f"/{one.pk}/")


def _short(statement: str) -> str:
    return (
        statement
        if len(statement) <= LONGEST_STATEMENT
        else f"{statement[: LONGEST_STATEMENT - 1]}…"
    )
