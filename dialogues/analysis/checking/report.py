"""A text compared with what is recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogues.analysis.checking.cautions import cautions
from dialogues.analysis.checking.memory import current_index
from dialogues.analysis.checking.recorded import Recorded, words_of
from dialogues.filters.among import Among
from dialogues.models import ParticipantName, Position, Quotation
from dialogues.text.reuse import Finding, PassageIndex, search

MOST_PRINTED = 500
"""Items of one report."""


@dataclass(frozen=True)
class Item:
    """One recorded quotation in one place of the text."""

    finding: Finding
    recorded: Recorded
    position: Position
    quotation: Quotation
    cautions: list[str]


@dataclass(frozen=True)
class Report:
    """``checked``: quotations and translations looked for, ``too_short`` those that cannot be told
    from common words; ``complete`` is false where a bound cut the search or the list.
    """

    length: int
    checked: int
    too_short: int
    items: list[Item]
    complete: bool


def check(text: str, language: str = "") -> Report:
    """``language`` narrows it to quotations in that language and those whose language is not known.

    At a fixed number of queries. The text must have been bounded and cleaned.
    """
    index = current_index()
    found = search(index, text)
    pairs = [
        (finding, recorded)
        for finding in found.findings
        for recorded in index.keys[finding.passage]
        if isinstance(recorded, Recorded) and fits(recorded, language)
    ]
    items = list(public_items(index, pairs[:MOST_PRINTED], text))
    return Report(
        length=len(text),
        checked=counted(index, language),
        too_short=index.too_short,
        items=items,
        complete=found.complete and len(pairs) <= MOST_PRINTED,
    )


def fits(recorded: Recorded, language: str) -> bool:
    """A primary tag fits all its variants: ``zh`` fits ``zh-Hant``."""
    own = recorded.language
    return not language or not own or own == language or own.startswith(f"{language}-")


def counted(index: PassageIndex, language: str) -> int:
    if not language:
        return index.checked
    listed = (key for keys in index.keys for key in keys)
    return sum(isinstance(key, Recorded) and fits(key, language) for key in listed)


def public_items(
    index: PassageIndex, pairs: list[tuple[Finding, Recorded]], text: str
) -> Iterator[Item]:
    """Only what is public now, with the very words that were looked for."""
    wanted = {recorded.position for _finding, recorded in pairs}
    rows = Position.objects.published().filter(Among("pk", wanted)).for_list() if wanted else []
    positions = {position.pk: position for position in rows}
    names = names_of(positions.values())
    for finding, recorded in pairs:
        position = positions.get(recorded.position)
        quotation = position and quotation_of(position, recorded.quotation)
        if not position or not quotation:
            continue
        if words_of(quotation, recorded.of) == index.texts[finding.passage]:
            told = cautions(finding, recorded.of, position, quotation, text, names)
            yield Item(finding, recorded, position, quotation, told)


def quotation_of(position: Position, pk: int) -> Quotation | None:
    return next((one for one in position.quotations.all() if one.pk == pk), None)


def names_of(positions: Iterable[Position]) -> dict[int, list[str]]:
    """Every name of whoever the positions are given to, by participant; one query."""
    named = {
        row.participant_id: row.participant.name
        for position in positions
        for row in position.attributions.all()
    }
    found = {pk: [name] for pk, name in named.items()}
    if named:
        others = ParticipantName.objects.filter(Among("participant", named))
        for pk, text in others.order_by("pk").values_list("participant", "text"):
            found[pk].append(text)
    return found
