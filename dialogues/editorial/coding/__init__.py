"""Coding a text: cut into sentences, each decided, each claim a position anchored to its words.

Every action is one revision and one step that its coder can take back; nothing is done over
somebody else's newer work.
"""

from dialogues.editorial.coding.claims import Claim, HeldBy, Passage, RelatedTo
from dialogues.editorial.coding.creating import CREATABLE, create_record, name_of_voice
from dialogues.editorial.coding.positions import (
    add_passage,
    change_position,
    create_position,
    remove_position,
)
from dialogues.editorial.coding.sentences import (
    Progress,
    cut_into_sentences,
    decide,
    decide_sentence,
    progress,
)
from dialogues.editorial.coding.steps import (
    AlreadyDone,
    ChangedMeanwhile,
    TextChanged,
    next_redo,
    next_undo,
)
from dialogues.editorial.coding.undoing import CannotUndo, redo, undo

__all__ = [
    "CREATABLE",
    "AlreadyDone",
    "CannotUndo",
    "ChangedMeanwhile",
    "Claim",
    "HeldBy",
    "Passage",
    "Progress",
    "RelatedTo",
    "TextChanged",
    "add_passage",
    "change_position",
    "create_position",
    "create_record",
    "cut_into_sentences",
    "decide",
    "decide_sentence",
    "name_of_voice",
    "next_redo",
    "next_undo",
    "progress",
    "redo",
    "remove_position",
    "undo",
]
