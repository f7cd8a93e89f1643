"""What two editors made of the same place, side by side, and which of the two is to stand."""

from dataclasses import dataclass

from django.http import HttpRequest

from dialogues.editorial.comparing import clash_in_words
from dialogues.editorial.states import Clash
from dialogues.editorial.states.three_way import Side
from dialogues.models import EditorialRecord

KEEP = "keep-"
SIDES: tuple[Side, Side] = ("mine", "theirs")


@dataclass(frozen=True)
class ClashInWords:
    """``name`` is that of the two radio buttons; ``chosen`` is ``mine`` or ``theirs`` or empty."""

    name: str
    label: str
    base: str
    mine: str
    theirs: str
    chosen: str = ""


def chosen(request: HttpRequest) -> dict[str, Side]:
    """What the editor decided about each clash."""
    return {
        name.removeprefix(KEEP): side
        for name, value in request.POST.items()
        for side in SIDES
        if name.startswith(KEEP) and value == side
    }


def clashes_in_words(
    request: HttpRequest, record: EditorialRecord, clashes: list[Clash]
) -> list[ClashInWords]:
    decided = chosen(request)
    return [
        ClashInWords(f"{KEEP}{one.key}", *clash_in_words(record, one), decided.get(one.key, ""))
        for one in clashes
    ]
