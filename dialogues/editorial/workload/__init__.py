"""What waits on the editors' desk, for one person and for all."""

from dialogues.editorial.workload.activity import Done, Editing, editing_now, lately
from dialogues.editorial.workload.entries import NOUNS, Entry
from dialogues.editorial.workload.queues import QUEUES, Queue, Waiting, waiting
from dialogues.editorial.workload.tallies import Tally, tallies
from dialogues.editorial.workload.texts import (
    lost_quotations,
    quotations_to_mend,
    sentences_to_code,
    uncoded,
    without_source,
)

__all__ = [
    "NOUNS",
    "QUEUES",
    "Done",
    "Editing",
    "Entry",
    "Queue",
    "Tally",
    "Waiting",
    "editing_now",
    "lately",
    "lost_quotations",
    "quotations_to_mend",
    "sentences_to_code",
    "tallies",
    "uncoded",
    "waiting",
    "without_source",
]
