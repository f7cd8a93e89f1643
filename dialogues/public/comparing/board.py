"""The board as it is read: by outcome, each verdict in words, some with two positions facing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

from dialogues.analysis.convergence import Entry, Outcome, Reason, Verdict
from dialogues.analysis.convergence.wording import grounds, sensitivity
from dialogues.models import Position, PositionRelation
from dialogues.public.comparing.addresses import CompareAddresses

#: Entries that print their words, and entries in all.
MOST_FACING, MOST_ENTRIES = 12, 60
#: The outcomes that print words.
TELLING = (Outcome.DIFFER, Outcome.AGREE, Outcome.MIXED, Outcome.PAST)
#: Beside the words, never instead of them.
SIGNS = {
    Outcome.AGREE: "=",
    Outcome.DIFFER: "≠",
    Outcome.MIXED: "≈",
    Outcome.PAST: "∥",
    Outcome.TOO_LITTLE: "…",
}


@dataclass(frozen=True)
class EntryView:
    """``left`` and ``right`` are positions to be printed, or none where the words stand not here."""

    entry: Entry
    grounds: str
    sensitivity: str
    share: str
    left_url: str
    right_url: str
    left: Position | None = None
    right: Position | None = None
    relation: PositionRelation | None = None


@dataclass(frozen=True)
class OutcomeGroup:
    """``silent``: of its ``n`` entries those in which a side is not recorded; not listed.
    ``more``: how many others are not listed for want of room.
    """

    outcome: Outcome
    entries: list[EntryView]
    n: int
    silent: int

    @property
    def sign(self) -> str:
        return SIGNS[self.outcome]

    @property
    def more(self) -> int:
        return self.n - self.silent - len(self.entries)


def spread(entries: Iterable[Entry]) -> list[Entry]:
    """So many that all can print their words: of each outcome the first few, then the rest."""
    seen: Counter[Outcome] = Counter()
    ranked: list[tuple[bool, int, Entry]] = []
    for entry in entries:
        if entry.facing:
            ranked.append((seen[entry.outcome] >= MOST_FACING // len(TELLING), len(ranked), entry))
            seen[entry.outcome] += 1
    return [entry for _late, _place, entry in sorted(ranked, key=lambda one: one[:2])][:MOST_FACING]


def outcome_groups(
    entries: Sequence[Entry],
    facing: Sequence[Entry],
    positions: Mapping[int, Position],
    addresses: CompareAddresses,
) -> list[OutcomeGroup]:
    """``facing``: those of the entries that print their words, which are in ``positions``."""
    speaking = [one for one in entries if one.verdict.reason != Reason.SILENT]
    listed = {id(entry) for entry in speaking[:MOST_ENTRIES]}
    printed = {id(entry) for entry in facing}
    groups = []
    for outcome in Outcome:
        found = [one for one in entries if one.outcome == outcome]
        views = [
            entry_view(one, positions if id(one) in printed else {}, addresses)
            for one in found
            if id(one) in listed
        ]
        silent = sum(one.verdict.reason == Reason.SILENT for one in found)
        groups += [OutcomeGroup(outcome, views, len(found), silent)] if found else []
    return groups


def entry_view(
    entry: Entry, positions: Mapping[int, Position], addresses: CompareAddresses
) -> EntryView:
    left, right = entry.facing or (0, 0)
    return EntryView(
        entry,
        grounds(entry.verdict),
        sensitivity(entry.verdict),
        share_text(entry.verdict),
        addresses.cell(entry.row, entry.left.side.key),
        addresses.cell(entry.row, entry.right.side.key),
        positions.get(left),
        positions.get(right),
        _relation(entry, positions),
    )


def share_text(verdict: Verdict) -> str:
    """“0.33 (0.25–0.50)”; empty where nothing was compared."""
    if verdict.share is None or verdict.lowest is None or verdict.highest is None:
        return ""
    found = (verdict.share, verdict.lowest, verdict.highest)
    return "{} ({}–{})".format(*(number_format(one, 2) for one in found))


def _relation(entry: Entry, positions: Mapping[int, Position]) -> PositionRelation | None:
    if entry.relation is None or entry.relation.source not in positions:
        return None
    wanted = (entry.relation.target, entry.relation.kind)
    recorded = positions[entry.relation.source].relations_out.all()
    return next((one for one in recorded if (one.target_id, one.kind) == wanted), None)
